import type { Bounds, Comparison, Formula, TextRange } from '../../logic/index.ts';
import { SAY } from '../messages.ts';
import type { Expression, NameExpression } from '../syntax/index.ts';
import { areasOf, checkAreaSet, compileNumber, kindInWords, reportUnknown, spelled } from './numbers.ts';
import { compilePattern, isPattern } from './patterns.ts';
import type { NumberValue, PerArea, Scope } from './scope.ts';
import { compileState } from './states.ts';
import { commonUnit } from './units.ts';

export interface FormulaValue {
  readonly kind: 'formula';
  readonly formula: Formula;
  readonly areas?: PerArea | undefined;
}

/** How a bare name of an occurrence is to be taken: as the day on which it happens, or not at all. */
export type AsEvent = boolean;

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

/** Compiles what is true or false; reports and gives undefined when it is not. */
export function compileFormula(
  expression: Expression,
  scope: Scope,
  asEvent: AsEvent = false,
): FormulaValue | undefined {
  const range = { start: expression.start, end: expression.end };
  switch (expression.kind) {
    case 'constant':
      return { kind: 'formula', formula: { kind: 'constant', value: expression.value, range } };
    case 'name':
      return compileProposition(expression, scope, asEvent);
    case 'state':
      return compileState(expression, scope);
    case 'compare':
      return compileComparison(expression, scope);
    case 'between':
      return compileBetween(expression, scope);
    case 'not':
      return compileNot(expression, scope, asEvent);
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
        ...(kind === 'implies' && { vacuity: true }),
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
      return wrap(of, (f) => ({ kind: expression.kind, of: f, range, ...withBounds(expression.bounds) }));
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
      return compileAreas(expression, scope);
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

function reportNumber(expression: Expression, scope: Scope): undefined {
  const { start, end } = expression;
  scope.report.error({
    code: 'not-a-formula',
    message: SAY.notAFormula(spelled(expression, scope)),
    start,
    end,
  });
  return undefined;
}

export function wrap(of: FormulaValue | undefined, make: (of: Formula) => Formula): FormulaValue | undefined {
  return of && { ...of, formula: make(of.formula) };
}

export function both(
  left: FormulaValue | undefined,
  right: FormulaValue | undefined,
  scope: Scope,
  make: (left: Formula, right: Formula) => Formula,
): FormulaValue | undefined {
  if (left === undefined || right === undefined) return undefined;
  return { kind: 'formula', formula: make(left.formula, right.formula), areas: areasOf(left, right, scope) };
}

function gather(
  parts: readonly (FormulaValue | undefined)[],
  scope: Scope,
  make: (of: readonly Formula[]) => Formula,
): FormulaValue | undefined {
  const of: Formula[] = [];
  let areas: PerArea | undefined;
  for (const part of parts) {
    if (part === undefined) continue;
    areas = areasOf({ areas }, part, scope);
    of.push(part.formula);
  }
  return of.length === parts.length ? { kind: 'formula', formula: make(of), areas } : undefined;
}

function compileProposition(
  expression: NameExpression,
  scope: Scope,
  asEvent: AsEvent,
): FormulaValue | undefined {
  const { name, part, start, end } = expression;
  const meaning = scope.meaning(name);
  scope.use(name);
  const range = { start, end };
  switch (meaning?.kind) {
    case 'lost':
      return undefined;
    case 'signal':
      return { kind: 'formula', formula: { kind: 'proposition', name, range } };
    case 'condition':
      if (part !== undefined && !meaning.readings.includes(part.name)) {
        const near = scope.nearest(part.name, meaning.readings);
        scope.report.error({
          code: 'unknown-reading',
          message: SAY.unknownReading(name, part.name, near),
          start: part.start,
          end: part.end,
          nearest: near,
        });
        return undefined;
      }
      return proposition(part === undefined ? name : `${name}.${part.name}`, range);
    case 'occurrence':
      if (asEvent) return proposition(name, range);
      scope.report.error({ code: 'bare-occurrence', message: SAY.eventInFormula(name), start, end });
      return undefined;
    case 'measure':
    case 'baseline':
      return reportNumber(expression, scope);
  }
  if (meaning === undefined) reportUnknown(name, 'condition or measure', start, end, scope);
  else {
    const hint = meaning.kind === 'commitment' || meaning.kind === 'power';
    const message = hint
      ? SAY.stateMissing(name, meaning.kind)
      : SAY.wrongKind(name, kindInWords(meaning.kind), 'condition');
    scope.report.error({ code: 'wrong-kind', message, start, end });
  }
  return undefined;
}

function proposition(name: string, range: TextRange): FormulaValue {
  return { kind: 'formula', formula: { kind: 'proposition', name, range } };
}

function compileComparison(
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
  at: Expression & { readonly left: Expression; readonly right: Expression },
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

function compileBetween(
  expression: Expression & { readonly kind: 'between' },
  scope: Scope,
): FormulaValue | undefined {
  const { of, low, high, start, end } = expression;
  const [value, least, most] = [of, low, high].map((part) => compileNumber(part, scope));
  if (value === undefined || least === undefined || most === undefined) return undefined;
  const from = compared(
    '>=',
    value,
    least,
    { kind: 'compare', op: '>=', left: of, right: low, start, end },
    scope,
  );
  const to = compared(
    '<=',
    value,
    most,
    { kind: 'compare', op: '<=', left: of, right: high, start, end },
    scope,
  );
  return gather([from, to], scope, (parts) => ({ kind: 'and', of: parts, range: { start, end } }));
}

/** `not F`; `no X` of a measure means that it is 0. */
function compileNot(
  expression: Expression & { readonly kind: 'not' },
  scope: Scope,
  asEvent: AsEvent,
): FormulaValue | undefined {
  const { of, start, end } = expression;
  const range = { start, end };
  if (expression.none === true && isNumberLike(of, scope)) {
    const value = compileNumber(of, scope);
    if (value === undefined) return undefined;
    const zero: Formula = {
      kind: 'compare',
      op: '==',
      left: value.term,
      right: { kind: 'number', value: 0, range: { start, end: of.start } },
      range,
      ...(value.unit && { unit: value.unit }),
    };
    return { kind: 'formula', formula: zero, areas: value.areas };
  }
  return wrap(compileFormula(of, scope, asEvent || expression.none === true), (f) => ({
    kind: 'not',
    of: f,
    range,
  }));
}

function isNumberLike(expression: Expression, scope: Scope): boolean {
  if (expression.kind === 'name') {
    const kind = scope.meaning(expression.name)?.kind;
    return kind === 'measure' || kind === 'baseline';
  }
  return (
    expression.kind === 'window' ||
    expression.kind === 'during' ||
    expression.kind === 'across' ||
    expression.kind === 'at'
  );
}

function compileAreas(
  expression: Expression & { readonly kind: 'areas' },
  scope: Scope,
): FormulaValue | undefined {
  const of = compileFormula(expression.of, scope);
  const { start, end, set, how } = expression;
  if (set !== undefined && !checkAreaSet(set, scope)) return undefined;
  if (of === undefined) return undefined;
  if (of.areas === undefined || (set !== undefined && of.areas.set !== set.name)) {
    const message = SAY.notPerArea(spelled(expression.of, scope), set?.name ?? 'area');
    scope.report.error({ code: 'not-per-area', message, start, end });
    return undefined;
  }
  const count = expression.count ?? 0;
  const quantifier =
    how === 'named'
      ? ({ kind: 'named', area: expression.area?.text ?? '' } as const)
      : how === 'at least'
        ? ({ kind: 'at least', count } as const)
        : how === 'at least percent'
          ? ({ kind: 'at least percent', percent: count } as const)
          : ({ kind: how } as const);
  const formula: Formula = { kind: 'areas', how: quantifier, of: of.formula, range: { start, end } };
  return { kind: 'formula', formula };
}
