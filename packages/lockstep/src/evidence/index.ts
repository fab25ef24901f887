export { evidenceRoot } from './digest.ts';
export { type EvidenceBase, gatherEvidence } from './gather.ts';
export type { EventSource, EvidenceItem, ItemQuery } from './store/source.ts';
