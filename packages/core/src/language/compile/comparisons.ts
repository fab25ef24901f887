import type { Comparison, Formula } from '../../logic/index.ts';
import type { Expression } from '../syntax/index.ts';
import { gather } from './combine.ts';
import { areasOf, compileNumber } from './numbers.ts';
import type { FormulaValue, NumberValue, Scope } from './scope.ts';
import { commonUnit, type TwoSides } from './units.ts';

export function compileComparison(
  expression: Expression & { readonly kind: 'compare' },
  scope: Scope,
): FormulaValue | undefined {
  const left = compileNumber(expression.left, scope);
  const right = compileNumber(expression.right, scope);
  if (left === undefined || right === undefined) return undefined;
  return compared(expression.op, left, right, expression, scope);
}

function compared(
  op: Comparison,
  leftGiven: NumberValue,
  rightGiven: NumberValue,
  at: TwoSides,
  scope: Scope,
): FormulaValue | undefined {
  const [left, right] = [asRatio(leftGiven, rightGiven), asRatio(rightGiven, leftGiven)];
  const unit = commonUnit('compare', left, right, at, scope);
  if (unit === undefined) return undefined;
  const formula: Formula = {
    kind: 'compare',
    op,
    left: left.term,
    right: right.term,
    range: { start: at.start, end: at.end },
    ...(unit && { unit }),
  };
  return { kind: 'formula', formula, areas: areasOf(left, right, scope) };
}

/** Beside a ratio, `50%` is 0.5. */
function asRatio(value: NumberValue, other: NumberValue): NumberValue {
  if (other.unit !== '' || value.unit !== 'percent' || value.term.kind !== 'number') return value;
  const { unit: _, ...term } = value.term;
  return { ...value, term: { ...term, value: term.value / 100 }, unit: null };
}

export function compileBetween(
  expression: Expression & { readonly kind: 'between' },
  scope: Scope,
): FormulaValue | undefined {
  const { of, low, high, start, end } = expression;
  const [value, least, most] = [of, low, high].map((part) => compileNumber(part, scope));
  if (value === undefined || least === undefined || most === undefined) return undefined;
  const from = compared('>=', value, least, { left: of, right: low, start, end }, scope);
  const to = compared('<=', value, most, { left: of, right: high, start, end }, scope);
  return gather([from, to], scope, (parts) => ({ kind: 'and', of: parts, range: { start, end } }));
}

/** `no X` of a measure: its value is 0. */
export function compileNone(
  expression: Expression & { readonly kind: 'not' },
  scope: Scope,
): FormulaValue | undefined {
  const { of, start, end } = expression;
  const value = compileNumber(of, scope);
  if (value === undefined) return undefined;
  const formula: Formula = {
    kind: 'compare',
    op: '==',
    left: value.term,
    right: { kind: 'number', value: 0, range: { start, end: of.start } },
    range: { start, end },
    ...(value.unit && { unit: value.unit }),
  };
  return { kind: 'formula', formula, areas: value.areas };
}

const NUMBERS: ReadonlySet<Expression['kind']> = new Set([
  'window',
  'during',
  'across',
  'at',
  'earlier',
  'trend',
]);

/** True for what can only be a number: then `no` means none of it. */
export function isNumberLike(expression: Expression, scope: Scope): boolean {
  if (expression.kind !== 'name') return NUMBERS.has(expression.kind);
  const kind = scope.meaning(expression.name)?.kind;
  return kind === 'measure' || kind === 'baseline';
}
