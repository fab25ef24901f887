import type { ScoreRule } from './problem.ts';

/**
 * Scores of a zone and window with `count` cases where `expected` are expected; 0 where there are not more than
 * that. `square` is the sum of squared expected counts of the cells (used by `dispersed` only).
 */
export type Score = (count: number, expected: number, square: number) => number;

/** What is taken off every score of a rule, so that counts as expected score 0. */
export function scoreBase(rule: ScoreRule): number {
  if (rule.kind === 'poisson') return xlogx(rule.cases, rule.expected);
  if (rule.kind === 'bernoulli')
    return xlogx(rule.cases, rule.people) + xlogx(rule.people - rule.cases, rule.people);
  return 0;
}

/** c ln(c / e) + (C - c) ln((C - c) / (E - e)) - C ln(C / E), for more cases than expected only. */
function poissonScore(cases: number, total: number, base: number): Score {
  return (count, expected) => {
    if (count * total <= cases * expected) return 0;
    const rest = cases - count;
    const inside = count * Math.log(count / expected);
    return rest > 0 ? inside + rest * Math.log(rest / (total - expected)) - base : inside - base;
  };
}

const xlogx = (x: number, y: number): number => (x > 0 ? x * Math.log(x / y) : 0);

function bernoulliScore(cases: number, people: number, base: number): Score {
  return (count, inside) => {
    if (count * people <= cases * inside) return 0;
    const outside = people - inside;
    const rest = cases - count;
    return (
      xlogx(count, inside) +
      xlogx(inside - count, inside) +
      xlogx(rest, outside) +
      xlogx(outside - rest, outside) -
      base
    );
  };
}

/** [c ln(c / e) - (c - e)] / phi with phi = 1 + sum(e_i^2) / (size sum(e_i)), the variance-to-mean ratio of the total. */
function dispersedScore(size: number): Score {
  return (count, expected, square) => {
    if (count <= expected) return 0;
    return (count * Math.log(count / expected) - (count - expected)) / dispersionOf(expected, square, size);
  };
}

/** Variance-to-mean ratio of a sum of negative binomial counts with one size. */
export function dispersionOf(expected: number, square: number, size: number): number {
  return expected > 0 ? 1 + square / (size * expected) : 1;
}

export function createScore(rule: ScoreRule): Score {
  if (rule.kind === 'poisson') return poissonScore(rule.cases, rule.expected, scoreBase(rule));
  if (rule.kind === 'bernoulli') return bernoulliScore(rule.cases, rule.people, scoreBase(rule));
  return dispersedScore(rule.size);
}
