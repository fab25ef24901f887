import { addDuration, type Day, isoFromDay, periodAt } from '../../calendar/index.ts';
import type { Bounds, Formula, Term, Window } from '../../logic/index.ts';
import { surgeIn, surgeName } from '../surges.ts';

/** Days on which a part is looked at, both included; the ends may be infinite. */
interface Days {
  readonly from: number;
  readonly to: number;
}

const EVER: Bounds = { from: 0, to: Number.POSITIVE_INFINITY };

/**
 * A formula in formal notation, every operator in brackets. Given a day, each window is followed by the days that it
 * covers when the formula is judged on that day, in braces. Without a day the text can be read back by
 * `parseFormula`.
 */
export function formalFormula(formula: Formula, options: { readonly day?: Day } = {}): string {
  const { day } = options;
  return unwrapped(formalOf(formula, day === undefined ? undefined : { from: day, to: day }));
}

export function formalTerm(term: Term, options: { readonly day?: Day } = {}): string {
  const { day } = options;
  return unwrapped(termOf(term, day === undefined ? undefined : { from: day, to: day }));
}

/** The outermost brackets say nothing. */
function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return text;
  }
  return text.slice(1, -1);
}

/** Fully bracketed; with `days`, each window is followed by the days that it covers. */
function formalOf(formula: Formula, days: Days | undefined): string {
  const same = (part: Formula) => formalOf(part, days);
  switch (formula.kind) {
    case 'constant':
      return String(formula.value);
    case 'proposition':
      return formula.name.includes(' ') ? `(${formula.name})` : formula.name;
    case 'compare':
      return (
        surged(formula) ?? `(${termOf(formula.left, days)} ${formula.op} ${termOf(formula.right, days)})`
      );
    case 'not':
      return `(not ${same(formula.of)})`;
    case 'and':
    case 'or':
      return formula.of.length === 1
        ? same(formula.of[0]!)
        : `(${formula.of.map(same).join(` ${formula.kind} `)})`;
    case 'implies':
    case 'iff':
    case 'xor':
      return `(${same(formula.left)} ${formula.kind} ${same(formula.right)})`;
    case 'historically':
    case 'once':
    case 'always':
    case 'eventually': {
      const past = formula.kind === 'historically' || formula.kind === 'once';
      const inner = cut(shift(days, formula.bounds ?? EVER, past), formula.notBefore);
      const since = formula.notBefore === undefined ? '' : ` since ${isoFromDay(formula.notBefore)}`;
      const bounds = formula.bounds === undefined ? '' : boundsOf(formula.bounds);
      return `(${formula.kind}${bounds}${since}${dates(inner)} ${formalOf(formula.of, inner)})`;
    }
    case 'since':
    case 'until': {
      const past = formula.kind === 'since';
      const inner = shift(days, formula.bounds ?? EVER, past);
      const bounds = formula.bounds === undefined ? '' : boundsOf(formula.bounds);
      return `(${formalOf(formula.left, inner)} ${formula.kind}${bounds}${dates(inner)} ${formalOf(formula.right, inner)})`;
    }
    case 'rises':
    case 'falls':
      return `(${formula.kind} ${same(formula.of)})`;
    case 'areas':
      return `(${areasOf(formula)}, ${same(formula.of)})`;
    case 'at least of':
      return `(at least ${formula.count} of {${formula.of.map(same).join(', ')}})`;
    case 'days that': {
      const inner = shift(days, { from: 0, to: formula.days - 1 }, true);
      return `(on ${formula.op} ${formula.count} of the last ${formula.days} days${dates(inner)}, ${formalOf(formula.of, inner)})`;
    }
  }
}

/** `surge in attacks` stands for a comparison of its own. */
function surged(formula: Formula): string | undefined {
  const measure = surgeIn(formula);
  return measure === undefined ? undefined : `(${surgeName(measure)})`;
}

function termOf(term: Term, days: Days | undefined): string {
  switch (term.kind) {
    case 'number':
      return `${term.value}${term.unit === undefined ? '' : term.unit === 'percent' ? '%' : ` ${term.unit}`}`;
    case 'measure':
      return term.name;
    case 'window': {
      const inner = windowDays(term.window, days);
      const window =
        term.window.kind === 'days'
          ? boundsOf(term.window)
          : `[${calendarOf(term.window.period, term.window.offset)}]`;
      return `(${term.fn}${window}${dates(inner)} ${termOf(term.of, inner)})`;
    }
    case 'reference': {
      const { from, to } = term.span;
      return `(${term.fn} of ${termOf(term.of, undefined)}, every ${term.every} days from ${isoFromDay(from)} to ${isoFromDay(to)})`;
    }
    case 'at':
      return `(${termOf(term.of, days && { from: term.day, to: term.day })} to ${isoFromDay(term.day)})`;
    case 'earlier': {
      const { unit, count } = term.by;
      const inner = days && { from: addTo(days.from, term.by, -1), to: addTo(days.to, term.by, -1) };
      return `(${termOf(term.of, inner)} ${count} ${unit}${count === 1 ? '' : 's'} earlier)`;
    }
    case 'across': {
      const of = termOf(term.of, days);
      if (term.areas !== undefined) return `(${of} in ${term.areas.map(quoted).join(', ')} together)`;
      return `(${term.fn} of ${of} across ${term.set ?? 'area'})`;
    }
    case 'trend': {
      const inner = shift(days, { from: 0, to: term.days - 1 }, true);
      return `(trend[0,${term.days - 1}]${dates(inner)} ${termOf(term.of, inner)})`;
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return `(${termOf(term.left, days)} ${ARITHMETIC[term.kind]} ${termOf(term.right, days)})`;
    case 'negate':
      return `(-${termOf(term.of, days)})`;
    case 'abs':
      return `abs(${termOf(term.of, days)})`;
  }
}

const ARITHMETIC = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function boundsOf({ from, to }: Bounds): string {
  return `[${from},${Number.isFinite(to) ? to : '*'}]`;
}

function calendarOf(period: string, offset: number): string {
  return offset === 0 ? period : `last ${period}`;
}

function areasOf(formula: Extract<Formula, { readonly kind: 'areas' }>): string {
  const set = formula.set ?? 'area';
  switch (formula.how.kind) {
    case 'every':
      return `in every ${set}`;
    case 'any':
      return `in any ${set}`;
    case 'at least':
      return `in at least ${formula.how.count} ${set}`;
    case 'at least percent':
      return `in at least ${formula.how.percent}% of ${set}`;
    case 'named':
      return `in ${quoted(formula.how.area)}`;
  }
}

function shift(days: Days | undefined, { from, to }: Bounds, past: boolean): Days | undefined {
  if (days === undefined) return undefined;
  return past ? { from: days.from - to, to: days.to - from } : { from: days.from + from, to: days.to + to };
}

function cut(days: Days | undefined, notBefore: Day | undefined): Days | undefined {
  if (days === undefined || notBefore === undefined) return days;
  return { from: Math.max(days.from, notBefore), to: Math.max(days.to, notBefore) };
}

function windowDays(window: Window, days: Days | undefined): Days | undefined {
  if (days === undefined || window.kind === 'days') return shift(days, window as Bounds, true);
  const at = (day: number, end: 'from' | 'to') =>
    Number.isFinite(day) ? periodAt(window.period, day, window.offset)[end] : day;
  return { from: at(days.from, 'from'), to: at(days.to, 'to') };
}

function addTo(day: number, by: Parameters<typeof addDuration>[1], times: number): number {
  return Number.isFinite(day) ? addDuration(day, by, times) : day;
}

function dates(days: Days | undefined): string {
  if (days === undefined) return '';
  const iso = (day: number) => (Number.isFinite(day) ? isoFromDay(day) : '*');
  return days.from === days.to ? `{${iso(days.from)}}` : `{${iso(days.from)}..${iso(days.to)}}`;
}
