import { evaluate, type Formula, type Outside, type TruthVerdict, verdictIn } from '@lockstep/core/logic';
import type { SignalTrace } from './trace.ts';
import { WORDS } from './words.ts';

/** One verdict and margin per tick of the trace. Infinite ends are null. */
export interface Answer {
  readonly t: readonly number[];
  readonly verdict: readonly TruthVerdict[];
  readonly margin: readonly (readonly [number | null, number | null])[];
}

/** Judges a formula on the ticks of the first `rows` rows of a trace, from these rows alone. */
export function answer(formula: Formula, trace: SignalTrace, outside: Outside, rows: number): Answer {
  const ticks = trace.ticks.subarray(0, rows);
  if (rows === 0) return { t: [], verdict: [], margin: [] };
  const [from, to] = [ticks[0]!, ticks[rows - 1]!];
  const judged = evaluate(formula, trace.upTo(rows), { from, to, outside });
  const t: number[] = new Array(rows);
  const verdict: TruthVerdict[] = new Array(rows);
  const margin: [number | null, number | null][] = new Array(rows);
  for (let row = 0; row < rows; row++) {
    const cell = ticks[row]! - from;
    t[row] = ticks[row]!;
    verdict[row] = verdictIn(judged, cell);
    margin[row] = [finite(judged.low[cell]!), finite(judged.high[cell]!)];
  }
  return { t, verdict, margin };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}

/** The answer as a table that people read: tick, verdict, margin. */
export function answerText({ t, verdict, margin }: Answer): string {
  const width = t.reduce((most, tick) => Math.max(most, String(tick).length), 1);
  const lines = t.map((tick, row) => {
    const [low, high] = margin[row]!;
    const shown =
      low === high && low !== null ? plain(low) : WORDS.from(bound(low, '-inf'), bound(high, '+inf'));
    return `${String(tick).padStart(width)}  ${verdict[row]!.padEnd(7)}  ${shown}`;
  });
  return [`${'t'.padStart(width)}  ${WORDS.verdict.padEnd(7)}  ${WORDS.margin}`, ...lines, ''].join('\n');
}

function bound(value: number | null, infinite: string): string {
  return value === null ? infinite : plain(value);
}

function plain(value: number): string {
  return String(Number(value.toPrecision(12)));
}
