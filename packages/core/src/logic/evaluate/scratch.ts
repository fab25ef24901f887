import type { Truth } from './grid.ts';

/**
 * Arrays for results that live no longer than the next step of an evaluation. Touching fresh memory costs more than
 * computing on it, so a few arrays that were given back are used again. They hold old values until overwritten.
 */
const spare: Float64Array[] = [];
const MOST = 6;
const LONGEST = 2 ** 21;
const SHORTEST = 2 ** 12;

/** An array of exactly `n` numbers, not cleared: every cell has to be written. */
export function take(n: number): Float64Array {
  const index = spare.findIndex((array) => array.length === n);
  return index < 0 ? new Float64Array(n) : spare.splice(index, 1)[0]!;
}

/** Gives an array back. The caller must be the only one who still has it. */
export function giveBack(array: Float64Array): void {
  if (array.length < SHORTEST || array.length > LONGEST || spare.includes(array)) return;
  if (spare.length >= MOST) spare.shift();
  spare.push(array);
}

/**
 * Gives back the margins of truths that nothing will look at again, unless the result is a view of them. The arrays
 * of a truth belong to it alone; those of terms may belong to the evidence and are never given back.
 */
export function spend(result: Truth, parts: readonly Truth[]): Truth {
  for (const { low, high } of parts) {
    for (const array of [low, high]) if (array !== result.low && array !== result.high) giveBack(array);
  }
  return result;
}
