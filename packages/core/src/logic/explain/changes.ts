import type { Change } from '../verdict.ts';
import { type Ground, groundFor } from './crop.ts';
import { judge } from './judge.ts';
import { turningNeeds } from './needs.ts';
import { applied, demandsOf, type Plan, plansFor, type Side, type Where } from './plans.ts';
import { type Record, recordOf } from './record.ts';
import { type Situation, verdictOf } from './unfold.ts';

/** What is judged is changed rather than what it is compared with, on common days rather than in one window. */
const SIDES: readonly Side[] = ['left', 'right'];
const PLACES: readonly Where[] = ['common', 'worst'];

/**
 * A smallest change of the deciding values that would turn the verdict: all of the changes together. Each list is
 * tried on the evidence before it is given; where none turns the verdict the list is empty.
 */
export function smallestChanges(top: Situation, record: Record): readonly Change[] {
  const wanted = verdictOf(top, record) === 'met' ? 'not met' : 'met';
  const needs = turningNeeds(top, wanted, record);
  if (!needs) return [];
  for (const side of SIDES) {
    const demands = demandsOf(needs, side, record.trace);
    if (!demands) continue;
    const ground = groundFor(
      top,
      record,
      demands.map(({ cells }) => cells),
    );
    const turns = (plans: readonly Plan[]) => {
      const supposed = { ...ground, trace: plans.reduce(applied, ground.trace) };
      return judge(top.formula, top.row, top.day, supposed, record.outside).verdict === wanted;
    };
    for (const where of PLACES) {
      const plans = plansFor(demands, where, ground, record.outside);
      if (plans && turns(plans)) return plans.map(({ change }) => change);
    }
    const changes = stepByStep(side, top, wanted, ground, record);
    if (changes.length > 0) return changes;
  }
  return [];
}

/** How many changes are put one after another before giving up. */
const STEPS = 8;

/** Makes the largest of the changes, looks again at what is left, and so on: good changes, though perhaps not the fewest. */
function stepByStep(
  side: Side,
  top: Situation,
  wanted: 'met' | 'not met',
  ground: Ground,
  first: Record,
): readonly Change[] {
  const changes: Change[] = [];
  let [supposed, record] = [ground, first];
  while (changes.length < STEPS) {
    const needs = turningNeeds(top, wanted, record);
    const demands = needs && demandsOf(needs, side, supposed.trace);
    const plans = (demands && plansFor(demands, 'worst', supposed, first.outside)) ?? [];
    const [plan] = plans.toSorted((a, b) => Math.abs(b.change.by) - Math.abs(a.change.by));
    if (!plan) return [];
    changes.push(plan.change);
    supposed = { ...ground, trace: applied(supposed.trace, plan) };
    record = recordOf(top.formula, supposed.trace, top.day, first.outside, ground.memo);
    if (verdictOf(top, record) === wanted) return changes;
  }
  return [];
}
