import { type KnownSpeaker, plainName } from '../registers/index.ts';
import type { FoundStatement, StatementKind } from '../statement.ts';

/** A statement on the register is word for word, in other words, or in another language. */
export const REGISTER_KINDS = ['verbatim', 'paraphrase', 'translation'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** How one statement relates to another. */
export const RELATIONS = ['repeats', 'contradicts', 'clarifies', 'reacts to'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What the register keeps of a statement; a reviewer may correct each of it. Dates are ISO, empty when not known. */
export interface Entry {
  readonly said: string;
  readonly speaker: string;
  readonly capacity: string;
  readonly party: string;
  readonly kind: RegisterKind;
  readonly text: string;
  /** Ids of conditions, commitments, adjustments and measures. */
  readonly bearsOn: readonly string[];
  /** Id of an adjustment that it announces. */
  readonly announces: string;
  readonly announcedFor: string;
  readonly relates: readonly { readonly to: string; readonly how: Relation }[];
  readonly note: string;
}

/** A statement found, waiting for a person to judge it. */
export interface Candidate {
  readonly id: string;
  /** How it stands in the source. `indirect` ones are of a lower grade and never verbatim. */
  readonly found: StatementKind;
  /** UTF-16 offsets into the source. */
  readonly start: number;
  readonly end: number;
  /** The sentence around it. */
  readonly context: string;
  /** The words that name the speaker in the source. */
  readonly speakerWords: string;
  readonly proposed: Entry;
}

const slug = (name: string): string =>
  plainName(name)
    .split(' ')
    .at(-1)
    ?.replace(/[^\p{L}\p{N}]+/gu, '') || 'unknown';

/** Turns what was found in a text into candidates for review. `known` looks a speaker up on the register. */
export function candidatesOf(
  statements: readonly FoundStatement[],
  known: (statement: FoundStatement) => KnownSpeaker | undefined,
): Candidate[] {
  const counts = new Map<string, number>();
  return statements.map((statement) => {
    const { kind, start, end, context, speaker, said, quotes, capacity } = statement;
    const entry = known(statement);
    const name = entry?.name ?? speaker?.person ?? speaker?.text.replace(/\s+/g, ' ') ?? '';
    const day = said.from !== null && said.from === said.to ? said.from : '';
    const stem = `${slug(name)}-${day || said.to || 'undated'}`;
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    // Of a partial quotation only the words in quotation marks are verbatim; the sentence goes into the note.
    const quoted = quotes.reduce((best, quote) => (quote.text.length > best.length ? quote.text : best), '');
    const partial = kind === 'mixed' && quoted !== '';
    return {
      id: count === 1 ? stem : `${stem}-${count}`,
      found: kind,
      start,
      end,
      context: context.text,
      speakerWords: speaker?.text ?? '',
      proposed: {
        said: day,
        speaker: name,
        capacity: entry?.capacity || (capacity ?? ''),
        party: entry?.party ?? '',
        kind: kind === 'indirect' ? 'paraphrase' : 'verbatim',
        text: partial ? quoted.replace(/[,，]$/, '') : statement.text,
        bearsOn: [],
        announces: '',
        announcedFor: '',
        relates: [],
        note: partial ? `In: ${context.text.replace(/\s+/g, ' ')}` : '',
      },
    };
  });
}
