import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../calendar/index.ts';
import { type Rng, rngOf, samples } from '../logic/testing/rng.ts';
import { type AreaReport, figureLevel } from './index.ts';

const FIRST = 18_318;
const DAYS = 12;
const LAST = FIRST + DAYS - 1;
const AREAS = ['a', 'b'];

function randomReport(rng: Rng, k: number): AreaReport {
  const from = FIRST + rng.int(-4, DAYS + 1);
  const low = rng.int(0, 30);
  const high = low + rng.int(0, 9);
  return {
    id: `r${k}`,
    area: rng.int(0, 1),
    from,
    to: from + rng.int(0, 3),
    low,
    high,
    best: rng.int(low, high),
  };
}

/** The reports that hold on a day: those that speak of it, else the last ones before it, while they are valid. */
function holding(reports: readonly AreaReport[], area: number, day: number, validFor: number): AreaReport[] {
  const here = reports.filter((one) => one.area === area);
  const speaking = here.filter((one) => one.from <= day && day <= one.to);
  if (speaking.length > 0) return speaking;
  const past = here.filter((one) => one.to < day);
  const last = Math.max(...past.map((one) => one.to));
  return last + validFor < day ? [] : past.filter((one) => one.to === last);
}

describe('figureLevel', () => {
  it('has on every day the range of the reports that hold, and lists those that have no value in common', () => {
    for (let k = 0; k < samples(300); k++) {
      const seed = 9500 + k;
      const rng = rngOf(seed);
      const reports = Array.from({ length: rng.int(0, 6) }, (_, i) => randomReport(rng, i));
      const validFor = rng.chance(0.5) ? rng.int(1, 5) : undefined;
      const frame = { name: 'troops', unit: 'persons', areas: AREAS, span: { from: FIRST, to: LAST } };
      const duration = validFor === undefined ? undefined : ({ unit: 'day', count: validFor } as const);
      const { series, differences } = figureLevel(frame, reports, duration);
      const { name, unit, nature, floor, areas, first, days } = series;
      expect({ name, unit, nature, floor, areas, first, days }).toEqual({
        ...{ name: 'troops', unit: 'persons', nature: 'level', floor: 0 },
        ...{ areas: AREAS, first: FIRST, days: DAYS },
      });
      const [found, wanted] = [[] as string[], [] as string[]];
      for (const { area, from, to, ids } of differences) {
        for (let day = from; day <= to; day++) found.push(`${area} ${day} ${ids}`);
      }
      for (let cell = 0; cell < AREAS.length * DAYS; cell++) {
        const [area, day] = [Math.floor(cell / DAYS), FIRST + (cell % DAYS)];
        const there = holding(reports, area, day, validFor ?? Infinity);
        const [low, high] = [there.map((one) => one.low), there.map((one) => one.high)];
        const best = there.reduce((sum, one) => sum + one.best, 0) / there.length;
        const value = [series.known[cell], series.low[cell], series.high[cell], series.best[cell]];
        const known = [1, Math.min(...low), Math.max(...high), best];
        expect(value, `seed ${seed}, ${area} ${day}`).toEqual(there.length > 0 ? known : [0, 0, Infinity, 0]);
        if (Math.max(...low) > Math.min(...high)) wanted.push(`${area} ${day} ${there.map((one) => one.id)}`);
      }
      expect(found.sort(), `seed ${seed}`).toEqual(wanted.sort());
    }
  });
  it('counts validity in calendar months', () => {
    const from = dayFromIso('2020-01-31')!;
    const report = { id: 'r', area: 0, from, to: from, low: 9, high: 9, best: 9 };
    const frame = { name: 'troops', unit: 'persons', areas: [''], span: { from, to: from + 40 } };
    const { series } = figureLevel(frame, [report], { unit: 'month', count: 1 });
    expect(series.known.lastIndexOf(1)).toBe(dayFromIso('2020-02-29')! - from);
  });
  it('has no cells where there are no days', () => {
    const frame = { name: 'troops', unit: 'persons', areas: [''], span: { from: 5, to: 3 } };
    expect(figureLevel(frame, []).series).toMatchObject({ days: 0, low: new Float64Array(0) });
  });
});
