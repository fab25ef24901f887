import { nearest } from '../diagnostics/nearest.ts';
import { SAY } from '../messages.ts';
import type { Expression, NumberExpression, Placed } from '../syntax/index.ts';
import type { NumberValue, Scope, UnitOf } from './scope.ts';

/** Units that are known in every agreement. */
export const BUILT_IN_UNITS: readonly string[] = [
  'days',
  'deaths',
  'attacks',
  'events',
  'persons',
  'percent',
];

export function unitInWords(unit: UnitOf): string {
  return unit === null ? 'a plain number' : unit === '' ? 'a ratio' : unit;
}

/** The unit as the agreement knows it (`1 death` is in deaths), or undefined after an error. */
export function unitOfNumber(number: NumberExpression, scope: Scope): UnitOf | undefined {
  const written = number.unit?.name;
  if (written === undefined) return null;
  if (scope.units.has(written)) return written;
  const plural = `${written}s`;
  if (scope.units.has(plural)) return plural;
  const near = nearest(written, scope.units);
  scope.report.error({
    code: 'unknown-unit',
    message: SAY.unknownName(written, 'unit', near),
    start: number.unit!.start,
    end: number.unit!.end,
    nearest: near,
  });
  return undefined;
}

/** Two sides that are added or compared, and where they stand together. */
export interface TwoSides extends Placed {
  readonly left: Expression;
  readonly right: Expression;
}

/** The common unit of two sides that are added or compared; reports and gives undefined when there is none. */
export function commonUnit(
  verb: 'add' | 'subtract' | 'compare',
  left: NumberValue,
  right: NumberValue,
  at: TwoSides,
  scope: Scope,
): UnitOf | undefined {
  if (left.unit === right.unit || right.unit === null) return left.unit;
  if (left.unit === null) return right.unit;
  const { start, end } = at;
  const percent = isPercentLiteral(at.left) ? right : isPercentLiteral(at.right) ? left : undefined;
  if (percent !== undefined) {
    const message = SAY.percentOfWhat(unitInWords(percent.unit));
    scope.report.error({ code: 'percent-of-what', message, start, end });
    return undefined;
  }
  const message = SAY.unitsDiffer(verb, unitInWords(left.unit), unitInWords(right.unit));
  scope.report.error({ code: 'units', message, start, end });
  return undefined;
}

function isPercentLiteral(expression: Expression): boolean {
  return expression.kind === 'number' && expression.unit?.name === 'percent';
}

/** Unit of a product or quotient. */
export function combinedUnit(kind: 'multiply' | 'divide', left: UnitOf, right: UnitOf): UnitOf {
  const plain = (unit: UnitOf) => unit === null || unit === '';
  if (kind === 'multiply') {
    if (plain(right)) return left ?? right;
    if (plain(left)) return right;
    return `${left}·${right}`;
  }
  if (plain(right)) return left ?? right;
  if (left === right) return '';
  return `${plain(left) ? '1' : left}/${right}`;
}
