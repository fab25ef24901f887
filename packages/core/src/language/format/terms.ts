import type { Aggregate } from '../../logic/index.ts';
import type { Expression, NumberExpression } from '../syntax/index.ts';
import { dateText, quotedText } from './values.ts';

const FUNCTIONS: Readonly<Record<Aggregate, string>> = {
  sum: 'sum of',
  mean: 'mean of',
  min: 'lowest of',
  max: 'highest of',
  count: 'count of',
  median: 'median of',
};

type PrintFormula = (expression: Expression) => string;

/** Prints what stands for a number, in words. `formula` prints what can only be true or false, in brackets. */
export function printTerm(expression: Expression, formula: PrintFormula): string {
  const print = (of: Expression) => printTerm(of, formula);
  switch (expression.kind) {
    case 'number':
      return printNumber(expression);
    case 'name':
      return expression.part === undefined ? expression.name : `${expression.name}.${expression.part.name}`;
    case 'share': {
      const of = isTight(expression.of) ? print(expression.of) : `(${print(expression.of)})`;
      if (expression.written === 'twice') return `twice ${of}`;
      return `${expression.written} of ${of}`;
    }
    case 'window':
      return printWindow(expression, formula);
    case 'during': {
      const { fn, from, to } = expression;
      const span = `from ${dateText(from)} to ${dateText(to)}`;
      return `${fn === undefined ? '' : `${FUNCTIONS[fn]} `}${under(expression.of, true, formula)} ${span}`;
    }
    case 'at': {
      const word = expression.of.kind === 'window' ? 'to' : 'on';
      return `${under(expression.of, false, formula)} ${word} ${dateText(expression.day)}`;
    }
    case 'earlier': {
      const { count, unit } = expression.by;
      const by = count === 1 ? `one ${unit}` : `${count} ${unit}s`;
      return `${under(expression.of, false, formula)} ${by} before`;
    }
    case 'across': {
      const { areas, set, fn } = expression;
      if (areas !== undefined) {
        const together = areas.length > 1 ? ' together' : '';
        return `${under(expression.of, false, formula)} in ${areas.map(quotedText).join(', ')}${together}`;
      }
      if (fn === 'sum') return `${under(expression.of, false, formula)} in all ${set?.name ?? ''} together`;
      const of = under(expression.of, true, formula);
      return `${fn === undefined ? '' : `${FUNCTIONS[fn]} `}${of} across ${set?.name ?? ''}`;
    }
    case 'trend':
      return `trend of ${under(expression.of, true, formula)} over ${dayCount(expression.days)}`;
    case 'reference': {
      const { fn, every, from, to } = expression;
      const days = `every ${dayCount(every)} from ${dateText(from)} to ${dateText(to)}`;
      return `${FUNCTIONS[fn]} ${under(expression.of, true, formula)}, ${days}`;
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return printArithmetic(expression, formula);
    case 'negate':
      return `-${isTight(expression.of) ? print(expression.of) : `(${print(expression.of)})`}`;
    case 'abs':
      return `abs(${print(expression.of)})`;
    default:
      return `(${formula(expression)})`;
  }
}

export function dayCount(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function printNumber({ written, unit }: NumberExpression): string {
  if (unit === undefined) return written;
  return unit.name === 'percent' ? `${written}%` : `${written} ${unit.name}`;
}

function printWindow(expression: Expression & { readonly kind: 'window' }, formula: PrintFormula): string {
  const { fn, window, of } = expression;
  if (window.kind === 'days' && window.from !== 0) {
    // No words for a window that ends before today: the operator says it.
    const bounds = `[${window.from},${Number.isFinite(window.to) ? window.to : '*'}]`;
    return `${fn ?? 'sum'}${bounds} ${isAtom(of) ? printTerm(of, formula) : `(${printTerm(of, formula)})`}`;
  }
  if (window.kind === 'days' && !Number.isFinite(window.to)) {
    return `${fn ?? 'sum'}[0,*] ${isAtom(of) ? printTerm(of, formula) : `(${printTerm(of, formula)})`}`;
  }
  const words =
    window.kind === 'days'
      ? `over ${dayCount(window.to + 1)}`
      : `in the ${window.offset === 0 ? '' : 'last full '}${window.period}`;
  return `${fn === undefined ? '' : `${FUNCTIONS[fn]} `}${under(of, true, formula)} ${words}`;
}

const ENDINGS: ReadonlySet<Expression['kind']> = new Set([
  'name',
  'window',
  'at',
  'earlier',
  'across',
  'during',
  'abs',
]);

/**
 * What stands before an ending ("over 28 days"). With `takesFunction` the ending could draw a function word at the
 * front to itself, so that one must be in brackets.
 */
function under(of: Expression, takesFunction: boolean, formula: PrintFormula): string {
  const text = printTerm(of, formula);
  const bare = ENDINGS.has(of.kind) && !isOperatorWindow(of) && !(takesFunction && leadsWithFunction(of));
  return bare ? text : bracketed(text);
}

function bracketed(text: string): string {
  return `(${text})`;
}

function isAtom(of: Expression): boolean {
  return of.kind === 'name' || of.kind === 'abs';
}

/** Printed as `sum[7,13] x`: an ending behind it would reach only the `x`. */
function isOperatorWindow(of: Expression): boolean {
  return (
    of.kind === 'window' &&
    of.window.kind === 'days' &&
    (of.window.from !== 0 || !Number.isFinite(of.window.to))
  );
}

function leadsWithFunction(of: Expression): boolean {
  if (of.kind === 'window' || of.kind === 'during') return of.fn !== undefined || leadsWithFunction(of.of);
  if (of.kind === 'across') {
    const together = of.fn === 'sum' || of.areas !== undefined;
    return (!together && of.fn !== undefined) || leadsWithFunction(of.of);
  }
  return (of.kind === 'at' || of.kind === 'earlier') && leadsWithFunction(of.of);
}

/** Needs no brackets after `50% of` or a minus sign. */
function isTight(of: Expression): boolean {
  return ENDINGS.has(of.kind) || of.kind === 'share' || of.kind === 'number' || of.kind === 'trend';
}

const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;

function printArithmetic(
  expression: Expression & { readonly kind: 'add' | 'subtract' | 'multiply' | 'divide' },
  formula: PrintFormula,
): string {
  const { kind, left, right } = expression;
  const product = kind === 'multiply' || kind === 'divide';
  const side = (of: Expression, isRight: boolean) => {
    const sum = of.kind === 'add' || of.kind === 'subtract';
    const times = of.kind === 'multiply' || of.kind === 'divide';
    const needs =
      of.kind === 'reference' ||
      (product && (sum || of.kind === 'negate' || of.kind === 'share')) ||
      (isRight && (sum || of.kind === 'negate' || (product && times)));
    return needs ? bracketed(printTerm(of, formula)) : printTerm(of, formula);
  };
  return `${side(left, false)} ${SIGNS[kind]} ${side(right, true)}`;
}
