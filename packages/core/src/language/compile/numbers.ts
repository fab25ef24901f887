import type { Duration } from '../../calendar/index.ts';
import type { Aggregate, Term } from '../../logic/index.ts';
import { quote, SAY } from '../messages.ts';
import type { Expression, Ident, LengthNode, NameExpression } from '../syntax/index.ts';
import type { NumberValue, PerArea, Scope } from './scope.ts';
import { combinedUnit, commonUnit, unitOfNumber } from './units.ts';

export function durationOf(length: LengthNode): Duration {
  return length.unit === 'week'
    ? { unit: 'day', count: length.count * 7 }
    : { unit: length.unit, count: length.count };
}

/** Compiles what stands for a number; reports and gives undefined when it does not. */
export function compileNumber(expression: Expression, scope: Scope): NumberValue | undefined {
  const { start, end } = expression;
  const range = { start, end };
  switch (expression.kind) {
    case 'number': {
      const unit = unitOfNumber(expression, scope);
      if (unit === undefined) return undefined;
      const term: Term = { kind: 'number', value: expression.value, range, ...(unit !== null && { unit }) };
      return { kind: 'number', term, unit, nature: 'value' };
    }
    case 'name':
      return compileName(expression, scope);
    case 'share': {
      const of = compileNumber(expression.of, scope);
      if (of === undefined) return undefined;
      const factor: Term = {
        kind: 'number',
        value: expression.percent / 100,
        range: { start, end: expression.of.start },
      };
      return { ...of, term: { kind: 'multiply', left: factor, right: of.term, range } };
    }
    case 'window': {
      const of = compileNumber(expression.of, scope);
      const fn = of && functionFor(expression, expression.fn, of, scope);
      if (of === undefined || fn === undefined) return undefined;
      const term: Term = { kind: 'window', fn, window: expression.window, of: of.term, range };
      return { ...of, term, unit: fn === 'count' ? 'days' : of.unit, nature: 'value' };
    }
    case 'during': {
      const of = compileNumber(expression.of, scope);
      const fn = of && functionFor(expression, expression.fn, of, scope);
      if (of === undefined || fn === undefined) return undefined;
      const days = expression.to.day - expression.from.day;
      if (days < 0) return reportReversed(expression.from, expression.to, scope);
      const window: Term = {
        kind: 'window',
        fn,
        window: { kind: 'days', from: 0, to: days },
        of: of.term,
        range,
      };
      const term: Term = { kind: 'at', day: expression.to.day, of: window, range };
      return { ...of, term, unit: fn === 'count' ? 'days' : of.unit, nature: 'value' };
    }
    case 'at': {
      const of = compileNumber(expression.of, scope);
      return (
        of && { ...of, term: { kind: 'at', day: expression.day.day, of: of.term, range }, nature: 'value' }
      );
    }
    case 'earlier': {
      const of = compileNumber(expression.of, scope);
      return of && { ...of, term: { kind: 'earlier', by: durationOf(expression.by), of: of.term, range } };
    }
    case 'across':
      return compileAcross(expression, scope);
    case 'trend': {
      const of = compileNumber(expression.of, scope);
      if (of === undefined) return undefined;
      const term: Term = { kind: 'trend', days: expression.days, of: of.term, range };
      return {
        ...of,
        term,
        unit: of.unit === null ? null : combinedUnit('divide', of.unit, 'days'),
        nature: 'value',
      };
    }
    case 'reference': {
      const of = compileNumber(expression.of, scope);
      if (of === undefined) return undefined;
      const { fn, every } = expression;
      const span = { from: expression.from.day, to: expression.to.day };
      if (span.to < span.from) return reportReversed(expression.from, expression.to, scope);
      const term: Term = { kind: 'reference', fn, span, every, of: of.term, range };
      return { ...of, term, unit: fn === 'count' ? 'days' : of.unit, nature: 'value' };
    }
    case 'add':
    case 'subtract': {
      const left = compileNumber(expression.left, scope);
      const right = compileNumber(expression.right, scope);
      if (left === undefined || right === undefined) return undefined;
      const unit = commonUnit(expression.kind, left, right, expression, scope);
      if (unit === undefined) return undefined;
      const term: Term = { kind: expression.kind, left: left.term, right: right.term, range };
      return {
        kind: 'number',
        term,
        unit,
        nature: natureOf(left, right),
        areas: areasOf(left, right, scope),
      };
    }
    case 'multiply':
    case 'divide': {
      const left = compileNumber(expression.left, scope);
      const right = compileNumber(expression.right, scope);
      if (left === undefined || right === undefined) return undefined;
      const unit = combinedUnit(expression.kind, left.unit, right.unit);
      const term: Term = { kind: expression.kind, left: left.term, right: right.term, range };
      return {
        kind: 'number',
        term,
        unit,
        nature: natureOf(left, right),
        areas: areasOf(left, right, scope),
      };
    }
    case 'negate':
    case 'abs': {
      const of = compileNumber(expression.of, scope);
      return of && { ...of, term: { kind: expression.kind, of: of.term, range } };
    }
    default:
      scope.report.error({
        code: 'not-a-number',
        message: SAY.notANumber(spelled(expression, scope)),
        start,
        end,
      });
      return undefined;
  }
}

export function spelled(expression: Expression, scope: Scope): string {
  const text = scope.text.slice(expression.start, expression.end).replace(/\s+/g, ' ');
  return quote(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

function reportReversed(from: { start: number }, to: { end: number }, scope: Scope): undefined {
  const { start, end } = { start: from.start, end: to.end };
  scope.report.error({ code: 'reversed-dates', message: SAY.datesReversed(), start, end });
  return undefined;
}

function compileName(
  expression: Expression & { readonly kind: 'name' },
  scope: Scope,
): NumberValue | undefined {
  const { name, start, end } = expression;
  const meaning = scope.meaning(name);
  scope.use(name);
  const range = { start, end };
  if (expression.part !== undefined && meaning !== undefined && meaning.kind !== 'lost') {
    return reportPart(expression, meaning.kind, scope);
  }
  switch (meaning?.kind) {
    case 'lost':
      return undefined;
    case 'signal':
      return { kind: 'number', term: { kind: 'measure', name, range }, unit: null, nature: 'flow' };
    case 'measure': {
      const { unit, nature, set } = meaning;
      const areas = set === undefined ? undefined : { set, name, start, end };
      return { kind: 'number', term: { kind: 'measure', name, range }, unit, nature, areas };
    }
    case 'baseline': {
      const { value } = meaning;
      if (value === undefined) return undefined;
      const areas = value.areas && { set: value.areas.set, name, start, end };
      return { ...value, term: { ...value.term, range, declared: name }, nature: 'value', areas };
    }
  }
  if (meaning === undefined) reportUnknown(name, 'measure or condition', start, end, scope);
  else {
    const message = SAY.wrongKind(name, kindInWords(meaning.kind), 'measure');
    scope.report.error({ code: 'wrong-kind', message, start, end });
  }
  return undefined;
}

/** Only conditions have readings to name after a dot. */
export function reportPart(expression: NameExpression, kind: string, scope: Scope): undefined {
  const { name, part, start, end } = expression;
  const message = SAY.noReadings(name, kindInWords(kind), part?.name ?? '');
  scope.report.error({ code: 'no-readings', message, start, end });
  return undefined;
}

export function kindInWords(kind: string): string {
  return kind === 'areas' ? 'list of areas' : kind;
}

export function reportUnknown(name: string, what: string, start: number, end: number, scope: Scope): void {
  const near = scope.nearest(name);
  scope.report.error({
    code: 'unknown-name',
    message: SAY.unknownName(name, what, near),
    start,
    end,
    nearest: near,
  });
}

function functionFor(
  expression: Expression & { readonly of: Expression },
  given: Aggregate | undefined,
  of: NumberValue,
  scope: Scope,
): Aggregate | undefined {
  if (given !== undefined || of.nature === 'flow') return given ?? 'sum';
  const { start, end } = expression;
  const what = spelled(expression.of, scope);
  const message = of.nature === 'level' ? SAY.levelNeedsFunction(what) : SAY.valueNeedsFunction(what);
  scope.report.error({ code: 'no-function', message, start, end });
  return undefined;
}

function natureOf(left: NumberValue, right: NumberValue): NumberValue['nature'] {
  if (isPlain(left)) return right.nature;
  if (isPlain(right)) return left.nature;
  return left.nature === right.nature ? left.nature : 'value';
}

function isPlain(value: NumberValue): boolean {
  return value.term.kind === 'number';
}

/** One list of areas for both sides; two different ones cannot meet. */
export function areasOf(
  left: { readonly areas?: PerArea | undefined },
  right: { readonly areas?: PerArea | undefined },
  scope: Scope,
): PerArea | undefined {
  if (left.areas && right.areas && left.areas.set !== right.areas.set) {
    const { start, end } = right.areas;
    const message = SAY.areaListsMeet(left.areas.name, left.areas.set, right.areas.name, right.areas.set);
    scope.report.error({ code: 'area-lists', message, start, end });
  }
  return left.areas ?? right.areas;
}

function compileAcross(
  expression: Expression & { readonly kind: 'across' },
  scope: Scope,
): NumberValue | undefined {
  const of = compileNumber(expression.of, scope);
  const { start, end } = expression;
  const set = expression.set && areaSetOf(expression.set, scope);
  if (of === undefined || (set === undefined && expression.set !== undefined)) return undefined;
  if (of.areas === undefined || (set !== undefined && of.areas.set !== set)) {
    const message = SAY.notPerArea(spelled(expression.of, scope), set ?? 'area');
    scope.report.error({ code: 'not-per-area', message, start, end });
    return undefined;
  }
  const areas = expression.areas?.map((area) => area.text);
  const fn = expression.fn ?? 'sum';
  const list = of.areas.set;
  const term: Term = {
    kind: 'across',
    fn,
    set: list,
    of: of.term,
    range: { start, end },
    ...(areas && { areas }),
  };
  return { ...of, term, unit: fn === 'count' ? null : of.unit, areas: undefined };
}

/** The declared list that `province` or `provinces` names; reports and gives undefined when there is none. */
export function areaSetOf(set: Ident, scope: Scope): string | undefined {
  const { name, start, end } = set;
  for (const id of [name, name.replace(/ies$/, 'y'), name.replace(/s$/, '')]) {
    const meaning = scope.meaning(id);
    if (meaning?.kind !== 'areas' && meaning?.kind !== 'lost') continue;
    scope.use(id);
    return meaning.kind === 'areas' ? id : undefined;
  }
  const meaning = scope.meaning(name);
  if (meaning === undefined) reportUnknown(name, 'list of areas', start, end, scope);
  else {
    const message = SAY.wrongKind(name, kindInWords(meaning.kind), 'list of areas');
    scope.report.error({ code: 'wrong-kind', message, start, end });
  }
  return undefined;
}
