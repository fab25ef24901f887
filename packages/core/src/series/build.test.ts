import { describe, expect, it } from 'vitest';
import { type Rng, rngOf, samples } from '../logic/testing/rng.ts';
import { type Coverage, flowSeries, type Series, type SpanItems, type Tally } from './index.ts';

const AREAS = ['a', 'b', 'c'];
const FIRST = 18_318;
const DAYS = 8;
const LAST = FIRST + DAYS - 1;

function randomTally(rng: Rng): Tally {
  const from = FIRST + rng.int(-4, DAYS);
  const to = rng.chance(0.5) ? from : from + rng.int(1, 5);
  const low = rng.int(0, 4);
  const high = rng.chance(0.2) ? Infinity : low + rng.int(0, 3);
  return { area: rng.int(-1, AREAS.length - 1), from, to, low, high, best: low + 1 };
}

function randomCoverage(rng: Rng): Coverage {
  const from = FIRST + rng.int(-3, DAYS + 2);
  const to = from + rng.int(0, DAYS);
  const area = rng.chance(0.5) ? { area: rng.int(0, AREAS.length - 1) } : {};
  return { from, to, ...area, ...(rng.chance(0.4) ? { completeThrough: to - rng.int(-1, 6) } : {}) };
}

const within = (day: number, { from, to }: { from: number; to: number }) => from <= day && day <= to;

/** What the definition says of one cell: by looking at every tally and at all that is covered. */
function cellOf(tallies: readonly Tally[], coverage: readonly Coverage[], area: number, day: number) {
  const speaking = coverage.filter((one) => within(day, one) && (one.area ?? area) === area);
  if (speaking.length === 0) return { known: 0, low: 0, high: Infinity, best: 0 };
  const complete = speaking.some((one) => day <= (one.completeThrough ?? one.to));
  const cell = { known: 1, low: 0, high: complete ? 0 : Infinity, best: 0 };
  for (const tally of tallies) {
    if (!within(day, tally) || (tally.area >= 0 && tally.area !== area)) continue;
    if (tally.from === tally.to) {
      cell.low += tally.area < 0 ? 0 : tally.low;
      cell.high += tally.high;
      cell.best += tally.area < 0 ? 0 : tally.best;
    } else if (tally.high === Infinity) cell.high = Infinity;
  }
  return cell;
}

/** Items of several days that touch the days asked for, those of the same area and days added up, in order. */
function itemsOf(tallies: readonly Tally[]): readonly (readonly number[])[] {
  const found = new Map<string, number[]>();
  for (const { area, from, to, low, high, best } of tallies) {
    if (from === to || to < FIRST || from > LAST) continue;
    for (const one of area < 0 ? [0, 1, 2] : [area]) {
      const certain = area < 0 ? 0 : low;
      const item = found.get(`${one} ${from} ${to}`) ?? [one, from, to, 0, 0, 0];
      found.set(`${one} ${from} ${to}`, item);
      item[3]! += certain;
      item[4]! += high === Infinity ? certain : high;
      item[5]! += area < 0 ? 0 : high === Infinity ? low : best;
    }
  }
  return [...found.values()].sort((x, y) => x[1]! - y[1]! || x[2]! - y[2]! || x[0]! - y[0]!);
}

const rowsOf = ({ area, from, to, low, high, best }: SpanItems) =>
  Array.from(area, (one, k) => [one, from[k], to[k], low[k], high[k], best[k]]);

function cellsIn(series: Series, area: number, day: number) {
  const i = area * DAYS + day - FIRST;
  return { known: series.known[i], low: series.low[i], high: series.high[i], best: series.best[i] };
}

describe('flowSeries', () => {
  it('has in every cell and item what the tallies and the coverage say', () => {
    for (let k = 0; k < samples(300); k++) {
      const rng = rngOf(9000 + k);
      const tallies = Array.from({ length: rng.int(0, 8) }, () => randomTally(rng));
      const coverage = Array.from({ length: rng.int(0, 3) }, () => randomCoverage(rng));
      const frame = { name: 'deaths', unit: 'deaths', areas: AREAS, span: { from: FIRST, to: LAST } };
      const series = flowSeries(frame, tallies, coverage);
      const { name, unit, nature, floor, areas, first, days } = series;
      expect({ name, unit, nature, floor, areas, first, days }).toEqual({
        name: 'deaths',
        unit: 'deaths',
        nature: 'flow',
        floor: 0,
        areas: AREAS,
        first: FIRST,
        days: DAYS,
      });
      expect(series.known).toHaveLength(AREAS.length * DAYS);
      for (let area = 0; area < AREAS.length; area++) {
        for (let day = FIRST; day <= LAST; day++) {
          const wanted = cellOf(tallies, coverage, area, day);
          expect(cellsIn(series, area, day), `seed ${9000 + k}, ${area} ${day}`).toEqual(wanted);
        }
      }
      expect(rowsOf(series.spans), `seed ${9000 + k}`).toEqual(itemsOf(tallies));
    }
  });
  it('puts items in the order of their first days, last days and areas', () => {
    const frame = { name: 'deaths', unit: 'deaths', areas: AREAS, span: { from: 0, to: 9 } };
    const one = { low: 1, high: 1, best: 1 };
    const places = [
      [1, 5, 7],
      [2, 3, 9],
      [2, 3, 5],
      [0, 3, 5],
      [0, 1, 9],
    ] as const;
    const tallies = places.map(([area, from, to]) => ({ area, from, to, ...one }));
    const { area, from, to } = flowSeries(frame, tallies, []).spans;
    expect(Array.from(area, (row, k) => [row, from[k], to[k]])).toEqual(
      places.toReversed().map((place) => [...place]),
    );
  });
  it('has no cells where there are no days', () => {
    const frame = { name: 'deaths', unit: 'deaths', areas: AREAS, span: { from: 5, to: 3 } };
    const series = flowSeries(frame, [], [{ from: 0, to: 9 }]);
    expect([series.days, series.known.length]).toEqual([0, 0]);
  });
});
