import { describe, expect, it } from 'vitest';
import { type Entry, type Ledger, ledgerOf, type Revision } from '../../series/index.ts';
import { evaluate } from '../evaluate/index.ts';
import type { Formula, Term } from '../formula.ts';
import { and, is, M, N } from '../testing/pointwise.ts';
import { traceOf } from '../trace.ts';
import type { WitnessCell } from '../verdict.ts';
import { areaRow, itemsIn } from './items.ts';
import { live } from './live.ts';
import { dayTimeline, knowledgeTimeline } from './timeline.ts';

const AREAS = ['Helmand', 'Kunduz'];
const SPAN = { from: 0, to: 9 };
const entry = (area: string, from: number, value: number, to = from): Entry => {
  return { area, from, to, low: value, high: value, best: value };
};
const ledger = (
  name: string,
  revisions: readonly Revision[],
  areas = AREAS,
  covers: Ledger['covers'] = [{ known: 0, ...SPAN }],
) => ledgerOf({ name, unit: 'deaths', areas, span: SPAN, covers }, revisions);
const over = (name: string, days: number): Term => {
  return { kind: 'window', fn: 'sum', window: { kind: 'days', from: 0, to: days - 1 }, of: M(name) };
};
const trace = traceOf({ areas: AREAS });
const days = (
  timeline: readonly { day: number; verdict: string; causes: readonly { item: string | undefined }[] }[],
) => timeline.map((one) => [one.day, one.verdict, ...one.causes.map(({ item }) => item)]);

describe('areaRow', () => {
  it('is the row of the area, or the first', () => {
    expect([areaRow(AREAS, 'Kunduz'), areaRow(AREAS, undefined), areaRow(AREAS, 'Herat')]).toEqual([1, 0, 0]);
  });
});

describe('itemsIn', () => {
  const revisions: Revision[] = [
    { known: 1, id: 'before', entry: entry('Kunduz', 2, 1) },
    { known: 1, id: 'first day', entry: entry('Kunduz', 3, 1) },
    { known: 1, id: 'into', entry: entry('Kunduz', 1, 1, 3) },
    { known: 1, id: 'out of', entry: entry('Kunduz', 4, 1, 8) },
    { known: 1, id: 'last day', entry: entry('Kunduz', 4, 1) },
    { known: 1, id: 'after', entry: entry('Kunduz', 5, 1) },
    { known: 1, id: 'elsewhere', entry: entry('Helmand', 3, 1) },
    { known: 1, id: 'retracted', entry: entry('Kunduz', 3, 1) },
    { known: 2, id: 'retracted' },
    { known: 5, id: 'later', entry: entry('Kunduz', 3, 1) },
    { known: 1, id: 'far', entry: entry('Kunduz', 9, 1) },
  ];
  const cell = (measure: string, from: number, to: number): WitnessCell => {
    return { measure, area: 'Kunduz', from, to, value: { low: 0, high: 0, best: 0 } };
  };
  const ledgers = [
    ledger('deaths', revisions),
    ledger('attacks', [{ known: 1, id: 'attack', entry: entry('Kunduz', 3, 1) }]),
  ];

  it('are those that lie on the days of a witness, in its areas, as known then', () => {
    const found = itemsIn([cell('deaths', 3, 4), cell('deaths', 9, 9)], ledgers, 4);
    const names = ['first day', 'into', 'out of', 'last day', 'far'];
    expect(found).toEqual(names.map((item) => ({ item, measure: 'deaths' })));
  });
  it('are those of each measure of the witness', () => {
    expect(itemsIn([cell('attacks', 3, 3), cell('deaths', 9, 9)], ledgers, 4)).toEqual([
      { item: 'far', measure: 'deaths' },
      { item: 'attack', measure: 'attacks' },
    ]);
    expect(itemsIn([cell('strength', 3, 3)], ledgers, 4)).toEqual([]);
  });
});

describe('dayTimeline', () => {
  const deaths = ledger('deaths', [
    { known: 1, id: 'a', entry: entry('Helmand', 2, 2) },
    { known: 1, id: 'b', entry: entry('Helmand', 3, 2) },
    { known: 1, id: 'c', entry: entry('Kunduz', 3, 9) },
  ]);
  const attacks = ledger('attacks', [{ known: 1, id: 'a', entry: entry('Helmand', 4, 1) }]);
  const formula = and(is(over('deaths', 3), '<=', N(3)), is(over('attacks', 1), '<=', N(0)));
  const base = { formula, ledgers: [deaths, attacks], trace, known: 5 };

  it('names what the new verdict rests on and the old one did not', () => {
    const timeline = dayTimeline({
      ...base,
      formula: is(over('deaths', 3), '<=', N(3)),
      from: 2,
      to: 6,
      area: 'Helmand',
    });
    expect(timeline).toEqual([
      {
        ...{ day: 2, known: 5, verdict: 'met', before: undefined },
        causes: [{ item: 'a', measure: 'deaths', how: 'witness' }],
      },
      // Two and two are too many; the first two were there before.
      {
        day: 3,
        known: 5,
        verdict: 'not met',
        before: 'met',
        causes: [{ item: 'b', measure: 'deaths', how: 'witness' }],
      },
      { day: 5, known: 5, verdict: 'met', before: 'not met', causes: [] },
    ]);
  });
  it('names all that the first verdict rests on', () => {
    const timeline = dayTimeline({
      ...base,
      formula: is(over('deaths', 3), '<=', N(3)),
      from: 4,
      to: 4,
      area: 'Helmand',
    });
    expect(days(timeline)).toEqual([[4, 'not met', 'a', 'b']]);
  });
  it('tells items of two measures apart, though they have one name', () => {
    const timeline = dayTimeline({
      ...base,
      formula: and(is(over('deaths', 3), '>=', N(1)), is(M('attacks'), '<=', N(0))),
      from: 2,
      to: 4,
      area: 'Helmand',
    });
    expect(
      timeline.map(({ day, causes }) => [day, ...causes.map((one) => `${one.measure} ${one.item}`)]),
    ).toEqual([
      [2, 'deaths a'],
      [4, 'attacks a'],
    ]);
  });
  it('looks at one area, and at the first where none is named', () => {
    const one = { ...base, formula: is(over('deaths', 1), '<=', N(3)), from: 2, to: 3 };
    expect(days(dayTimeline({ ...one, area: 'Kunduz' }))).toEqual([
      [2, 'met'],
      [3, 'not met', 'c'],
    ]);
    expect(days(dayTimeline(one))).toEqual([[2, 'met', 'a']]);
  });
  it('clips the trace where it is told to', () => {
    const long: Formula = {
      kind: 'historically',
      bounds: { from: 0, to: 99 },
      of: is(M('deaths'), '<=', N(3)),
    };
    const one = { ...base, formula: long, from: 2, to: 3, area: 'Kunduz' };
    expect(days(dayTimeline({ ...one, outside: 'clip' }))).toEqual([
      [2, 'met'],
      [3, 'not met', 'c'],
    ]);
    expect(days(dayTimeline(one))).toEqual([
      [2, 'open'],
      [3, 'not met', 'c'],
    ]);
  });
});

describe('knowledgeTimeline', () => {
  const formula = is(M('deaths'), '<=', N(3));
  const deaths = ledger('deaths', [
    { known: 4, id: 'a', entry: entry('Helmand', 2, 5) },
    { known: 6, id: 'a', entry: entry('Helmand', 2, 1) },
    { known: 8, id: 'a', entry: entry('Helmand', 2, 9) },
  ]);
  it('goes from one date to another, both included', () => {
    const known = (from: number, to: number) =>
      knowledgeTimeline({ formula, ledgers: [deaths], trace, day: 2, from, to }).map((one) => [
        one.known,
        one.verdict,
      ]);
    expect(known(0, 6)).toEqual([
      [0, 'met'],
      [4, 'not met'],
      [6, 'met'],
    ]);
    expect(known(4, 5)).toEqual([[4, 'not met']]);
    expect(known(0, Infinity)).toEqual([
      [0, 'met'],
      [4, 'not met'],
      [6, 'met'],
      [8, 'not met'],
    ]);
  });
  it('names sources that began to speak for the day', () => {
    const late = ledger('deaths', [], AREAS, [{ known: 3, ...SPAN }]);
    expect(knowledgeTimeline({ formula, ledgers: [late], trace, day: 2, from: 0, to: 9 })).toEqual([
      { day: 2, known: 0, verdict: 'open', before: undefined, causes: [] },
      {
        day: 2,
        known: 3,
        verdict: 'met',
        before: 'open',
        causes: [{ item: undefined, measure: 'deaths', how: 'known' }],
      },
    ]);
  });
});

describe('live', () => {
  const both = and(is(M('deaths'), '<=', N(3)), is(M('attacks'), '<=', N(0)));
  const deaths = ledger('deaths', [
    { known: 2, id: 'd', entry: { ...entry('Helmand', 2, 2), high: 9 } },
    { known: 5, id: 'd' },
  ]);
  const attacks = ledger('attacks', [
    { known: 2, id: 'a', entry: entry('Kunduz', 2, 1) },
    { known: 3, id: 'b', entry: entry('Helmand', 3, 1) },
  ]);
  const options = { formula: both, ledgers: [deaths, attacks], trace, from: 1, to: 4, known: 1 };

  it('takes the revisions of several ledgers by date, those of one date in the order of the ledgers', () => {
    const follower = live(options);
    const steps = [];
    for (let step = follower.next(); step; step = follower.next())
      steps.push([step.measure, step.item, step.known]);
    expect(steps).toEqual([
      ['deaths', 'd', 2],
      ['attacks', 'a', 2],
      ['attacks', 'b', 3],
      ['deaths', 'd', 5],
    ]);
  });
  it('says how each verdict turned, though all was exactly known before', () => {
    const follower = live(options);
    const before = follower.judged();
    expect([...before.certain, ...before.possible]).toEqual(new Array(16).fill(1));
    const changes = follower.advance(3).map((one) => one.changes);
    expect(changes).toEqual([
      [{ area: 'Helmand', day: 2, before: 'met', after: 'open' }],
      [{ area: 'Kunduz', day: 2, before: 'met', after: 'not met' }],
      [{ area: 'Helmand', day: 3, before: 'met', after: 'not met' }],
    ]);
    expect(follower.advance(5).map((one) => one.changes)).toEqual([
      [{ area: 'Helmand', day: 2, before: 'open', after: 'met' }],
    ]);
  });
  it('says so of a single comparison, of which both ends are one', () => {
    const follower = live({ ...options, formula: is(M('deaths'), '<=', N(3)), ledgers: [deaths] });
    const [revised] = follower.advance(2);
    expect(revised!.changes).toEqual([{ area: 'Helmand', day: 2, before: 'met', after: 'open' }]);
    const { certain, possible, low, high } = follower.judged();
    expect([certain[1], possible[1], low[1], high[1]]).toEqual([0, 1, -6, 1]);
  });
  it('has the evidence by then in its trace, and goes on to the end of time', () => {
    const follower = live(options);
    expect(follower.trace().measures.get('deaths')?.high[2]).toBe(0);
    follower.next();
    expect(follower.trace().measures.get('deaths')?.high[2]).toBe(9);
    expect(follower.advance(Infinity)).toHaveLength(3);
    expect(follower.upcoming()).toBeUndefined();
    const fresh = evaluate(both, follower.trace(), { from: 1, to: 4 });
    expect(follower.judged()).toEqual(fresh);
  });
  it('begins with what is known, in a trace that it does not change', () => {
    const exact = live(options).judged();
    const follower = live(options);
    follower.advance(9);
    expect(live(options).judged()).toEqual(exact);
  });
});
