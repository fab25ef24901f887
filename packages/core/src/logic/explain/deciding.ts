import type { TruthVerdict } from '../verdict.ts';
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

/**
 * The leaf whose margin is the margin of the whole: min and max pass one value through, and this walks down to where
 * it comes from. Where the verdict is met that is the lower end (the closest to failing), where it is not met the
 * upper end (the closest to holding), where it is open a leaf that is open itself.
 */
export function decidingLeaf(top: Situation, record: Record): Situation | undefined {
  let at: Part | undefined = top;
  while (at) {
    const rule: ReturnType<typeof unfold> = isGroup(at) ? { kind: 'count', ...at } : unfold(at, record);
    if (rule.kind === 'leaf') return isGroup(at) ? undefined : at;
    const verdict = verdictOf(at, record);
    at = rule.kind === 'chain' ? inChain(rule, verdict, record) : inGroup(rule, verdict, record);
  }
  return undefined;
}

/** Among the parts that are as the whole is, the one at the rank that decides. */
function inGroup({ least, parts }: Group, verdict: TruthVerdict, record: Record): Part | undefined {
  const same: { part: Part; value: number; at: number }[] = [];
  let better = 0;
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    const own = verdictOf(part, record);
    if (own === verdict) {
      const margin = marginOf(part, record);
      same.push({ part, value: verdict === 'met' ? margin.low : margin.high, at });
    } else if (own === 'met' || verdict === 'not met') better++;
  }
  same.sort((a, b) => b.value - a.value || a.at - b.at);
  const rank = least - better - 1;
  // "At least none" and "at least more than there are" have no part that decides.
  if (verdict !== 'open') return same[rank]?.part;
  return same[Math.min(same.length - 1, Math.max(0, rank))]?.part;
}

/** `since`: the best witness, then the weakest of it and of what has to hold after it. */
function inChain(rule: Chain, verdict: TruthVerdict, record: Record): Part | undefined {
  const { left, right, row, nearest, furthest, end, step, flip } = rule;
  const situation = (formula: typeof left, day: number): Situation => ({ formula, row, day, flip: false });
  // The end of the margin that decides, of the chain before it is flipped.
  const wanted: TruthVerdict = flip && verdict !== 'open' ? (verdict === 'met' ? 'not met' : 'met') : verdict;
  const side = wanted === 'met' ? 'low' : 'high';
  let [best, bestDay, bestRank, held, heldRank] = [-Infinity, Number.NaN, -1, Infinity, 2];
  for (let day = end; (day - furthest) * step >= 0; day -= step) {
    if ((nearest - day) * step >= 0) {
      const witness = situation(right, day);
      const rank = Math.min(heldRank, RANK[verdictOf(witness, record)]);
      const value = Math.min(held, marginOf(witness, record)[side]);
      if (rank > bestRank || (rank === bestRank && value > best))
        [best, bestDay, bestRank] = [value, day, rank];
    }
    const left_ = situation(left, day);
    held = Math.min(held, marginOf(left_, record)[side]);
    heldRank = Math.min(heldRank, RANK[verdictOf(left_, record)]);
    if (heldRank < bestRank || (heldRank === bestRank && held <= best)) break;
  }
  if (Number.isNaN(bestDay)) return undefined;
  const links: Situation[] = [situation(right, bestDay)];
  for (let day = bestDay + step; (end - day) * step >= 0; day += step) links.push(situation(left, day));
  const part = inGroup({ least: links.length, parts: links }, wanted, record);
  return part && flip && !isGroup(part) ? { ...part, flip: true } : part;
}

const RANK: Readonly<{ [V in TruthVerdict]: number }> = { met: 2, open: 1, 'not met': 0 };
