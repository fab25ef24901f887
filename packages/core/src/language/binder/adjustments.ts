import { compileClosed } from '../compile/formulas.ts';
import type { Adjustment } from '../model.ts';
import type { AdjustmentClause, Block } from '../syntax/index.ts';
import { type Binding, missing, resolve, resolveActor } from './binding.ts';
import { notesOf } from './conditions.ts';
import { checkAmountUnit } from './duties.ts';
import { named } from './headers.ts';
import { clauseOf, type Mutable } from './names.ts';

export function bindAdjustment(b: Binding, block: Block): Adjustment {
  const adjusts = clauseOf(block, 'adjusts');
  if (adjusts === undefined) missing(b, block, 'strength', ['a party with “to”']);
  const requires = clauseOf(block, 'requires');
  const gate = requires && compileClosed(requires.formula, b.scope);
  const decidedBy = clauseOf(block, 'decided by');
  const decided = clauseOf(block, 'decided when')?.occurrence;
  const done = clauseOf(block, 'done when')?.occurrence;
  for (const occurrence of [decided, done]) if (occurrence) resolve(b, occurrence, 'occurrence');
  if (decidedBy) resolve(b, decidedBy.of, 'party');
  const measure = adjusts?.measure && resolve(b, adjusts.measure, 'measure');
  if (adjusts && measure) checkAmountUnit(b, adjusts.to, measure.measure?.unit ?? '');
  const adjustment: Mutable<Adjustment> = {
    ...named(block),
    notes: notesOf(block),
    party: adjusts ? resolveActor(b, adjusts.party) : '',
  };
  const clause = clauseOf(block, 'clause');
  if (clause) adjustment.clause = clause.text.text;
  if (adjusts) adjustment.to = targetOf(adjusts);
  if (gate) adjustment.requires = gate;
  if (decidedBy) adjustment.decidedBy = procedureOf(decidedBy);
  if (decided) adjustment.decided = decided.name;
  if (done) adjustment.done = done.name;
  return adjustment;
}

function targetOf({ to, measure }: Extract<AdjustmentClause, { readonly kind: 'adjusts' }>): Target {
  return {
    op: to.op,
    value: to.value.value,
    ...(to.about && { about: true as const }),
    ...(measure && { measure: measure.name }),
  };
}

function procedureOf({ of, silence }: Extract<AdjustmentClause, { readonly kind: 'decided by' }>): Procedure {
  return { rule: 'consensus', of: of.name, ...(silence && { silence: { hours: silence.value } }) };
}

type Target = NonNullable<Adjustment['to']>;
type Procedure = NonNullable<Adjustment['decidedBy']>;
