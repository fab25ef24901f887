import type { Quotation } from '../marks/index.ts';
import type { Report } from './reports.ts';

/** Words in quotation marks found in one sentence, before it is known who a pronoun stands for. */
export interface Draft {
  readonly kind: 'quoted' | 'mixed';
  /** UTF-16 offsets of what was said. */
  readonly start: number;
  readonly end: number;
  readonly quotes: readonly Quotation[];
  /** Token index of the first quotation. */
  readonly site: number;
  /** Undefined where the sentence holds nothing but the quotation. */
  readonly report: Report | undefined;
}
