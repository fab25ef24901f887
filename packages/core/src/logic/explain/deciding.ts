import type { TruthVerdict } from '../verdict.ts';
import { linksOf, ruleOf } from './chain.ts';
import type { Record } from './record.ts';
import {
  type Chain,
  type Group,
  isGroup,
  marginOf,
  type Part,
  type Rule,
  type Situation,
  verdictOf,
} from './unfold.ts';

/**
 * The leaf whose margin is the margin of the whole: min and max pass one value through, and this walks down to where
 * it comes from. Where the verdict is met that is the lower end (the closest to failing), where it is not met the
 * upper end (the closest to holding), where it is open a leaf that is open itself, the closest to holding of those
 * that would have to. Undefined where no part decides, as for "on at most 9 of the last 7 days".
 */
export function decidingLeaf(top: Situation, record: Record): Situation | undefined {
  let at: Part | undefined = top;
  while (at) {
    const verdict = verdictOf(at, record);
    if (isGroup(at)) at = inGroup(at, verdict, record);
    else {
      const rule: Rule = ruleOf(at, record);
      if (rule.kind === 'leaf') return at;
      at = rule.kind === 'chain' ? inChain(rule, verdict, record) : inGroup(rule, verdict, record);
    }
  }
  return undefined;
}

const RANK: Readonly<{ [V in TruthVerdict]: number }> = { met: 2, open: 1, 'not met': 0 };

/** The end of a margin that decides. */
const endOf = (verdict: TruthVerdict) => (verdict === 'met' ? 'low' : 'high');

/** Among the parts that are as the whole is, the one at the rank that decides. */
function inGroup({ least, parts }: Group, verdict: TruthVerdict, record: Record): Part | undefined {
  const same: { part: Part; value: number }[] = [];
  let needed = least;
  for (const part of parts) {
    const own = verdictOf(part, record);
    if (own === verdict) same.push({ part, value: marginOf(part, record)[endOf(verdict)] });
    if (RANK[own] > RANK[verdict]) needed--;
  }
  same.sort((a, b) => b.value - a.value);
  return same[needed - 1]?.part;
}

/** The best of the ways, of equal ones the nearest, then the weakest of its links. */
function inChain(chain: Chain, verdict: TruthVerdict, record: Record): Part | undefined {
  let best: { readonly value: number; readonly links: readonly Situation[] } | undefined;
  let [rank, value] = [RANK.met, Infinity];
  const held: Situation[] = [];
  for (const { part, last } of linksOf(chain)) {
    const weakest = Math.min(value, marginOf(part, record)[endOf(verdict)]);
    const lowest = Math.min(rank, RANK[verdictOf(part, record)]);
    if (!last) {
      held.push(part);
      [rank, value] = [lowest, weakest];
    } else if (lowest === RANK[verdict] && (!best || weakest > best.value)) {
      best = { value: weakest, links: [part, ...held] };
    }
    // Further ways are no better than what they have in common.
    if (best && value <= best.value) break;
  }
  return best && inGroup({ least: best.links.length, parts: best.links }, verdict, record);
}
