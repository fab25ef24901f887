import type { AreaQuantifier, Formula } from '../../logic/index.ts';
import { SAY } from '../messages.ts';
import type { AreasExpression } from '../syntax/index.ts';
import { areaSetOf, spelled } from './numbers.ts';
import type { FormulaValue, Scope } from './scope.ts';

/** `in every province, F`: what it covers must have a value for each province. */
export function compileAreas(
  expression: AreasExpression,
  of: FormulaValue | undefined,
  scope: Scope,
): FormulaValue | undefined {
  const { start, end } = expression;
  const set = expression.set && areaSetOf(expression.set, scope);
  if (of === undefined || (set === undefined && expression.set !== undefined)) return undefined;
  if (of.areas === undefined || (set !== undefined && of.areas.set !== set)) {
    const message = SAY.notPerArea(spelled(expression.of, scope), set ?? 'area');
    scope.report.error({ code: 'not-per-area', message, start, end });
    return undefined;
  }
  const formula: Formula = {
    kind: 'areas',
    how: quantifierOf(expression),
    set: of.areas.set,
    of: of.formula,
    range: { start, end },
  };
  return { kind: 'formula', formula };
}

function quantifierOf({ how, count = 0, area }: AreasExpression): AreaQuantifier {
  switch (how) {
    case 'named':
      return { kind: 'named', area: area?.text ?? '' };
    case 'at least':
      return { kind: 'at least', count };
    case 'at least percent':
      return { kind: 'at least percent', percent: count };
    default:
      return { kind: how };
  }
}
