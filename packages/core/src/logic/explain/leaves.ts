import type { Day } from '../../calendar/index.ts';
import { evaluateTerm, type Outside } from '../evaluate/index.ts';
import type { Formula, Term } from '../formula.ts';
import { type Range, readingsOf } from '../ranges.ts';
import type { Trace } from '../trace.ts';
import { traceSpan } from '../trace.ts';
import type { Estimate } from '../verdict.ts';
import { childrenOf, type FormulaNode, nodesOf } from '../walk.ts';

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
  const area = trace.areas[row] ?? '';
  const found: Cells[] = [];
  for (const [place, { name, days }] of readingsOf(formula, day).entries()) {
    const from = Math.max(days.from, Number.isFinite(days.from) ? days.from : span.from);
    const to = Number.isFinite(days.to) ? days.to : span.to;
    for (const one of areasOf(name, area, formula, trace)) found.push({ name, area: one, place, from, to });
  }
  return found;
}

/** The areas of a measure that a leaf reads: its own, or all those that an `across` puts together. */
function areasOf(name: string, own: string, leaf: FormulaNode, trace: Trace): readonly string[] {
  const series = trace.measures.get(name) ?? trace.propositions.get(name);
  if (!series || (series.areas.length === 1 && series.areas[0] === '') || series.areas.length === 0)
    return [''];
  for (const node of nodesOf(leaf)) {
    if (node.kind !== 'across') continue;
    if (mentions(node, name)) return node.areas ?? trace.areas;
  }
  return [own];
}

function mentions(root: FormulaNode, name: string): boolean {
  return (
    (root.kind === 'measure' && root.name === name) || childrenOf(root).some((part) => mentions(part, name))
  );
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

/** A term's value in one area on one day. */
export function valueAt(term: Term, trace: Trace, row: number, day: Day, outside: Outside): Estimate {
  const series = evaluateTerm(term, trace, { from: day, to: day, outside });
  const cell = series.areas.length > 1 ? row : 0;
  return { low: series.low[cell]!, high: series.high[cell]!, best: series.best[cell]! };
}

/** Total (flow), range (level) or truth as 0 and 1 (proposition) over a run of days. */
export function totalOf(cells: Cells, trace: Trace, outside: Outside): Estimate {
  const proposition = trace.propositions.get(cells.name);
  if (proposition) return truthOf(cells, proposition);
  const series = trace.measures.get(cells.name);
  const of: Term = { kind: 'measure', name: cells.name };
  const window = { kind: 'days', from: 0, to: cells.to - cells.from } as const;
  const row = Math.max(0, trace.areas.indexOf(cells.area));
  const take = (fn: 'sum' | 'min' | 'max') =>
    valueAt({ kind: 'window', fn, window, of }, trace, row, cells.to, outside);
  if (series?.nature !== 'level') return take('sum');
  const [least, most] = [take('min'), take('max')];
  return { low: least.low, high: most.high, best: most.best };
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
