import { describe, expect, it } from 'vitest';
import { dayFromCivil } from '../../calendar/index.ts';
import type { Formula } from '../formula.ts';
import { type Oracle, oracleOf } from '../testing/oracle.ts';
import { type Choice, randomFormula, randomTrace } from '../testing/random.ts';
import { rngOf, samples } from '../testing/rng.ts';
import { type Trace, traceSpan } from '../trace.ts';
import { evaluate, type Outside } from './index.ts';

const CASES = Number(process.env.ORACLE_CASES ?? 21_000);
const SEED = Number(process.env.ORACLE_SEED ?? 20200229);
const FIRST = dayFromCivil(2020, 2, 26);

const NOTHING = { certain: false, possible: true, low: -Infinity, high: Infinity };

/** Sums are rounded differently in another order, so numbers may differ in the last digits, and then equality too. */
function close(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function disagreement(formula: Formula, trace: Trace, outside: Outside, oracle: Oracle): string | undefined {
  const span = { from: FIRST - 1, to: FIRST + 6 };
  const data = traceSpan(trace)!;
  const judged = evaluate(formula, trace, { ...span, outside });
  for (let row = 0; row < judged.areas.length; row++) {
    for (let i = 0; i < judged.days; i++) {
      const cell = judged.areas.length === 1 ? i : row * judged.days + i;
      const day = span.from + i;
      const told = outside === 'unknown' || (day >= data.from && day <= data.to);
      const wanted = told ? oracle.verity(formula, row, day) : NOTHING;
      const [low, high] = [judged.low[cell]!, judged.high[cell]!];
      const exactly = low === wanted.low && high === wanted.high;
      const touching = !exactly && (Math.abs(low) < 1e-9 || Math.abs(high) < 1e-9);
      const same =
        (touching || (judged.certain[cell] === 1) === wanted.certain) &&
        (touching || (judged.possible[cell] === 1) === wanted.possible) &&
        close(low, wanted.low) &&
        close(high, wanted.high);
      if (same) continue;
      const got = { certain: judged.certain[cell], possible: judged.possible[cell], low, high };
      return `row ${row} day ${i}: ${JSON.stringify({ got, wanted })}`;
    }
  }
  return undefined;
}

describe(`the engine against the definitions, seed ${SEED}`, () => {
  const kinds: readonly [string, Choice, Outside, number][] = [
    ['bounded, unknown outside', { calendar: false, unbounded: false }, 'unknown', 0.4],
    ['bounded, clipped', { calendar: false, unbounded: false }, 'clip', 0.2],
    ['unbounded, unknown outside', { calendar: false, unbounded: true }, 'unknown', 0.05],
    ['unbounded, clipped', { calendar: false, unbounded: true }, 'clip', 0.25],
    ['calendar, unknown outside', { calendar: true, unbounded: false }, 'unknown', 0.05],
    ['calendar, clipped', { calendar: true, unbounded: false }, 'clip', 0.05],
  ];
  it.each(kinds)('%s', (name, choice, outside, share) => {
    const count = samples(CASES * share);
    for (let k = 0; k < count; k++) {
      const seed = SEED + k * 7 + name.length * 1_000_003;
      const rng = rngOf(seed);
      const trace = randomTrace(rng, FIRST);
      const formula = randomFormula(rng, rng.pick([0, 1, 1, 2, 2, 3]), choice, FIRST + 5);
      const found = disagreement(formula, trace, outside, oracleOf(trace, outside));
      if (found) expect.fail(`seed ${seed}: ${found}\n${JSON.stringify(formula)}`);
    }
    expect(count).toBeGreaterThan(0);
  });
});
