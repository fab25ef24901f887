import type { Day } from '../../calendar/index.ts';
import type { Series } from '../../series/index.ts';
import type { Outside } from '../evaluate/index.ts';
import { isNational } from '../evaluate/measure.ts';
import type { Formula } from '../formula.ts';
import { type Range, readingsOf } from '../ranges.ts';
import { type Trace, traceSpan } from '../trace.ts';
import type { Estimate } from '../verdict.ts';
import type { FormulaNode } from '../walk.ts';
import { valuesOn } from './values.ts';

export type Compare = Extract<Formula, { kind: 'compare' }>;

/** Days of one measure or proposition in one area. */
export interface Cells extends Range {
  readonly name: string;
  /** Which of the places where the leaf reads it: a month and the same month a year before stay two things. */
  readonly place?: number;
  /** Declared area, or the empty string for the whole country. */
  readonly area: string;
}

/** Everything that a leaf reads on the day and in the area where it stands, infinite ends cut to the trace. */
export function cellsOf(
  { formula, row, day }: { readonly formula: FormulaNode; readonly row: number; readonly day: Day },
  trace: Trace,
): Cells[] {
  const span = traceSpan(trace) ?? { from: day, to: day };
  const own = trace.areas[row] ?? '';
  const found: Cells[] = [];
  for (const [place, { name, days, areas }] of readingsOf(formula, day).entries()) {
    const from = Number.isFinite(days.from) ? days.from : span.from;
    const to = Number.isFinite(days.to) ? days.to : span.to;
    const read = isKeptByArea(name, trace) ? { own: [own], all: trace.areas } : undefined;
    const names = read ? (typeof areas === 'string' ? read[areas] : areas) : [''];
    for (const area of names) found.push({ name, area, place, from, to });
  }
  return found;
}

function isKeptByArea(name: string, trace: Trace): boolean {
  const series = trace.measures.get(name) ?? trace.propositions.get(name);
  return series !== undefined && !isNational(series.areas);
}

/** Joins runs read in the same place and area that overlap or touch; sorted by name, area and day. */
export function joined(cells: readonly Cells[], names: readonly string[], areas: readonly string[]): Cells[] {
  const order = (cell: Cells) =>
    [names.indexOf(cell.name), areas.indexOf(cell.area), cell.place ?? 0, cell.from] as const;
  const sorted = [...cells].sort((a, b) => {
    const [x, y] = [order(a), order(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || x[3] - y[3];
  });
  const runs: Cells[] = [];
  for (const cell of sorted) {
    const last = runs[runs.length - 1];
    const same = last && last.name === cell.name && last.area === cell.area && last.place === cell.place;
    if (same && cell.from <= last.to + 1) {
      runs[runs.length - 1] = { ...last, to: Math.max(last.to, cell.to) };
    } else runs.push(cell);
  }
  return runs;
}

/** Total (flow), range (level) or truth as 0 and 1 (proposition) over a run of days. */
export function totalOf(cells: Cells, trace: Trace, outside: Outside): Estimate {
  return totalIn(cells, trace, outside, itemsByRow());
}

/** The same for many runs. The items of a series are put in order once and not looked through for every run. */
export function totalsOf(runs: readonly Cells[], trace: Trace, outside: Outside): Estimate[] {
  const itemsOf = itemsByRow();
  return runs.map((run) => totalIn(run, trace, outside, itemsOf));
}

/** Which multi-day items of a series lie in a row. */
type ItemsOf = (series: Series, row: number) => readonly number[];

function itemsByRow(): ItemsOf {
  const sorted = new Map<Series, readonly number[][]>();
  return (series, row) => {
    let rows = sorted.get(series);
    if (!rows) {
      const found: number[][] = series.areas.map(() => []);
      for (const [k, area] of series.spans.area.entries()) found[area]!.push(k);
      sorted.set(series, found);
      rows = found;
    }
    return rows[row] ?? [];
  };
}

function totalIn(cells: Cells, trace: Trace, outside: Outside, itemsOf: ItemsOf): Estimate {
  const proposition = trace.propositions.get(cells.name);
  if (proposition) return truthOf(cells, proposition);
  const series = trace.measures.get(cells.name);
  if (!series) return { low: -Infinity, high: Infinity, best: 0 };
  if (series.nature === 'level') return rangeOf(cells, series);
  if (!series.totals) return sumOf(cells, series, itemsOf);
  const value = valuesOn(trace, outside);
  const window = { kind: 'days', from: 0, to: cells.to - cells.from } as const;
  const of = { kind: 'measure', name: cells.name } as const;
  return value(
    { kind: 'window', fn: 'sum', window, of },
    Math.max(0, trace.areas.indexOf(cells.area)),
    cells.to,
  );
}

/** Where the cells of an area are, and which of the days the series has. */
function within(cells: Cells, series: Series): { row: number; from: number; to: number; all: boolean } {
  const row = isNational(series.areas) ? 0 : series.areas.indexOf(cells.area);
  const last = series.first + series.days - 1;
  const [from, to] = [Math.max(cells.from, series.first), Math.min(cells.to, last)];
  return { row, from, to, all: row >= 0 && from === cells.from && to === cells.to };
}

function sumOf(cells: Cells, series: Series, itemsOf: ItemsOf): Estimate {
  const { row, from, to, all } = within(cells, series);
  const sums = [0, 0, 0].map(() => accurateSum());
  const [low, high, best] = [sums[0]!, sums[1]!, sums[2]!];
  if (!all) {
    low.add(series.floor);
    high.add(Infinity);
  }
  for (let day = from; row >= 0 && day <= to; day++) {
    const cell = row * series.days + day - series.first;
    low.add(series.low[cell]!);
    high.add(series.high[cell]!);
    best.add(series.best[cell]!);
  }
  const { spans } = series;
  for (const k of itemsOf(series, row)) {
    if (spans.to[k]! < cells.from || spans.from[k]! > cells.to) continue;
    const whole = spans.from[k]! >= cells.from && spans.to[k]! <= cells.to;
    low.add(whole ? spans.low[k]! : Math.min(0, spans.low[k]!));
    high.add(whole ? spans.high[k]! : Math.max(0, spans.high[k]!));
    if (spans.from[k]! >= cells.from) best.add(spans.best[k]!);
  }
  const [least, most] = [low.total(), high.total()];
  return { low: least, high: most, best: Math.min(most, Math.max(least, best.total())) };
}

function rangeOf(cells: Cells, series: Series): Estimate {
  const { row, from, to, all } = within(cells, series);
  let [low, high, best] = all ? [Infinity, -Infinity, -Infinity] : [series.floor, Infinity, -Infinity];
  for (let day = from; row >= 0 && day <= to; day++) {
    const cell = row * series.days + day - series.first;
    low = Math.min(low, series.low[cell]!);
    high = Math.max(high, series.high[cell]!);
    best = Math.max(best, series.best[cell]!);
  }
  return { low, high, best: Math.min(high, Math.max(low, best)) };
}

/** Adds numbers without losing digits (A. Neumaier, Zeitschrift fuer Angewandte Mathematik und Mechanik 54, 1974). */
function accurateSum(): { add: (value: number) => void; total: () => number } {
  let [sum, rest] = [0, 0];
  return {
    add: (value) => {
      const next = sum + value;
      if (Number.isFinite(next))
        rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    },
    total: () => (Number.isFinite(sum) ? sum + rest : sum),
  };
}

function truthOf(
  cells: Cells,
  proposition: { readonly areas: readonly string[] } & PropositionCells,
): Estimate {
  const row = Math.max(0, proposition.areas.indexOf(cells.area));
  let [low, high] = [1, 0];
  for (let day = cells.from; day <= cells.to; day++) {
    const i = day - proposition.first;
    const inside = i >= 0 && i < proposition.days;
    const cell = row * proposition.days + i;
    low = Math.min(low, inside ? proposition.certain[cell]! : 0);
    high = Math.max(high, inside ? proposition.possible[cell]! : 1);
  }
  return { low, high, best: low };
}

interface PropositionCells {
  readonly first: Day;
  readonly days: number;
  readonly certain: Uint8Array;
  readonly possible: Uint8Array;
}
