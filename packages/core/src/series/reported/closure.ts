import { type Network, networkOf } from './network.ts';
import { type Extent, type Relation, slack } from './reports.ts';
import { keyOf, type Total } from './totals.ts';

/** Totals that bound each other, and what they say of the days between. */
export interface Closure {
  readonly totals: readonly Total[];
  readonly network: Network;
}

/** Enough for ratios that close in on a number step by step. */
const ROUNDS = 1000;

/**
 * The totals with the bounds that they and the relations leave, or undefined where no numbers fit. Without relations
 * the bounds are as tight as can be. Relations are taken in one by one by bounds propagation to a fixpoint (E. Davis,
 * "Constraint propagation with interval labels", Artificial Intelligence 32, 1987), which may leave wider bounds than
 * need be: a relation sees the bounds of its two totals, and not how they depend on each other. Stopping early is
 * sound, as every step keeps all solutions.
 */
export function closureOf(said: readonly Total[], relations: readonly Relation[]): Closure | undefined {
  const totals = said.map((total) => ({ ...total }));
  const byDays = new Map(totals.map((total) => [keyOf(total), total]));
  const compared = relations.map((relation) => {
    return { relation, total: byDays.get(keyOf(relation))!, other: byDays.get(keyOf(relation.other))! };
  });
  for (let round = 0; ; round++) {
    const network = networkOf(totals);
    if (!network.consistent) return undefined;
    for (const total of totals) narrow(total, network.between(total.from, total.to));
    let changed = false;
    for (const { relation, total, other } of compared) changed = compare(total, other, relation) || changed;
    if (!changed || round === ROUNDS) return { totals, network };
  }
}

/** `relation.low * other <= total <= relation.high * other`, in both directions. */
function compare(total: Total, other: Total, { low, high }: Extent): boolean {
  // None of any number is none, though nothing be known of the number.
  const forward = narrow(total, { low: low * other.low, high: high > 0 ? high * other.high : 0 });
  const back = narrow(other, { low: total.low / high, high: total.high / low });
  return forward || back;
}

/** Takes over bounds that are tighter by more than rounding. What is not a number bounds nothing. */
function narrow(total: Total, { low, high }: Extent): boolean {
  const [raise, lower] = [low > total.low + slack(low), high < total.high - slack(high)];
  if (raise) total.low = outward(low, -1);
  if (lower) total.high = outward(high, 1);
  return raise || lower;
}

/** A bound moved outward: whole numbers come from exact sums and stay, others move by more than rounding can have taken. */
function outward(value: number, direction: 1 | -1): number {
  return Number.isInteger(value) ? value : value + direction * 1e-12 * (1 + Math.abs(value));
}
