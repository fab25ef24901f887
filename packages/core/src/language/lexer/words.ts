/**
 * Every word with a meaning of its own. Words are recognised without regard to case; most of them may still be used
 * as names, the reserved ones (those that can stand inside a formula, and those that begin a block) may not.
 */

/** Words that begin a block. */
export const BLOCK_WORDS = [
  'agreement',
  'outline',
  'party',
  'areas',
  'source',
  'measure',
  'baseline',
  'occurrence',
  'anchor',
  'condition',
  'commitment',
  'power',
  'adjustment',
  'test',
] as const;
export type BlockWord = (typeof BLOCK_WORDS)[number];

type Blank = ' ' | '\n';

/** The words of a text, as a union of literals. */
type WordsIn<Text extends string> = Text extends `${infer First}${Blank}${infer Rest}`
  ? First | WordsIn<Rest>
  : Text;

/** Words of formulas and durations. */
const FORMULA_WORDS = `
and or not implies iff xor if then only true false historically once always eventually since until rises falls
whenever sum mean min max median count trend abs across together average highest lowest total in on at over
above below between before after while when within by from to of for no never every any each all some the most
least than more fewer less equal exactly half twice percent is are becomes stays remains under other happens
happened has last next earlier ago ahead consecutive must may means judged expect signing
` as const;

/** Words with a meaning only where the grammar asks for them. */
const PLAIN_WORDS = `
time zone signed also members clause basis note applies reading held joint declaration unwritten understanding
unilateral demand undisclosed annex events figures judgements statements occurrences sums counts takes deaths
unit valid type involving government civilians unknown side a b day days week weeks month months quarter year
years hours full one two three four five six seven eight nine ten eleven twelve january february march april
june july august september october november december jointly bring brings about achieve keep keeps refrain
owed cure start suspension freeze restart surviving violation fulfilment discharge exertion suspend resume
terminate waive rescind create exerted against requires decided consensus silence done known says as met
effect suspended fulfilled violated discharged terminated expired so far now surge confirmed up around inf infinity
` as const;

export type Word = BlockWord | Exclude<WordsIn<typeof FORMULA_WORDS> | WordsIn<typeof PLAIN_WORDS>, ''>;

function wordsIn(text: string): readonly Word[] {
  return text.trim().split(/\s+/) as Word[];
}

const ALL: readonly Word[] = [...BLOCK_WORDS, ...wordsIn(FORMULA_WORDS), ...wordsIn(PLAIN_WORDS)];

/** Code of each word in the token arrays; 0 is any other word. */
export const WORD_CODES: ReadonlyMap<string, number> = new Map(ALL.map((word, index) => [word, index + 1]));

/** The same codes as constants: `W.over`. */
export const W: Readonly<Record<Word, number>> = Object.fromEntries(WORD_CODES) as Record<Word, number>;

const LAST_RESERVED: number = BLOCK_WORDS.length + wordsIn(FORMULA_WORDS).length;

export function isBlockWord(code: number): boolean {
  return code > 0 && code <= BLOCK_WORDS.length;
}

/** True for words that cannot be names. */
export function isReserved(code: number): boolean {
  return code > 0 && code <= LAST_RESERVED;
}

export function isReservedName(name: string): boolean {
  return isReserved(WORD_CODES.get(name.toLowerCase()) ?? 0);
}

export function wordOf(code: number): Word | undefined {
  return ALL[code - 1];
}
