import type { Formula } from '../formula.ts';
import { linksOf, ruleOf } from './chain.ts';
import type { Record } from './record.ts';
import { type Chain, type Group, isGroup, marginOf, type Part, type Situation, verdictOf } from './unfold.ts';

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
 * (TACAS 2023): bottom-up, each with as few leaves as possible, then as few steps. Among equally small ones the
 * clearest margin is taken, then the first part; for `since` and `until` the nearest way. The negation of what fails is
 * proved by flipping the situation.
 */
export function minimalProofs(record: Record): (situation: Situation) => Step | undefined {
  const known = new Map<Formula, Map<number, Step | undefined>>();
  const rows = record.frame.areas;

  function solve(situation: Situation): Step | undefined {
    // A situation and its negation never hold both, so that one entry serves the two.
    if (verdictOf(situation, record) !== 'met') return undefined;
    const { formula, row, day } = situation;
    const memo = known.get(formula) ?? new Map<number, Step | undefined>();
    known.set(formula, memo);
    const key = day * rows + row;
    const step = memo.get(key) ?? fresh(situation);
    memo.set(key, step);
    return step;
  }

  function fresh(situation: Situation): Step | undefined {
    const rule = ruleOf(situation, record);
    if (rule.kind === 'leaf') return LEAF;
    const step = rule.kind === 'chain' ? chain(rule) : count(rule);
    return step && { cost: step.cost + INNER, parts: step.parts };
  }

  function count({ least, parts }: Group): Step | undefined {
    if (least <= 0) return NOTHING;
    const found: { part: Part; step: Step; margin: number }[] = [];
    for (const part of parts) {
      const step = isGroup(part) ? count(part) : solve(part);
      if (step) found.push({ part, step, margin: marginOf(part, record).low });
    }
    if (found.length < least) return undefined;
    const ranked = found.toSorted((a, b) => a.step.cost - b.step.cost || b.margin - a.margin);
    const chosen = new Set(ranked.slice(0, least));
    return together(found.filter((one) => chosen.has(one)));
  }

  /** A group has no place of its own in a proof: its parts take its place. */
  function together(chosen: readonly { readonly part: Part; readonly step: Step }[]): Step {
    return {
      cost: chosen.reduce((sum, { step }) => sum + step.cost, 0),
      parts: chosen.flatMap(({ part, step }) => (isGroup(part) ? step.parts : [part])),
    };
  }

  function chain(rule: Chain): Step | undefined {
    let best: Step | undefined;
    let held = 0;
    const links: Situation[] = [];
    for (const { part, last } of linksOf(rule)) {
      const cost = held + (solve(part)?.cost ?? Infinity);
      if (!last) {
        links.push(part);
        held = cost;
      } else if (cost < (best?.cost ?? Infinity)) best = { cost, parts: [part, ...links.toReversed()] };
      if (held >= (best?.cost ?? Infinity)) break;
    }
    return best;
  }

  return solve;
}
