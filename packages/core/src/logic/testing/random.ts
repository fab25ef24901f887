import type { Formula, Term, Window } from '../formula.ts';
import { AGGREGATES, COMPARISONS } from '../formula.ts';
import { type Trace, traceOf } from '../trace.ts';
import type { Rng } from './rng.ts';
import { type CellText, type Item, seriesOf } from './series.ts';

export const AREAS = ['Helmand', 'Kunduz', 'Nangarhar'] as const;

/** What a random formula may contain. */
export interface Choice {
  /** Windows by month, quarter and year, and durations in months: not together with unbounded operators. */
  readonly calendar: boolean;
  readonly unbounded: boolean;
  /** Only operators whose bounds are promised to be exact when each measure occurs once. */
  readonly plain?: boolean;
}

/**
 * A trace of four measures and two propositions with gaps, intervals, infinities and multi-day items; one in three has
 * none of these, as what is exactly known takes shorter ways through the engine.
 */
export function randomTrace(rng: Rng, first: number): Trace {
  const days = rng.int(1, 14);
  const exact = rng.chance(1 / 3);
  const cell = (low: number, high: number): CellText => {
    if (exact) return rng.int(low, high);
    if (rng.chance(0.12)) return null;
    const value = rng.int(low, high);
    if (rng.chance(0.15)) return [value, value + rng.int(0, 3)];
    if (rng.chance(0.04)) return [value, Infinity];
    return value;
  };
  const row = (low: number, high: number, n = days) => Array.from({ length: n }, () => cell(low, high));
  const spans = (areas: number): Item[] =>
    Array.from({ length: exact ? 0 : rng.int(0, 3) }, () => {
      const from = first + rng.int(-2, days);
      const low = rng.int(0, 4);
      return {
        area: rng.int(0, areas - 1),
        from,
        to: from + rng.int(1, 4),
        low,
        high: low + (rng.chance(0.3) ? 2 : 0),
      };
    });
  const fewer = Math.max(1, days - rng.int(0, 3));
  const areas = rng.chance(0.2) ? [AREAS[2], AREAS[0]] : AREAS;
  const flags = (rows: number) => {
    const possible = Uint8Array.from({ length: rows * days }, () => (rng.chance(0.6) ? 1 : 0));
    return { certain: possible.map((p) => (p && rng.chance(0.7) ? 1 : 0)), possible };
  };
  return traceOf({
    areas: AREAS,
    measures: [
      seriesOf('x', [row(-3, 5)], { first, nature: 'level' }),
      seriesOf('n', [row(0, 6, fewer)], { first: first + rng.int(0, 2), spans: spans(1) }),
      seriesOf(
        'a',
        areas.map(() => row(0, 5)),
        { areas, first, spans: spans(areas.length) },
      ),
      seriesOf(
        'b',
        AREAS.map(() => row(-2, 4)),
        { areas: AREAS, first, nature: 'level', floor: -2 },
      ),
    ],
    propositions: [
      ['p', { areas: [''], first, days, ...flags(1) }],
      ['q', { areas: AREAS, first, days, ...flags(3) }],
    ],
  });
}

export function randomTerm(rng: Rng, depth: number, choice: Choice, day: number): Term {
  const inner = (): Term => randomTerm(rng, depth - 1, choice, day);
  if (depth <= 0 || rng.chance(0.3)) {
    if (rng.chance(0.15)) return { kind: 'number', value: rng.int(-3, 8) };
    return { kind: 'measure', name: rng.pick(['x', 'n', 'a', 'b']) };
  }
  switch (rng.int(0, 11)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return { kind: 'window', fn: rng.pick(AGGREGATES), window: randomWindow(rng, choice), of: inner() };
    case 4:
      return { kind: 'trend', days: rng.int(1, 5), of: inner() };
    case 5:
      return { kind: 'at', day: day + rng.int(-9, 3), of: inner() };
    case 6: {
      const to = day + rng.int(-6, 2);
      return {
        kind: 'reference',
        fn: rng.pick(AGGREGATES),
        every: rng.int(1, 3),
        span: { from: to - rng.int(0, 6), to },
        of: inner(),
      };
    }
    case 7: {
      const unit = choice.calendar ? rng.pick(['day', 'month', 'year'] as const) : 'day';
      return { kind: 'earlier', by: { unit, count: rng.int(1, unit === 'day' ? 5 : 1) }, of: inner() };
    }
    case 8: {
      const areas = rng.chance(0.3) ? { areas: [AREAS[1], AREAS[2]] } : {};
      return { kind: 'across', fn: rng.pick(AGGREGATES), ...areas, of: inner() };
    }
    case 9:
      return { kind: rng.pick(['negate', 'abs'] as const), of: inner() };
    default: {
      const kind = rng.pick(['add', 'subtract', 'multiply', 'divide'] as const);
      return { kind, left: inner(), right: inner() };
    }
  }
}

function randomWindow(rng: Rng, choice: Choice): Window {
  if (choice.calendar && rng.chance(0.5)) {
    const period = rng.pick(['week', 'month', 'quarter'] as const);
    return { kind: 'calendar', period, offset: rng.int(-1, 1) };
  }
  const from = rng.chance(0.7) ? 0 : rng.int(0, 3);
  return { kind: 'days', from, to: from + rng.int(0, 6) };
}

export function randomFormula(rng: Rng, depth: number, choice: Choice, day: number): Formula {
  const inner = (): Formula => randomFormula(rng, depth - 1, choice, day);
  if (depth <= 0 || rng.chance(0.1)) return randomLeaf(rng, choice, day);
  const bounds = () => {
    if (choice.unbounded && rng.chance(0.25))
      return rng.chance(0.5) ? {} : { bounds: { from: 1, to: Infinity } };
    const from = rng.chance(0.6) ? 0 : rng.int(0, 3);
    return { bounds: { from, to: from + rng.int(0, 5) } };
  };
  switch (rng.int(0, 13)) {
    case 0:
      return { kind: 'not', of: inner() };
    case 1:
    case 2:
      return { kind: rng.pick(['and', 'or'] as const), of: Array.from({ length: rng.int(0, 3) }, inner) };
    case 3:
      return { kind: rng.pick(['implies', 'iff', 'xor'] as const), left: inner(), right: inner() };
    case 4:
    case 5:
      return {
        kind: rng.pick(['historically', 'once'] as const),
        ...bounds(),
        ...(rng.chance(0.2) && { notBefore: day - rng.int(-1, 6) }),
        of: inner(),
      };
    case 6:
      return { kind: rng.pick(['always', 'eventually'] as const), ...bounds(), of: inner() };
    case 7:
    case 8:
    case 9:
      return { kind: rng.pick(['since', 'until'] as const), ...bounds(), left: inner(), right: inner() };
    case 10:
      return { kind: rng.pick(['rises', 'falls'] as const), of: inner() };
    case 11: {
      const how = rng.pick([
        { kind: 'every' },
        { kind: 'any' },
        { kind: 'at least', count: rng.int(0, 4) },
        { kind: 'at least percent', percent: rng.pick([0, 30, 50, 67, 100]) },
        { kind: 'named', area: rng.pick(AREAS) },
      ] as const);
      return { kind: 'areas', how, of: inner() };
    }
    case 12:
      return { kind: 'at least of', count: rng.int(0, 3), of: Array.from({ length: rng.int(0, 3) }, inner) };
    default:
      return {
        kind: 'days that',
        op: rng.pick(['at most', 'at least'] as const),
        count: rng.int(0, 4),
        days: rng.int(1, 5),
        of: inner(),
      };
  }
}

function randomLeaf(rng: Rng, choice: Choice, day: number): Formula {
  if (rng.chance(0.04)) return { kind: 'constant', value: rng.chance(0.5) };
  if (rng.chance(0.15)) return { kind: 'proposition', name: rng.pick(['p', 'q']) };
  const op = rng.pick(COMPARISONS);
  const right: Term = rng.chance(0.6)
    ? { kind: 'number', value: rng.int(-2, 9) }
    : randomTerm(rng, 1, choice, day);
  return { kind: 'compare', op, left: randomTerm(rng, 2, choice, day), right };
}
