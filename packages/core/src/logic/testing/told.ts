import { evaluate, evaluateTerm, type Outside } from '../evaluate/index.ts';
import type { Formula, Term } from '../formula.ts';
import type { Trace } from '../trace.ts';

/** Verdicts as m, n and o, one string per area. */
export function verdicts(
  formula: Formula,
  trace: Trace,
  from: number,
  to: number,
  outside: Outside = 'unknown',
): readonly string[] {
  const { areas, certain, possible, days } = evaluate(formula, trace, { from, to, outside });
  return areas.map((_, row) =>
    Array.from({ length: days }, (_day, i) => {
      const cell = row * days + i;
      return certain[cell] === 1 ? 'm' : possible[cell] === 1 ? 'o' : 'n';
    }).join(''),
  );
}

/** Numbers where they are exact, else intervals, row after row. */
export function values(
  of: Term,
  trace: Trace,
  from: number,
  to: number,
  outside: Outside = 'unknown',
): readonly unknown[] {
  const { low, high } = evaluateTerm(of, trace, { from, to, outside });
  return Array.from(low, (value, i) => (value === high[i] ? value : [value, high[i]]));
}
