import { describe, expect, it } from 'vitest';
import { type Entry, type Ledger, ledgerOf, type Revision, seriesAsOf } from '../../series/index.ts';
import { evaluate } from '../evaluate/index.ts';
import type { Formula } from '../formula.ts';
import { AREAS, randomFormula } from '../testing/random.ts';
import { type Rng, rngOf, samples } from '../testing/rng.ts';
import { seriesOf } from '../testing/series.ts';
import { traceOf } from '../trace.ts';
import type { Judged } from '../verdict.ts';
import { traceAsOf } from './asof.ts';
import { live } from './live.ts';
import { dayTimeline, knowledgeTimeline, standingSince } from './timeline.ts';

const FIRST = 18_318;
const DAYS = 20;

function randomEntry(rng: Rng, areas: readonly string[]): Entry {
  const from = FIRST + rng.int(-1, DAYS);
  const low = rng.chance(0.2) ? rng.int(1, 30) / 10 : rng.int(0, 5);
  const high = low + (rng.chance(0.2) ? rng.int(1, 3) : 0);
  const to = rng.chance(0.2) ? from + rng.int(1, 4) : from;
  return { area: rng.chance(0.05) ? 'elsewhere' : rng.pick(areas), from, to, low, high, best: low };
}

/** Items that appear late, are corrected (also in place and time), retracted, and come back. */
function randomLedger(rng: Rng, name: string, areas: readonly string[]): Ledger {
  const revisions: Revision[] = [];
  for (let k = 0; k < 14; k++) {
    const id = `${name}${k}`;
    let known = rng.int(0, 12);
    revisions.push({ known, id, entry: randomEntry(rng, areas) });
    while (rng.chance(0.4)) {
      known += rng.int(0, 6);
      revisions.push(rng.chance(0.4) ? { known, id } : { known, id, entry: randomEntry(rng, areas) });
    }
  }
  const covers = [
    { known: 0, from: FIRST, to: FIRST + rng.int(5, DAYS - 1) },
    { known: rng.int(1, 15), area: rng.pick(areas), from: FIRST, to: FIRST + DAYS - 1 },
  ];
  const frame = { name, unit: 'deaths', areas, span: { from: FIRST, to: FIRST + DAYS - 1 }, covers };
  return ledgerOf(frame, revisions);
}

/** Areas and days whose verdicts differ. */
function differing(a: Judged, b: Judged): string[] {
  const found: string[] = [];
  for (let cell = 0; cell < a.certain.length; cell++) {
    if (a.certain[cell] === b.certain[cell] && a.possible[cell] === b.possible[cell]) continue;
    found.push(`${a.areas[Math.floor(cell / a.days)]} ${a.first + (cell % a.days)}`);
  }
  return found;
}

function identical(a: Judged, b: Judged): boolean {
  const keys = ['certain', 'possible', 'low', 'high'] as const;
  return keys.every((key) => a[key].length === b[key].length && a[key].every((v, i) => v === b[key][i]));
}

describe('an incremental evaluation of a random history', () => {
  it('is at every step what a fresh one gives, and names every change', () => {
    for (let k = 0; k < samples(150); k++) {
      const seed = 4000 + k;
      const rng = rngOf(seed);
      const ledgers = [randomLedger(rng, 'a', AREAS), randomLedger(rng, 'n', [''])];
      const fixed = traceOf({
        areas: AREAS,
        measures: [
          seriesOf('x', [Array.from({ length: DAYS }, () => rng.int(-2, 4))], {
            first: FIRST,
            nature: 'level',
          }),
          seriesOf(
            'b',
            AREAS.map(() => Array.from({ length: DAYS }, () => rng.int(0, 3))),
            {
              areas: AREAS,
              first: FIRST,
            },
          ),
        ],
        propositions: ['p', 'q'].map((name) => [
          name,
          {
            areas: [''],
            first: FIRST,
            days: DAYS,
            certain: Uint8Array.from({ length: DAYS }, (_, i) => i % 2),
            possible: Uint8Array.from({ length: DAYS }, (_, i) => (i % 3 === 0 ? 1 : i % 2)),
          },
        ]),
      });
      const calendar = rng.chance(0.3);
      const formula = randomFormula(rng, 2, { calendar, unbounded: !calendar }, FIRST + 8);
      const outside = rng.pick(['clip', 'unknown'] as const);
      const span = { from: FIRST, to: FIRST + DAYS - 1 };
      const follower = live({ formula, ledgers, trace: fixed, ...span, outside, known: 0 });
      for (;;) {
        const before = structuredClone(follower.judged());
        const revised = follower.next();
        if (!revised) break;
        const sameDate = follower.upcoming() === revised.known;
        const after = follower.judged();
        const told = revised.changes.map(({ area, day }) => `${area} ${day}`).sort();
        expect(told, `seed ${seed}`).toEqual(differing(before, after).sort());
        if (sameDate) continue;
        const fresh = evaluate(formula, traceAsOf(fixed, ledgers, revised.known), { ...span, outside });
        if (!identical(after, fresh)) expect(after, `seed ${seed} ${JSON.stringify(formula)}`).toEqual(fresh);
      }
    }
  });
});

describe('a ledger', () => {
  const frame = {
    name: 'deaths',
    unit: 'deaths',
    areas: ['Helmand', 'Kunduz'],
    span: { from: 0, to: 9 },
    covers: [{ known: 0, from: 0, to: 7 }],
  };
  const entry = (area: string, from: number, value: number, to = from): Entry => ({
    area,
    from,
    to,
    low: value,
    high: value,
    best: value,
  });
  const revisions: Revision[] = [
    { known: 9, id: 'late', entry: entry('Helmand', 2, 5) },
    { known: 1, id: 'first', entry: entry('Helmand', 1, 3) },
    { known: 4, id: 'first', entry: entry('Kunduz', 1, 4) },
    { known: 6, id: 'first' },
    { known: 2, id: 'span', entry: entry('Kunduz', 2, 7, 4) },
  ];
  const ledger = ledgerOf(frame, revisions);

  it('counts at each date what stood then', () => {
    const at = (known: number) => {
      const { low, spans } = seriesAsOf(ledger, known);
      return { helmand: [low[1], low[2]], kunduz: low[11], items: spans.from.length };
    };
    expect(at(0)).toEqual({ helmand: [0, 0], kunduz: 0, items: 0 });
    expect(at(1)).toEqual({ helmand: [3, 0], kunduz: 0, items: 0 });
    expect(at(4)).toEqual({ helmand: [0, 0], kunduz: 4, items: 1 });
    expect(at(6)).toEqual({ helmand: [0, 0], kunduz: 0, items: 1 });
    expect(at(9)).toEqual({ helmand: [0, 5], kunduz: 0, items: 1 });
  });

  it('knows nothing outside of its coverage', () => {
    const { low, high, known } = seriesAsOf(ledger, 5);
    expect([known[7], known[8], low[8], high[8]]).toEqual([1, 0, 0, Infinity]);
    expect(seriesAsOf(ledger, -1).known.every((cell) => cell === 0)).toBe(true);
  });

  const formula: Formula = {
    kind: 'areas',
    how: { kind: 'every' },
    of: {
      kind: 'compare',
      op: '<=',
      left: {
        kind: 'window',
        fn: 'sum',
        window: { kind: 'days', from: 0, to: 2 },
        of: { kind: 'measure', name: 'deaths' },
      },
      right: { kind: 'number', value: 3 },
    },
  };
  const trace = traceOf({ areas: frame.areas });

  it('tells which revision turned a verdict', () => {
    const timeline = knowledgeTimeline({ formula, ledgers: [ledger], trace, day: 3, from: 0, to: 20 });
    expect(timeline).toEqual([
      { day: 3, known: 0, verdict: 'met', before: undefined, causes: [] },
      {
        day: 3,
        known: 2,
        verdict: 'open',
        before: 'met',
        causes: [{ item: 'span', measure: 'deaths', how: 'known' }],
      },
      {
        day: 3,
        known: 4,
        verdict: 'not met',
        before: 'open',
        causes: [{ item: 'first', measure: 'deaths', how: 'known' }],
      },
      {
        day: 3,
        known: 6,
        verdict: 'open',
        before: 'not met',
        causes: [{ item: 'first', measure: 'deaths', how: 'known' }],
      },
      {
        day: 3,
        known: 9,
        verdict: 'not met',
        before: 'open',
        causes: [{ item: 'late', measure: 'deaths', how: 'known' }],
      },
    ]);
    expect(standingSince(timeline)?.known).toBe(9);
  });

  it('tells which items a verdict rests on from the day on which it changed', () => {
    const timeline = dayTimeline({ formula, ledgers: [ledger], trace, known: 9, from: 2, to: 7 });
    expect(timeline.map(({ day, verdict, causes }) => [day, verdict, causes.map((one) => one.item)])).toEqual(
      [
        [2, 'not met', ['late']],
        [5, 'open', []],
        [7, 'met', []],
      ],
    );
  });

  it('tells the history of one area', () => {
    const byArea = formula.kind === 'areas' ? formula.of : formula;
    const days = (area: string) =>
      dayTimeline({ formula: byArea, ledgers: [ledger], trace, known: 9, from: 2, to: 5, area }).map(
        ({ day, verdict }) => [day, verdict],
      );
    expect(days('Helmand')).toEqual([
      [2, 'not met'],
      [5, 'met'],
    ]);
    expect(days('Kunduz')).toEqual([
      [2, 'open'],
      [4, 'not met'],
      [5, 'open'],
    ]);
    const known = (area: string) =>
      knowledgeTimeline({ formula: byArea, ledgers: [ledger], trace, day: 2, from: 0, to: 20, area }).map(
        (one) => [one.known, one.verdict],
      );
    expect(known('Helmand')).toEqual([
      [0, 'met'],
      [9, 'not met'],
    ]);
    expect(known('Kunduz')).toEqual([
      [0, 'met'],
      [2, 'open'],
      [4, 'not met'],
      [6, 'open'],
    ]);
  });

  it('goes on to a date in one step, with every revision up to it', () => {
    const follower = live({ formula, ledgers: [ledger], trace, from: 0, to: 9, known: 0 });
    expect(follower.advance(0)).toEqual([]);
    expect(follower.advance(5).map(({ item, known }) => [item, known])).toEqual([
      ['first', 1],
      ['span', 2],
      ['first', 4],
    ]);
    expect(follower.upcoming()).toBe(6);
    expect(follower.advance(99).map(({ known }) => known)).toEqual([6, 9]);
    expect(
      identical(follower.judged(), evaluate(formula, traceAsOf(trace, [ledger], 99), { from: 0, to: 9 })),
    ).toBe(true);
  });

  it('judges again only the days that can see a revision', () => {
    const follower = live({ formula, ledgers: [ledger], trace, from: 0, to: 9, known: 6 });
    const revised = follower.next()!;
    expect(revised).toMatchObject({ item: 'late', measure: 'deaths', known: 9, judged: { from: 2, to: 4 } });
    expect(revised.changes).toEqual([
      { area: '', day: 2, before: 'open', after: 'not met' },
      { area: '', day: 3, before: 'open', after: 'not met' },
    ]);
    expect(follower.next()).toBeUndefined();
    expect(follower.upcoming()).toBeUndefined();
  });
});
