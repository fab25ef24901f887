import type { Evidence } from '@lockstep/core/assessment';
import type { Agreement } from '@lockstep/core/language';
import type { Areas } from './areas/set.ts';
import type { EvidenceStore } from './store/open.ts';

/** What `gatherEvidence` reads from: an opened workspace, as `loadWorkspace` gives it. */
export interface EvidenceBase {
  readonly agreement: Agreement;
  readonly areas: Evidence['areas'];
  /** The same with outlines: which areas are near each other. */
  readonly areaSets: readonly Areas[];
  readonly members: Evidence['members'];
  readonly store: EvidenceStore;
}
