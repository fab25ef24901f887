import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, exactly } from '../../testing/assessment-parts.ts';
import {
  barsChart,
  NARROW,
  reportsChart,
  type SeriesPicture,
  seriesChart,
  voicesChart,
  WIDE,
} from './index.ts';
import { freest, overlaps } from './label.ts';
import { band, line } from './path.ts';
import { runsOf } from './runs.ts';
import { dayTicks, roundStep, valueTicks } from './ticks.ts';

const JANUARY_2021 = 18628;
const svg = (text: string) => `${text.replaceAll('><', '>\n<')}\n`;
const golden = (name: string) => `./golden/${name}.svg`;

const SMALL: SeriesPicture = {
  id: 'small',
  title: 'Deaths over 7 days, Helmand: 241 (124–249) on 10 January 2021, above the limit (80)',
  description: 'Deaths over 7 days.',
  unit: 'deaths',
  from: JANUARY_2021,
  low: [0, 0, 20, 22, 25, 40, 80, 100, 110, 124, 130],
  high: [null, null, 40, 45, 50, 70, 160, 190, 230, 249, 260],
  best: [null, null, 30, 33, 37, 55, 120, 150, 200, 241, 250],
  limit: { words: 'limit', low: Array(11).fill(80), high: Array(11).fill(80) },
  asOf: { day: JANUARY_2021 + 9, text: 'as of 10 January 2021' },
  witness: [{ from: JANUARY_2021 + 3, to: JANUARY_2021 + 9 }],
};

describe('charts', () => {
  it('draw a series with band, limit, witness, unknown days, and what came later', async () => {
    await expect(svg(seriesChart(SMALL, WIDE).text)).toMatchFileSnapshot(golden('series-wide'));
    await expect(svg(seriesChart(SMALL, NARROW).text)).toMatchFileSnapshot(golden('series-narrow'));
  });

  it('draw steps for calendar periods, and a limit that is itself an interval', async () => {
    const months = (...values: (number | null)[]) =>
      [31, 28, 31].flatMap((n, i) => Array(n).fill(values[i] ?? null));
    const steps: SeriesPicture = {
      ...SMALL,
      id: 'steps',
      low: months(90, 100, 0),
      high: months(110, 100, null),
      best: months(100, 100, null),
      limit: { words: 'one year before', low: months(80, 95, 120), high: months(80, 105, 120) },
      asOf: { day: JANUARY_2021 + 80, text: 'as of 22 March 2021' },
      witness: [],
      stepMonths: 1,
    };
    await expect(svg(seriesChart(steps, NARROW).text)).toMatchFileSnapshot(golden('steps'));
  });

  it('draw single reports without anything between them', async () => {
    const reports = {
      id: 'reports',
      title: 'Strength',
      description: 'Each report.',
      unit: 'persons',
      reports: [
        { day: JANUARY_2021, value: exactly(9592), text: '9,592' },
        { day: JANUARY_2021 + 40, value: between(9500, 9600, 9700), text: '9,600' },
        { day: JANUARY_2021 + 60, value: between(0, null, 9999), text: 'under 10,000' },
      ],
      asOf: { day: JANUARY_2021 + 90, text: 'as of 1 April 2021' },
    };
    await expect(svg(reportsChart(reports, NARROW).text)).toMatchFileSnapshot(golden('reports'));
  });

  it('draw a bar for each name', async () => {
    const bars = {
      id: 'bars',
      title: 'By member',
      description: 'A bar for each.',
      bars: [
        { name: 'United States', value: exactly(2500), text: '2,500', old: false },
        { name: 'Germany', value: between(1250, 1300, 1350), text: '1,300', old: false },
        {
          name: 'A country with a name that is far too long for the page',
          value: exactly(0),
          text: '0, in 2015',
          old: true,
        },
      ],
    };
    await expect(svg(barsChart(bars, NARROW).text)).toMatchFileSnapshot(golden('bars'));
  });

  it('draw a line for each speaker, a mark for each day and kind, and how many they are', async () => {
    const voices = {
      id: 'voices',
      title: '4 statements by 2 speakers',
      description: 'A line for each speaker.',
      voices: [
        {
          name: 'Somebody with a name that is too long for the page',
          marks: [
            { day: JANUARY_2021, kind: 'verbatim' as const },
            { day: JANUARY_2021, kind: 'verbatim' as const },
            { day: JANUARY_2021 + 20, kind: 'ahead' as const },
          ],
        },
        { name: 'Ann Lee', marks: [{ day: JANUARY_2021 + 31, kind: 'other' as const }] },
      ],
      asOf: { day: JANUARY_2021 + 90, text: 'as of 1 April 2021' },
    };
    await expect(svg(voicesChart(voices, WIDE).text)).toMatchFileSnapshot(golden('voices-wide'));
    await expect(svg(voicesChart(voices, NARROW).text)).toMatchFileSnapshot(golden('voices-narrow'));
  });

  it('never draw a place that is no number', () => {
    const cell = fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 40 }), (cells) => {
        const sorted = cells.map(([a, b, c]) => [
          Math.min(a ?? 0, b ?? 0),
          c === null ? null : Math.max(a ?? 0, b ?? 0),
        ]);
        const chart: SeriesPicture = {
          ...SMALL,
          low: sorted.map(([low]) => low ?? null),
          high: sorted.map(([, high]) => high ?? null),
          best: sorted.map(([low, high]) => (high === null ? null : (low ?? null))),
          limit: { words: 'limit', low: cells.map(([a]) => a), high: cells.map(([a]) => a) },
        };
        for (const size of [WIDE, NARROW])
          expect(seriesChart(chart, size).text).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });

  it('stay small however many days they show', () => {
    const days = 4000;
    const wave = Array.from({ length: days }, (_, i) => 500 + Math.round(400 * Math.sin(i * 1.7)));
    const chart: SeriesPicture = {
      ...SMALL,
      low: wave.map((value) => value - 50),
      high: wave.map((value) => value + 50),
      best: wave,
      limit: { words: 'limit', low: wave.map(() => 700), high: wave.map(() => 700) },
      asOf: { day: JANUARY_2021 + days - 1, text: 'as of the last day' },
    };
    expect(seriesChart(chart, WIDE).text.length).toBeLessThan(24_000);
    expect(seriesChart(chart, NARROW).text.length).toBeLessThan(12_000);
  });
});

describe('axes', () => {
  it('are marked at round numbers, from zero', () => {
    expect(valueTicks(0, 249, 5)).toEqual([0, 50, 100, 150, 200, 250]);
    expect(valueTicks(0, 4128, 4)).toEqual([0, 2000, 4000, 6000]);
    expect(valueTicks(-30, 70, 5)).toEqual([-40, -20, 0, 20, 40, 60, 80]);
    expect(valueTicks(0, 0, 5)).toEqual([0, 1]);
    expect(valueTicks(0, 0.9, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(valueTicks(0, 3, 4)).toEqual([0, 1, 2, 3]);
  });

  it('have steps that are neither too many nor too few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 3, max: 8 }), (top, most) => {
        const marks = Math.ceil(top / roundStep(top, most));
        expect(marks).toBeLessThanOrEqual(most);
        expect(marks).toBeGreaterThanOrEqual(Math.min(top, Math.floor(most / 2.5)));
      }),
    );
  });

  it('name the year where it begins', () => {
    const texts = (from: number, to: number, most: number, least?: number) =>
      dayTicks(from, to, most, least).map(({ text }) => text);
    expect(texts(JANUARY_2021 - 92, JANUARY_2021 + 58, 9)).toEqual([
      'Oct 2020',
      'Nov',
      'Dec',
      'Jan 2021',
      'Feb',
    ]);
    expect(texts(JANUARY_2021 - 365, JANUARY_2021 + 300, 9)).toEqual([
      'Apr 2020',
      'Jul',
      'Oct',
      'Jan 2021',
      'Apr',
      'Jul',
      'Oct',
    ]);
    expect(texts(JANUARY_2021 - 4000, JANUARY_2021, 9)).toEqual(['2012', '2014', '2016', '2018', '2020']);
    expect(texts(JANUARY_2021, JANUARY_2021 + 89, 9, 3)).toEqual(['Jan 2021']);
    expect(texts(JANUARY_2021, JANUARY_2021 + 27, 4)).toEqual(['4 Jan', '11 Jan', '18 Jan', '25 Jan']);
  });
});

describe('paths', () => {
  it('leave out points on a straight line', () => {
    expect(
      line([
        [0, 0],
        [5, 0],
        [10, 0],
        [10, 5],
      ]),
    ).toBe('M0 0l10 0 0 5');
    expect(line([[1, 2]])).toBe('M1 2');
    expect(
      band(
        [
          [0, 1],
          [4, 1],
        ],
        [
          [0, 3],
          [4, 3],
        ],
      ),
    ).toBe('M0 1l4 0 0 2-4 0z');
    expect(band([], [])).toBe('');
  });

  it('end where they should, however many steps they take', () => {
    const coordinate = fc.integer({ min: 0, max: 1500 }).map((n) => n / 2);
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 }), (points) => {
        const numbers =
          line(points)
            .match(/-?[\d.]+/g)
            ?.map(Number) ?? [];
        const x = numbers.filter((_, i) => i % 2 === 0).reduce((sum, n) => sum + n, 0);
        const y = numbers.filter((_, i) => i % 2 === 1).reduce((sum, n) => sum + n, 0);
        expect([x, y]).toEqual(points[points.length - 1]);
      }),
    );
  });
});

describe('runs and labels', () => {
  it('tell what is known from what is bounded below and what is not known', () => {
    expect(runsOf([0, 0, 1, 5, 0, null], [null, 3, 3, null, null, 4])).toEqual([
      { knowledge: 'unknown', from: 0, to: 0 },
      { knowledge: 'known', from: 1, to: 2 },
      { knowledge: 'at least', from: 3, to: 3 },
      { knowledge: 'unknown', from: 4, to: 5 },
    ]);
  });

  it('put a label where least is under it', () => {
    const box = (x: number) => ({ x, y: 0, width: 10, height: 10 });
    expect(overlaps(box(0), [box(5), box(20)])).toBe(1);
    expect(freest([box(0), box(40), box(60)], [box(5), box(45)])).toEqual(box(60));
    expect(freest([box(0), box(1)], [box(5)])).toEqual(box(0));
  });
});
