/** Words of a statement, as they are compared, and where they stand. */
export interface Word {
  readonly plain: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}.,’'-]*/gu;

/** Endings that do not make another word for the purpose of comparison. */
const stem = (word: string): string =>
  word.length > 5 ? word.replace(/(?:ing|ed|es|s)$/, '') : word.length > 3 ? word.replace(/s$/, '') : word;

/** Statements longer than this are compared up to here. */
const LONGEST = 600;

export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const raw = match[0].replace(/[.,’'-]+$/, '');
    if (raw === '') continue;
    const plain = stem(
      raw
        .toLowerCase()
        .replace(/’/g, "'")
        .replace(/(\d),(?=\d)/g, '$1'),
    );
    found.push({ plain, start: match.index, end: match.index + raw.length });
    if (found.length >= LONGEST) break;
  }
  return found;
}

/** One stretch of the comparison: token ranges in the first and in the second text. */
export interface Stretch {
  readonly same: boolean;
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
}

/** Words too common to hold two texts together by themselves. */
const COMMON =
  /^(?:the|a|an|of|to|in|and|that|it|is|are|was|were|be|for|on|with|as|at|by|have|has|had|he|she|they|we|i|you|all|will|this)$/;

/**
 * Aligns two word lists by their longest common subsequence (Needleman and Wunsch 1970, with common words weighing
 * less), as stretches that are the same and stretches that differ. Quadratic in the number of words, of which there are at most 600.
 */
export function align(a: readonly Word[], b: readonly Word[]): Stretch[] {
  const width = b.length + 1;
  const table = new Float64Array((a.length + 1) * width);
  const weight = (word: string): number => (COMMON.test(word) ? 0.3 : 1);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const skip = Math.max(table[(i + 1) * width + j] as number, table[i * width + j + 1] as number);
      const word = (a[i] as Word).plain;
      const match =
        word === (b[j] as Word).plain ? weight(word) + (table[(i + 1) * width + j + 1] as number) : 0;
      table[i * width + j] = Math.max(skip, match);
    }
  }
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  let [fromA, fromB] = [0, 0];
  let same: boolean | undefined;
  const close = (next: boolean | undefined): void => {
    if (same !== undefined && (i > fromA || j > fromB))
      stretches.push({ same, a: [fromA, i], b: [fromB, j] });
    [fromA, fromB, same] = [i, j, next];
  };
  while (i < a.length || j < b.length) {
    const here = table[i * width + j] as number;
    const equal = i < a.length && j < b.length && (a[i] as Word).plain === (b[j] as Word).plain;
    if (equal && here === weight((a[i] as Word).plain) + (table[(i + 1) * width + j + 1] as number)) {
      if (same !== true) close(true);
      i++;
      j++;
    } else {
      if (same !== false) close(false);
      if (j >= b.length || (i < a.length && here === (table[(i + 1) * width + j] as number))) i++;
      else j++;
    }
  }
  close(undefined);
  return stretches;
}
