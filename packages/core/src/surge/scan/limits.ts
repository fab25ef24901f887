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
const MARGIN = 1e-9;
const NEWTON_STEPS = 60;

/** Largest e in (0, c E / C] with score(c, e) >= level, by Newton's method from the left: the score is convex in e. */
function poissonLimit(
  score: Score,
  count: number,
  level: number,
  cases: number,
  total: number,
  from: number,
): number {
  const top = (count * total) / cases;
  if (level <= 0) return top;
  let e = from;
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const gap = score(count, e, 0) - level;
    if (gap <= 0) break;
    const slope = count / e - (count < cases ? (cases - count) / (total - e) : 0);
    const next = Math.min(top, e + gap / slope);
    if (next - e <= e * 1e-12) break;
    e = next;
  }
  return e * (1 + MARGIN);
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
  let last = 0;
  for (let count = 1; count <= rule.cases; count++) {
    // From the left of the root: what sufficed for one case fewer, or next to nothing.
    last =
      rule.kind === 'poisson'
        ? poissonLimit(
            score,
            count,
            level,
            rule.cases,
            total,
            last > 0 ? last / (1 + MARGIN) : start(count, level) * (total / rule.cases),
          )
        : bernoulliLimit(score, count, level, rule.cases, total, last);
    limit.push(last);
    if (last >= most) break;
  }
  limit.push(Number.POSITIVE_INFINITY);
  const perUnit = cellsPerUnit(most);
  const table = new Int32Array(cellOf(most, perUnit) + 2);
  for (let cell = 0, count = 0; cell < table.length; cell++) {
    while (limit[count]! < lowerEdge(cell, perUnit)) count += 1;
    table[cell] = count;
  }
  return { level, limit: Float64Array.from(limit), table, perUnit };
}

// Cells of expected counts: 128 to each power of two from 2^-12 to 16, then `perUnit` to each unit. Looking a
// threshold up there gives at most a little too low a count, which costs a second look and never a miss.
const LOG_CELLS = 128;
const LOG_RANGE = 12;
const LINEAR_FROM = 16;
const LOG_TOTAL = LOG_CELLS * (LOG_RANGE + 4);

/** As many cells per unit as keep a table near 32,768 cells, 8 at most. */
function cellsPerUnit(most: number): number {
  return Math.min(8, 32_768 / Math.max(1, most));
}

export function cellOf(expected: number, perUnit: number): number {
  if (expected >= LINEAR_FROM) return LOG_TOTAL + Math.floor((expected - LINEAR_FROM) * perUnit);
  if (expected < 2 ** -LOG_RANGE) return 0;
  const exponent = Math.floor(Math.log2(expected));
  // log2 may round across a power of two.
  const power =
    expected < 2 ** exponent ? exponent - 1 : expected >= 2 ** (exponent + 1) ? exponent + 1 : exponent;
  return LOG_CELLS * (power + LOG_RANGE) + Math.floor((expected / 2 ** power - 1) * LOG_CELLS);
}

function lowerEdge(cell: number, perUnit: number): number {
  if (cell >= LOG_TOTAL) return (LINEAR_FROM + (cell - LOG_TOTAL) / perUnit) * (1 - MARGIN);
  if (cell === 0) return 0;
  return 2 ** (Math.floor(cell / LOG_CELLS) - LOG_RANGE) * (1 + (cell % LOG_CELLS) / LOG_CELLS);
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
