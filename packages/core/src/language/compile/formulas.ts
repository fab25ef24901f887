import type { Bounds, Formula } from '../../logic/index.ts';
import { SAY } from '../messages.ts';
import type { Expression, TemporalExpression } from '../syntax/index.ts';
import { compileAreas } from './areas.ts';
import { both, gather, wrap } from './combine.ts';
import { compileBetween, compileComparison, compileNone, isNumberLike } from './comparisons.ts';
import { compileNumber } from './numbers.ts';
import { compilePattern, isPattern } from './patterns.ts';
import { compileProposition, compileState, reportNumber } from './propositions.ts';
import type { FormulaValue, Scope } from './scope.ts';
import { compileSurge } from './surges.ts';

/** A formula that holds or not for the agreement as a whole: no area may be left open. */
export function compileClosed(expression: Expression, scope: Scope): Formula | undefined {
  const value = compileFormula(expression, scope);
  if (value === undefined) return undefined;
  if (value.areas !== undefined) {
    const { name, set, start, end } = value.areas;
    scope.report.error({ code: 'per-area', message: SAY.perArea(name, set), start, end });
    return undefined;
  }
  return value.formula;
}

/**
 * Compiles what is true or false; reports and gives undefined when it is not. With `asEvent` the bare name of an
 * occurrence is the day on which it happens; elsewhere the text must say `has happened` or `happens`.
 */
export function compileFormula(
  expression: Expression,
  scope: Scope,
  asEvent = false,
): FormulaValue | undefined {
  const range = { start: expression.start, end: expression.end };
  switch (expression.kind) {
    case 'constant':
      return { kind: 'formula', formula: { kind: 'constant', value: expression.value, range } };
    case 'name':
      return compileProposition(expression, scope, asEvent);
    case 'state':
      return compileState(expression, scope);
    case 'surge':
      return compileSurge(expression, scope);
    case 'compare':
      return compileComparison(expression, scope);
    case 'between':
      return compileBetween(expression, scope);
    case 'not':
      if (expression.none === true && isNumberLike(expression.of, scope))
        return compileNone(expression, scope);
      return wrap(compileFormula(expression.of, scope, asEvent || expression.none === true), (of) => ({
        kind: 'not',
        of,
        range,
      }));
    case 'and':
    case 'or': {
      const parts = expression.of.map((part) => compileFormula(part, scope));
      return gather(parts, scope, (of) => ({ kind: expression.kind, of, range }));
    }
    case 'at least of': {
      if (expression.count > expression.of.length || expression.count < 1) {
        const message = SAY.countOf(expression.of.length, expression.count);
        scope.report.error({ code: 'count-of', message, ...range });
      }
      const parts = expression.of.map((part) => compileFormula(part, scope));
      return gather(parts, scope, (of) => ({ kind: 'at least of', count: expression.count, of, range }));
    }
    case 'implies':
    case 'iff':
    case 'xor':
    case 'whenever': {
      const kind = expression.kind === 'whenever' ? 'implies' : expression.kind;
      const left = compileFormula(expression.left, scope, true);
      const right = compileFormula(expression.right, scope);
      return both(left, right, scope, (l, r) => ({
        kind,
        left: l,
        right: r,
        range,
        ...(expression.kind === 'whenever' && { vacuity: true }),
      }));
    }
    case 'since':
    case 'until': {
      const left = compileFormula(expression.left, scope);
      const right = compileFormula(expression.right, scope, true);
      return both(left, right, scope, (l, r) => ({
        kind: expression.kind,
        left: l,
        right: r,
        range,
        ...withBounds(expression.bounds),
      }));
    }
    case 'historically':
    case 'once':
    case 'always':
    case 'eventually': {
      const of = compileFormula(
        expression.of,
        scope,
        expression.kind === 'once' || expression.kind === 'eventually',
      );
      const notBefore = firstDay(expression, scope);
      return wrap(of, (f) => ({
        kind: expression.kind,
        of: f,
        range,
        ...withBounds(expression.bounds),
        ...(notBefore !== undefined && { notBefore }),
      }));
    }
    case 'rises':
    case 'falls':
      return wrap(compileFormula(expression.of, scope), (of) => ({ kind: expression.kind, of, range }));
    case 'days that': {
      const { op, count, days } = expression;
      return wrap(compileFormula(expression.of, scope), (of) => ({
        kind: 'days that',
        op,
        count,
        days,
        of,
        range,
      }));
    }
    case 'areas':
      return compileAreas(expression, compileFormula(expression.of, scope), scope);
    default: {
      if (isPattern(expression)) return compilePattern(expression, scope, compileFormula);
      // A number where a yes-or-no is wanted; its own errors come first.
      const value = compileNumber(expression, scope);
      if (value !== undefined) reportNumber(expression, scope);
      return undefined;
    }
  }
}

function withBounds(bounds: Bounds | undefined): { readonly bounds?: Bounds } {
  return bounds === undefined ? {} : { bounds };
}

/** `since 2020-02-21`, `since signing`, `so far`: the first day that counts. */
function firstDay(expression: TemporalExpression, scope: Scope): number | undefined {
  const { since } = expression;
  if (since === undefined) return undefined;
  if (typeof since === 'object') return since.day;
  if (since === 'signing' && scope.start === undefined) {
    const { start, end } = expression;
    scope.report.error({ code: 'not-signed', message: SAY.notSigned(), start, end });
  }
  return scope.start;
}
