import type { Formula } from '../../logic/index.ts';
import type { Expression, PatternExpression } from '../syntax/index.ts';
import { areasOf } from './numbers.ts';
import type { FormulaValue, Scope } from './scope.ts';

type Compile = (expression: Expression, scope: Scope, asEvent?: boolean) => FormulaValue | undefined;

const PATTERNS: ReadonlySet<string> = new Set<PatternExpression['kind']>([
  'never',
  'response',
  'precedence',
  'as long as',
  'after until',
  'between events',
  'recurrence',
]);

export function isPattern(expression: Expression): expression is PatternExpression {
  return PATTERNS.has(expression.kind);
}

/**
 * Phrases as formulas over the past, judged on each day from entry into force on (Dwyer, Avrunin, Corbett: Patterns
 * in Property Specifications for Finite-State Verification, ICSE 1999, in the past form).
 */
export function compilePattern(
  expression: PatternExpression,
  scope: Scope,
  compile: Compile,
): FormulaValue | undefined {
  const range = { start: expression.start, end: expression.end };
  const soFar = (of: Formula): Formula => ({
    kind: 'historically',
    of,
    range,
    ...(scope.start !== undefined && { notBefore: scope.start }),
  });
  const ever = (of: Formula): Formula => ({
    kind: 'once',
    of,
    range,
    ...(scope.start !== undefined && { notBefore: scope.start }),
  });
  const not = (of: Formula): Formula => ({ kind: 'not', of, range });
  const since = (left: Formula, right: Formula): Formula => ({ kind: 'since', left, right, range });
  const whenever = (left: Formula, right: Formula): Formula => ({
    kind: 'implies',
    left,
    right,
    range,
    vacuity: true,
  });

  const parts = partsOf(expression).map(([part, event]) => compile(part, scope, event));
  let areas: FormulaValue['areas'];
  for (const part of parts) if (part !== undefined) areas = areasOf({ areas }, part, scope);
  const [a, b, c] = parts.map((part) => part?.formula);
  if (parts.some((part) => part === undefined) || a === undefined) return undefined;
  // Every node stands in one place of a formula: a part that is used twice is copied.
  const value = (formula: Formula): FormulaValue => ({ kind: 'formula', formula: copied(formula), areas });

  switch (expression.kind) {
    case 'never':
      return value(soFar(not(a)));
    case 'response': {
      const within: Formula = { kind: 'eventually', bounds: { from: 0, to: expression.days }, of: b!, range };
      return value(soFar(whenever(asEdge(a, scope), within)));
    }
    case 'precedence':
      return value(soFar(whenever(a, ever(b!))));
    case 'as long as':
      return value(soFar({ kind: 'or', of: [ever(a), b!], range }));
    case 'after until':
      return value(soFar(whenever(since(not(b!), a), c!)));
    case 'between events': {
      // A lapse between A and B comes to light when B closes the stretch.
      const lapse: Formula = { kind: 'and', of: [since(not(b!), a), not(c!)], range };
      const yesterday: Formula = {
        kind: 'once',
        bounds: { from: 1, to: 1 },
        of: since(not(b!), lapse),
        range,
      };
      return value(soFar(whenever(b!, not(yesterday))));
    }
    case 'recurrence': {
      const bounds = { from: 0, to: expression.days - 1 };
      return value(soFar({ kind: 'once', bounds, of: a, range }));
    }
  }
}

/** The parts, and whether each may be the bare name of an occurrence. */
function partsOf(expression: PatternExpression): readonly (readonly [Expression, boolean])[] {
  switch (expression.kind) {
    case 'never':
    case 'recurrence':
      return [[expression.of, true]];
    case 'response':
      return [
        [expression.first, true],
        [expression.of, true],
      ];
    case 'precedence':
      return [
        [expression.later, true],
        [expression.earlier, true],
      ];
    case 'as long as':
      return [
        [expression.stop, true],
        [expression.of, false],
      ];
    default:
      return [
        [expression.first, true],
        [expression.second, true],
        [expression.of, false],
      ];
  }
}

/** Something that happens is its own beginning; what holds for a while begins on the day on which it becomes true. */
function asEdge(formula: Formula, scope: Scope): Formula {
  if (formula.kind === 'rises' || formula.kind === 'falls') return formula;
  if (formula.kind === 'proposition' && scope.meaning(formula.name)?.kind === 'occurrence') return formula;
  return { kind: 'rises', of: formula, ...(formula.range && { range: formula.range }) };
}

function copied<T>(node: T): T {
  if (Array.isArray(node)) return node.map(copied) as T;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copied(value)])) as T;
}
