import { addDuration, type Day } from '../../calendar/index.ts';
import { slideTrend } from '../../series/index.ts';
import type { Aggregate, Term, Window } from '../formula.ts';
import { firstSample, type Range, windowAt } from '../ranges.ts';
import { childrenOf } from '../walk.ts';
import { isNational } from './areas.ts';
import { absolute, combine, negate } from './arithmetic.ts';
import { clipped, cycleOf, type Frame, held, pastDays, TraceError } from './frame.ts';
import {
  type Band,
  cellOf,
  constantBand,
  dense,
  densify,
  eachRow,
  endsOf,
  joined,
  rowAt,
  sizeOf,
} from './grid.ts';
import { measureBand, windowedMeasure } from './measure.ts';
import { aggregate, meansOf, nonZero, windowed, windowSizes, windowsOf } from './windowing.ts';

/** A term on the days `days.from..days.to`. Numbers and measures are views already, which are not worth keeping. */
export function termBand(term: Term, days: Range, frame: Frame): Band {
  if (term.kind === 'reference' || term.kind === 'at') {
    const one = remembered(term, fixedDay(term), frame);
    return { ...one, from: days.from, days: days.to - days.from + 1, dayStep: 0 };
  }
  if (term.kind === 'number' || term.kind === 'measure') return compute(term, days, frame);
  return remembered(term, days, frame);
}

function remembered(term: Term, days: Range, frame: Frame): Band {
  const kept = frame.memo?.get(term) ?? [];
  const found = kept.find((one) => one.from === days.from && one.days === days.to - days.from + 1);
  if (found) return found;
  const band = compute(term, days, frame);
  frame.memo?.set(term, [...kept, band]);
  return band;
}

/** The day on which a term is worked out that is the same on every day. */
function fixedDay(term: Extract<Term, { kind: 'reference' | 'at' }>): Range {
  const day = term.kind === 'at' ? term.day : term.span.to;
  return { from: day, to: day };
}

function compute(term: Term, days: Range, frame: Frame): Band {
  const count = days.to - days.from + 1;
  switch (term.kind) {
    case 'number':
      return constantBand(term.value, days.from, count);
    case 'measure':
      return measureBand(term.name, days, frame);
    case 'window':
      return windowBand(term.fn, term.window, term.of, days, frame);
    case 'trend': {
      const window: Window = { kind: 'days', from: 0, to: term.days - 1 };
      return trendBand(window, term.of, days, frame);
    }
    case 'reference':
      return referenceBand(term, frame);
    case 'at':
      return moved(term.of, days, (day) => day, frame);
    case 'earlier':
      return moved(term.of, days, (day) => addDuration(day, term.by, -1), frame);
    case 'across':
      return acrossBand(term.fn, term.areas, termBand(term.of, days, frame), frame);
    case 'negate':
      return negate(termBand(term.of, days, frame), frame);
    case 'abs':
      return absolute(termBand(term.of, days, frame), frame);
    default: {
      const left = termBand(term.left, days, frame);
      return combine(term.kind, left, termBand(term.right, days, frame), frame);
    }
  }
}

function windowBand(fn: Aggregate, window: Window, of: Term, days: Range, frame: Frame): Band {
  const needed = neededDays(window, of, days, frame);
  const band = aggregated(fn, window, of, days, needed, frame);
  const endless = window.kind === 'days' && window.to === Infinity && !frame.clip && !frame.best;
  return endless && fn !== 'min' && fn !== 'max' ? unending(fn, band, of, needed.from, frame) : band;
}

function aggregated(fn: Aggregate, window: Window, of: Term, days: Range, needed: Range, frame: Frame): Band {
  const windows = windowsOf(window, days, needed.from);
  if (fn === 'sum') return sums(of, days, needed, window, frame);
  if (fn === 'mean') {
    const sizes = windowSizes(windows, needed.to - needed.from + 1);
    return meansOf(sums(of, days, needed, window, frame), sizes, frame);
  }
  return windowed(fn, termBand(of, needed, frame), windows, days.from, frame);
}

/**
 * What windows without a beginning may come to: the band has looked at some of the days before everything known, and
 * there are any number more of them. A total of these has no end on a side on which they are not 0; a mean or a median
 * lies between theirs and that of the days looked at.
 */
function unending(fn: Aggregate, band: Band, of: Term, first: Day, frame: Frame): Band {
  const early = termBand(of, { from: first, to: first + cycleOf([of]) }, frame);
  const beyond = densify(fn === 'count' ? nonZero(early, frame) : early, frame.areas);
  const source = densify(band, frame.areas);
  const shape = dense(source.from, source.days, source.areal);
  const size = sizeOf(shape, frame.areas);
  const [low, high] = [new Float64Array(size), new Float64Array(size)];
  const adds = fn === 'sum' || fn === 'count';
  eachRow(shape, frame.areas, (row) => {
    const at = rowAt(beyond, row);
    const least = beyond.low.subarray(at, at + beyond.days).reduce((a, b) => Math.min(a, b), Infinity);
    const most = beyond.high.subarray(at, at + beyond.days).reduce((a, b) => Math.max(a, b), -Infinity);
    const [p, q] = [rowAt(source, row), rowAt(shape, row)];
    for (let i = 0; i < shape.days; i++) {
      const [l, h] = [source.low[p + i]!, source.high[p + i]!];
      low[q + i] = adds ? (least < 0 ? -Infinity : l) : Math.min(l, least);
      high[q + i] = adds ? (most > 0 ? Infinity : h) : Math.max(h, most);
    }
  });
  return { ...shape, low, high };
}

function neededDays(window: Window, of: Term, days: Range, frame: Frame): Range {
  if (window.kind === 'days' && window.to === Infinity) return pastDays(frame, [of], window, days);
  const from = windowAt(window, days.from).from;
  return held(clipped(frame, { from, to: windowAt(window, days.to).to }), [of]);
}

/**
 * Sums over windows. A sum of sums is the sum of each, so that a multi-day item is counted from its span and not
 * from the days that it may have touched; only what is not linear in the measures is added up day by day.
 */
function sums(of: Term, days: Range, needed: Range, window: Window, frame: Frame): Band {
  const inner = (term: Term) => sums(term, days, needed, window, frame);
  switch (of.kind) {
    case 'measure':
      return windowedMeasure(of.name, days.from, needed, windowsOf(window, days, needed.from), frame);
    case 'negate':
      return negate(inner(of.of), frame);
    case 'add':
    case 'subtract':
      return combine(of.kind, inner(of.left), inner(of.right), frame);
    case 'multiply':
      if (of.left.kind === 'number' || of.right.kind === 'number') {
        const [number, other] = of.left.kind === 'number' ? [of.left, of.right] : [of.right, of.left];
        return combine('multiply', termBand(number, days, frame), inner(other), frame);
      }
      break;
    case 'divide':
      if (of.right.kind === 'number') {
        return combine('divide', inner(of.left), termBand(of.right, days, frame), frame);
      }
      break;
    case 'across':
      if (of.fn === 'sum' || !isAreal(of.of, frame)) return acrossBand(of.fn, of.areas, inner(of.of), frame);
      break;
    default:
  }
  const windows = windowsOf(window, days, needed.from);
  return windowed('sum', termBand(of, needed, frame), windows, days.from, frame);
}

/** Whether a term has a value per area. */
function isAreal(term: Term, frame: Frame): boolean {
  if (term.kind === 'across') return false;
  if (term.kind === 'measure') return !isNational(frame.trace.measures.get(term.name)?.areas ?? []);
  return childrenOf(term).some((part) => isAreal(part as Term, frame));
}

function trendBand(window: Window, of: Term, days: Range, frame: Frame): Band {
  const needed = neededDays(window, of, days, frame);
  const windows = windowsOf(window, days, needed.from);
  const source = densify(termBand(of, needed, frame), frame.areas);
  const shape = dense(days.from, windows.count, source.areal);
  const size = sizeOf(shape, frame.areas);
  const [low, high] = [new Float64Array(size), new Float64Array(size)];
  eachRow(shape, frame.areas, (row) => {
    const [at, n] = [rowAt(source, row), source.days];
    const lows = { values: source.low, at, n };
    slideTrend(lows, { values: source.high, at, n }, windows, { low, high }, rowAt(shape, row));
  });
  return { ...shape, low, high };
}

/** A term on other days than those asked for, which is unknown where windows are clipped and there is no such day. */
function moved(of: Term, days: Range, to: (day: Day) => Day, frame: Frame): Band {
  const first = to(days.from);
  const source = termBand(of, clipped(frame, { from: first, to: Math.max(to(days.to), first - 1) }), frame);
  const shape = dense(days.from, days.to - days.from + 1, source.areal);
  const there = new Int32Array(shape.days).map((_, i) => to(days.from + i) - source.from);
  const ends = endsOf(source, (values, unknown) => {
    const out = new Float64Array(sizeOf(shape, frame.areas)).fill(unknown);
    eachRow(shape, frame.areas, (row) => {
      const [from, at] = [rowAt(source, row), rowAt(shape, row)];
      for (let i = 0; i < there.length; i++) {
        const day = there[i]!;
        if (day >= 0 && day < source.days) out[at + i] = values[from + day * source.dayStep]!;
      }
    });
    return out;
  });
  return { ...shape, ...ends };
}

function referenceBand(term: Extract<Term, { kind: 'reference' }>, frame: Frame): Band {
  const { fn, every, span, of } = term;
  // Every day of the span is one window that ends with it: multi-day items count from their spans.
  if (every === 1) {
    const window: Window = { kind: 'days', from: 0, to: span.to - span.from };
    return windowBand(fn, window, of, { from: span.to, to: span.to }, frame);
  }
  const range = clipped(frame, { from: firstSample(term), to: span.to });
  const start = span.to - Math.floor((span.to - range.from) / every) * every;
  const size = Math.max(0, Math.floor((range.to - start) / every) + 1);
  const band = termBand(of, { from: start, to: Math.max(range.to, start - 1) }, frame);
  const source = fn === 'count' ? nonZero(band, frame) : band;
  const shape = dense(span.to, 1, source.areal);
  const ends = endsOf(source, (values, unknown) => {
    const out = new Float64Array(sizeOf(shape, frame.areas));
    eachRow(shape, frame.areas, (row) => {
      const sample = (_: unknown, k: number) => values[cellOf(source, row, start + k * every)]!;
      out[row] = aggregate(fn, new Float64Array(size).map(sample), unknown);
    });
    return out;
  });
  return { ...shape, ...ends };
}

/** One value from the areas asked for. A national value has no areas to combine and is what it is. */
function acrossBand(fn: Aggregate, areas: readonly string[] | undefined, of: Band, frame: Frame): Band {
  if (!of.areal) return of;
  const source = fn === 'count' ? nonZero(of, frame) : of;
  const national = { ...source, areal: false };
  const shape = joined(national, national);
  const rows = areas?.map((area) => rowOfArea(area, frame)) ?? [...frame.trace.areas.keys()];
  const starts = rows.map((row) => rowAt(source, row));
  const cells = new Float64Array(starts.length);
  const ends = endsOf(source, (values, unknown) =>
    new Float64Array(sizeOf(shape, frame.areas)).map((_, i) => {
      starts.forEach((start, k) => {
        cells[k] = values[start + i * source.dayStep]!;
      });
      return aggregate(fn, cells, unknown);
    }),
  );
  return { ...shape, ...ends };
}

export function rowOfArea(area: string, frame: Frame): number {
  const row = frame.trace.areas.indexOf(area);
  if (row < 0) throw new TraceError(`"${area}" is not among the declared areas`);
  return row;
}
