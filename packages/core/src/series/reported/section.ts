import type { Day, Span } from '../../calendar/index.ts';
import { type Extent, type Run, roundingOf } from './reports.ts';

/** Runs that cover some days without a gap, and all that they say about the days between. */
export interface Section extends Span {
  /** Ends of runs in order: the first days of runs, and the days after their last. */
  readonly cuts: readonly Day[];
  readonly consistent: boolean;
  /** Bounds of the total from one day of the section to another. */
  readonly between: (from: Day, to: Day) => Extent;
}

/** `by` is the most that the running total at cut `to` can be above that at cut `from`. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/**
 * Totals over runs of days are differences of one running total, so that bounds of them are the constraints of a
 * "simple temporal problem", and the tightest bounds of any difference are lengths of shortest paths (R. Dechter,
 * I. Meiri, J. Pearl, "Temporal constraint networks", Artificial Intelligence 49, 1991). Paths are found by Bellman
 * and Ford's method with steps forward and backward by turns (J. Y. Yen, Quarterly of Applied Mathematics 27, 1970):
 * a few turns for totals that lie within each other.
 *
 * @param runs in the order of their first days
 */
export function sectionOf(runs: readonly Run[]): Section {
  const cuts = [...new Set(runs.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  const at = new Map(cuts.map((cut, i) => [cut, i]));
  const forward: Step[] = [];
  // Whatever is reported, the running total does not fall.
  const backward: Step[] = cuts.slice(1).map((_, i) => ({ from: i + 1, to: i, by: 0 }));
  for (const { from, to, low, high } of runs) {
    const [first, end] = [at.get(from)!, at.get(to + 1)!];
    forward.push({ from: first, to: end, by: high });
    backward.push({ from: end, to: first, by: -low });
  }
  const rounding = roundingOf(runs.flatMap(({ low, high }) => [low, high]));
  backward.sort((a, b) => b.from - a.from);

  /** Shortens distances until that is no longer possible; false where it would never end. */
  function shorten(distance: Float64Array): boolean {
    const relax = (steps: readonly Step[]): boolean => {
      let shorter = false;
      for (const { from, to, by } of steps) {
        const next = distance[from]! + by;
        if (next >= distance[to]! - rounding) continue;
        distance[to] = next;
        shorter = true;
      }
      return shorter;
    };
    for (let turn = 0; turn < cuts.length; turn++) {
      relax(forward);
      if (!relax(backward)) return true;
    }
    return false;
  }

  const found = new Map<number, Float64Array>();
  /** The most that the running total at each cut can be above that at one of them. */
  function above(source: number): Float64Array {
    const known = found.get(source);
    if (known) return known;
    const distance = new Float64Array(cuts.length).fill(Infinity);
    distance[source] = 0;
    shorten(distance);
    found.set(source, distance);
    return distance;
  }

  return {
    from: cuts[0]!,
    to: cuts.at(-1)! - 1,
    cuts,
    consistent: shorten(new Float64Array(cuts.length)),
    between: (from, to) => {
      // The runs of atoms that lie within these days, and those that the days lie within.
      const [inner, innerEnd] = [countBefore(cuts, from), countBefore(cuts, to + 2) - 1];
      const [outer, outerEnd] = [countBefore(cuts, from + 1) - 1, countBefore(cuts, to + 1)];
      return {
        low: Math.max(0, -above(innerEnd)[inner]! - rounding),
        high: above(outer)[outerEnd]! + rounding,
      };
    },
  };
}

/** How many of the days, which are in order, lie before one. */
function countBefore(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
