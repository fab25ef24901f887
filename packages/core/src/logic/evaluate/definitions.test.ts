/** Every kind of term and formula on small traces written out by hand, cell by cell as the definitions have it. */
import { describe, expect, it } from 'vitest';
import type { Formula, Term } from '../formula.ts';
import { FORMULAS, TERMS } from '../testing/catalogue.ts';
import { oracleOf } from '../testing/oracle.ts';
import { estimated, FIRST, TRACES } from '../testing/traces.ts';
import { type Trace, traceSpan } from '../trace.ts';
import type { Judged } from '../verdict.ts';
import { childrenOf, type FormulaNode } from '../walk.ts';
import { evaluate, evaluateTerm, type Outside } from './index.ts';

const DAYS = { from: FIRST - 2, to: FIRST + 8 };
const COUNT = DAYS.to - DAYS.from + 1;
const OUTSIDES: readonly Outside[] = ['clip', 'unknown'];

/** Whether there is a value per area. */
function isAreal(node: FormulaNode, trace: Trace): boolean {
  if (node.kind === 'areas' || node.kind === 'across') return false;
  const series =
    node.kind === 'measure'
      ? trace.measures.get(node.name)!
      : node.kind === 'proposition' && trace.propositions.get(node.name)!;
  if (series) return series.areas[0] !== '';
  return childrenOf(node).some((part) => isAreal(part, trace));
}

function close(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Rows for the declared areas or one for the whole country, on the days asked for. */
function expectShape(
  node: FormulaNode,
  told: Pick<Judged, 'areas' | 'first' | 'days'>,
  { trace }: Case,
): void {
  const areas = isAreal(node, trace) ? trace.areas : [''];
  const right = told.areas.join() === areas.join() && told.first === DAYS.from && told.days === COUNT;
  if (!right) expect.fail(`${told.areas} for ${areas}, ${told.first}, ${told.days}: ${JSON.stringify(node)}`);
}

interface Case {
  readonly trace: Trace;
  readonly outside: Outside;
  readonly oracle: ReturnType<typeof oracleOf>;
  readonly best: ReturnType<typeof oracleOf>;
  readonly name: string;
}

const CASES: readonly Case[] = Object.entries(TRACES).flatMap(([name, trace]) =>
  OUTSIDES.map((outside) => ({
    trace,
    outside,
    oracle: oracleOf(trace, outside, 16),
    best: oracleOf(estimated(trace), outside, 16),
    name: `${name}, ${outside}`,
  })),
);

/** Calls back for every cell of an answer, and tells whether the trace speaks of that day. */
function eachCell(
  { trace, outside }: Case,
  areas: readonly string[],
  see: (cell: number, row: number, day: number, told: boolean) => void,
): void {
  const span = traceSpan(trace)!;
  areas.forEach((_, row) => {
    for (let i = 0; i < COUNT; i++) {
      const day = DAYS.from + i;
      see(row * COUNT + i, row, day, outside === 'unknown' || (day >= span.from && day <= span.to));
    }
  });
}

describe.each(Object.entries(TERMS))('terms: %s', (name, terms) => {
  // What lies before every trace has no end either: nothing but a clipped trace makes such windows finite.
  const cases = CASES.filter(({ outside }) => name !== 'endless windows' || outside === 'clip');
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, on) => {
    for (const term of terms) check(term, on);
  });
});

function check(term: Term, on: Case): void {
  const { low, high, best, areas, first, days } = evaluateTerm(term, on.trace, {
    ...DAYS,
    outside: on.outside,
  });
  expectShape(term, { areas, first, days }, on);
  eachCell(on, areas, (cell, row, day, told) => {
    const wanted = told ? on.oracle.value(term, row, day) : ([-Infinity, Infinity] as const);
    const got = [low[cell]!, high[cell]!];
    if (!close(got[0]!, wanted[0]) || !close(got[1]!, wanted[1])) {
      expect.fail(`row ${row} day ${day - FIRST}: ${got} for ${wanted}, ${JSON.stringify(term)}`);
    }
    if (!told || !Number.isFinite(wanted[0]) || !Number.isFinite(wanted[1])) return;
    const [least] = on.best.value(term, row, day);
    const estimate = Math.min(wanted[1], Math.max(wanted[0], least));
    if (!close(best[cell]!, estimate)) {
      expect.fail(
        `best of row ${row} day ${day - FIRST}: ${best[cell]} for ${estimate}, ${JSON.stringify(term)}`,
      );
    }
  });
}

describe.each(Object.entries(FORMULAS))('formulas: %s', (_, formulas) => {
  const cases = CASES.filter(({ trace }) => trace !== TRACES.reordered);
  it.each(cases.map((one) => [one.name, one] as const))('%s', (__, on) => {
    for (const formula of formulas) judge(formula, on);
  });
});

function judge(formula: Formula, on: Case): void {
  const judged = evaluate(formula, on.trace, { ...DAYS, outside: on.outside });
  expectShape(formula, judged, on);
  eachCell(on, judged.areas, (cell, row, day, told) => {
    const { certain, possible, low, high } = told
      ? on.oracle.verity(formula, row, day)
      : { certain: false, possible: true, low: -Infinity, high: Infinity };
    const got = [judged.certain[cell], judged.possible[cell], judged.low[cell], judged.high[cell]];
    const wanted = [Number(certain), Number(possible), low, high];
    // `===`, for which 0 and -0 are the same margin.
    if (got.some((value, i) => value !== wanted[i])) {
      expect.fail(`row ${row} day ${day - FIRST}: ${got} for ${wanted}, ${JSON.stringify(formula)}`);
    }
  });
}
