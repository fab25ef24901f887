import type { Change } from '../verdict.ts';
import { type Ground, groundsFor } from './crop.ts';
import { judge } from './judge.ts';
import { turningNeeds } from './needs.ts';
import { applied, demandsOf, type Plan, plansFor, type Side } from './plans.ts';
import { type Record, recordOf } from './record.ts';
import { type Situation, verdictOf } from './unfold.ts';

/** What is judged is changed rather than what it is compared with. */
const SIDES: readonly Side[] = ['left', 'right'];

/**
 * A smallest change of the deciding values that would turn the verdict: all of the changes together. Each list is
 * tried on the evidence before it is given; where none turns the verdict the list is empty.
 */
export function smallestChanges(top: Situation, record: Record): readonly Change[] {
  const wanted = verdictOf(top, record) === 'met' ? 'not met' : 'met';
  const needs = turningNeeds(top, wanted, record);
  if (!needs) return [];
  const groundFor = groundsFor(top, record);
  for (const side of SIDES) {
    const demands = demandsOf(needs, side, record.trace);
    if (!demands) continue;
    const ground = groundFor(demands.map(({ cells }) => cells));
    const plans = plansFor(demands, 'common', ground, record.outside);
    if (plans) {
      const supposed = { ...ground, trace: plans.reduce(applied, ground.trace) };
      const { verdict } = judge(top.formula, top.row, top.day, supposed, record.outside);
      if (verdict === wanted) return plans.map(({ change }) => change);
    }
    const changes = stepByStep(side, top, wanted, ground, record);
    if (changes.length > 0) return changes;
  }
  return [];
}

/** How often what is left is looked at before giving up. */
const ROUNDS = 8;

/**
 * Makes the first change of each measure in each area, looks again at what is left, and so on: good changes, though
 * perhaps not the fewest.
 */
function stepByStep(
  side: Side,
  top: Situation,
  wanted: 'met' | 'not met',
  ground: Ground,
  first: Record,
): readonly Change[] {
  const changes: Change[] = [];
  let [trace, record] = [ground.trace, first];
  for (let round = 0; round < ROUNDS; round++) {
    const needs = turningNeeds(top, wanted, record);
    const demands = needs && demandsOf(needs, side, trace);
    const plans = demands && plansFor(demands, 'worst', { ...ground, trace }, first.outside);
    if (!plans) return [];
    const made = firstOfEach(plans);
    changes.push(...made.map(({ change }) => change));
    trace = made.reduce(applied, trace);
    record = recordOf(top.formula, trace, top.day, first.outside, ground.memo);
    if (verdictOf(top, record) === wanted) return changes;
  }
  return [];
}

/** The first change of each measure in each area: the windows of others may overlap it. */
function firstOfEach(plans: readonly Plan[]): Plan[] {
  const keys = plans.map(({ change }) => `${change.measure} ${change.area}`);
  return plans.filter((_, i) => keys.indexOf(keys[i]!) === i);
}
