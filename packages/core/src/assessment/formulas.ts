/** Every formula of an agreement, found in one place. */
import type { Agreement, Circumstance, Commitment, Condition } from '../language/index.ts';
import { childrenOf, type Formula, type FormulaNode } from '../logic/index.ts';

/** Formulas of the readings of conditions, by `condition` or `condition.reading`. */
export function conditionFormulas(agreement: Agreement): Formula[] {
  return agreement.conditions.flatMap(formulasOf);
}

/** Formulas of the readings of one condition. */
export function formulasOf({ readings }: Condition): Formula[] {
  return readings.flatMap(({ rule }) => (rule.kind === 'means' ? [rule.formula] : []));
}

function circumstanceFormulas(circumstance: Circumstance | undefined): Formula[] {
  if (circumstance === undefined) return [];
  if (circumstance.kind === 'formula') return [circumstance.formula];
  return circumstance.kind === 'all' ? circumstance.of.flatMap(circumstanceFormulas) : [];
}

/** What a commitment must bring about, as a formula, where it is one. */
export function deedFormula({ deed }: Commitment): Formula | undefined {
  return deed.kind === 'bring' || deed.kind === 'formula' ? deed.formula : undefined;
}

/** Formulas of deeds, circumstances and gates. */
export function lifeFormulas(agreement: Agreement): Formula[] {
  return [
    ...agreement.commitments.flatMap((one) => {
      const deed = deedFormula(one);
      return deed ? [deed] : [];
    }),
    ...[...agreement.commitments, ...agreement.powers].flatMap((one) => [
      ...circumstanceFormulas(one.trigger),
      ...circumstanceFormulas(one.antecedent),
    ]),
    ...agreement.commitments.flatMap((one) => circumstanceFormulas(one.proviso)),
    ...agreement.adjustments.flatMap((one) => (one.requires ? [one.requires] : [])),
  ];
}

/** Names of the propositions (`condition`, `condition.reading`) that a formula builds on. */
export function propositionsIn(node: FormulaNode): string[] {
  if (node.kind === 'proposition') return [node.name];
  return childrenOf(node).flatMap(propositionsIn);
}

/** Names of everything that formulas of an agreement build on besides measures. */
export function spokenOf(agreement: Agreement): ReadonlySet<string> {
  return new Set([...conditionFormulas(agreement), ...lifeFormulas(agreement)].flatMap(propositionsIn));
}
