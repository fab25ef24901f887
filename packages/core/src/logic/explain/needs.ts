import type { Compare } from './leaves.ts';
import type { Record } from './record.ts';
import {
  type Chain,
  type Group,
  isGroup,
  marginOf,
  type Part,
  type Situation,
  unfold,
  verdictOf,
} from './unfold.ts';

/** A comparison whose margin has to move by so much. */
export interface Need {
  readonly leaf: Situation & { readonly formula: Compare };
  readonly by: number;
}

/**
 * The comparisons that have to turn for the whole to turn, with the distance of each: the cheapest choice at every
 * "or", everything at every "and". Undefined where something that no measure decides would have to turn.
 */
export function turningNeeds(top: Situation, record: Record): readonly Need[] | undefined {
  const goal = verdictOf(top, record) === 'met' ? { ...top, flip: !top.flip } : top;
  return needsOf(goal, record);
}

/** What it takes to make a part hold. */
function needsOf(part: Part, record: Record): readonly Need[] | undefined {
  if (verdictOf(part, record) === 'met') return [];
  if (isGroup(part)) return forGroup(part, record);
  const rule = unfold(part, record);
  if (rule.kind === 'count') return forGroup(rule, record);
  if (rule.kind === 'chain') return cheapest(chainChoices(rule, record), record);
  const { formula } = part;
  if (formula.kind !== 'compare') return undefined;
  const margin = marginOf(part, record);
  if (!Number.isFinite(margin.low)) return undefined;
  // The margin of the comparison itself: a flipped one has to fall.
  return [{ leaf: { ...part, formula }, by: part.flip ? margin.low : 0 - margin.low }];
}

function forGroup({ least, parts }: Group, record: Record): readonly Need[] | undefined {
  let missing = least;
  const options: (readonly Need[])[] = [];
  for (const part of parts) {
    const needs = needsOf(part, record);
    if (needs?.length === 0) missing--;
    else if (needs) options.push(needs);
  }
  if (missing <= 0) return [];
  if (options.length < missing) return undefined;
  const latest = (needs: readonly Need[]) => Math.max(...needs.map(({ leaf }) => leaf.day));
  const ranked = options
    .map((needs) => ({ needs, cost: costOf(needs), day: latest(needs) }))
    .sort((a, b) => a.cost - b.cost || b.day - a.day);
  return ranked.slice(0, missing).flatMap(({ needs }) => needs);
}

/** Ways to make a chain hold (or, flipped, to break every chain), each as a group of parts. */
function chainChoices(chain: Chain, _record: Record): Group[] {
  const { left, right, row, nearest, furthest, end, step, flip } = chain;
  const on = (formula: typeof left, day: number): Situation => ({ formula, row, day, flip });
  if ((nearest - furthest) * step < 0) return flip ? [{ least: 0, parts: [] }] : [];
  if (flip) {
    const never: Situation[] = [];
    for (let day = nearest; (day - furthest) * step >= 0; day -= step) never.push(on(right, day));
    const now = nearest === end ? [on(left, end), on(right, end)] : [on(left, end)];
    const gone: Group[] = [{ least: never.length, parts: never }];
    return nearest === end && furthest === end ? gone : [{ least: now.length, parts: now }, ...gone];
  }
  const choices: Group[] = [];
  const held: Situation[] = [];
  for (let day = end; (day - furthest) * step >= 0 && choices.length < CHOICES; day -= step) {
    if ((nearest - day) * step >= 0)
      choices.push({ least: held.length + 1, parts: [on(right, day), ...held] });
    held.push(on(left, day));
  }
  return choices;
}

/** How many witness days are tried for `since` and `until`. */
const CHOICES = 64;

function cheapest(choices: readonly Group[], record: Record): readonly Need[] | undefined {
  let best: readonly Need[] | undefined;
  for (const choice of choices) {
    const needs = forGroup(choice, record);
    if (needs && (!best || costOf(needs) < costOf(best))) best = needs;
  }
  return best;
}

/** Days of one area are usually met by one change; areas add up. */
function costOf(needs: readonly Need[]): number {
  const byRow = new Map<number, number>();
  for (const { leaf, by } of needs) byRow.set(leaf.row, Math.max(byRow.get(leaf.row) ?? 0, Math.abs(by)));
  let cost = needs.length * 1e-9;
  for (const value of byRow.values()) cost += value;
  return cost;
}
