/** What is exactly known is worked out once: one array for both ends, from the evidence to the verdict. */
import { describe, expect, it } from 'vitest';
import type { Formula, Term } from '../formula.ts';
import { FORMULAS, TERMS } from '../testing/catalogue.ts';
import { FIRST, TRACES } from '../testing/traces.ts';
import { nodesOf } from '../walk.ts';
import { formulaTruth } from './formulas.ts';
import { frameOf } from './frame.ts';
import { evaluate } from './index.ts';
import { termBand } from './terms.ts';

const DAYS = { from: FIRST, to: FIRST + 5 };

/** Parts that always keep both ends apart: slopes, judgements, and what counts truths. */
const APART = new Set(['trend', 'proposition', 'at least of', 'days that']);
const keepsTogether = (node: Formula | Term): boolean =>
  [...nodesOf(node)].every(
    (part) =>
      !APART.has(part.kind) && (part.kind !== 'areas' || ['every', 'any', 'named'].includes(part.how.kind)),
  );

describe('numbers that are exactly known', () => {
  it.each(Object.entries(TERMS))('stay so in %s', (_, terms) => {
    for (const term of terms.filter(keepsTogether)) {
      const { low, high } = termBand(term, DAYS, frameOf(TRACES.known, 'clip'));
      // What is outside of the trace, or divided by zero, is unknown.
      if (low.includes(-Infinity) || high.includes(Infinity)) continue;
      if (low !== high) expect.fail(JSON.stringify(term));
    }
  });
});

describe('truth', () => {
  it.each(Object.entries(FORMULAS))(
    'is kept beside the margin if and only if that does not tell: %s',
    (_, formulas) => {
      for (const trace of [TRACES.known, TRACES.open]) {
        for (const formula of formulas) {
          const { tie, flags } = formulaTruth(formula, DAYS, frameOf(trace, 'clip'));
          const right =
            tie === 'mixed' ? flags !== undefined : ['holds', 'fails', 'never'].includes(tie) && !flags;
          if (!right) expect.fail(`${tie}: ${JSON.stringify(formula)}`);
        }
      }
    },
  );
});

describe('verdicts on what is exactly known', () => {
  it.each(Object.entries(FORMULAS))('take one array for both ends: %s', (_, formulas) => {
    for (const formula of formulas.filter(keepsTogether)) {
      const { low, high, certain, possible } = evaluate(formula, TRACES.known, { ...DAYS, outside: 'clip' });
      // Numbers that are not known are the business of the test above; windows that hold nothing have no cells.
      if (low.some((value, i) => value !== high[i]) || !low.some(Number.isFinite)) continue;
      if (low !== high || certain !== possible) expect.fail(JSON.stringify(formula));
    }
  });
});
