import type { When } from './dates/index.ts';
import type { Figure } from './figures/index.ts';

/** UTF-16 offsets into the given text: `text.slice(start, end)` is the exact text. */
export interface Cut {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Who said it: the words that name the speaker, and the person they stand for where the text tells. */
export interface Speaker extends Cut {
  readonly person?: string;
}

/**
 * `quoted`: all of it stands in quotation marks, or under a speaker's label; `mixed`: a sentence of the reporter with
 * quoted parts in it; `indirect`: the reporter's words only, a candidate of a lower grade.
 */
export type StatementKind = 'quoted' | 'mixed' | 'indirect';

/** One thing somebody said, as found in a text. */
export interface FoundStatement extends Cut {
  readonly kind: StatementKind;
  readonly speaker: Speaker | null;
  /** The words that report: "said", "according to"; null where the speaker is carried over. */
  readonly cue: string | null;
  /** When it was said, as far as the text and its date tell. */
  readonly said: When;
  /** Figures in it, with the words that qualify them. */
  readonly figures: readonly Figure[];
  /** The parts in quotation marks, without the marks. */
  readonly quotes: readonly Cut[];
  /** Title, office or trade of the speaker, as the text gives it. */
  readonly capacity: string | null;
  /** "reporters", "CNN": to whom it was said. */
  readonly addressee: string | null;
  /** Where it was said. */
  readonly place: string | null;
  /** The sentence that holds it. */
  readonly context: Cut;
  /** The speaker is described but not named: "a senior official, who asked not to be named". */
  readonly unnamed: boolean;
  /** Index of the statement that this one goes on from ("..." he said, "..."), or null. */
  readonly continues: number | null;
}
