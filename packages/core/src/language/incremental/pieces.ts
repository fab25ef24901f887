import { BLOCK_WORDS } from '../lexer/words.ts';

/**
 * A text in pieces that can be read one by one: each begins where a block's word stands at the left margin, so that
 * no block, quoted text or comment lies in two of them. The first may begin with anything.
 */
export interface Cut {
  readonly text: string;
  /** Where each piece begins; the first begins at 0, and none is empty but that of an empty text. */
  readonly starts: Int32Array;
}

export function cut(text: string): Cut {
  const starts = [0];
  cutBetween(text, 1, text.length, starts);
  return { text, starts: Int32Array.from(starts) };
}

/** The piece that an offset lies in; at the border of two it is the second. */
export function pieceAt({ starts }: Cut, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Pieces of a changed text: `kept` of the old ones before the change, then some new ones, then `shared` old ones. */
export interface Recut extends Cut {
  readonly kept: number;
  readonly shared: number;
}

/** Cuts a text again where it differs from the one before. */
export function recut(before: Cut, text: string): Recut {
  const old = before.text;
  const limit = Math.min(old.length, text.length);
  const same = sameLength(limit, (from, to) => old.slice(from, to) === text.slice(from, to));
  const tail = sameLength(
    limit - same,
    (from, to) =>
      old.slice(old.length - to, old.length - from) === text.slice(text.length - to, text.length - from),
  );
  const shift = text.length - old.length;
  const { starts } = before;
  const count = starts.length;
  // A piece ends where the next one's first word begins: both have to be untouched, that word with what ends it.
  let kept = 0;
  while (kept + 1 < count && starts[kept + 1]! + LONGEST < same) kept++;
  let shared = 0;
  while (shared < count - kept && starts[count - 1 - shared]! > old.length - tail) shared++;
  const from = kept === 0 ? 0 : starts[kept]!;
  const to = shared === 0 ? text.length : starts[count - shared]! + shift;
  const middle: number[] = [from];
  cutBetween(text, from + 1, to, middle);
  const cutStarts = new Int32Array(kept + middle.length + shared);
  cutStarts.set(starts.subarray(0, kept));
  cutStarts.set(middle, kept);
  for (let i = 0; i < shared; i++) cutStarts[kept + middle.length + i] = starts[count - shared + i]! + shift;
  return { text, starts: cutStarts, kept, shared };
}

const STRIDE = 4096;

/** How long two texts are the same, at most `limit`: by strides, which the machine compares much faster than letters. */
function sameLength(limit: number, same: (from: number, to: number) => boolean): number {
  let low = 0;
  while (low + STRIDE <= limit && same(low, low + STRIDE)) low += STRIDE;
  let high = Math.min(limit, low + STRIDE);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (same(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const WORDS: ReadonlySet<string> = new Set(BLOCK_WORDS);
const LONGEST = Math.max(...BLOCK_WORDS.map((word) => word.length)) + 1;

/** Adds the places from `from` on and before `to` where a piece begins. A line that ends with CR alone hides one. */
function cutBetween(text: string, from: number, to: number, starts: number[]): void {
  for (let at = text.indexOf('\n', from - 1) + 1; at > 0 && at < to; at = text.indexOf('\n', at) + 1) {
    if (isLetter(text.charCodeAt(at)) && beginsBlock(text, at)) starts.push(at);
  }
}

function beginsBlock(text: string, at: number): boolean {
  let end = at;
  while (end - at < LONGEST && isLetter(text.charCodeAt(end))) end++;
  // A word may go on with digits, or with letters of other scripts.
  const next = text.charCodeAt(end);
  if (next > 127 || (next >= 48 && next <= 57) || next === 95) return false;
  return WORDS.has(text.slice(at, end).toLowerCase());
}

function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
}
