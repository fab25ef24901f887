/** The answer in a sentence for each adjustment, those that stand alike together. */
import type { AdjustmentResult, Verdict } from '@lockstep/core/assessment';
import { formatDate } from '../text/dates.ts';
import { count, LEAD, listed } from '../words/index.ts';

/** Pending adjustments first; then those decided although their conditions are not all met. */
export function leads(adjustments: readonly AdjustmentResult[]): string[] {
  const pending = adjustments.filter(({ status }) => status === 'not decided');
  const decided = adjustments.filter(
    ({ status, gate }) => status !== 'not decided' && gate !== 'none' && gate !== 'open',
  );
  return [
    ...alike(pending).map((group) => pendingWords(group)),
    ...decided.map((one) => LEAD.decided(one.label, decidedDate(one), tally(one))),
  ];
}

const decidedDate = (one: AdjustmentResult): string | null => {
  const on = one.decidedOn ?? one.carriedOutOn;
  return on === null ? null : formatDate(on);
};

/** Adjustments with the same gate, held back by the same conditions, in the order of the first of them. */
function alike(adjustments: readonly AdjustmentResult[]): AdjustmentResult[][] {
  const groups = new Map<string, AdjustmentResult[]>();
  for (const one of adjustments) {
    const key = [one.gate, ...one.heldBackBy.map(({ condition }) => condition)].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function pendingWords(group: readonly AdjustmentResult[]): string {
  const [first] = group;
  if (!first) return '';
  const names = listed(group.map(({ label }) => `“${label}”`));
  const several = group.length > 1;
  switch (first.gate) {
    case 'open':
      return LEAD.open(names, several);
    case 'none':
      return LEAD.free(names, several);
    case 'closed':
      return LEAD.heldBack(names, several, tally(first));
    case 'undecided':
      return LEAD.undecided(names, several, tally(first));
  }
}

/** How many conditions have each verdict, the most frequent first. */
export function verdictCounts(one: AdjustmentResult): (readonly [verdict: Verdict, n: number])[] {
  const counts = new Map<Verdict, number>();
  for (const { verdict } of one.heldBackBy) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** `three are not met and one is open`. */
function tally(one: AdjustmentResult): string {
  return listed(
    verdictCounts(one).map(
      ([verdict, n]) => `${count(n).toLowerCase()} ${n === 1 ? 'is' : 'are'} ${verdict}`,
    ),
  );
}
