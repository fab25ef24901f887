import type { Formula } from '../formula.ts';
import { linksOf, ruleOf } from './chain.ts';
import type { Record } from './record.ts';
import { type Chain, type Group, isGroup, marginOf, type Situation, verdictOf } from './unfold.ts';

/** Why a situation certainly holds: the cost of the smallest proof and the parts on which its first step rests. */
export interface Step {
  readonly cost: number;
  readonly parts: readonly Situation[];
}

/** An inner node counts so little that proofs are compared by their leaves first: the evidence a person must see. */
const INNER = 2 ** -20;
const NOTHING: readonly Situation[] = [];
const LEAF: Step = { cost: 1, parts: NOTHING };
const NO_PROOF: Step = { cost: Infinity, parts: NOTHING };

/**
 * Smallest proofs of what certainly holds, as in D. Basin, B. Bhatt, D. Traytel, "Optimal proofs for linear temporal
 * logic on lasso words" (ATVA 2018), and L. Lima et al., "Explainable online monitoring of metric temporal logic"
 * (TACAS 2023): bottom-up, each with as few leaves as possible, then as few steps. Among equally small ones the
 * clearest margin is taken, then the first part; for `since` and `until` the nearest way. The negation of what fails is
 * proved by flipping the situation. What does not hold has an infinite cost.
 */
export function minimalProofs(record: Record): (situation: Situation) => Step {
  const known = new Map<Formula, Map<string, Step>>();

  function solve(situation: Situation): Step {
    // A situation and its negation never hold both, so that one entry serves the two.
    if (verdictOf(situation, record) !== 'met') return NO_PROOF;
    const { formula, row, day } = situation;
    const memo = known.get(formula) ?? new Map<string, Step>();
    known.set(formula, memo);
    const key = `${row} ${day}`;
    const step = memo.get(key) ?? fresh(situation);
    memo.set(key, step);
    return step;
  }

  function fresh(situation: Situation): Step {
    const rule = ruleOf(situation, record);
    if (rule.kind === 'leaf') return LEAF;
    const { cost, parts } = rule.kind === 'chain' ? chain(rule) : count(rule);
    return { cost: cost + INNER, parts };
  }

  /** A group has no place of its own in a proof: its parts take its place. */
  function count({ least, parts }: Group): Step {
    const all = parts.map((part) => {
      const step = isGroup(part) ? count(part) : solve(part);
      return { part, step, margin: marginOf(part, record).low };
    });
    const ranked = all.toSorted((a, b) => a.step.cost - b.step.cost || b.margin - a.margin);
    const chosen = new Set(ranked.slice(0, Math.max(0, least)));
    const inOrder = all.filter((one) => chosen.has(one));
    return {
      cost: inOrder.reduce((sum, { step }) => sum + step.cost, 0),
      parts: inOrder.flatMap(({ part, step }) => (isGroup(part) ? step.parts : [part])),
    };
  }

  function chain(rule: Chain): Step {
    let [best, held] = [NO_PROOF, 0];
    const links: Situation[] = [];
    for (const { part, last } of linksOf(rule)) {
      const cost = held + solve(part).cost;
      if (!last) {
        links.push(part);
        held = cost;
      } else if (cost < best.cost) best = { cost, parts: [part, ...links.toReversed()] };
      // Further ways cost no less than what they have in common.
      if (held >= best.cost) break;
    }
    return best;
  }

  return solve;
}
