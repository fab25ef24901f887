import type { Day } from '../../calendar/index.ts';
import { type Ledger, seriesAsOf } from '../../series/index.ts';
import type { Trace } from '../trace.ts';

/** A trace as known at a date: the measures of the ledgers take the place of any of the same name. */
export function traceAsOf(trace: Trace, ledgers: readonly Ledger[], known: Day): Trace {
  const measures = new Map(trace.measures);
  for (const ledger of ledgers) measures.set(ledger.name, seriesAsOf(ledger, known));
  return { ...trace, measures };
}
