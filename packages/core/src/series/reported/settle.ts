import { overlaps } from '../../calendar/index.ts';
import { closureOf } from './closure.ts';
import { groupsOf, networkOf } from './network.ts';
import { type Difference, type Relation, slack } from './reports.ts';
import { shorterFirst, type Total } from './totals.ts';

/** What can be true together, and what had to be widened or set aside for that. */
interface Settled<T> {
  readonly settled: readonly T[];
  readonly differences: readonly Difference[];
}

/**
 * Takes in totals from the shortest to the longest. One that contradicts those before it is widened to the hull of
 * itself and what they add up to; and those that share days with it are widened by as much as is missing, so that
 * either side may be right.
 */
export function settleReports(totals: readonly Total[]): Settled<Total> {
  const differences: Difference[] = [];
  const settled = groupsOf(totals).flatMap((group) => {
    if (networkOf(group).consistent) return group;
    const taken: Total[] = [];
    for (const total of [...group].sort(shorterFirst).map((one) => ({ ...one }))) {
      const { low, high } = networkOf(taken).between(total.from, total.to);
      const parts = taken.filter((one) => overlaps(one, total));
      taken.push(total);
      const [tooMuch, tooLittle] = [total.low > high + slack(high), total.high < low - slack(low)];
      if (!tooMuch && !tooLittle) continue;
      for (const part of parts) {
        if (tooMuch) part.high += total.high - high;
        else part.low = Math.max(0, part.low - (low - total.low));
      }
      total.low = Math.min(total.low, low);
      total.high = Math.max(total.high, high);
      const ids = [total, ...parts].flatMap((one) => one.ids);
      differences.push({ from: total.from, to: total.to, ids });
    }
    return taken;
  });
  return { settled: settled.sort(shorterFirst), differences };
}

/** The relations that agree with the totals and with each other, taken in order; the others are differences. */
export function settleRelations(totals: readonly Total[], relations: readonly Relation[]): Settled<Relation> {
  const settled: Relation[] = [];
  const differences: Difference[] = [];
  for (const relation of relations) {
    const { from, to, id } = relation;
    if (closureOf(totals, [...settled, relation])) settled.push(relation);
    else differences.push({ from, to, ids: [id] });
  }
  return { settled, differences };
}
