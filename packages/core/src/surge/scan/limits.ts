import type { ScoreRule } from './problem.ts';
import { createScore, dispersionOf, type Score } from './score.ts';

/**
 * Which counts can reach a score: so that a scan compares integers and takes logarithms only where it matters.
 * `limit[c]` is the largest expected count at which `c` cases still score `level` (a little more, never less); it
 * grows with c and ends with Infinity.
 */
export interface Limits {
  readonly level: number;
  readonly limit: Float64Array;
  /** Smallest count that can score `level` from the lower edge of each cell of expected counts on. */
  readonly table: Int32Array;
  readonly perUnit: number;
}

/** Levels are rounded down to this step so that a table serves many replicates. */
export const LEVEL_STEP = 0.5;
/** Root finding may stop a little early: better to look at one count too many. */
const MARGIN = 1e-8;
/** A step of Newton's method this small, as a share, is followed by one that is next to nothing. */
const NEAR = 1e-6;
const NEWTON_STEPS = 60;

/**
 * Largest e in (0, c E / C] with score(c, e) >= level, by Newton's method: the score is convex in e, so that it comes
 * from the left, after a guess that is too large as well. `least` is not above the answer.
 */
function poissonLimit(
  score: Score,
  count: number,
  level: number,
  cases: number,
  total: number,
  guess: number,
  least: number,
): number {
  const top = (count * total) / cases;
  if (level <= 0) return top;
  let e = Math.min(guess, top * (1 - MARGIN));
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const slope = count / e - (count < cases ? (cases - count) / (total - e) : 0);
    const move = (score(count, e, 0) - level) / slope;
    e = Math.min(top, Math.max(least, e + move));
    if (Math.abs(move) <= e * NEAR) break;
  }
  return Math.min(top, e * (1 + MARGIN));
}

/** Largest whole number of people with score(c, u) >= level, by bisection; 0 if even `count` people do not. */
function bernoulliLimit(
  score: Score,
  count: number,
  level: number,
  cases: number,
  people: number,
  from: number,
): number {
  let low = Math.max(from, count - 1);
  let high = Math.min(Math.floor((count * people) / cases), people - (cases - count));
  if (high < count || (low < count && score(count, count, 0) < level)) return from;
  if (low < count) low = count;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (score(count, middle, 0) >= level) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Table up to the first count that scores `level` even where `most` cases are expected. */
export function createLimits(rule: ScoreRule, level: number, most: number): Limits | undefined {
  if (rule.kind === 'dispersed') return undefined;
  const score = createScore(rule);
  const total = rule.kind === 'poisson' ? rule.expected : rule.people;
  const limit: number[] = [0];
  let [last, before] = [0, 0];
  for (let count = 1; count <= rule.cases && last < most; count++) {
    const least = last > 0 ? last / (1 + MARGIN) : start(count, level) * (total / rule.cases);
    // The limits lie close to a line.
    const guess = before > 0 ? 2 * last - before : least;
    const found =
      rule.kind === 'poisson'
        ? poissonLimit(score, count, level, rule.cases, total, guess, least)
        : bernoulliLimit(score, count, level, rule.cases, total, last);
    limit.push(found);
    before = last;
    last = found;
  }
  limit.push(Number.POSITIVE_INFINITY);
  const perUnit = cellsPerUnit(most);
  return { level, limit: Float64Array.from(limit), table: firstCounts(limit, most, perUnit), perUnit };
}

/** For each cell, the first count whose limit lies in it or beyond: no lesser one reaches the level there. */
function firstCounts(limit: readonly number[], most: number, perUnit: number): Int32Array {
  const table = new Int32Array(cellOf(most, perUnit) + 2);
  let from = 0;
  for (let count = 0; from < table.length; count++) {
    const to = limit[count]! < most ? cellOf(limit[count]!, perUnit) + 1 : table.length;
    if (to > from) table.fill(count, from, to);
    from = Math.max(from, to);
  }
  return table;
}

// Cells of expected counts: 128 to each power of two from 2^-12 to 16, then `perUnit` to each unit. Looking a
// threshold up there gives at most a little too low a count, which costs a second look and never a miss.
const LOG_CELLS_BITS = 7;
const LOG_RANGE = 12;
const LINEAR_FROM = 16;
const LOG_TOTAL = (LOG_RANGE + 4) << LOG_CELLS_BITS;
const EXPONENT_BIAS = 1023;

/** As many cells per unit as keep a table near 8,192 cells, 2 at most: small enough to stay near the processor. */
function cellsPerUnit(most: number): number {
  return Math.min(2, 8192 / Math.max(1, most));
}

const bits = new DataView(new ArrayBuffer(8));

/** The cell of an expected count: its exponent and the first bits of its fraction are one number already. */
export function cellOf(expected: number, perUnit: number): number {
  if (expected >= LINEAR_FROM) return LOG_TOTAL + Math.floor((expected - LINEAR_FROM) * perUnit);
  bits.setFloat64(0, expected);
  return Math.max(
    0,
    (bits.getInt32(0) >> (20 - LOG_CELLS_BITS)) - ((EXPONENT_BIAS - LOG_RANGE) << LOG_CELLS_BITS),
  );
}

/** An expected count so small that `count` cases score above the level: c ln(c / e) - c >= level. */
function start(count: number, level: number): number {
  return count * Math.exp(-(level / count) - 2);
}

/**
 * Smallest count that scores `level` under `dispersed`, by Newton's method: c ln(c / e) - (c - e) is convex in c and
 * at most (c - e)^2 / 2e, which gives the first guess.
 */
export function dispersedThreshold(level: number, expected: number, square: number, size: number): number {
  const needed = (level - MARGIN) * dispersionOf(expected, square, size);
  if (needed <= 0) return Math.floor(expected) + 1;
  let count = expected + Math.sqrt(2 * needed * expected);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const slope = Math.log(count / expected);
    const next = count - (count * slope - (count - expected) - needed) / slope;
    const moved = Math.abs(next - count);
    count = next;
    if (moved <= 1e-9 * count) break;
  }
  return Math.max(Math.floor(expected) + 1, Math.ceil(count - 1e-6));
}
