/**
 * The definitions of DESIGN section 5, written down as they are read: every operator looks at every day of its
 * window, one cell at a time, without any algorithm. Slow, and for that the judge of the engine.
 */
import { addDuration, periodAt } from '../../calendar/index.ts';
import type { Aggregate, Bounds, Formula, Term, Window } from '../formula.ts';
import { type Trace, traceSpan } from '../trace.ts';

export type Ends = readonly [number, number];
export interface Verity {
  readonly certain: boolean;
  readonly possible: boolean;
  readonly low: number;
  readonly high: number;
}

export interface Oracle {
  readonly value: (term: Term, row: number, day: number) => Ends;
  readonly verity: (formula: Formula, row: number, day: number) => Verity;
}

const UNKNOWN: Ends = [-Infinity, Infinity];
const TRUE: Verity = { certain: true, possible: true, low: Infinity, high: Infinity };

/** @param horizon days beyond the data to which unbounded operators look */
export function oracleOf(trace: Trace, outside: 'unknown' | 'clip', horizon = 45): Oracle {
  const data = traceSpan(trace) ?? { from: 0, to: -1 };
  const edge = outside === 'clip' ? data : { from: data.from - horizon, to: data.to + horizon };
  const inTrace = (day: number) => outside !== 'clip' || (day >= data.from && day <= data.to);
  const memo = new Map<object, Map<number, unknown>>();
  function remember<T>(node: object, row: number, day: number, compute: () => T): T {
    let cells = memo.get(node);
    if (!cells) {
      cells = new Map();
      memo.set(node, cells);
    }
    const key = day * 64 + row;
    if (!cells.has(key)) cells.set(key, compute());
    return cells.get(key) as T;
  }
  const national = (areas: readonly string[]) => areas.length === 1 && areas[0] === '';

  function days(from: number, to: number): number[] {
    const list: number[] = [];
    for (let d = Math.max(from, -1e9); d <= Math.min(to, 1e9); d++) if (inTrace(d)) list.push(d);
    return list;
  }
  const bounded = (from: number, to: number): [number, number] => [
    from === -Infinity ? Math.min(edge.from, to) : from,
    to === Infinity ? Math.max(edge.to, from) : to,
  ];

  /** The single-day cell of a measure, without multi-day items. */
  function cell(name: string, row: number, day: number): Ends {
    const series = trace.measures.get(name)!;
    const area = national(series.areas) ? 0 : series.areas.indexOf(trace.areas[row]!);
    const i = day - series.first;
    if (area < 0 || i < 0 || i >= series.days) return [series.floor, Infinity];
    return [series.low[area * series.days + i]!, series.high[area * series.days + i]!];
  }

  /** What multi-day items add to the days from..to taken together. */
  function itemsIn(name: string, row: number, from: number, to: number): Ends {
    const series = trace.measures.get(name)!;
    const { spans } = series;
    const area = national(series.areas) ? 0 : series.areas.indexOf(trace.areas[row]!);
    let [low, high] = [0, 0];
    for (let k = 0; k < spans.from.length; k++) {
      if (spans.area[k] !== area || spans.from[k]! > to || spans.to[k]! < from) continue;
      const whole = spans.from[k]! >= from && spans.to[k]! <= to;
      low += whole ? spans.low[k]! : Math.min(0, spans.low[k]!);
      high += whole ? spans.high[k]! : Math.max(0, spans.high[k]!);
    }
    return [low, high];
  }

  /** A sum over all days of a window; of linear terms, the same combination of the sums. */
  function sumOver(term: Term, row: number, from: number, to: number): Ends {
    const inner = (part: Term) => sumOver(part, row, from, to);
    const [begin, end] = bounded(from, to);
    switch (term.kind) {
      case 'measure': {
        const cells = days(begin, end).map((day) => cell(term.name, row, day));
        return plus([...cells, itemsIn(term.name, row, from, to)]);
      }
      case 'add':
        return plus([inner(term.left), inner(term.right)]);
      case 'subtract':
        return plus([inner(term.left), minus(inner(term.right))]);
      case 'negate':
        return minus(inner(term.of));
      case 'multiply':
        if (term.left.kind === 'number') return times([term.left.value, term.left.value], inner(term.right));
        if (term.right.kind === 'number')
          return times(inner(term.left), [term.right.value, term.right.value]);
        break;
      case 'divide':
        if (term.right.kind === 'number') return over(inner(term.left), [term.right.value, term.right.value]);
        break;
      case 'across':
        if (!areal(term.of)) return inner(term.of);
        if (term.fn === 'sum') {
          return plus(rowsOf(term.areas).map((each) => sumOver(term.of, each, from, to)));
        }
        break;
      default:
    }
    return plus(days(begin, end).map((day) => value(term, row, day)));
  }

  function areal(term: Term): boolean {
    if (term.kind === 'measure') return !national(trace.measures.get(term.name)!.areas);
    if (term.kind === 'number' || term.kind === 'across') return false;
    if ('left' in term) return areal(term.left) || areal(term.right);
    return areal(term.of);
  }

  const rowsOf = (areas?: readonly string[]) =>
    areas ? areas.map((area) => trace.areas.indexOf(area)) : trace.areas.map((_, i) => i);

  function windowed(fn: Aggregate, of: Term, row: number, from: number, to: number): Ends {
    if (fn === 'sum') return sumOver(of, row, from, to);
    const inside = days(...bounded(from, to));
    if (fn === 'mean') {
      if (inside.length === 0) return UNKNOWN;
      const [low, high] = sumOver(of, row, from, to);
      return [low / inside.length, high / inside.length];
    }
    return aggregate(
      fn,
      inside.map((day) => value(of, row, day)),
    );
  }

  function value(term: Term, row: number, day: number): Ends {
    return remember(term, row, day, () => fresh(term, row, day));
  }

  function fresh(term: Term, row: number, day: number): Ends {
    switch (term.kind) {
      case 'number':
        return [term.value, term.value];
      case 'measure':
        return plus([cell(term.name, row, day), itemsIn(term.name, row, day, day)]);
      case 'window': {
        const { from, to } = around(term.window, day);
        return windowed(term.fn, term.of, row, from, to);
      }
      case 'trend':
        return slope(
          days(day - term.days + 1, day).map((each) => [each, value(term.of, row, each)] as const),
        );
      case 'at':
        return inTrace(term.day) ? value(term.of, row, term.day) : UNKNOWN;
      case 'reference': {
        const { span, every, fn, of } = term;
        if (every === 1 && (fn === 'sum' || fn === 'mean')) return windowed(fn, of, row, span.from, span.to);
        const samples: Ends[] = [];
        for (let d = span.to; d >= span.from; d -= every) if (inTrace(d)) samples.push(value(of, row, d));
        return aggregate(fn, samples);
      }
      case 'earlier': {
        const then = addDuration(day, term.by, -1);
        return inTrace(then) ? value(term.of, row, then) : UNKNOWN;
      }
      case 'across':
        if (!areal(term.of)) return value(term.of, row, day);
        return aggregate(
          term.fn,
          rowsOf(term.areas).map((each) => value(term.of, each, day)),
        );
      case 'negate':
        return minus(value(term.of, row, day));
      case 'abs': {
        const [low, high] = value(term.of, row, day);
        return low >= 0 ? [low, high] : high <= 0 ? [-high, -low] : [0, Math.max(-low, high)];
      }
      case 'add':
        return plus([value(term.left, row, day), value(term.right, row, day)]);
      case 'subtract':
        return plus([value(term.left, row, day), minus(value(term.right, row, day))]);
      case 'multiply':
        return times(value(term.left, row, day), value(term.right, row, day));
      default:
        return over(value(term.left, row, day), value(term.right, row, day));
    }
  }

  function verity(formula: Formula, row: number, day: number): Verity {
    return remember(formula, row, day, () => judge(formula, row, day));
  }

  function judge(f: Formula, row: number, day: number): Verity {
    const here = (part: Formula) => verity(part, row, day);
    const past = (part: Formula, { from, to }: Bounds, notBefore = -Infinity) =>
      days(...bounded(day - to, day - from))
        .filter((d) => d >= notBefore)
        .map((d) => verity(part, row, d));
    const future = (part: Formula, { from, to }: Bounds) =>
      days(...bounded(day + from, day + to)).map((d) => verity(part, row, d));
    const ever = { from: 0, to: Infinity };
    switch (f.kind) {
      case 'constant':
        return f.value ? TRUE : not(TRUE);
      case 'proposition': {
        const p = trace.propositions.get(f.name)!;
        const area = national(p.areas) ? 0 : p.areas.indexOf(trace.areas[row]!);
        const i = day - p.first;
        const inside = area >= 0 && i >= 0 && i < p.days;
        const certain = inside && p.certain[area * p.days + i] === 1;
        const possible = !inside || p.possible[area * p.days + i] === 1;
        return {
          certain,
          possible,
          low: certain ? Infinity : -Infinity,
          high: possible ? Infinity : -Infinity,
        };
      }
      case 'compare':
        return compared(f.op, value(f.left, row, day), value(f.right, row, day));
      case 'not':
        return not(here(f.of));
      case 'and':
        return all(f.of.map(here));
      case 'or':
        return any(f.of.map(here));
      case 'implies':
        return any([not(here(f.left)), here(f.right)]);
      case 'iff':
        return same(here(f.left), here(f.right));
      case 'xor':
        return not(same(here(f.left), here(f.right)));
      case 'historically':
        return all(past(f.of, f.bounds ?? ever, f.notBefore));
      case 'once':
        return any(past(f.of, f.bounds ?? ever, f.notBefore));
      case 'always':
        return all(future(f.of, f.bounds ?? ever));
      case 'eventually':
        return any(future(f.of, f.bounds ?? ever));
      case 'since': {
        const { from, to } = f.bounds ?? ever;
        const witnesses = days(...bounded(day - to, day - from));
        return any(
          witnesses.map((j) =>
            all([verity(f.right, row, j), ...days(j + 1, day).map((k) => verity(f.left, row, k))]),
          ),
        );
      }
      case 'until': {
        const { from, to } = f.bounds ?? ever;
        const witnesses = days(...bounded(day + from, day + to));
        return any(
          witnesses.map((j) =>
            all([verity(f.right, row, j), ...days(day, j - 1).map((k) => verity(f.left, row, k))]),
          ),
        );
      }
      case 'rises':
        return inTrace(day - 1) ? all([here(f.of), not(verity(f.of, row, day - 1))]) : here(f.of);
      case 'falls':
        return inTrace(day - 1) ? all([not(here(f.of)), verity(f.of, row, day - 1)]) : not(TRUE);
      case 'areas': {
        const n = trace.areas.length;
        if (f.how.kind === 'named') return verity(f.of, trace.areas.indexOf(f.how.area), day);
        const parts = trace.areas.map((_, each) => verity(f.of, each, day));
        if (f.how.kind === 'every') return all(parts);
        if (f.how.kind === 'any') return any(parts);
        if (f.how.kind === 'at least') return atLeast(f.how.count, parts);
        return atLeast(Math.ceil((f.how.percent * n) / 100 - 1e-9), parts);
      }
      case 'at least of':
        return atLeast(f.count, f.of.map(here));
      default: {
        const list = past(f.of, { from: 0, to: f.days - 1 });
        return f.op === 'at least' ? atLeast(f.count, list) : not(atLeast(f.count + 1, list));
      }
    }
  }
  return { value, verity };
}

function around(window: Window, day: number) {
  if (window.kind === 'days') return { from: day - window.to, to: day - window.from };
  return periodAt(window.period, day, window.offset);
}

const plus = (list: readonly Ends[]): Ends => [
  list.reduce((sum, [low]) => sum + low, 0),
  list.reduce((sum, [, high]) => sum + high, 0),
];
const minus = ([low, high]: Ends): Ends => [0 - high, 0 - low];
const product = (a: number, b: number) => (a === 0 || b === 0 ? 0 : a * b);

function times(a: Ends, b: Ends): Ends {
  const all = a.flatMap((x) => b.map((y) => product(x, y)));
  return [Math.min(...all), Math.max(...all)];
}

function over(a: Ends, b: Ends): Ends {
  if (b[0] <= 0 && b[1] >= 0) return UNKNOWN;
  const quotient = (x: number, y: number) =>
    Number.isFinite(y) ? x / y : Number.isFinite(x) ? 0 : x * Math.sign(y);
  const all = a.flatMap((x) => b.map((y) => quotient(x, y)));
  return [Math.min(...all), Math.max(...all)];
}

function aggregate(fn: Aggregate, cells: readonly Ends[]): Ends {
  if (fn === 'sum') return plus(cells);
  if (fn === 'count') {
    return plus(
      cells.map(([low, high]): Ends => [low > 0 || high < 0 ? 1 : 0, low !== 0 || high !== 0 ? 1 : 0]),
    );
  }
  if (cells.length === 0) return UNKNOWN;
  const one = (values: number[]): number => {
    const sorted = values.sort((a, b) => a - b);
    const n = sorted.length;
    if (fn === 'min') return sorted[0]!;
    if (fn === 'max') return sorted[n - 1]!;
    if (fn === 'mean') return sorted.reduce((sum, v) => sum + v, 0) / n;
    const [a, b] = [sorted[(n - 1) >> 1]!, sorted[n >> 1]!];
    return a === b ? a : a / 2 + b / 2;
  };
  return [one(cells.map(([low]) => low)), one(cells.map(([, high]) => high))];
}

/** Least squares, each cell at the end that makes the slope least (greatest). */
function slope(points: readonly (readonly [number, Ends])[]): Ends {
  const n = points.length;
  if (n < 2) return UNKNOWN;
  const centre = points.reduce((sum, [day]) => sum + day, 0) / n;
  const spread = points.reduce((sum, [day]) => sum + (day - centre) ** 2, 0);
  const weighted = points.map(([day, ends]) => times([day - centre, day - centre], ends));
  const [low, high] = plus(weighted);
  return [low / spread, high / spread];
}

function compared(op: string, [al, ah]: Ends, [bl, bh]: Ends): Verity {
  const apart = { low: Math.max(0, bl - ah, al - bh), high: Math.max(bh - al, ah - bl) };
  const equal = al === ah && bl === bh && al === bl;
  switch (op) {
    case '<':
      return { certain: ah < bl, possible: al < bh, low: bl - ah, high: bh - al };
    case '<=':
      return { certain: ah <= bl, possible: al <= bh, low: bl - ah, high: bh - al };
    case '>':
      return { certain: al > bh, possible: ah > bl, low: al - bh, high: ah - bl };
    case '>=':
      return { certain: al >= bh, possible: ah >= bl, low: al - bh, high: ah - bl };
    case '==':
      return { certain: equal, possible: al <= bh && bl <= ah, low: -apart.high, high: -apart.low };
    default:
      return { certain: al > bh || bl > ah, possible: !equal, ...apart };
  }
}

const not = (a: Verity): Verity => ({
  certain: !a.possible,
  possible: !a.certain,
  low: 0 - a.high,
  high: 0 - a.low,
});
const all = (list: readonly Verity[]): Verity => atLeast(list.length, list);
const any = (list: readonly Verity[]): Verity => atLeast(1, list);

function atLeast(count: number, list: readonly Verity[]): Verity {
  const rank = (values: number[]) =>
    count <= 0 ? Infinity : (values.sort((a, b) => b - a)[count - 1] ?? -Infinity);
  return {
    certain: list.filter((one) => one.certain).length >= count,
    possible: list.filter((one) => one.possible).length >= count,
    low: rank(list.map((one) => one.low)),
    high: rank(list.map((one) => one.high)),
  };
}

/** The extremes of max(min(a,b), min(-a,-b)) over two intervals, found at its corners and kinks. */
function same(a: Verity, b: Verity): Verity {
  const kinks = (x: Verity) => [x.low, x.high, ...(x.low < 0 && x.high > 0 ? [0] : [])];
  const margins: number[] = [];
  for (const x of [...kinks(a), ...kinks(b).filter((v) => v >= a.low && v <= a.high), ...mirrored(b, a)]) {
    for (const y of [
      ...kinks(b),
      ...(x >= b.low && x <= b.high ? [x] : []),
      ...(-x >= b.low && -x <= b.high ? [-x] : []),
    ]) {
      margins.push(Math.max(Math.min(x, y), Math.min(0 - x, 0 - y)));
    }
  }
  const both = (p: boolean, q: boolean) => p && q;
  return {
    certain: both(a.certain, b.certain) || both(!a.possible, !b.possible),
    possible: both(a.possible, b.possible) || both(!a.certain, !b.certain),
    low: Math.min(...margins) + 0,
    high: Math.max(...margins) + 0,
  };
}

const mirrored = (from: Verity, into: Verity) =>
  [-from.low, -from.high].filter((v) => v >= into.low && v <= into.high);
