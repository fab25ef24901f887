import { describe, expect, it } from 'vitest';
import { type Ledger, ledgerOf, type Revision } from '../../series/index.ts';
import type { Formula, Term } from '../formula.ts';
import { evaluate, evaluateTerm, live, measuresOf, type Trace, traceAsOf, traceOf } from '../index.ts';
import { and, chain, is, M, N, not, temporal } from '../testing/pointwise.ts';
import { seriesOf } from '../testing/series.ts';
import { hasShared, readShared } from '../testing/shared.ts';

interface Fact {
  readonly fact: number;
  readonly valid: number;
  readonly recorded: number;
  readonly retract?: boolean;
  readonly pred?: string;
  readonly args?: readonly (string | number)[];
}
interface Case {
  readonly id: string;
  readonly constants: {
    readonly regions: readonly string[];
    readonly baseline: Readonly<Record<string, number>>;
  };
  readonly freeVars: readonly string[];
  readonly facts: readonly Fact[];
  readonly expected: {
    readonly asOf: readonly {
      readonly knowledgeDay: number;
      readonly resolved: readonly { tp: number; sat: boolean | readonly (readonly (string | number)[])[] }[];
    }[];
  };
}

/** The log begins on day 0 and nothing happened before; 60 days are further back than any window looks. */
const SPAN = { from: -60, to: 44 };
const LAST = 44;
const sum = (name: string, from: number, to: number): Term => ({
  kind: 'window',
  fn: 'sum',
  window: { kind: 'days', from, to },
  of: M(name),
});
const happens = (name: string): Formula => is(M(name), '>', 0);
const busy = (from: number, to: number) => is(sum('incident', from, to), '>', 0);

interface Expressed {
  readonly keys: 'regions' | 'numbers' | 'none';
  readonly formula: Formula;
  readonly value?: Term;
}
const EXPRESSED: Readonly<Record<string, Expressed>> = {
  'sum28-by-region': { keys: 'regions', formula: busy(0, 27), value: sum('n', 0, 27) },
  'sum28-le-half-baseline-zero-aware': {
    keys: 'regions',
    formula: not(
      and(busy(0, 27), is(M('baseline'), '<', { kind: 'multiply', left: N(2), right: sum('n', 0, 27) })),
    ),
  },
  'no-breach-since-ceasefire': {
    keys: 'regions',
    formula: chain('since', not(happens('breach')), { from: 0, to: 50 }, happens('ceasefire')),
  },
  'promise-broken-10': {
    keys: 'numbers',
    formula: and(happens('announce'), not(temporal('eventually', { from: 0, to: 10 }, happens('deliver')))),
  },
  'two-certifiers': {
    keys: 'regions',
    formula: {
      kind: 'at least of',
      count: 2,
      of: ['JMC', 'UN', 'NGO'].map((who) => temporal('once', { from: 0, to: 6 }, happens(`certify ${who}`))),
    },
  },
  'quiet-7-from-tomorrow': {
    keys: 'regions',
    formula: not(temporal('eventually', { from: 1, to: 7 }, happens('incident'))),
  },
  'trend-down': {
    keys: 'regions',
    formula: and(busy(0, 13), busy(14, 27), is(sum('n', 0, 13), '<', sum('n', 14, 27))),
  },
  'withdraw-only-after-7-days-quiet': {
    keys: 'none',
    formula: and(happens('withdraw'), { kind: 'areas', how: { kind: 'any' }, of: busy(0, 6) }),
  },
};

const FILE = 'asof_revisions.json';
const cases = hasShared(FILE) ? readShared<Case[]>(FILE) : [];
const kindOf = (id: string) => id.replace(/^asof-/, '').replace(/-\d+$/, '');

/** One ledger per kind of fact; a day is covered once it is over, and every day before the log was quiet. */
function ledgersOf(one: Case, areas: readonly string[]): Ledger[] {
  const covers = [
    { known: 0, from: SPAN.from, to: -1 },
    ...Array.from({ length: LAST + 1 }, (_, day) => ({ known: day, from: day, to: day })),
  ];
  const names = ['incident', 'n', 'breach', 'ceasefire', 'announce', 'deliver', 'withdraw'];
  const certify = ['JMC', 'UN', 'NGO'].map((who) => `certify ${who}`);
  return [...names, ...certify].map((name) => {
    const national = name === 'withdraw';
    const frame = { name, unit: 'events', areas: national ? [''] : areas, span: SPAN, covers };
    const predicate = name === 'n' ? 'incident' : name.split(' ')[0];
    const revisions = one.facts.flatMap((fact): Revision[] => {
      const revision = { known: fact.recorded, id: String(fact.fact) };
      if (fact.retract) return [revision];
      const [first, second, third] = fact.args!;
      if (fact.pred !== predicate || (name.includes(' ') && !name.endsWith(` ${second}`))) return [];
      const value = name === 'n' ? Number(third) : 1;
      const days = { from: fact.valid, to: fact.valid };
      const counts = { low: value, high: value, best: value };
      return [{ ...revision, entry: { area: national ? '' : String(first), ...days, ...counts } }];
    });
    return ledgerOf(frame, revisions);
  });
}

describe.skipIf(cases.length === 0)(
  'verdicts as of every knowledge day, as MonPoly and VeriMon judge them',
  () => {
    it.each(cases.map((one) => [one.id, one] as const))('%s', (id, one) => {
      const { keys, formula, value } = EXPRESSED[kindOf(id)]!;
      const areas =
        keys === 'numbers' ? Array.from({ length: 40 }, (_, i) => String(i)) : one.constants.regions;
      const read = [...measuresOf(formula), ...(value ? measuresOf(value) : [])];
      const ledgers = ledgersOf(one, areas).filter((ledger) => read.includes(ledger.name));
      const baseline = one.constants.regions.map((region) =>
        new Array<number>(SPAN.to - SPAN.from + 1).fill(one.constants.baseline[region]!),
      );
      const measures =
        keys === 'numbers' ? [] : [seriesOf('baseline', baseline, { areas, first: SPAN.from })];
      const base = traceOf({ areas, measures });
      const follower = live({ formula, ledgers, trace: base, from: 0, to: LAST, known: 0 });
      for (const { knowledgeDay, resolved } of one.expected.asOf) {
        follower.advance(knowledgeDay);
        const trace = traceAsOf(base, ledgers, knowledgeDay);
        const fresh = evaluate(formula, trace, { from: 0, to: LAST });
        expect(follower.judged(), `known ${knowledgeDay}`).toEqual(fresh);
        const found = resolved.map(({ tp }) => ({ tp, sat: tuples(fresh, tp, one.freeVars, trace, value) }));
        const wanted = resolved.map(({ tp, sat }) => ({ tp, sat: plain(sat) }));
        expect(found, `known ${knowledgeDay}`).toEqual(wanted);
      }
    });
  },
);

function tuples(
  judged: ReturnType<typeof evaluate>,
  day: number,
  vars: readonly string[],
  trace: Trace,
  value: Term | undefined,
) {
  const values = value && evaluateTerm(value, trace, { from: day, to: day });
  const found: string[][] = [];
  judged.areas.forEach((area, row) => {
    const cell = row * judged.days + day;
    expect(judged.certain[cell], 'decided').toBe(judged.possible[cell]);
    if (judged.certain[cell] === 1) found.push(values ? [String(values.low[row]), area] : [area]);
  });
  if (vars.length === 0) return found.length > 0;
  return found.map((tuple) => tuple.sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

function plain(sat: boolean | readonly (readonly (string | number)[])[]) {
  if (typeof sat === 'boolean') return sat;
  return sat.map((tuple) => tuple.map(String).sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}
