import type { Comparison, Term } from '../../logic/index.ts';
import type { Measure } from '../model.ts';

/** Every value that a term can have, whatever the evidence says. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

const ANY: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
const COUNT: Range = { low: 0, high: Number.POSITIVE_INFINITY };

export function rangeOfTerm(term: Term, measures: ReadonlyMap<string, Measure>): Range {
  const of = (part: Term) => rangeOfTerm(part, measures);
  switch (term.kind) {
    case 'number':
      return { low: term.value, high: term.value };
    case 'measure':
      return isCount(measures.get(term.name)) ? COUNT : ANY;
    case 'window': {
      const days = term.window.kind === 'days' ? term.window.to - term.window.from + 1 : 366;
      return aggregated(term.fn, of(term.of), days);
    }
    case 'reference':
      return aggregated(term.fn, of(term.of), Math.floor((term.span.to - term.span.from) / term.every) + 1);
    case 'across':
      return aggregated(term.fn, of(term.of), Number.POSITIVE_INFINITY);
    case 'at':
    case 'earlier':
      return of(term.of);
    case 'trend':
      return ANY;
    case 'add': {
      const [a, b] = [of(term.left), of(term.right)];
      return { low: a.low + b.low, high: a.high + b.high };
    }
    case 'subtract': {
      const [a, b] = [of(term.left), of(term.right)];
      return { low: a.low - b.high, high: a.high - b.low };
    }
    case 'multiply':
      return product(of(term.left), of(term.right));
    case 'divide': {
      const by = of(term.right);
      if (by.low <= 0 && by.high >= 0) return ANY;
      return product(of(term.left), { low: 1 / by.high, high: 1 / by.low });
    }
    case 'negate': {
      const { low, high } = of(term.of);
      return { low: 0 - high, high: 0 - low };
    }
    case 'abs': {
      const { low, high } = of(term.of);
      const least = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
      return { low: least, high: Math.max(Math.abs(low), Math.abs(high)) };
    }
  }
}

/** Deaths and events are counted; so are persons. Other figures may stand below zero. */
function isCount(measure: Measure | undefined): boolean {
  if (measure === undefined) return false;
  return measure.takes.kind !== 'figure' || measure.unit === 'persons' || measure.unit === 'deaths';
}

function aggregated(fn: Extract<Term, { readonly kind: 'window' }>['fn'], of: Range, days: number): Range {
  if (fn === 'count') return { low: 0, high: days };
  if (fn !== 'sum') return of;
  return {
    low: of.low >= 0 ? 0 : Number.NEGATIVE_INFINITY,
    high: of.high <= 0 ? 0 : Number.POSITIVE_INFINITY,
  };
}

function product(a: Range, b: Range): Range {
  const ends = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => (x === 0 || y === 0 ? 0 : x * y)));
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** Whether a comparison holds for all values, for none, or for some. */
export function settled(op: Comparison, left: Range, right: Range): 'always' | 'never' | undefined {
  switch (op) {
    case '<':
      return left.high < right.low ? 'always' : left.low >= right.high ? 'never' : undefined;
    case '<=':
      return left.high <= right.low ? 'always' : left.low > right.high ? 'never' : undefined;
    case '>':
      return settled('<', right, left);
    case '>=':
      return settled('<=', right, left);
    case '==': {
      const apart = left.high < right.low || right.high < left.low;
      return apart ? 'never' : undefined;
    }
    case '!=':
      return settled('==', left, right) === 'never' ? 'always' : undefined;
  }
}
