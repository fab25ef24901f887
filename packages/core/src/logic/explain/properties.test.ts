import { describe, expect, it } from 'vitest';
import type { Series } from '../../series/index.ts';
import { evaluate } from '../evaluate/index.ts';
import type { Formula } from '../formula.ts';
import { type Oracle, oracleOf } from '../testing/oracle.ts';
import { AREAS, randomFormula, randomTrace } from '../testing/random.ts';
import { type Rng, rngOf, samples } from '../testing/rng.ts';
import { type Trace, traceOf } from '../trace.ts';
import type { Explanation, MissingEvidence, TruthVerdict, WitnessCell } from '../verdict.ts';
import { explain, type Proof, prove } from './index.ts';
import { supposeChange, supposeTotal } from './suppose.ts';

const FIRST = 18_318;
const DAY = FIRST + 6;
const CHOICE = { calendar: false, unbounded: false };

/** Formulas of bounded reach that end in one verdict for the whole. */
function* examples(
  count: number,
  base: number,
): Generator<{ seed: number; rng: Rng; trace: Trace; formula: Formula }> {
  for (let k = 0; k < samples(count); k++) {
    const seed = base + k;
    const rng = rngOf(seed);
    const trace = randomTrace(rng, FIRST);
    const inner = randomFormula(rng, rng.int(0, 3), CHOICE, DAY);
    const formula: Formula = {
      kind: 'areas',
      how: rng.pick([{ kind: 'every' }, { kind: 'any' }]),
      of: inner,
    };
    yield { seed, rng, trace, formula };
  }
}

function verdictOf(formula: Formula, trace: Trace): TruthVerdict {
  const { certain, possible } = evaluate(formula, trace, { from: DAY, to: DAY });
  return certain[0] === 1 ? 'met' : possible[0] === 1 ? 'open' : 'not met';
}

/** Everything but the witness made unknown. */
function onlyWitness(trace: Trace, witness: readonly WitnessCell[]): Trace {
  const inside = (name: string, area: string, day: number) =>
    witness.some((cell) => cell.measure === name && cell.area === area && cell.from <= day && day <= cell.to);
  const blank = (series: Series): Series => {
    const [low, high] = [series.low.slice(), series.high.slice()];
    for (let i = 0; i < low.length; i++) {
      const day = series.first + (i % series.days);
      if (inside(series.name, series.areas[Math.floor(i / series.days)]!, day)) continue;
      low[i] = series.floor;
      high[i] = Infinity;
    }
    return { ...series, low, high };
  };
  return traceOf({
    areas: trace.areas,
    measures: [...trace.measures.values()].map(blank),
    propositions: [...trace.propositions].map(([name, one]) => {
      const known = (flags: Uint8Array, unknown: 0 | 1) =>
        flags.map((flag, i) =>
          inside(name, one.areas[Math.floor(i / one.days)]!, one.first + (i % one.days)) ? flag : unknown,
        );
      return [name, { ...one, certain: known(one.certain, 0), possible: known(one.possible, 1) }];
    }),
  });
}

describe('an explanation of a random formula', () => {
  it('has a witness that is enough: without everything else the verdict stays', () => {
    let decided = 0;
    for (const { seed, trace, formula } of examples(700, 1)) {
      const said = explain(formula, trace, DAY);
      expect(said.verdict, `seed ${seed}`).toBe(verdictOf(formula, trace));
      if (said.verdict === 'open') continue;
      decided++;
      const left = verdictOf(formula, onlyWitness(trace, said.witness));
      expect(left, `seed ${seed} ${JSON.stringify(formula)}`).toBe(said.verdict);
    }
    expect(decided).toBeGreaterThan(samples(200) / 3);
  });

  it('has a proof with as few leaves as any', () => {
    let decided = 0;
    for (const { seed, trace, formula } of examples(500, 20_000)) {
      const proof = prove(formula, trace, DAY);
      if (proof.verdict === 'open') continue;
      decided++;
      const fewest = leastLeaves(formula, oracleOf(trace, 'unknown'), proof.verdict === 'met');
      expect(leavesIn(proof), `seed ${seed} ${JSON.stringify(formula)}`).toBe(fewest);
    }
    expect(decided).toBeGreaterThan(samples(100) / 3);
  });

  it('decides by a leaf whose margin is that of the whole', () => {
    let found = 0;
    for (const { seed, trace, formula } of examples(500, 40_000)) {
      const said = explain(formula, trace, DAY);
      if (said.verdict === 'open' || !said.deciding) continue;
      found++;
      const end = said.verdict === 'met' ? said.margin.low : said.margin.high;
      const own = [
        said.deciding.margin.low,
        said.deciding.margin.high,
        -said.deciding.margin.low,
        -said.deciding.margin.high,
      ];
      expect(
        own.map((value) => value + 0),
        `seed ${seed} ${JSON.stringify(formula)}`,
      ).toContain(end + 0);
    }
    expect(found).toBeGreaterThan(samples(80) / 3);
  });

  it('names values of what is missing that do decide, however they are spread over the days', () => {
    let tried = 0;
    for (const { seed, rng, trace, formula } of examples(600, 60_000)) {
      const said = explain(formula, trace, DAY);
      expect(said.missing.length > 0, `seed ${seed}`).toBe(
        said.verdict === 'open' && said.missing.length > 0,
      );
      for (const missing of said.missing) {
        tried += tryTotals(said, missing, rng, trace, formula, seed);
      }
    }
    expect(tried).toBeGreaterThan(samples(100) / 3);
  });

  it('names changes that do turn the verdict', () => {
    let [tried, applied] = [0, 0];
    for (const { seed, trace, formula } of examples(700, 80_000)) {
      const { verdict, changes } = explain(formula, trace, DAY);
      if (changes.length === 0) continue;
      tried++;
      expect(verdict, `seed ${seed}`).not.toBe('open');
      for (const change of changes) {
        expect(Math.abs(change.by), `seed ${seed}`).toBeGreaterThan(0);
        expect(change.from, `seed ${seed}`).toBeLessThanOrEqual(change.to);
      }
      // Where fewer are needed over several days, the words do not say on which.
      const plain = changes.every(({ measure, by, from, to }) => {
        return by > 0 || from === to || trace.measures.get(measure)?.nature === 'level';
      });
      if (!plain) continue;
      applied++;
      let changed = trace;
      for (const { measure: name, area, from, to, by } of changes) {
        changed = supposeChange(changed, { name, area, from, to }, by, by < 0 ? [to] : []);
      }
      const turned = verdict === 'met' ? 'not met' : 'met';
      expect(verdictOf(formula, changed), `seed ${seed} ${JSON.stringify({ formula, changes })}`).toBe(
        turned,
      );
    }
    expect(tried).toBeGreaterThan(samples(700) / 42);
    expect(applied).toBeGreaterThan(samples(700) / 100);
  });
});

/** Puts random totals inside and outside of what is said to decide. */
function tryTotals(
  said: Explanation,
  missing: MissingEvidence,
  rng: Rng,
  trace: Trace,
  formula: Formula,
  seed: number,
): number {
  const cells = { name: missing.measure, area: missing.area, from: missing.from, to: missing.to };
  let tried = 0;
  for (const [want, ends] of [
    ['met', missing.metIf],
    ['not met', missing.notMetIf],
  ] as const) {
    if (!ends) continue;
    const low = Number.isFinite(ends.low) ? ends.low : Math.min(ends.high, 0) - 50;
    const high = Number.isFinite(ends.high) ? ends.high : Math.max(ends.low, 0) + 50;
    for (const total of [low, high, low + (high - low) * rng.next()]) {
      tried++;
      const verdict = verdictOf(formula, supposeTotal(trace, cells, { low: total, high: total }));
      expect(verdict, `seed ${seed} ${JSON.stringify({ said: said.missing, total })}`).toBe(want);
    }
  }
  return tried;
}

function leavesIn(proof: Proof): number {
  if (proof.parts.length > 0) return proof.parts.reduce((sum, part) => sum + leavesIn(part), 0);
  return ['compare', 'proposition', 'constant'].includes(proof.rule) ? 1 : 0;
}

/** The fewest leaves of any proof, straight from the definitions: every choice is tried. */
function leastLeaves(formula: Formula, oracle: Oracle, holds: boolean): number {
  const memo = new Map<Formula, Map<string, number>>();
  type Option = readonly (readonly [Formula, number, number, boolean])[];
  function least(f: Formula, row: number, day: number, want: boolean): number {
    const { certain, possible } = oracle.verity(f, row, day);
    if (want ? !certain : possible) return Infinity;
    const cells = memo.get(f) ?? new Map<string, number>();
    memo.set(f, cells);
    const key = `${row} ${day} ${want}`;
    const known = cells.get(key);
    if (known !== undefined) return known;
    const found = fresh(f, row, day, want);
    cells.set(key, found);
    return found;
  }
  const cost = (option: Option) =>
    option.reduce((sum, [f, row, day, want]) => sum + least(f, row, day, want), 0);
  const best = (options: readonly Option[]) => Math.min(Infinity, ...options.map(cost));
  const kLeast = (k: number, parts: Option) => {
    const costs = parts.map((part) => cost([part])).sort((a, b) => a - b);
    return k <= 0 ? 0 : k > costs.length ? Infinity : costs.slice(0, k).reduce((sum, one) => sum + one, 0);
  };
  /** At least k of the parts hold; or, wanted false, at least n - k + 1 fail. */
  const atLeast = (k: number, parts: readonly (readonly [Formula, number, number])[], want: boolean) =>
    kLeast(
      want ? k : parts.length - k + 1,
      parts.map(([f, row, day]) => [f, row, day, want] as const),
    );
  const span = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

  function fresh(f: Formula, row: number, day: number, want: boolean): number {
    const here = (part: Formula) => [part, row, day] as const;
    const on = (part: Formula, list: readonly number[]) => list.map((each) => [part, row, each] as const);
    switch (f.kind) {
      case 'constant':
      case 'proposition':
      case 'compare':
        return 1;
      case 'not':
        return least(f.of, row, day, !want);
      case 'and':
        return atLeast(f.of.length, f.of.map(here), want);
      case 'or':
        return atLeast(1, f.of.map(here), want);
      case 'implies':
        return want
          ? best([[[f.left, row, day, false]], [[f.right, row, day, true]]])
          : cost([
              [f.left, row, day, true],
              [f.right, row, day, false],
            ]);
      case 'iff':
      case 'xor': {
        const same = (f.kind === 'iff') === want;
        return best([
          [
            [f.left, row, day, true],
            [f.right, row, day, same],
          ],
          [
            [f.left, row, day, false],
            [f.right, row, day, !same],
          ],
        ]);
      }
      case 'historically':
      case 'once': {
        const { from, to } = f.bounds!;
        const days = span(Math.max(day - to, f.notBefore ?? -Infinity), day - from);
        return atLeast(f.kind === 'once' ? 1 : days.length, on(f.of, days), want);
      }
      case 'always':
      case 'eventually': {
        const days = span(day + f.bounds!.from, day + f.bounds!.to);
        return atLeast(f.kind === 'eventually' ? 1 : days.length, on(f.of, days), want);
      }
      case 'since':
      case 'until': {
        const { from, to } = f.bounds!;
        const step = f.kind === 'since' ? -1 : 1;
        const chains = span(from, to).map((k) => {
          const witness = day + step * k;
          const held = span(0, k - 1).map((i) => [f.left, row, day + step * i] as const);
          return [[f.right, row, witness] as const, ...held];
        });
        if (want) return Math.min(Infinity, ...chains.map((chain) => atLeast(chain.length, chain, true)));
        // Every chain is broken: all witnesses fail, or the left side on one day and the witnesses nearer than it.
        const witnesses = (until: number) =>
          span(from, until).map((k) => [f.right, row, day + step * k, false] as const);
        const gaps = span(0, to - 1).map(
          (k): Option => [[f.left, row, day + step * k, false], ...witnesses(k)],
        );
        return best([witnesses(to), ...gaps]);
      }
      case 'rises':
      case 'falls': {
        const now = f.kind === 'rises';
        const parts = [
          [f.of, row, day, now],
          [f.of, row, day - 1, !now],
        ] as const;
        return want ? cost(parts) : Math.min(...parts.map(([g, r, d, w]) => least(g, r, d, !w)));
      }
      case 'areas': {
        const { how } = f;
        if (how.kind === 'named')
          return least(f.of, AREAS.indexOf(how.area as (typeof AREAS)[number]), day, want);
        const n = AREAS.length;
        const needed =
          how.kind === 'every'
            ? n
            : how.kind === 'any'
              ? 1
              : how.kind === 'at least'
                ? how.count
                : Math.ceil((how.percent * n) / 100 - 1e-9);
        return atLeast(
          needed,
          AREAS.map((_, each) => [f.of, each, day] as const),
          want,
        );
      }
      case 'at least of':
        return atLeast(f.count, f.of.map(here), want);
      default: {
        const days = on(f.of, span(day - f.days + 1, day));
        return f.op === 'at least' ? atLeast(f.count, days, want) : atLeast(f.count + 1, days, !want);
      }
    }
  }
  return least(formula, 0, DAY, holds);
}
