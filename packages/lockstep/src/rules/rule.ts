import type { Agreement, Condition } from '@lockstep/core/language';
import type { Formula } from '@lockstep/core/logic';
import { Problem } from '../cli/problem.ts';
import { RULES } from './words.ts';

/** A condition's rule, or that of one of its readings, by `condition` or `condition.reading`. */
export interface Rule {
  readonly name: string;
  readonly condition: Condition;
  readonly formula: Formula;
}

/** Finds the one rule that a name stands for. Throws `Problem`. */
export function ruleOf({ conditions }: Agreement, name: string): Rule {
  const [id, readingId] = name.split('.');
  const condition = conditions.find((one) => one.id === id);
  const readings = condition?.readings.filter((one) => readingId === undefined || one.id === readingId) ?? [];
  if (!condition || readings.length === 0) {
    throw new Problem(
      RULES.unknown(
        name,
        conditions.map((one) => one.id),
      ),
    );
  }
  const rules = readings.flatMap((one) =>
    one.rule.kind === 'means'
      ? [{ name: one.id === '' ? condition.id : `${condition.id}.${one.id}`, formula: one.rule.formula }]
      : [],
  );
  const [first] = rules;
  if (!first) throw new Problem(RULES.judged(name));
  if (rules.length > 1) {
    throw new Problem(
      RULES.several(
        name,
        rules.map((one) => one.name),
      ),
    );
  }
  return { ...first, condition };
}
