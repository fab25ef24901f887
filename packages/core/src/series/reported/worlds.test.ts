import { describe, expect, it } from 'vitest';
import { type Rng, rngOf, samples } from '../../logic/testing/rng.ts';
import {
  boundTotals,
  coverFigures,
  figureFlow,
  narrowSums,
  type Relation,
  type Report,
  type Series,
  slideSum,
  spanSums,
  type Windows,
} from '../index.ts';

/*
 * Small worlds: whole numbers for each of a few days. What is known of a sum is, by definition, what it can be in any
 * world in which all reports are right. These worlds can be counted out.
 */
const DAYS = 5;
type World = readonly number[];
const sumOf = (world: World, from: number, to: number) =>
  world.slice(Math.max(0, from), to + 1).reduce((sum, x) => sum + x, 0);

/** Either of two reports of the same days may be right. */
function hulls(reports: readonly Report[]): Report[] {
  return reports.map((one) => {
    const rivals = reports.filter(({ from, to }) => from === one.from && to === one.to);
    const [low, high] = [Math.min(...rivals.map((r) => r.low)), Math.max(...rivals.map((r) => r.high))];
    return { ...one, low, high };
  });
}

/** Every world in which the reports are right; days without an upper end take part up to what a report may need. */
function worldsOf(reports: readonly Report[]): World[] {
  const need = Math.max(0, ...reports.map((one) => one.low));
  const found: World[] = [];
  const extend = (world: World): void => {
    const day = world.length;
    if (day === DAYS) {
      if (reports.every((one) => sumOf(world, one.from, one.to) >= one.low)) found.push(world);
      return;
    }
    const speaking = reports.filter((one) => one.from <= day && day <= one.to && one.high < Infinity);
    const rooms = speaking.map((one) => one.high - sumOf(world, one.from, day - 1));
    const most = speaking.length > 0 ? Math.min(...rooms) : need;
    for (let value = 0; value <= most; value++) extend([...world, value]);
  };
  extend([]);
  return found;
}

/** The least and the most that a sum is in any world; without end where it holds a day without an upper end. */
function tightest(worlds: readonly World[], reports: readonly Report[], from: number, to: number) {
  const sums = worlds.map((world) => sumOf(world, from, to));
  let high = Math.max(...sums);
  for (let day = from; day <= to; day++) {
    const bounded = reports.some((one) => one.from <= day && day <= one.to && one.high < Infinity);
    if (!bounded) high = Infinity;
  }
  return { low: Math.min(...sums), high };
}

function randomReports(rng: Rng, truth: World): Report[] {
  return Array.from({ length: rng.int(1, 6) }, (_, k) => {
    const from = rng.int(0, DAYS - 1);
    const to = rng.int(from, DAYS - 1);
    const sum = sumOf(truth, from, to);
    const low = Math.max(0, sum - (rng.chance(0.5) ? 0 : rng.int(0, 2)));
    const high = rng.chance(0.15) ? Infinity : sum + (rng.chance(0.5) ? 0 : rng.int(0, 2));
    return { id: `r${k}`, from, to, low, high, best: sum };
  });
}

const daysOf = ({ first, days }: Series) => ({ from: first, to: first + days - 1 });

/** Sums over windows of a figure series, as the evaluator makes them. */
function windowSums(series: Series, area: number, windows: Windows) {
  const { count } = windows;
  const [low, high] = [new Float64Array(count), new Float64Array(count)];
  const row = (values: Float64Array) => ({ values, at: area * series.days, n: series.days });
  slideSum(row(series.low), windows, -Infinity, low, 0);
  slideSum(row(series.high), windows, Infinity, high, 0);
  const rowOf = Int32Array.from(series.areas, (_, one) => (one === area ? 0 : -1));
  const items = spanSums(series.spans, windows, series.first, 1, rowOf);
  for (let i = 0; i < count; i++) {
    low[i]! += items.low[i]!;
    high[i]! += items.high[i]!;
  }
  narrowSums(series, windows, daysOf(series), rowOf, low, high);
  return { low, high };
}

describe('what reports say of any run of days is as tight as can be', () => {
  it('in totals, in items and in window sums', () => {
    for (let k = 0; k < samples(250); k++) {
      const seed = 7000 + k;
      const rng = rngOf(seed);
      const truth = Array.from({ length: DAYS }, () => (rng.chance(0.3) ? 0 : rng.int(0, 3)));
      const reports = randomReports(rng, truth);
      const said = hulls(reports);
      const worlds = worldsOf(said);
      const exactly = ({ from, to }: { from: number; to: number }) => tightest(worlds, said, from, to);
      const bounded = boundTotals(reports, []);
      expect(bounded.differences, `seed ${seed}`).toEqual([]);
      for (const one of bounded.totals) {
        expect({ low: one.low, high: one.high }, `seed ${seed}, ${one.from} to ${one.to}`).toEqual(
          exactly(one),
        );
      }
      const cover = coverFigures(reports, []);
      for (const one of [...cover.items, ...cover.totals]) {
        expect({ low: one.low, high: one.high }, `seed ${seed}, ${one.from} to ${one.to}`).toEqual(
          exactly(one),
        );
      }
      // The second area has the figures; the days asked for may be fewer than those reported, or more.
      const span = { from: rng.int(-1, 2), to: rng.int(3, DAYS) };
      const frame = { name: 'attacks', unit: 'attacks', areas: ['North', 'South'], span };
      const there = randomReports(rng, truth).map((one) => ({ ...one, area: 0 }));
      const here = reports.map((one) => ({ ...one, area: 1 }));
      const { series } = figureFlow(frame, [...there, ...here], []);
      for (let width = 1; width <= series.days; width++) {
        const count = series.days - width + 1;
        const windows: Windows = { kind: 'sliding', count, shift: 0, width };
        const { low, high } = windowSums(series, 1, windows);
        for (let i = 0; i < count; i++) {
          const [from, to] = [span.from + i, span.from + i + width - 1];
          expect({ low: low[i], high: high[i] }, `seed ${seed}, ${from} to ${to}`).toEqual(
            exactly({ from, to }),
          );
        }
      }
    }
  });
});

/** Comparisons that are true of a world: exact, or within some percent. */
function randomRelations(rng: Rng, truth: World): Relation[] {
  return Array.from({ length: rng.int(1, 2) }, (_, k) => {
    const from = rng.int(0, DAYS - 1);
    const start = rng.int(0, DAYS - 1);
    const [to, other] = [rng.int(from, DAYS - 1), { from: start, to: rng.int(start, DAYS - 1) }];
    const [mine, theirs] = [sumOf(truth, from, to), sumOf(truth, other.from, other.to)];
    const wide = rng.pick([0, 0.1, 0.5]);
    const ratio = theirs === 0 ? 1 : mine / theirs;
    const low = mine === 0 || rng.chance(0.2) ? 0 : ratio * (1 - wide);
    const high = theirs === 0 || rng.chance(0.2) ? Infinity : ratio * (1 + wide);
    return { id: `c${k}`, from, to, other, low, high };
  });
}

const NEAR = 1e-9;
/** Times infinity is any number. */
const agrees = (world: World, { from, to, other, low, high }: Relation) => {
  const [mine, theirs] = [sumOf(world, from, to), sumOf(world, other.from, other.to)];
  return mine >= low * theirs - NEAR && (high === Infinity || mine <= high * theirs + NEAR);
};

describe('with comparisons', () => {
  it('bounds hold in every world in which reports and comparisons are right', () => {
    for (let k = 0; k < samples(150); k++) {
      const seed = 8000 + k;
      const rng = rngOf(seed);
      const truth = Array.from({ length: DAYS }, () => rng.int(0, 3));
      const reports = randomReports(rng, truth);
      const relations = randomRelations(rng, truth);
      const bounded = boundTotals(reports, relations);
      expect(bounded.differences, `seed ${seed}`).toEqual([]);
      const worlds = worldsOf(hulls(reports)).filter((world) => relations.every((one) => agrees(world, one)));
      const cover = coverFigures(reports, relations);
      for (const one of [...bounded.totals, ...cover.items, ...cover.totals]) {
        for (const world of worlds) {
          const sum = sumOf(world, one.from, one.to);
          if (one.low <= sum + NEAR && sum <= one.high + NEAR) continue;
          expect({ seed, from: one.from, to: one.to, low: one.low, high: one.high }).toEqual({ sum });
        }
      }
    }
  });
});
