import type { Day } from '../../calendar/index.ts';
import type { Series } from '../../series/index.ts';
import { type EvaluateOptions, evaluate, type Outside, type TermMemo } from '../evaluate/index.ts';
import type { Formula } from '../formula.ts';
import { areaRow } from '../history/index.ts';
import type { Trace } from '../trace.ts';
import { type Interval, type TruthVerdict, verdictIn } from '../verdict.ts';
import { withMeasure, withThreshold, withWindow } from './vary.ts';

/** One thing to vary: a name and its settings. */
export interface Axis {
  readonly name: string;
  readonly settings: readonly Setting[];
}

export interface Setting {
  readonly label: string;
  readonly formula?: (formula: Formula) => Formula;
  readonly trace?: (trace: Trace) => Trace;
}

/** A row of the table: one combination of settings and what it leads to. */
export interface Outcome {
  readonly settings: Readonly<Record<string, string>>;
  /** On the last day. */
  readonly verdict: TruthVerdict;
  readonly margin: Interval;
  /** First day on which it is met, if any. */
  readonly firstMet: Day | undefined;
  readonly daysMet: number;
  readonly daysOpen: number;
}

export interface SweepOptions {
  readonly formula: Formula;
  readonly trace: Trace;
  readonly axes: readonly Axis[];
  readonly from: Day;
  readonly to: Day;
  readonly outside?: Outside;
  /** A declared area, for formulas that are judged area by area; otherwise they have to hold in every area. */
  readonly area?: string;
}

/** Judges every combination of settings on the same days: how much does the answer depend on the choices made? */
export function sweep(options: SweepOptions): Outcome[] {
  const { formula, trace, axes, from, to, outside = 'unknown', area } = options;
  let combinations: { labels: Record<string, string>; formula: Formula; trace: Trace }[] = [
    { labels: {}, formula, trace },
  ];
  for (const axis of axes) {
    combinations = combinations.flatMap((one) =>
      axis.settings.map((setting) => ({
        labels: { ...one.labels, [axis.name]: setting.label },
        formula: setting.formula?.(one.formula) ?? one.formula,
        trace: setting.trace?.(one.trace) ?? one.trace,
      })),
    );
  }
  // Combinations on the same evidence share whatever terms they have in common.
  const memos = new Map<Trace, TermMemo>();
  return combinations.map((one) => {
    const memo = memos.get(one.trace) ?? new Map();
    memos.set(one.trace, memo);
    return outcome(one.labels, one.formula, one.trace, { from, to, outside, memo }, area);
  });
}

function outcome(
  settings: Readonly<Record<string, string>>,
  formula: Formula,
  trace: Trace,
  days: EvaluateOptions,
  area: string | undefined,
): Outcome {
  const judged = evaluate(formula, trace, days);
  const rows = area === undefined ? judged.areas.map((_, row) => row) : [areaRow(judged.areas, area)];
  const verdictOn = (i: number): TruthVerdict => {
    let verdict: TruthVerdict = 'met';
    for (const row of rows) {
      const here = verdictIn(judged, row * judged.days + i);
      if (here === 'not met') return here;
      if (here === 'open') verdict = here;
    }
    return verdict;
  };
  let [daysMet, daysOpen, firstMet] = [0, 0, undefined as Day | undefined];
  let verdict: TruthVerdict = 'open';
  for (let i = 0; i < judged.days; i++) {
    verdict = verdictOn(i);
    if (verdict === 'open') daysOpen++;
    if (verdict !== 'met') continue;
    daysMet++;
    firstMet ??= days.from + i;
  }
  const last = judged.days > 0 ? rows.map((row) => (row + 1) * judged.days - 1) : [];
  const margin = {
    low: last.length > 0 ? Math.min(...last.map((cell) => judged.low[cell]!)) : -Infinity,
    high: Math.min(...last.map((cell) => judged.high[cell]!)),
  };
  return { settings, verdict, margin, firstMet, daysMet, daysOpen };
}

/** A number of the formula, moved through values; `which` counts as in `thresholdsIn`. */
export function thresholdAxis(name: string, values: readonly number[], which = 0): Axis {
  return {
    name,
    settings: values.map((value) => ({
      label: String(value),
      formula: (formula) => withThreshold(formula, value, which),
    })),
  };
}

/** Length of windows in days; with `days`, only of windows that are that long. */
export function windowAxis(name: string, lengths: readonly number[], days?: number): Axis {
  return {
    name,
    settings: lengths.map((length) => ({
      label: String(length),
      formula: (formula) => withWindow(formula, length, days),
    })),
  };
}

/** One measure, and others in its place: the same thing as other sources count it. */
export function measureAxis(name: string, measure: string, others: readonly string[]): Axis {
  return {
    name,
    settings: [measure, ...others].map((other) => ({
      label: other,
      formula: (formula) => withMeasure(formula, measure, other),
    })),
  };
}

/** How uncertain counts are read: as intervals, or everything at its lowest, best or highest. */
export const COUNTING = ['interval', 'low', 'best', 'high'] as const;
export type Counting = (typeof COUNTING)[number];

export function countingAxis(name: string, rules: readonly Counting[] = COUNTING): Axis {
  return {
    name,
    settings: rules.map((rule) => ({ label: rule, trace: (trace) => counted(trace, rule) })),
  };
}

/** Other evidence for the same measures. */
export function sourceAxis(name: string, traces: ReadonlyMap<string, Trace>): Axis {
  return { name, settings: [...traces].map(([label, trace]) => ({ label, trace: () => trace })) };
}

/** A trace with every known cell and item at one end, or at its best estimate. Unknown cells stay unknown. */
export function counted(trace: Trace, rule: Counting): Trace {
  if (rule === 'interval') return trace;
  const measures = new Map([...trace.measures].map(([name, series]) => [name, pinned(series, rule)]));
  return { ...trace, measures };
}

function pinned(series: Series, rule: Exclude<Counting, 'interval'>): Series {
  const source = { low: series.low, best: series.best, high: series.high }[rule];
  const [low, high] = [new Float64Array(series.low), new Float64Array(series.high)];
  source.forEach((value, i) => {
    if (series.known[i] === 0 || !Number.isFinite(value)) return;
    low[i] = value;
    high[i] = value;
  });
  const values = series.spans[rule];
  return { ...series, low, high, spans: { ...series.spans, low: values, high: values } };
}
