import type { Formula } from '../formula.ts';
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

/** Why a situation certainly holds: the cost of the smallest proof and the parts on which its first step rests. */
export interface Step {
  readonly cost: number;
  readonly parts: readonly Situation[];
}

/** An inner node counts so little that proofs are compared by their leaves first: the evidence a person must see. */
const INNER = 2 ** -20;
const LEAF: Step = { cost: 1, parts: [] };
const NOTHING: Step = { cost: 0, parts: [] };

/**
 * Smallest proofs of what certainly holds, as in D. Basin, B. Bhatt, D. Traytel, "Optimal proofs for linear temporal
 * logic on lasso words" (ATVA 2018), and L. Lima et al., "Explainable online monitoring of metric temporal logic"
 * (TACAS 2023): bottom-up, each with as few leaves as possible. Among equally small ones the clearest margin is
 * taken, then the nearest day. The negation of what fails is proved by flipping the situation.
 */
export function minimalProofs(record: Record): (situation: Situation) => Step | undefined {
  const known = new Map<Formula, Map<number, Step | undefined>>();
  const rows = record.frame.areas;

  function solve(situation: Situation): Step | undefined {
    if (verdictOf(situation, record) !== 'met') return undefined;
    const { formula, row, day, flip } = situation;
    let memo = known.get(formula);
    if (!memo) {
      memo = new Map();
      known.set(formula, memo);
    }
    const key = (day * rows + row) * 2 + Number(flip);
    if (memo.has(key)) return memo.get(key);
    const step = fresh(situation);
    memo.set(key, step);
    return step;
  }

  function fresh(situation: Situation): Step | undefined {
    const rule = unfold(situation, record);
    if (rule.kind === 'leaf') return LEAF;
    const step = rule.kind === 'chain' ? chain(rule) : count(rule);
    return step && { cost: step.cost + INNER, parts: step.parts };
  }

  function count({ least, parts }: Group): Step | undefined {
    if (least <= 0) return { cost: 0, parts: [] };
    const steps: { step: Step; margin: number; at: number }[] = [];
    for (let at = 0; at < parts.length; at++) {
      const step = solvePart(parts[at]!);
      if (!step) continue;
      steps.push({ step, margin: marginOf(parts[at]!, record).low, at });
    }
    if (steps.length < least) return undefined;
    if (steps.length > least) {
      steps.sort((a, b) => a.step.cost - b.step.cost || b.margin - a.margin || a.at - b.at);
      steps.length = least;
      steps.sort((a, b) => a.at - b.at);
    }
    return together(steps.map(({ step, at }) => [parts[at]!, step]));
  }

  function solvePart(part: Part): Step | undefined {
    return isGroup(part) ? count(part) : solve(part);
  }

  /** A group has no place of its own in a proof: its parts take its place. */
  function together(chosen: readonly (readonly [Part, Step])[]): Step {
    const parts = chosen.flatMap(([part, step]) => (isGroup(part) ? step.parts : [part]));
    return { cost: chosen.reduce((sum, [, step]) => sum + step.cost, 0), parts };
  }

  function chain(rule: Chain): Step | undefined {
    return rule.flip ? broken(rule) : unbroken(rule);
  }

  const on = (formula: Formula, row: number, day: number, flip: boolean): Situation => ({
    formula,
    row,
    day,
    flip,
  });

  /** A witness of the right side and the left side on every day after it. Further witnesses only cost more. */
  function unbroken({ left, right, row, nearest, furthest, end, step }: Chain): Step | undefined {
    let [best, bestDay, held] = [Infinity, end, 0];
    for (let day = end; (day - furthest) * step >= 0; day -= step) {
      if ((nearest - day) * step >= 0) {
        const witness = solve(on(right, row, day, false));
        if (witness && witness.cost + held < best) [best, bestDay] = [witness.cost + held, day];
      }
      const also = solve(on(left, row, day, false));
      if (!also) break;
      held += also.cost;
      if (held + 1 >= best) break;
    }
    if (best === Infinity) return undefined;
    const parts = [on(right, row, bestDay, false)];
    for (let day = bestDay + step; (end - day) * step >= 0; day += step)
      parts.push(on(left, row, day, false));
    return { cost: best, parts };
  }

  /** Either no witness at all, or a day without the left side and no witness from that day on. */
  function broken({ left, right, row, nearest, furthest, end, step }: Chain): Step | undefined {
    if ((nearest - furthest) * step < 0) return { cost: 0, parts: [] };
    let [best, gapDay, without, never] = [Infinity, Number.NaN, 0, true];
    for (let day = end; (day - furthest) * step >= 0; day -= step) {
      const absent = (nearest - day) * step >= 0 ? solve(on(right, row, day, true)) : NOTHING;
      without += absent ? absent.cost : Infinity;
      if (without >= best || without === Infinity) {
        never = false;
        break;
      }
      const gap = day === furthest ? undefined : solve(on(left, row, day, true));
      if (gap && gap.cost + without < best) [best, gapDay] = [gap.cost + without, day];
    }
    if (!never && best === Infinity) return undefined;
    const all = never && without < best;
    const parts = all ? [] : [on(left, row, gapDay, true)];
    const stop = all ? furthest : gapDay;
    for (let day = nearest; (day - stop) * step >= 0; day -= step) parts.push(on(right, row, day, true));
    return { cost: all ? without : best, parts };
  }

  return solve;
}
