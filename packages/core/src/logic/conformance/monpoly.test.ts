import { describe, expect, it } from 'vitest';
import type { Formula, Term } from '../formula.ts';
import { evaluate, evaluateTerm } from '../index.ts';
import {
  and,
  chain,
  is,
  M,
  N,
  not,
  P,
  type Pointwise,
  pointwise,
  type Reading,
  type TimePoint,
  temporal,
} from '../testing/pointwise.ts';
import { hasShared, readShared } from '../testing/shared.ts';

type Value = number | string | { readonly float: number };
interface Case {
  readonly id: string;
  readonly freeVars: readonly string[];
  readonly trace: readonly TimePoint[];
  readonly expected: {
    readonly resolved: readonly { tp: number; sat: boolean | readonly (readonly Value[])[] }[];
  };
}

const REGIONS = ['Helmand', 'Kabul', 'Kunduz', 'Nangarhar'];
const region = (args: readonly (string | number)[]) => String(args[0]);
const sum = (log: Pointwise, from: number, to: number, name = 'n'): Term => ({
  kind: 'window',
  fn: 'sum',
  window: log.window(from, to),
  of: M(name),
});
const across = (fn: 'sum' | 'max' | 'count', of: Term): Term => ({ kind: 'across', fn, of });
const divide = (left: Term, right: Term): Term => ({ kind: 'divide', left, right });
const twice = (of: Term): Term => ({ kind: 'multiply', left: N(2), right: of });

const INCIDENTS: readonly Reading[] = [
  { name: 'n', event: 'incident', key: region, value: (args) => Number(args[2]) },
  { name: 'incidents', event: 'incident', key: region, value: () => 1 },
  { name: 'largest', event: 'incident', key: region, value: (args) => Number(args[2]), fold: 'max' },
  {
    name: 'smallest',
    event: 'incident',
    key: region,
    value: (args) => Number(args[2]),
    fold: 'min',
    none: 99,
  },
];
const of = (event: string, name = event): Reading => ({ name, event, key: region });
const whole = (event: string): Reading => ({ name: event, event });
const key = (event: string): Reading => ({ name: event, event, key: (args) => String(args[0]) });

/** Either a condition, by area or for the whole; or a number, for the areas (or the whole) in which `some` holds. */
interface Expressed {
  readonly keys: readonly string[];
  readonly readings: readonly Reading[];
  readonly formula?: (log: Pointwise) => Formula;
  readonly value?: (log: Pointwise) => Term;
  readonly some?: (log: Pointwise) => Formula;
}

const any = (how: Formula): Formula => ({ kind: 'areas', how: { kind: 'any' }, of: how });
const busy = (log: Pointwise, from: number, to: number) => is(sum(log, from, to, 'incidents'), '>', 0);
const overHalf = (log: Pointwise) =>
  and(busy(log, 0, 27), is(M('baseline'), '>', 0), is(M('baseline'), '<', twice(sum(log, 0, 27))));
const incidents = (rest: Omit<Expressed, 'keys' | 'readings'>, ...more: Reading[]): Expressed => ({
  keys: REGIONS,
  readings: [...INCIDENTS, ...more],
  ...rest,
});
const baseline: Reading = {
  name: 'baseline',
  event: 'baseline',
  key: region,
  value: (args) => Number(args[1]),
};
const days = (name: string, fn: 'min' | 'max') => (log: Pointwise) => ({
  kind: 'window' as const,
  fn,
  window: log.window(0, 27),
  of: M(name),
});
const grouped = (from: number, to: number) => (log: Pointwise) => busy(log, from, to);
const keyed = (formula: (log: Pointwise) => Formula): Expressed => ({
  keys: Array.from({ length: 40 }, (_, i) => String(i)),
  readings: [key('announce'), key('deliver')],
  formula,
});
/** Holds at the time point before, which is the nearest one and at least `from`, at most `to` timestamps away. */
const previous = (log: Pointwise, from: number, to: number, what: Formula): Formula =>
  temporal(
    'once',
    { from: 1, to: 1 },
    chain('since', not(P('@')), oneNearer(log.past(from, to)), and(P('@'), what)),
  );
const next = (log: Pointwise, from: number, to: number, what: Formula): Formula =>
  temporal(
    'eventually',
    { from: 1, to: 1 },
    chain('until', not(P('@')), oneNearer(log.future(from, to)), and(P('@'), what)),
  );
const oneNearer = ({ from, to }: { from: number; to: number }) => ({
  from: Math.max(0, from - 1),
  to: to - 1,
});
const ceasefire = (from: number, to: number): Expressed => ({
  keys: REGIONS,
  readings: [of('ceasefire'), of('breach')],
  formula: (log) => chain('since', not(P('breach')), log.past(from, to), P('ceasefire')),
});
const until = (from: number, to: number): Expressed => ({
  keys: REGIONS,
  readings: [of('certify'), of('breach')],
  formula: (log) => chain('until', not(P('breach')), log.future(from, to), P('certify')),
});
const regions = (formula: (log: Pointwise) => Formula): Expressed => ({
  keys: REGIONS,
  readings: [of('region')],
  formula,
});
const ticking = (from: number, to: number): Expressed => ({
  keys: [],
  readings: [whole('tick')],
  formula: (log) =>
    and(
      P('tick'),
      temporal('historically', log.past(from, to), { kind: 'implies', left: P('@'), right: P('tick') }),
    ),
});

/** The peer's formulas in ours. What is missing here is named in INEXPRESSIBLE. */
const EXPRESSED: Readonly<Record<string, Expressed>> = {
  'sum28-by-region': incidents({ value: (log) => sum(log, 0, 27), some: grouped(0, 27) }),
  'cnt30-by-region': incidents({ value: (log) => sum(log, 0, 29, 'incidents'), some: grouped(0, 29) }),
  'at-least-3-in-30-days': incidents({ formula: (log) => is(sum(log, 0, 29, 'incidents'), '>=', 3) }),
  'sum28-le-half-baseline-nonzero-groups': incidents(
    {
      formula: (log) =>
        and(busy(log, 0, 27), is(twice(sum(log, 0, 27)), '<=', M('baseline')), is(M('baseline'), '>', 0)),
    },
    baseline,
  ),
  'sum28-le-half-baseline-zero-aware': incidents(
    { formula: (log) => and(P('region'), not(overHalf(log))) },
    baseline,
    of('region'),
  ),
  'sum28-le-half-baseline-7-days-running': incidents(
    { formula: (log) => and(P('region'), not(temporal('once', log.past(0, 6), overHalf(log)))) },
    baseline,
    of('region'),
  ),
  'all-regions-below': incidents(
    { formula: (log) => and(P('tick'), not(any(overHalf(log)))) },
    baseline,
    whole('tick'),
  ),
  'no-breach-since-ceasefire': ceasefire(0, Infinity),
  'no-breach-since-ceasefire-7-30': ceasefire(7, 30),
  'no-breach-since-bounded': ceasefire(0, 14),
  'talks-suspended-now': {
    keys: [],
    readings: [whole('talks_resumed'), whole('talks_suspended')],
    formula: (log) => chain('since', not(P('talks_resumed')), log.past(0, Infinity), P('talks_suspended')),
  },
  'promise-kept-10': keyed((log) =>
    and(P('announce'), temporal('eventually', log.future(0, 10), P('deliver'))),
  ),
  'promise-broken-10': keyed((log) =>
    and(P('announce'), not(temporal('eventually', log.future(0, 10), P('deliver')))),
  ),
  'promise-broken-open-bound': keyed((log) =>
    and(P('announce'), not(temporal('eventually', log.future(0, 9), P('deliver')))),
  ),
  'delivered-before-announced': keyed((log) =>
    and(P('deliver'), not(temporal('once', log.past(0, Infinity), P('announce')))),
  ),
  'delivered-late': keyed((log) => and(P('deliver'), not(temporal('once', log.past(0, 10), P('announce'))))),
  'delivered-exactly-10': keyed((log) =>
    and(P('deliver'), temporal('once', log.past(10, 10), P('announce'))),
  ),
  'two-certifiers': {
    keys: REGIONS,
    readings: ['JMC', 'UN', 'NGO'].map((who) => ({
      ...of('certify', who),
      where: (args) => args[1] === who,
    })),
    formula: (log) => ({
      kind: 'at least of',
      count: 2,
      of: ['JMC', 'UN', 'NGO'].map((who) => temporal('once', log.past(0, 6), P(who))),
    }),
  },
  'quiet-7': incidents({ formula: (log) => and(P('region'), not(busy(log, 0, 6))) }, of('region')),
  'quiet-7-from-tomorrow': incidents(
    {
      formula: (log) =>
        and(P('region'), not(temporal('eventually', log.future(1, 7), is(M('incidents'), '>', 0)))),
    },
    of('region'),
  ),
  'historically-region-ticks': ticking(0, 6),
  'historically-open': ticking(1, 6),
  'next-within-2': regions((log) => and(P('region'), next(log, 0, 2, P('region')))),
  'prev-exactly-1': regions((log) => and(P('region'), previous(log, 1, 1, P('region')))),
  max28: incidents({ value: days('largest', 'max'), some: grouped(0, 27) }),
  min28: incidents({ value: days('smallest', 'min'), some: grouped(0, 27) }),
  avg28: incidents({
    value: (log) => divide(sum(log, 0, 27), sum(log, 0, 27, 'incidents')),
    some: grouped(0, 27),
  }),
  'national-sum': incidents({ value: (log) => across('sum', sum(log, 0, 27)) }),
  'cumulative-withdrawn': {
    keys: [],
    readings: [{ name: 'withdrawn', event: 'withdraw', value: (args) => Number(args[0]) }],
    value: (log) => sum(log, 0, Infinity, 'withdrawn'),
  },
  'withdraw-only-after-7-days-quiet': incidents(
    { formula: (log) => and(P('withdraw'), any(busy(log, 0, 6))) },
    { name: 'withdraw', event: 'withdraw' },
  ),
  'count-affected-regions': incidents({ value: (log) => across('count', sum(log, 0, 13, 'incidents')) }),
  'worst-region-sum': incidents({ value: (log) => across('max', sum(log, 0, 13)) }),
  'until-certified': until(0, 10),
  'until-5-10': until(5, 10),
  'region-until': {
    keys: REGIONS,
    readings: [of('ceasefire'), of('region')],
    formula: (log) =>
      chain('until', { kind: 'implies', left: P('@'), right: P('region') }, log.future(2, 6), P('ceasefire')),
  },
  'trend-down': incidents({
    formula: (log) => and(busy(log, 0, 13), busy(log, 14, 27), is(sum(log, 0, 13), '<', sum(log, 14, 27))),
  }),
  'let-sum': incidents({
    formula: (log) =>
      and(
        is(sum(log, 0, 27), '>', 10),
        previous(log, 0, 3, and(busy(log, 0, 27), is(sum(log, 0, 27), '<=', 10))),
      ),
  }),
};

/** med28 is the middle of single incidents; our windows hold one number per day. */
const INEXPRESSIBLE = ['med28'];

const FILE = 'monpoly_agreement.json';
const cases = hasShared(FILE) ? readShared<Case[]>(FILE) : [];
const kindOf = (id: string) => id.replace(/^agreement-/, '').replace(/-\d+$/, '');

describe.skipIf(cases.length === 0)('agreement conditions as MonPoly and VeriMon judge them', () => {
  it('covers every case but the ones named', () => {
    const kinds = new Set(cases.map((one) => kindOf(one.id)));
    expect([...kinds].filter((kind) => !(kind in EXPRESSED)).sort()).toEqual(INEXPRESSIBLE);
  });

  it.each(cases.filter((one) => kindOf(one.id) in EXPRESSED).map((one) => [one.id, one] as const))(
    '%s',
    (id, one) => {
      const expressed = EXPRESSED[kindOf(id)]!;
      const log = pointwise(one.trace, expressed.keys, expressed.readings);
      const span = { from: log.dayOf(0), to: log.lastDay };
      for (const { tp, sat } of one.expected.resolved) {
        const day = log.dayOf(tp) - span.from;
        expect(answers(expressed, log, span, day, one.freeVars), `time point ${tp}`).toEqual(plain(sat));
      }
    },
  );
});

const memo = new WeakMap<
  Pointwise,
  { truth?: ReturnType<typeof evaluate>; value?: ReturnType<typeof evaluateTerm> }
>();

function answers(
  expressed: Expressed,
  log: Pointwise,
  span: { from: number; to: number },
  day: number,
  vars: readonly string[],
) {
  let known = memo.get(log);
  if (!known) {
    const formula = (expressed.formula ?? expressed.some)?.(log);
    known = {
      ...(formula ? { truth: evaluate(formula, log.trace, span) } : {}),
      ...(expressed.value ? { value: evaluateTerm(expressed.value(log), log.trace, span) } : {}),
    };
    memo.set(log, known);
  }
  const { truth, value } = known;
  const found: unknown[][] = [];
  const areas = (truth ?? value)!.areas;
  const keys = areas.length === 1 && areas[0] === '' && vars.length > 0 && !value ? expressed.keys : areas;
  keys.forEach((area, row) => {
    const cell = (areas.length > 1 ? row : 0) * (truth ?? value)!.days + day;
    if (truth) expect(truth.certain[cell] === truth.possible[cell], 'decided').toBe(true);
    if (truth && truth.certain[cell] !== 1) return;
    const number = value && Number(value.low[cell]!.toPrecision(6));
    found.push([...(value ? [number] : []), ...(area === '' || vars.length === 0 ? [] : [area])]);
  });
  if (vars.length === 0) return found.length > 0;
  return found.map((tuple) => tuple.map(String).sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

function plain(sat: boolean | readonly (readonly Value[])[]) {
  if (typeof sat === 'boolean') return sat;
  const text = (value: Value) => String(typeof value === 'object' ? value.float : value);
  return sat.map((tuple) => tuple.map(text).sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}
