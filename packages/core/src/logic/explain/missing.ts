import type { Series } from '../../series/index.ts';
import type { Outside } from '../evaluate/index.ts';
import type { Trace } from '../trace.ts';
import type { Interval, MissingEvidence, TruthVerdict } from '../verdict.ts';
import { boundary, type Test } from './boundary.ts';
import { type Ground, groundFor } from './crop.ts';
import { judge } from './judge.ts';
import { type Cells, cellsOf, joined, totalOf } from './leaves.ts';
import type { Record } from './record.ts';
import { supposeTotal } from './suppose.ts';
import type { Situation } from './unfold.ts';

/** More runs than this are named without working out what value of each would decide. */
const WORKED_OUT = 40;

/** What is not known on the days that leave a verdict open, and which values of it would decide alone. */
export function missingEvidence(
  top: Situation,
  leaves: readonly Situation[],
  record: Record,
  trace: Trace,
): MissingEvidence[] {
  const unknown: Cells[] = [];
  for (const leaf of leaves) {
    for (const cells of cellsOf(leaf, trace)) {
      const hole = holeIn(cells, trace);
      if (hole) unknown.push(hole);
    }
  }
  const names = [...new Set(unknown.map((cells) => cells.name))];
  const runs = joined(unknown, names, trace.areas);
  return runs.map((run, index) => {
    const missing = { measure: run.name, area: run.area, from: run.from, to: run.to };
    if (index >= WORKED_OUT || !trace.measures.has(run.name)) return missing;
    const ground = groundFor(top, record, [run]);
    const metIf = deciding('met', run, top, ground, record.outside);
    const notMetIf = deciding('not met', run, top, ground, record.outside);
    return { ...missing, ...(metIf ? { metIf } : {}), ...(notMetIf ? { notMetIf } : {}) };
  });
}

/** From the first to the last of the days on which a measure is not exactly known. */
function holeIn(cells: Cells, trace: Trace): Cells | undefined {
  const series = trace.measures.get(cells.name);
  let [from, to] = [Infinity, -Infinity];
  const mark = (first: number, last: number) => {
    from = Math.min(from, Math.max(first, cells.from));
    to = Math.max(to, Math.min(last, cells.to));
  };
  if (!series) {
    const proposition = trace.propositions.get(cells.name);
    const row = Math.max(0, proposition?.areas.indexOf(cells.area) ?? 0);
    for (let day = cells.from; day <= cells.to; day++) {
      const i = day - (proposition?.first ?? 0);
      const inside = proposition && i >= 0 && i < proposition.days;
      const at = row * (proposition?.days ?? 0) + i;
      if (!inside || proposition.certain[at] !== proposition.possible[at]) mark(day, day);
    }
  } else {
    const area = Math.max(0, series.areas.indexOf(cells.area));
    for (let day = cells.from; day <= cells.to; day++) {
      const i = day - series.first;
      const at = area * series.days + i;
      if (i < 0 || i >= series.days || series.low[at] !== series.high[at]) mark(day, day);
    }
    markItems(series, area, cells, mark);
  }
  return from <= to ? { ...cells, from, to } : undefined;
}

/** Multi-day items that the days cut, or whose own value is not exact. */
function markItems(
  series: Series,
  area: number,
  cells: Cells,
  mark: (from: number, to: number) => void,
): void {
  const { spans } = series;
  for (let k = 0; k < spans.from.length; k++) {
    if (spans.area[k] !== area || spans.from[k]! > cells.to || spans.to[k]! < cells.from) continue;
    const whole = spans.from[k]! >= cells.from && spans.to[k]! <= cells.to;
    if (!whole || spans.low[k] !== spans.high[k]) mark(spans.from[k]!, spans.to[k]!);
  }
}

/** Totals that decide by themselves, as an interval from the lowest or up to the highest total that is possible. */
function deciding(
  want: TruthVerdict,
  run: Cells,
  top: Situation,
  ground: Ground,
  outside: Outside,
): Interval | undefined {
  const known = totalOf(run, ground.trace, outside);
  const tried = new Map<string, { ok: boolean; slack: number }>();
  const suppose = (low: number, high: number) => {
    const key = `${low} ${high}`;
    const found = tried.get(key);
    if (found) return found;
    const trace = supposeTotal(ground.trace, run, { low, high });
    const { verdict, margin } = judge(top.formula, top.row, top.day, { ...ground, trace }, outside);
    const answer = { ok: verdict === want, slack: want === 'met' ? margin.low : 0 - margin.high };
    tried.set(key, answer);
    return answer;
  };
  const whole = isWhole(ground.trace.measures.get(run.name));
  const test = (ends: (x: number) => [number, number]): Test => ({
    ok: (x) => suppose(...ends(x)).ok,
    slack: (x) => suppose(...ends(x)).slack,
    whole,
  });
  const [least, most] = [known.low, known.high];
  const floor = Number.isFinite(least) ? least : -FAR;
  if (suppose(floor, floor).ok && suppose(least, floor).ok) {
    return {
      low: least,
      high: boundary(
        test((x) => [least, x]),
        floor,
        most,
      ),
    };
  }
  const ceiling = Number.isFinite(most) ? most : Math.max(FAR, Math.abs(floor) * FAR);
  if (suppose(ceiling, most).ok) {
    return {
      low: boundary(
        test((x) => [x, most]),
        ceiling,
        floor,
      ),
      high: most,
    };
  }
  // Neither end decides: perhaps one value between them does, as with "exactly".
  const exact = floor + Math.abs(suppose(floor, floor).slack);
  return Number.isFinite(exact) && exact <= most && suppose(exact, exact).ok
    ? { low: exact, high: exact }
    : undefined;
}

/** Larger than any total in an agreement, small enough that ones are not lost beside it. */
const FAR = 1e12;

/** Whether all finite cells are whole numbers, as counts of people and events are. */
export function isWhole(series: Series | undefined): boolean {
  if (!series) return false;
  const integers = (values: Float64Array) => values.every((v) => Number.isInteger(v) || !Number.isFinite(v));
  return integers(series.low) && (series.low === series.high || integers(series.high));
}
