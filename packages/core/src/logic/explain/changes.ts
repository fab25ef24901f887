import type { Change } from '../verdict.ts';
import { type Ground, groundFor } from './crop.ts';
import { judge } from './judge.ts';
import { turningNeeds } from './needs.ts';
import { applied, demandsOf, type Manner, type Plan, plansFor, type Side } from './plans.ts';
import { type Record, recordOf } from './record.ts';
import { type Situation, verdictOf } from './unfold.ts';

/** What is judged is changed rather than what it is compared with, on common days rather than in one window. */
const SIDES: readonly Side[] = ['left', 'right'];
const MANNERS: readonly Manner[] = [
  { where: 'common', extra: 0 },
  { where: 'common', extra: 1 },
  { where: 'worst', extra: 0 },
  { where: 'worst', extra: 1 },
];

/**
 * A smallest change of the deciding values that would turn the verdict: all of the changes together. Each list is
 * tried on the evidence before it is given; where none turns the verdict the list is empty.
 */
export function smallestChanges(top: Situation, record: Record): readonly Change[] {
  const needs = turningNeeds(top, record);
  if (!needs || needs.length === 0) return [];
  const wanted = verdictOf(top, record) === 'met' ? 'not met' : 'met';
  for (const side of SIDES) {
    const demands = demandsOf(needs, side, record.trace);
    if (!demands) continue;
    const ground = groundFor(
      top,
      record,
      demands.map(({ cells }) => cells),
    );
    for (const manner of MANNERS) {
      const plans = plansFor(demands, manner, ground, record.outside);
      if (plans && turns(plans, wanted, top, ground, record)) return plans.map(({ change }) => change);
    }
    const changes = stepByStep(side, top, wanted, ground, record);
    if (changes.length > 0) return changes;
  }
  return [];
}

function turns(
  plans: readonly Plan[],
  wanted: string,
  top: Situation,
  ground: Ground,
  record: Record,
): boolean {
  const supposed = { ...ground, trace: plans.reduce(applied, ground.trace) };
  return judge(top.formula, top.row, top.day, supposed, record.outside).verdict === wanted;
}

/** How many changes are put one after another before giving up. */
const STEPS = 8;

/** Meets the worst demand, looks again at what is left, and so on: good changes, though perhaps not the fewest. */
function stepByStep(
  side: Side,
  top: Situation,
  wanted: string,
  ground: Ground,
  first: Record,
): readonly Change[] {
  const plans: Plan[] = [];
  let [supposed, record] = [ground, first];
  while (plans.length < STEPS) {
    const needs = turningNeeds(top, record);
    if (!needs || needs.length === 0) return [];
    const worst = needs.reduce((a, b) => (Math.abs(b.by) > Math.abs(a.by) ? b : a));
    const demands = demandsOf([worst], side, supposed.trace);
    const manner = { where: 'worst', extra: worst.by === 0 ? 1 : 0 } as const;
    const plan = demands && plansFor(demands, manner, supposed, first.outside)?.[0];
    if (!plan) return [];
    plans.push(plan);
    supposed = { ...ground, trace: applied(supposed.trace, plan) };
    record = recordOf(top.formula, supposed.trace, top.day, first.outside, ground.memo);
    if (verdictOf(top, record) === wanted) return plans.map(({ change }) => change);
  }
  return [];
}
