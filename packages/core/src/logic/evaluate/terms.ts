import { addDuration } from '../../calendar/index.ts';
import { slideTrend } from '../../series/index.ts';
import type { Aggregate, Term, Window } from '../formula.ts';
import { firstSample, partRanges, type Range, windowAt } from '../ranges.ts';
import { childrenOf } from '../walk.ts';
import { alter, combine } from './arithmetic.ts';
import { clipped, type Frame, held, pastDays, TraceError } from './frame.ts';
import { type Band, constantBand, dense, densify, rowsOf } from './grid.ts';
import { isNational, measureBand, windowedMeasure } from './measure.ts';
import { aggregate, meansOf, nonZero, windowed, windowSizes, windowsOf } from './windowing.ts';

/** A term on the days `days.from..days.to`. */
export function termBand(term: Term, days: Range, frame: Frame): Band {
  const { memo } = frame;
  if (!memo || !isWorthKeeping(term)) return compute(term, days, frame);
  const count = days.to - days.from + 1;
  const kept = memo.get(term) ?? [];
  const found = kept.find((one) => one.from === days.from && one.days === count);
  if (found) return found;
  const band = compute(term, days, frame);
  memo.set(term, [...kept, band]);
  return band;
}

/** Numbers and measures are views already; what is the same on every day is kept by `fixedBand`. */
function isWorthKeeping({ kind }: Term): boolean {
  return kind !== 'number' && kind !== 'measure' && kind !== 'reference' && kind !== 'at';
}

/** A term that is the same on every day. */
function fixedBand(term: Extract<Term, { kind: 'reference' | 'at' }>, frame: Frame): Band {
  const kept = frame.memo?.get(term)?.[0];
  if (kept) return kept;
  const band = term.kind === 'at' ? fixedDay(term.of, term.day, frame) : referenceBand(term, frame);
  frame.memo?.set(term, [band]);
  return band;
}

function compute(term: Term, days: Range, frame: Frame): Band {
  const count = days.to - days.from + 1;
  switch (term.kind) {
    case 'number':
      return constantBand(term.value, term.value, days.from, count);
    case 'measure':
      return measureBand(term.name, days, frame);
    case 'window':
      return windowBand(term.fn, term.window, term.of, days, frame);
    case 'trend': {
      const window: Window = { kind: 'days', from: 0, to: term.days - 1 };
      return trendBand(window, term.of, days, frame);
    }
    case 'reference':
    case 'at':
      return spread(fixedBand(term, frame), days);
    case 'earlier':
      return earlierBand(term, days, frame);
    case 'across':
      return acrossBand(term.fn, term.areas, termBand(term.of, days, frame), frame);
    case 'negate':
    case 'abs':
      return alter(term.kind, termBand(term.of, days, frame), frame);
    default: {
      const left = termBand(term.left, days, frame);
      return combine(term.kind, left, termBand(term.right, days, frame), frame);
    }
  }
}

function windowBand(fn: Aggregate, window: Window, of: Term, days: Range, frame: Frame): Band {
  const needed = neededDays(window, of, days, frame);
  const windows = windowsOf(window, days, needed.from);
  if (fn === 'sum') return sums(of, days, needed, window, frame);
  if (fn === 'mean') {
    const sizes = windowSizes(windows, Math.max(0, needed.to - needed.from + 1));
    return meansOf(sums(of, days, needed, window, frame), sizes, frame);
  }
  return windowed(fn, termBand(of, needed, frame), windows, days.from, frame);
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
      return alter('negate', inner(of.of), frame);
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
      if (!isAreal(of.of, frame)) return inner(of.of);
      if (of.fn === 'sum') return acrossBand('sum', of.areas, inner(of.of), frame);
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
  const rows = rowsOf(shape, frame.areas);
  const low = new Float64Array(rows * windows.count);
  const high = new Float64Array(rows * windows.count);
  for (let r = 0; r < rows; r++) {
    const at = source.start + r * source.rowStep;
    const [lows, highs] = [
      { values: source.low, at, n: source.days },
      { values: source.high, at, n: source.days },
    ];
    slideTrend(lows, highs, windows, { low, high }, r * windows.count);
  }
  return { ...shape, low, high };
}

/** A term on days that a clipped trace does not have. */
function unknownBand(term: Term, days: Range, frame: Frame): Band {
  const band = constantBand(-Infinity, Infinity, days.from, days.to - days.from + 1);
  return { ...band, areal: isAreal(term, frame) };
}

/** A term on one fixed day; unknown when windows are clipped and the day is outside of the trace. */
function fixedDay(of: Term, day: number, frame: Frame): Band {
  const range = clipped(frame, { from: day, to: day });
  if (range.from > range.to) return unknownBand(of, { from: day, to: day }, frame);
  return termBand(of, range, frame);
}

function spread(band: Band, days: Range): Band {
  return { ...band, from: days.from, days: days.to - days.from + 1, dayStep: 0 };
}

function referenceBand(term: Extract<Term, { kind: 'reference' }>, frame: Frame): Band {
  const { fn, every, span, of } = term;
  // A sum or mean over every day of the span is one window that ends with it: multi-day items count from spans.
  if (every === 1 && (fn === 'sum' || fn === 'mean')) {
    const window: Window = { kind: 'days', from: 0, to: span.to - span.from };
    return windowBand(fn, window, of, { from: span.to, to: span.to }, frame);
  }
  const range = clipped(frame, { from: firstSample(term), to: span.to });
  const start = span.to - Math.floor((span.to - range.from) / every) * every;
  const size = range.to < start ? 0 : Math.floor((range.to - start) / every) + 1;
  const band =
    size === 0
      ? unknownBand(of, { from: start, to: start - 1 }, frame)
      : termBand(of, { from: start, to: range.to }, frame);
  const counted = fn === 'count' ? nonZero(band, frame) : band;
  const rows = rowsOf(counted, frame.areas);
  const shape = dense(span.to, 1, counted.areal);
  const low = new Float64Array(rows);
  const high = new Float64Array(rows);
  const values = new Float64Array(size);
  for (let r = 0; r < rows; r++) {
    const sample = (cells: Float64Array) => {
      for (let k = 0; k < size; k++) {
        values[k] = cells[counted.start + r * counted.rowStep + k * every * counted.dayStep]!;
      }
      return values;
    };
    low[r] = aggregate(fn, sample(counted.low), -Infinity);
    high[r] = aggregate(fn, sample(counted.high), Infinity);
  }
  return { ...shape, low, high };
}

function earlierBand(term: Extract<Term, { kind: 'earlier' }>, days: Range, frame: Frame): Band {
  const wanted = partRanges(term, days)[0]!;
  const range = clipped(frame, wanted);
  const count = days.to - days.from + 1;
  if (range.from > range.to) return unknownBand(term.of, days, frame);
  const source = termBand(term.of, range, frame);
  if (term.by.unit === 'day' && range.from === wanted.from && range.to === wanted.to) {
    return { ...source, from: days.from };
  }
  const shape = dense(days.from, count, source.areal);
  const rows = rowsOf(shape, frame.areas);
  const low = new Float64Array(rows * count).fill(-Infinity);
  const high = new Float64Array(rows * count).fill(Infinity);
  for (let i = 0; i < count; i++) {
    const day = addDuration(days.from + i, term.by, -1);
    if (day < range.from || day > range.to) continue;
    for (let r = 0; r < rows; r++) {
      const p = source.start + r * source.rowStep + (day - range.from) * source.dayStep;
      low[r * count + i] = source.low[p]!;
      high[r * count + i] = source.high[p]!;
    }
  }
  return { ...shape, low, high: source.low === source.high && range === wanted ? low : high };
}

/** One value from the areas asked for. A national value has no areas to combine and is what it is. */
function acrossBand(fn: Aggregate, areas: readonly string[] | undefined, of: Band, frame: Frame): Band {
  if (!of.areal) return of;
  const source = fn === 'count' ? nonZero(of, frame) : of;
  const rows = areas ? areas.map((area) => rowOfArea(area, frame)) : frame.trace.areas.map((_, i) => i);
  const days = source.dayStep === 0 ? Math.min(1, source.days) : source.days;
  const low = new Float64Array(days);
  const high = new Float64Array(days);
  const values = new Float64Array(rows.length);
  for (let i = 0; i < days; i++) {
    for (let k = 0; k < rows.length; k++) {
      values[k] = source.low[source.start + rows[k]! * source.rowStep + i * source.dayStep]!;
    }
    low[i] = aggregate(fn, values, -Infinity);
    for (let k = 0; k < rows.length; k++) {
      values[k] = source.high[source.start + rows[k]! * source.rowStep + i * source.dayStep]!;
    }
    high[i] = aggregate(fn, values, Infinity);
  }
  const shape = dense(source.from, days, false);
  return { ...shape, days: source.days, dayStep: source.dayStep, low, high };
}

export function rowOfArea(area: string, frame: Frame): number {
  const row = frame.trace.areas.indexOf(area);
  if (row < 0) throw new TraceError(`"${area}" is not among the declared areas`);
  return row;
}
