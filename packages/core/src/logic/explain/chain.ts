import type { Formula } from '../formula.ts';
import type { Record } from './record.ts';
import { type Chain, type Rule, type Situation, unfold } from './unfold.ts';

/** One step of what a formula means; a chain that has no days for a witness is a choice among nothing. */
export function ruleOf(situation: Situation, record: Record): Rule {
  const rule = unfold(situation, record);
  if (rule.kind !== 'chain' || Math.sign(rule.nearest - rule.furthest) !== -rule.step) return rule;
  return { kind: 'count', least: rule.flip ? 0 : 1, parts: [] };
}

/** A part of a chain: one that ends a way in which the chain holds, or one that all further ways need. */
export interface Link {
  readonly part: Situation;
  readonly last: boolean;
}

/**
 * The ways in which a chain holds, from the day judged outwards: each consists of one last link and of all links before
 * it that are not last ones. For `since` these are a witness and the left side on the days after it. Flipped, they are
 * the ways in which there is none: a day without the left side and no witness from that day on, or no witness at all.
 */
export function* linksOf({
  left,
  right,
  row,
  nearest,
  furthest,
  end,
  step,
  flip,
}: Chain): Generator<Link, void> {
  const on = (formula: Formula, day: number): Situation => ({ formula, row, day, flip });
  for (let day = end; day !== furthest; day -= step) {
    if (Math.sign(nearest - day) !== -step) yield { part: on(right, day), last: !flip };
    yield { part: on(left, day), last: flip };
  }
  yield { part: on(right, furthest), last: true };
}
