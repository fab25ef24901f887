import { slideAtLeast, slideOrder } from '../../series/index.ts';
import type { AreaQuantifier, Bounds, Formula } from '../formula.ts';
import { boundsOf, partRanges, type Range } from '../ranges.ts';
import { compare } from './compare.ts';
import { atLeastAreas, atLeastOf, equivalence, junction, negation } from './connect.ts';
import { clipped, type Frame, futureDays, pastDays } from './frame.ts';
import { constantTruth, dense, densify, rowsOf, type Truth } from './grid.ts';
import { propositionTruth } from './proposition.ts';
import { overWindows, sinceUntil } from './temporal.ts';
import { rowOfArea, termBand } from './terms.ts';
import { futureWindows, pastWindows } from './windowing.ts';

/** A formula on the days `days.from..days.to`. */
export function formulaTruth(formula: Formula, days: Range, frame: Frame): Truth {
  const truth = compute(formula, days, frame);
  frame.seen?.(formula, truth);
  return truth;
}

function compute(formula: Formula, days: Range, frame: Frame): Truth {
  const count = days.to - days.from + 1;
  const here = (part: Formula) => formulaTruth(part, days, frame);
  switch (formula.kind) {
    case 'constant':
      return constantTruth(formula.value, days.from, count);
    case 'proposition':
      return propositionTruth(formula.name, days, frame);
    case 'compare': {
      const left = termBand(formula.left, days, frame);
      return compare(formula.op, left, termBand(formula.right, days, frame), frame);
    }
    case 'not':
      return negation(here(formula.of), frame);
    case 'and':
    case 'or': {
      const unit = constantTruth(formula.kind === 'and', days.from, count);
      const parts = formula.of.map(here);
      return parts.length === 0 ? unit : parts.reduce((a, b) => junction(formula.kind, a, b, frame));
    }
    case 'implies':
      return junction('or', negation(here(formula.left), frame), here(formula.right), frame);
    case 'iff':
      return equivalence(here(formula.left), here(formula.right), frame);
    case 'xor':
      return negation(equivalence(here(formula.left), here(formula.right), frame), frame);
    case 'historically':
    case 'once':
      return backwards(formula.kind, formula.of, boundsOf(formula), days, frame);
    case 'always':
    case 'eventually': {
      const bounds = boundsOf(formula);
      const range = futureDays(frame, [formula.of], bounds, days);
      const of = formulaTruth(formula.of, range, frame);
      const windows = futureWindows(bounds, days, range.from, range.to);
      return overWindows(formula.kind === 'always' ? 'every' : 'some', of, windows, days.from, frame);
    }
    case 'since':
    case 'until': {
      const bounds = boundsOf(formula);
      const parts = [formula.left, formula.right];
      const range = (formula.kind === 'since' ? pastDays : futureDays)(frame, parts, bounds, days);
      const left = formulaTruth(formula.left, range, frame);
      const right = formulaTruth(formula.right, range, frame);
      return sinceUntil(formula.kind, { left, right }, bounds, days, frame);
    }
    case 'rises':
    case 'falls': {
      const range = clipped(frame, partRanges(formula, days)[0]!);
      const of = formulaTruth(formula.of, range, frame);
      return edge(formula.kind, of, days, frame);
    }
    case 'areas':
      return quantified(formula.how, here(formula.of), frame);
    case 'at least of':
      return atLeastOf(formula.count, formula.of.map(here), days, frame);
    default:
      return daysThat(formula, days, frame);
  }
}

function backwards(
  kind: 'historically' | 'once',
  part: Formula,
  bounds: Bounds,
  days: Range,
  frame: Frame,
): Truth {
  const range = pastDays(frame, [part], bounds, days);
  const of = formulaTruth(part, range, frame);
  const windows = pastWindows(bounds, days, range.from);
  return overWindows(kind === 'historically' ? 'every' : 'some', of, windows, days.from, frame);
}

/** True (false) today and not the day before. The day before a clipped trace holds nothing. */
function edge(kind: 'rises' | 'falls', of: Truth, days: Range, frame: Frame): Truth {
  const at = (offset: number) => {
    const windows = pastWindows({ from: offset, to: offset }, days, of.from);
    return overWindows('some', of, windows, days.from, frame);
  };
  const [today, before] = [at(0), at(1)];
  if (kind === 'rises') return junction('and', today, negation(before, frame), frame);
  return junction('and', negation(today, frame), before, frame);
}

/** How many areas `at least` asks for, of `n`. */
export function areasNeeded(how: AreaQuantifier, n: number): number {
  if (how.kind === 'every') return n;
  if (how.kind === 'any') return 1;
  if (how.kind === 'at least') return how.count;
  // A hair less, so that 30 % of 10 areas is 3 in binary fractions too.
  return how.kind === 'named' ? 1 : Math.ceil((how.percent * n) / 100 - 1e-9);
}

function quantified(how: AreaQuantifier, of: Truth, frame: Frame): Truth {
  if (how.kind === 'named') {
    if (!of.areal) return of;
    return { ...of, areal: false, start: of.start + rowOfArea(how.area, frame) * of.rowStep, rowStep: 0 };
  }
  const n = frame.trace.areas.length;
  const needed = areasNeeded(how, n);
  // A national value is the same in every area.
  if (!of.areal && needed >= 1 && needed <= n) return of;
  return atLeastAreas(needed, of, [...Array(n).keys()], frame);
}

/** At most (at least) `count` of the last days: an order statistic of the margins, a count of the truths. */
function daysThat(formula: Extract<Formula, { kind: 'days that' }>, days: Range, frame: Frame): Truth {
  const atLeast = formula.op === 'at least' ? formula.count : formula.count + 1;
  const bounds = { from: 0, to: formula.days - 1 };
  const range = pastDays(frame, [formula.of], bounds, days);
  const of = densify(formulaTruth(formula.of, range, frame), frame.areas);
  const windows = pastWindows(bounds, days, range.from);
  const shape = dense(days.from, windows.count, of.areal);
  const rows = rowsOf(shape, frame.areas);
  const [low, high] = [new Float64Array(rows * windows.count), new Float64Array(rows * windows.count)];
  const [certain, possible] = [new Uint8Array(low.length), new Uint8Array(low.length)];
  const statistic = { position: (n: number) => n - atLeast + 1, before: -Infinity, after: Infinity };
  for (let r = 0; r < rows; r++) {
    const [at, n, out] = [of.start + r * of.rowStep, of.days, r * windows.count];
    slideOrder(statistic, { values: of.low, at, n }, windows, low, out);
    slideOrder(statistic, { values: of.high, at, n }, windows, high, out);
    slideAtLeast(atLeast, 1, { values: of.certain, at, n }, windows, certain, out);
    slideAtLeast(atLeast, 1, { values: of.possible, at, n }, windows, possible, out);
  }
  const truth: Truth = { ...shape, low, high, certain, possible };
  return formula.op === 'at least' ? truth : negation(truth, frame);
}
