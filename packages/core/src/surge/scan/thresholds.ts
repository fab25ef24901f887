import { dispersedThreshold } from './limits.ts';
import type { ScanProblem } from './problem.ts';
import type { WindowSums } from './steps.ts';

/** Expected counts along the members of a chunk of centres, and the largest count there that does not matter. */
export interface Chunk {
  /** Centres from .. to - 1; members of the first start at `base`. */
  from: number;
  to: number;
  base: number;
  readonly expected: Float64Array;
  readonly square: Float64Array;
}

/** Sums of expected counts along each centre's members: the same additions in the same order as the plain code. */
export function sumChunk(problem: ScanProblem, sums: WindowSums, chunk: Chunk): void {
  const { start, member, closes } = problem.zones;
  chunk.base = start[chunk.from]!;
  for (let centre = chunk.from; centre < chunk.to; centre++) {
    let [expected, square] = [0, 0];
    for (let j = start[centre]!; j < start[centre + 1]!; j++) {
      expected += sums.expected[member[j]!]!;
      square += sums.square[member[j]!]!;
      chunk.expected[j - chunk.base] = closes[j] === 0 ? Number.POSITIVE_INFINITY : expected;
      chunk.square[j - chunk.base] = square;
    }
  }
}

/**
 * Writes, for each member, the largest count that cannot score `level` there under the `dispersed` score, or `never`
 * where no zone ends. For the other scores the kernel reads a table.
 */
export function writeThresholds(
  problem: ScanProblem,
  chunk: Chunk,
  level: number,
  size: number,
  never: number,
  into: Int16Array | Int32Array,
): void {
  const least = Math.max(1, problem.minimumCases);
  const members = problem.zones.start[chunk.to]! - chunk.base;
  for (let at = 0; at < members; at++) {
    const expected = chunk.expected[at]!;
    const count =
      expected === Number.POSITIVE_INFINITY
        ? never + 1
        : dispersedThreshold(level, expected, chunk.square[at]!, size);
    into[at] = Math.min(never, Math.max(least, count) - 1);
  }
}
