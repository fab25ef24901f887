import { compileClosed } from '../compile/formulas.ts';
import type { Adjustment } from '../model.ts';
import type { Block } from '../syntax/index.ts';
import { type Binding, missing, once, resolve, resolveActor } from './binding.ts';
import { notesOf } from './conditions.ts';
import { checkAmountUnit } from './duties.ts';
import { named } from './headers.ts';
import { clauseOf, unitOfMeasure } from './names.ts';

export function bindAdjustment(b: Binding, block: Block): Adjustment {
  once(b, block, 'adjusts', 'requires', 'decided by', 'decided when', 'done when', 'clause');
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
  if (adjusts && measure) checkAmountUnit(b, adjusts.to, unitOfMeasure(measure.block));
  const clause = clauseOf(block, 'clause');
  return {
    ...named(block),
    ...(clause && { clause: clause.text.text }),
    notes: notesOf(block),
    party: adjusts ? resolveActor(b, adjusts.party) : '',
    ...(adjusts && {
      to: {
        op: adjusts.to.op,
        value: adjusts.to.value.value,
        ...(adjusts.to.about && { about: true as const }),
        ...(adjusts.measure && { measure: adjusts.measure.name }),
      },
    }),
    ...(gate && { requires: gate }),
    ...(decidedBy && {
      decidedBy: {
        rule: 'consensus' as const,
        of: decidedBy.of.name,
        ...(decidedBy.silence && { silence: { hours: decidedBy.silence.value } }),
      },
    }),
    ...(decided && { decided: decided.name }),
    ...(done && { done: done.name }),
  };
}
