import { limitTables, roundedLevel } from './limit-tables.ts';
import { firstLivePeriod, type ScanProblem, type Window, windowsOf } from './problem.ts';
import { createScore } from './score.ts';

/** The best zone and window around one centre. */
export interface Candidate {
  readonly centre: number;
  /** Number of members of the zone, counted from the centre outward. */
  readonly size: number;
  readonly window: Window;
  readonly observed: number;
  readonly expected: number;
  readonly square: number;
  readonly score: number;
}

/** Scores nearer to each other than this are the same. */
export const SCORE_TOLERANCE = 1e-9;

/** Sums over the live periods up to each, one more than there are: of one place, or of the members of a zone. */
interface Running {
  readonly cases: Float64Array;
  readonly expected: Float64Array;
  readonly square: Float64Array;
}

/** Running sums of every place, `length` values each. */
function runningByPlace(problem: ScanProblem, first: number, length: number): Running {
  const { places } = problem;
  const [cases, expected, square] = [0, 1, 2].map(() => new Float64Array(places * length));
  for (let place = 0; place < places; place++)
    for (let t = 1; t < length; t++) {
      const cell = (first + t - 1) * places + place;
      const at = place * length + t;
      const e = problem.expected[cell]!;
      cases![at] = cases![at - 1]! + problem.cases[cell]!;
      expected![at] = expected![at - 1]! + e;
      square![at] = square![at - 1]! + e * e;
    }
  return { cases: cases!, expected: expected!, square: square! };
}

function addPlace(from: Running, place: number, length: number, into: Running): void {
  const base = place * length;
  for (let t = 1; t < length; t++) {
    into.cases[t] = into.cases[t]! + from.cases[base + t]!;
    into.expected[t] = into.expected[t]! + from.expected[base + t]!;
    into.square[t] = into.square[t]! + from.square[base + t]!;
  }
}

/**
 * The best candidate of every centre that has one, in the order of the centres. Of equal candidates of one centre
 * the smallest zone is taken, then the window that ends first, then the longest.
 */
export function bestByCentre(problem: ScanProblem): Candidate[] {
  const { zones, periods } = problem;
  const windows = windowsOf(problem.windows, periods);
  const score = createScore(problem.score);
  const limits = limitTables(problem);
  const candidates: Candidate[] = [];
  const live = firstLivePeriod(problem.windows, periods);
  const length = periods - live + 1;
  const byPlace = runningByPlace(problem, live, length);
  const begins = Int32Array.from(windows, ({ from }) => from - live);
  const ends = Int32Array.from(windows, ({ to }) => to - live);
  for (let centre = 0; centre + 1 < zones.start.length; centre++) {
    const running: Running = {
      cases: new Float64Array(length),
      expected: new Float64Array(length),
      square: new Float64Array(length),
    };
    let best: Candidate | undefined;
    let table = limits(0)?.limit;
    const first = zones.start[centre]!;
    for (let j = first; j < zones.start[centre + 1]!; j++) {
      addPlace(byPlace, zones.member[j]!, length, running);
      if (zones.closes[j] === 0) continue;
      for (let w = 0; w < windows.length; w++) {
        const from = begins[w]!;
        const to = ends[w]!;
        const observed = running.cases[to]! - running.cases[from]!;
        if (observed < problem.minimumCases) continue;
        const expected = running.expected[to]! - running.expected[from]!;
        if (table && observed < table.length && expected > table[observed]!) continue;
        const square = running.square[to]! - running.square[from]!;
        const value = score(observed, expected, square);
        if (value <= (best?.score ?? 0) + SCORE_TOLERANCE / 100) continue;
        best = { centre, size: j - first + 1, window: windows[w]!, observed, expected, square, score: value };
        table = limits(roundedLevel(value))?.limit;
      }
    }
    if (best) candidates.push(best);
  }
  return candidates;
}
