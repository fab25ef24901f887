import { describe, expect, it } from 'vitest';
import type { Formula } from '../formula.ts';
import { randomFormula } from '../testing/random.ts';
import { type Rng, rngOf } from '../testing/rng.ts';
import { type CellText, seriesOf } from '../testing/series.ts';
import { traceOf } from '../trace.ts';
import type { Judged } from '../verdict.ts';
import { evaluate } from './index.ts';

/** Long enough that arrays are used again within and between evaluations. */
const DAYS = 5000;

function longTrace(rng: Rng) {
  const row = (low: number, high: number): CellText[] =>
    Array.from({ length: DAYS }, () => (rng.chance(0.02) ? null : rng.int(low, high)));
  const flags = Uint8Array.from({ length: DAYS }, () => rng.int(0, 1));
  const proposition = { areas: [''], first: 0, days: DAYS, certain: flags, possible: flags };
  return traceOf({
    measures: ['x', 'n', 'a', 'b'].map((name) => seriesOf(name, [row(0, 9)], { nature: 'level' })),
    propositions: [
      ['p', proposition],
      ['q', proposition],
    ],
  });
}

function sameCells(whole: Judged, part: Judged): boolean {
  const offset = part.first - whole.first;
  for (let i = 0; i < part.days; i++) {
    const j = offset + i;
    if (whole.certain[j] !== part.certain[i] || whole.possible[j] !== part.possible[i]) return false;
    if (whole.low[j] !== part.low[i] || whole.high[j] !== part.high[i]) return false;
  }
  return true;
}

describe('a long trace', () => {
  const withoutAreas = (formula: Formula): boolean => !JSON.stringify(formula).includes('"named"');

  it('is judged the same in one piece, in pieces, and into the arrays of an earlier answer', () => {
    let reuse: Judged | undefined;
    for (let k = 0; k < 40; k++) {
      const seed = 7100 + k;
      const rng = rngOf(seed);
      const trace = longTrace(rng);
      const formula = randomFormula(rng, 2, { calendar: false, unbounded: true }, 2500);
      if (!withoutAreas(formula) || JSON.stringify(formula).includes('Kunduz')) continue;
      const outside = rng.pick(['clip', 'unknown'] as const);
      const whole = evaluate(formula, trace, { from: 0, to: DAYS - 1, outside });
      for (const from of [0, 137, 2400, 4900]) {
        const part = evaluate(formula, trace, { from, to: from + 99, outside });
        expect(sameCells(whole, part), `seed ${seed} from ${from}: ${JSON.stringify(formula)}`).toBe(true);
      }
      const spare = reuse && reuse.days === DAYS ? { reuse } : {};
      const again = evaluate(formula, trace, { from: 0, to: DAYS - 1, outside, ...spare });
      expect(sameCells(whole, again), `seed ${seed}`).toBe(true);
      reuse = again;
    }
  });
});
