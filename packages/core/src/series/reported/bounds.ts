import { closureOf } from './closure.ts';
import type { Network } from './network.ts';
import type { Difference, Relation, Report, SpanBounds } from './reports.ts';
import { settleRelations, settleReports } from './settle.ts';
import { type Total, totalsOf } from './totals.ts';

export interface Bounded {
  /** Every run of days named by a report or a relation, shorter ones first. */
  readonly totals: readonly SpanBounds[];
  /** What is known of other runs of days. */
  readonly network: Network;
  readonly differences: readonly Difference[];
}

/**
 * Bounds of non-negative totals over runs of days that may overlap, from reports and relations. Sound: never narrower
 * than the truth. For reports alone exact: each bound is reached by some daily numbers with which all reports are
 * right. With relations the bounds may be wider, see `closureOf`.
 *
 * Rival reports of the same days give the hull of both. A longer report that contradicts its parts widens both, so
 * that either may be right. A relation that contradicts the reports is set aside. All are listed as differences.
 */
export function boundTotals(reports: readonly Report[], relations: readonly Relation[]): Bounded {
  const { totals, differences } = totalsOf(reports, relations);
  const said = settleReports(totals);
  const compared = settleRelations(said.settled, relations);
  const closure = closureOf(said.settled, compared.settled)!;
  return {
    totals: closure.totals.map(boundsOf),
    network: closure.network,
    differences: [...differences, ...said.differences, ...compared.differences],
  };
}

function boundsOf({ from, to, low, high, best, ids }: Total): SpanBounds {
  const reported = ids.length > 0;
  return { from, to, low, high, best: reported ? within(best, low, high) : middleOf(low, high), reported };
}

/** An estimate where none was reported: the middle, or what is certain where there is no upper end. */
export function middleOf(low: number, high: number): number {
  return high < Infinity ? (low + high) / 2 : low;
}

export function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
