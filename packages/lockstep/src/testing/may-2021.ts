/** The condition by province as of 10 May 2021, and geometry to draw it on. */
import type { Assessment } from '@lockstep/core/assessment';
import type { AreaShape, Position } from '../briefing/input.ts';
import { adjustment, between, condition, emptyAssessment, reading, source } from './assessment-parts.ts';

/** Week's deaths, and twice the usual week, per province. */
const WEEK: readonly (readonly [name: string, low: number, best: number, high: number, limit: number])[] = [
  ['Badakhshan', 0, 0, 0, 8],
  ['Badghis', 30, 52, 61, 44],
  ['Baghlan', 61, 89, 140, 50],
  ['Balkh', 12, 18, 24, 60],
  ['Farah', 33, 46, 50, 58],
  ['Ghazni', 70, 112, 180, 92],
  ['Helmand', 124, 241, 249, 80],
  ['Herat', 10, 21, 33, 30],
  ['Kabul', 60, 96, 102, 40],
  ['Kandahar', 90, 133, 170, 160],
  ['Nangarhar', 21, 30, 44, 56],
  ['Nimroz', 0, 4, 6, 12],
];

const seven = (index: number) =>
  Math.round(40 + 18 * Math.sin(index / 6) + (index > 110 ? (index - 110) ** 2 * 0.62 : 0));

/** As of 10 May 2021: Helmand and some others are above twice their usual week; Nimroz is not covered. */
export function may2021(): Assessment {
  const days = 128;
  const best = Array.from({ length: days }, (_, i) => (i < 6 ? null : seven(i)));
  const byArea = WEEK.map(([area, low, value, high, limit]) => ({
    area,
    verdict: low > limit ? ('not met' as const) : high <= limit ? ('met' as const) : ('open' as const),
    margin: { low: limit - high, high: limit - low },
    left: between(low, value, high),
    right: between(limit, limit, limit),
  }));
  const calm = reading({
    verdict: 'not met',
    reason: 'Helmand had 241 deaths (124 to 249) in the week to 9 May 2021, against at most 80.',
    words: 'in every province, deaths over 7 days (4 to 10 May 2021) at most 200% of usual week',
    formal: 'every province: (sum[0,6](deaths) <= 2 * usual_week)',
    margin: { low: -169, high: -44, unit: 'deaths' },
    deciding: {
      day: '2021-05-10',
      area: 'Helmand',
      op: '<=',
      left: { ...between(124, 241, 249), words: 'deaths over 7 days' },
      right: { ...between(80, 80, 80), words: '200% of usual week' },
      unit: 'deaths',
    },
    witness: [
      {
        measure: 'deaths',
        area: 'Helmand',
        from: '2021-05-03',
        to: '2021-05-10',
        value: between(124, 241, 249),
        unit: 'deaths',
      },
    ],
    changes: [
      {
        measure: 'deaths',
        area: 'Helmand',
        from: '2021-05-04',
        to: '2021-05-10',
        by: -161,
        unit: 'deaths',
        words: '161 fewer deaths in Helmand from 4 to 10 May 2021.',
      },
    ],
    byArea: [
      ...byArea,
      { area: 'Zabul', verdict: 'open' as const, margin: { low: null, high: null }, left: null, right: null },
    ],
    chart: {
      words: 'deaths over 7 days',
      unit: 'deaths',
      area: 'Helmand',
      from: '2021-01-03',
      low: best.map((value) => (value === null ? 0 : Math.round(value * 0.6))),
      high: best.map((value) => (value === null ? null : Math.round(value * 1.12))),
      best,
      threshold: { words: '200% of usual week', low: best.map(() => 80), high: best.map(() => 80) },
      step: null,
    },
    sources: ['events_2021'],
  });
  return emptyAssessment({
    asOf: '2021-05-10',
    known: '2021-05-10',
    conditions: [
      condition('calm', {
        label: 'No province above twice its usual week',
        verdict: 'not met',
        reason: calm.reason,
        readings: [calm],
      }),
    ],
    adjustments: [
      adjustment('leave', {
        label: 'Complete withdrawal',
        gate: 'closed',
        heldBackBy: [{ condition: 'calm', verdict: 'not met' }],
        reason: 'One condition is not met.',
      }),
    ],
    sources: [
      source('events_2021', {
        label: 'UCDP Candidate Events 21.01.21.12, Afghanistan, by province and day',
        covers: { from: '2021-01-01', to: '2021-12-31' },
        knownBy: 'dates of the sources that each row cites (an approximation)',
      }),
    ],
  });
}

/** Squares of one degree in rows of four, named as the provinces above, with one more that no figure covers. */
export function squareAreas(): AreaShape[] {
  const names = [...WEEK.map(([name]) => name), 'Zabul'];
  return names.map((name, i) => {
    const [x, y] = [60 + (i % 4), 35 - Math.floor(i / 4)];
    const ring: Position[] = [
      [x, y],
      [x + 1, y],
      [x + 1, y - 1],
      [x, y - 1],
      [x, y],
    ];
    return { name, polygons: [[ring]] };
  });
}
