/**
 * Logs of time points with integer timestamps (several may share one), as MonPoly reads them, put onto days: each
 * timestamp gets enough days for its time points and as many empty ones, so that windows in timestamps become windows
 * in days exactly. The proposition `@` marks the days that are time points.
 */
import type { Bounds, Formula, Term } from '../formula.ts';
import { type Trace, traceOf } from '../trace.ts';
import { seriesOf } from './series.ts';

export interface TimePoint {
  readonly tp: number;
  readonly ts: number;
  readonly events: Readonly<Record<string, readonly (readonly (string | number)[])[]>>;
}

export interface Pointwise {
  readonly trace: Trace;
  readonly dayOf: (tp: number) => number;
  readonly lastDay: number;
  readonly past: (from: number, to: number) => Bounds;
  readonly future: (from: number, to: number) => Bounds;
  readonly window: (from: number, to: number) => { kind: 'days'; from: number; to: number };
}

/** What to count or to note of the events, per key (an area of the trace) or for the whole. */
export interface Reading {
  readonly name: string;
  readonly event: string;
  readonly key?: (args: readonly (string | number)[]) => string;
  /** A number to add up; without it the reading is a proposition. */
  readonly value?: (args: readonly (string | number)[]) => number;
  /** How the numbers of one day and key are put together; `sum` by default. */
  readonly fold?: 'sum' | 'min' | 'max';
  /** Value of a day without events. */
  readonly none?: number;
  readonly where?: (args: readonly (string | number)[]) => boolean;
}

export function pointwise(
  points: readonly TimePoint[],
  keys: readonly string[],
  readings: readonly Reading[],
): Pointwise {
  const slots = new Map<number, number>();
  const slotOf = points.map(({ ts }) => {
    const slot = slots.get(ts) ?? 0;
    slots.set(ts, slot + 1);
    return slot;
  });
  const most = Math.max(...slots.values()) - 1;
  const stride = 2 * most + 2;
  const lastTs = points[points.length - 1]!.ts;
  const lastDay = (lastTs + 1) * stride - 1;
  const first = -(lastTs + 40) * stride;
  const days = lastDay - first + 1;
  const day = (tp: number) => points[tp]!.ts * stride + slotOf[tp]!;

  const blank = (rows: number, value: number) =>
    Array.from({ length: rows }, () => new Array<number>(days).fill(value));
  const flags = (areas: readonly string[], rows: readonly (readonly number[])[]) => {
    const certain = Uint8Array.from(rows.flat());
    return { areas, first, days, certain, possible: certain };
  };
  const measures = [];
  const propositions: [string, ReturnType<typeof flags>][] = [];
  for (const reading of readings) {
    const areas = reading.key ? keys : [''];
    const rows = blank(areas.length, reading.none ?? 0);
    for (const point of points) {
      for (const args of point.events[reading.event] ?? []) {
        if (reading.where && !reading.where(args)) continue;
        const row = rows[reading.key ? keys.indexOf(reading.key(args)) : 0]!;
        const i = day(points.indexOf(point)) - first;
        const value = reading.value?.(args) ?? 1;
        const fold = reading.fold ?? 'sum';
        row[i] = reading.value ? (fold === 'sum' ? row[i]! + value : Math[fold](row[i]!, value)) : 1;
      }
    }
    if (reading.value) measures.push(seriesOf(reading.name, rows, { areas, first }));
    else propositions.push([reading.name, flags(areas, rows)]);
  }
  const ticks = blank(1, 0);
  points.forEach((_, tp) => {
    ticks[0]![day(tp) - first] = 1;
  });
  propositions.push(['@', flags([''], ticks)]);
  const far = (lastTs + 20) * stride;
  const bounds = (from: number, to: number): Bounds => ({
    from: from === 0 ? 0 : from * stride - most,
    to: Number.isFinite(to) ? to * stride + most : far,
  });
  return {
    trace: traceOf({ areas: keys.length > 0 ? keys : [''], measures, propositions }),
    dayOf: day,
    lastDay,
    past: bounds,
    future: bounds,
    window: (from, to) => ({ kind: 'days', ...bounds(from, to) }),
  };
}

// Short spellings for formulas in tests.
export const P = (name: string): Formula => ({ kind: 'proposition', name });
export const not = (of: Formula): Formula => ({ kind: 'not', of });
export const and = (...of: Formula[]): Formula => ({ kind: 'and', of });
export const or = (...of: Formula[]): Formula => ({ kind: 'or', of });
export const N = (value: number): Term => ({ kind: 'number', value });
export const M = (name: string): Term => ({ kind: 'measure', name });
export const is = (left: Term, op: '<' | '<=' | '>' | '>=' | '==' | '!=', right: Term | number): Formula => ({
  kind: 'compare',
  op,
  left,
  right: typeof right === 'number' ? N(right) : right,
});
export const temporal = (
  kind: 'historically' | 'once' | 'always' | 'eventually',
  bounds: Bounds,
  of: Formula,
): Formula => ({ kind, bounds, of });
export const chain = (kind: 'since' | 'until', left: Formula, bounds: Bounds, right: Formula): Formula => ({
  kind,
  left,
  bounds,
  right,
});
