import type { Day } from '../../calendar/index.ts';
import { isNational } from '../evaluate/areas.ts';
import { formulaTruth } from '../evaluate/formulas.ts';
import { frameOf } from '../evaluate/frame.ts';
import type { Outside } from '../evaluate/index.ts';
import type { Aggregate, Formula, Term } from '../formula.ts';
import { type Range, type Reading, readingsOf } from '../ranges.ts';
import { type Trace, traceSpan } from '../trace.ts';
import type { Estimate } from '../verdict.ts';
import type { FormulaNode } from '../walk.ts';
import { verdictAt } from './judge.ts';
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
  const own = [trace.areas[row]!];
  const found: Cells[] = [];
  for (const [place, { name, from, to, areas }] of placesOf(formula, day, trace).entries()) {
    const read = areas === 'own' ? own : areas === 'all' ? trace.areas : areas;
    for (const area of read) found.push({ name, area, place, from, to });
  }
  return found;
}

/** What is read in one place on the way to a leaf's value, and in which areas. */
interface Place extends Range {
  readonly name: string;
  readonly areas: Reading['areas'];
}

/** The same for every area: worked out once for a leaf and a day. */
function placesOf(formula: FormulaNode, day: Day, trace: Trace): readonly Place[] {
  const leaves = remembered.get(trace) ?? new Map<FormulaNode, Map<Day, readonly Place[]>>();
  remembered.set(trace, leaves);
  const days = leaves.get(formula) ?? new Map<Day, readonly Place[]>();
  leaves.set(formula, days);
  const places = days.get(day) ?? freshPlaces(formula, day, trace);
  days.set(day, places);
  return places;
}

const remembered = new WeakMap<Trace, Map<FormulaNode, Map<Day, readonly Place[]>>>();

function freshPlaces(formula: FormulaNode, day: Day, trace: Trace): Place[] {
  const span = traceSpan(trace) ?? { from: day, to: day };
  return readingsOf(formula, day).map(({ name, days, areas }) => ({
    name,
    from: Number.isFinite(days.from) ? days.from : span.from,
    to: Number.isFinite(days.to) ? days.to : span.to,
    areas: isKeptByArea(name, trace) ? areas : [''],
  }));
}

function isKeptByArea(name: string, trace: Trace): boolean {
  return !isNational((trace.measures.get(name) ?? trace.propositions.get(name)!).areas);
}

/** Joins runs read in the same place and area that overlap or touch; sorted by name, area and day. */
export function joined(cells: readonly Cells[], names: readonly string[], areas: readonly string[]): Cells[] {
  const rowOf = new Map(areas.map((area, row) => [area, row]));
  const keyed = cells.map((cell) => ({
    cell,
    name: names.indexOf(cell.name),
    row: rowOf.get(cell.area) ?? 0,
    place: cell.place ?? 0,
  }));
  keyed.sort((a, b) => a.name - b.name || a.row - b.row || a.place - b.place || a.cell.from - b.cell.from);
  const runs: Cells[] = [];
  for (const { cell } of keyed) {
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
  return totalsOf([cells], trace, outside)[0]!;
}

/** The same for many runs. */
export function totalsOf(runs: readonly Cells[], trace: Trace, outside: Outside): Estimate[] {
  const value = valuesOn(trace, outside);
  const terms = new Map<string, Term>();
  /** The same days of several areas are added up at once where the term is the same one. */
  const over = (fn: Aggregate, { name, from, to }: Cells): Term => {
    const key = `${fn} ${name} ${to - from}`;
    const window = { kind: 'days', from: 0, to: to - from } as const;
    const term = terms.get(key) ?? { kind: 'window', fn, window, of: { kind: 'measure', name } };
    terms.set(key, term);
    return term;
  };
  return runs.map((cells) => {
    const row = trace.areas.indexOf(cells.area);
    const of = (fn: Aggregate) => value(over(fn, cells), row, cells.to);
    if (trace.propositions.has(cells.name)) return truthOf(cells, row, trace, outside);
    if (trace.measures.get(cells.name)!.nature === 'flow') return of('sum');
    return { ...of('max'), low: of('min').low };
  });
}

/** Whether a proposition holds on all of the days, and on any of them. */
function truthOf({ name, from, to }: Cells, row: number, trace: Trace, outside: Outside): Estimate {
  const truth = formulaTruth({ kind: 'proposition', name }, { from, to }, frameOf(trace, outside));
  const verdicts = Array.from({ length: to - from + 1 }, (_, i) => verdictAt(truth, row, from + i));
  const low = Number(verdicts.every((verdict) => verdict === 'met'));
  return { low, high: Number(verdicts.some((verdict) => verdict !== 'not met')), best: low };
}
