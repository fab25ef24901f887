import { slideAtLeast, slideOrder } from '../../series/index.ts';
import type { AreaQuantifier, Formula } from '../formula.ts';
import { boundsOf, partRanges, type Range } from '../ranges.ts';
import { compare } from './compare.ts';
import { atLeastOf, equivalence, junction, junctionOf, negation, overAreas } from './connect.ts';
import { clipped, type Frame, futureDays, pastDays, settled } from './frame.ts';
import { constantTruth, dense, densify, eachRow, flagsOf, rowAt, rowOf, sizeOf, type Truth } from './grid.ts';
import { propositionTruth } from './proposition.ts';
import { spend } from './scratch.ts';
import { overComparison, overWindows, sinceUntil } from './temporal.ts';
import { rowOfArea, termBand } from './terms.ts';
import { futureWindows, pastWindows } from './windowing.ts';

/** A formula on the days `days.from..days.to`. */
export function formulaTruth(formula: Formula, days: Range, frame: Frame): Truth {
  const parts: Truth[] = [];
  const result = compute(formula, days, frame, (part, on) => {
    const truth = formulaTruth(part, on, frame);
    parts.push(truth);
    return truth;
  });
  if (!frame.seen) return spend(result, parts);
  frame.seen(formula, result);
  return result;
}

/** Judges a part of the formula at hand on some days. */
type Judge = (part: Formula, days: Range) => Truth;

function compute(formula: Formula, days: Range, frame: Frame, judge: Judge): Truth {
  const here = (part: Formula) => judge(part, days);
  switch (formula.kind) {
    case 'constant':
      return constantTruth(formula.value, days.from, days.to - days.from + 1);
    case 'proposition':
      return propositionTruth(formula.name, days, frame);
    case 'compare': {
      const left = termBand(formula.left, days, frame);
      return compare(formula.op, left, termBand(formula.right, days, frame), frame);
    }
    case 'not':
      return negation(here(formula.of), frame);
    case 'and':
    case 'or':
      return junctionOf(formula.kind, formula.of.map(here), days, frame);
    case 'implies':
      return junction('or', negation(here(formula.left), frame), here(formula.right), frame);
    case 'iff':
      return equivalence(here(formula.left), here(formula.right), frame);
    case 'xor':
      return negation(equivalence(here(formula.left), here(formula.right), frame), frame);
    case 'historically':
    case 'once':
    case 'always':
    case 'eventually':
      return windowedTruth(formula, days, frame, judge);
    case 'since':
    case 'until': {
      const past = formula.kind === 'since';
      const parts = [formula.left, formula.right];
      const bounds = settled(frame, parts, boundsOf(formula), days, past ? 'before' : 'after');
      const range = (past ? pastDays : futureDays)(frame, parts, bounds, days);
      const sides = { left: judge(formula.left, range), right: judge(formula.right, range) };
      return sinceUntil(formula.kind, sides, bounds, days, frame);
    }
    case 'rises':
    case 'falls':
      return edge(
        formula.kind,
        judge(formula.of, clipped(frame, partRanges(formula, days)[0]!)),
        days,
        frame,
      );
    case 'areas':
      return quantified(formula.how, here(formula.of), days, frame);
    case 'at least of':
      return atLeastOf(formula.count, formula.of.map(here), days, frame);
    default:
      return daysThat(formula, days, frame, judge);
  }
}

type Windowed = Extract<Formula, { kind: 'historically' | 'once' | 'always' | 'eventually' }>;

function windowedTruth(formula: Windowed, days: Range, frame: Frame, judge: Judge): Truth {
  const every = formula.kind === 'historically' || formula.kind === 'always';
  const past = formula.kind === 'historically' || formula.kind === 'once';
  const written = boundsOf(formula);
  // A window that is cut off somewhere does not see the same wherever it lies.
  const bounds =
    formula.notBefore === undefined
      ? settled(frame, [formula.of], written, days, past ? 'before' : 'after')
      : written;
  const reached = (past ? pastDays : futureDays)(frame, [formula.of], bounds, days);
  // Windows are cut to the days on which the part is judged, so cutting these off cuts the windows off.
  const from = Math.max(reached.from, formula.notBefore ?? -Infinity);
  const range = { from, to: Math.max(reached.to, from - 1) };
  const windows = (past ? pastWindows : futureWindows)(bounds, days, from);
  const part = formula.of;
  if (part.kind !== 'compare' || frame.seen) {
    return overWindows(every, judge(part, range), windows, days.from, frame);
  }
  const sides = { left: termBand(part.left, range, frame), right: termBand(part.right, range, frame) };
  return (
    overComparison(every, part.op, sides, windows, days.from, frame) ??
    overWindows(every, compare(part.op, sides.left, sides.right, frame), windows, days.from, frame)
  );
}

/** True (false) today and not the day before. The day before a clipped trace holds nothing. */
function edge(kind: 'rises' | 'falls', of: Truth, days: Range, frame: Frame): Truth {
  const at = (offset: number) => {
    const windows = pastWindows({ from: offset, to: offset }, days, of.from);
    return overWindows(false, of, windows, days.from, frame);
  };
  const [today, before] = [at(0), at(1)];
  if (kind === 'rises') return junction('and', today, negation(before, frame), frame);
  return junction('and', negation(today, frame), before, frame);
}

/** How many areas `at least` asks for, of `n`. */
export function areasNeeded(how: Exclude<AreaQuantifier, { kind: 'named' }>, n: number): number {
  if (how.kind === 'every') return n;
  if (how.kind === 'any') return 1;
  if (how.kind === 'at least') return how.count;
  // A hair less, so that 30 % of 10 areas is 3 in binary fractions too.
  return Math.ceil((how.percent * n) / 100 - 1e-9);
}

function quantified(how: AreaQuantifier, of: Truth, days: Range, frame: Frame): Truth {
  if (how.kind === 'named') return of.areal ? rowOf(of, rowOfArea(how.area, frame)) : of;
  if (how.kind === 'every' || how.kind === 'any') return overAreas(how.kind, of, frame);
  const parts = frame.trace.areas.map((_, row) => rowOf(of, row));
  return atLeastOf(areasNeeded(how, parts.length), parts, days, frame);
}

/** At most (at least) `count` of the last days: an order statistic of the margins, a count of the truths. */
function daysThat(
  formula: Extract<Formula, { kind: 'days that' }>,
  days: Range,
  frame: Frame,
  judge: Judge,
): Truth {
  const atLeast = formula.op === 'at least' ? formula.count : formula.count + 1;
  const bounds = { from: 0, to: formula.days - 1 };
  const range = pastDays(frame, [formula.of], bounds, days);
  const of = densify(judge(formula.of, range), frame.areas);
  const windows = pastWindows(bounds, days, range.from);
  const shape = dense(days.from, windows.count, of.areal);
  const size = sizeOf(shape, frame.areas);
  const [low, high] = [new Float64Array(size), new Float64Array(size)];
  const [certain, possible] = [new Uint8Array(size), new Uint8Array(size)];
  const flags = flagsOf(of);
  const statistic = { position: (n: number) => n - atLeast + 1, before: -Infinity, after: Infinity };
  eachRow(shape, frame.areas, (row) => {
    const [at, n, out] = [rowAt(of, row), of.days, rowAt(shape, row)];
    slideOrder(statistic, { values: of.low, at, n }, windows, low, out);
    slideOrder(statistic, { values: of.high, at, n }, windows, high, out);
    slideAtLeast(atLeast, 1, { values: flags.certain, at, n }, windows, certain, out);
    slideAtLeast(atLeast, 1, { values: flags.possible, at, n }, windows, possible, out);
  });
  const truth: Truth = { ...shape, low, high, tie: 'mixed', flags: { certain, possible } };
  return formula.op === 'at least' ? truth : negation(truth, frame);
}
