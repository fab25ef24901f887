import type { TruthVerdict } from '../verdict.ts';
import { linksOf, ruleOf } from './chain.ts';
import type { Compare } from './leaves.ts';
import type { Record } from './record.ts';
import { type Chain, type Group, isGroup, marginOf, type Part, type Situation, verdictOf } from './unfold.ts';

/** A comparison that has to hold (flipped: to fail), and how far its margin is from 0. */
export interface Need {
  readonly leaf: Situation & { readonly formula: Compare };
  readonly by: number;
}

/**
 * The comparisons that have to turn for the whole to be as wanted, with the distance of each: the cheapest choice at
 * every "or", everything at every "and". Undefined where something that no measure decides would have to turn.
 */
export function turningNeeds(
  top: Situation,
  wanted: Exclude<TruthVerdict, 'open'>,
  record: Record,
): readonly Need[] | undefined {
  return needsOf(wanted === 'met' ? top : { ...top, flip: !top.flip }, record);
}

/** What it takes to make a part hold. */
function needsOf(part: Part, record: Record): readonly Need[] | undefined {
  if (verdictOf(part, record) === 'met') return [];
  if (isGroup(part)) return forGroup(part, record);
  const rule = ruleOf(part, record);
  if (rule.kind === 'count') return forGroup(rule, record);
  if (rule.kind === 'chain') return forChain(rule, record);
  const { formula } = part;
  const { low } = marginOf(part, record);
  return formula.kind === 'compare' && low > -Infinity
    ? [{ leaf: { ...part, formula }, by: 0 - low }]
    : undefined;
}

/** The cheapest parts, of equally cheap ones those of the newest days. What holds already costs nothing. */
function forGroup({ least, parts }: Group, record: Record): readonly Need[] | undefined {
  const options: { needs: readonly Need[]; cost: number; day: number }[] = [];
  for (const part of parts) {
    const needs = needsOf(part, record);
    if (needs) options.push({ needs, cost: costOf(needs), day: needs[0]?.leaf.day ?? 0 });
  }
  if (options.length < least) return undefined;
  options.sort((a, b) => a.cost - b.cost || b.day - a.day);
  return options.slice(0, least).flatMap(({ needs }) => needs);
}

/** How many ways are tried for `since` and `until`. */
const WAYS = 64;

/** The cheapest way, of equally cheap ones the nearest. */
function forChain(chain: Chain, record: Record): readonly Need[] | undefined {
  let best: readonly Need[] | undefined;
  let held: readonly Need[] = [];
  let ways = 0;
  for (const { part, last } of linksOf(chain)) {
    const needs = needsOf(part, record);
    const together = needs && [...held, ...needs];
    if (!last) {
      if (!together) break;
      held = together;
    } else {
      if (together && (!best || costOf(together) < costOf(best))) best = together;
      if (++ways === WAYS) break;
    }
  }
  return best;
}

/** Days of one area are usually met by one change; areas add up. Of equal costs, fewer comparisons are less. */
function costOf(needs: readonly Need[]): number {
  const byRow = new Map<number, number>();
  for (const { leaf, by } of needs) byRow.set(leaf.row, Math.max(byRow.get(leaf.row) ?? 0, by));
  let cost = needs.length * 1e-9;
  for (const value of byRow.values()) cost += value;
  return cost;
}
