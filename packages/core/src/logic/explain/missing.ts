import type { Series } from '../../series/index.ts';
import type { Outside } from '../evaluate/index.ts';
import type { Range } from '../ranges.ts';
import type { Trace } from '../trace.ts';
import type { Interval, MissingEvidence, TruthVerdict } from '../verdict.ts';
import { boundary } from './boundary.ts';
import { type Ground, groundsFor } from './crop.ts';
import { judge } from './judge.ts';
import { type Cells, cellsOf, joined, totalOf } from './leaves.ts';
import type { Record } from './record.ts';
import { touches } from './resize.ts';
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
      if (hole) unknown.push({ ...cells, ...hole });
    }
  }
  const groundFor = groundsFor(top, record);
  const names = new Set(unknown.map(({ name }) => name));
  return joined(unknown, [...names], trace.areas).map((run, index) => {
    const missing = { measure: run.name, area: run.area, from: run.from, to: run.to };
    // A judgement has no value that could be supposed.
    if (index >= WORKED_OUT || !trace.measures.has(run.name)) return missing;
    const ground = groundFor([run]);
    const metIf = deciding('met', run, top, ground, record.outside);
    const notMetIf = deciding('not met', run, top, ground, record.outside);
    return { ...missing, ...(metIf ? { metIf } : {}), ...(notMetIf ? { notMetIf } : {}) };
  });
}

/** From the first to the last of the days on which a measure or a judgement is not exactly known. */
function holeIn(cells: Cells, trace: Trace): Range | undefined {
  const series = trace.measures.get(cells.name);
  const unknown = [...unknownDays(cells, trace), ...(series ? unknownItems(cells, series) : [])];
  let [from, to] = [Infinity, -Infinity];
  for (const piece of unknown) [from, to] = [Math.min(from, piece.from), Math.max(to, piece.to)];
  return from <= to ? { from, to } : undefined;
}

function* unknownDays(cells: Cells, trace: Trace): Generator<Range> {
  const { areas, first, days, low, high } = dailyOf(cells.name, trace);
  const row = areas.indexOf(cells.area);
  for (let day = cells.from; day <= cells.to; day++) {
    const inside = row >= 0 && day >= first && day < first + days;
    const at = row * days + day - first;
    if (!inside || low[at] !== high[at]) yield { from: day, to: day };
  }
}

/** What is known day by day; of a judgement 1 where it holds and 0 where not. */
function dailyOf(name: string, trace: Trace) {
  const series = trace.measures.get(name);
  if (series) return series;
  const judged = trace.propositions.get(name)!;
  return { ...judged, low: judged.certain, high: judged.possible };
}

/** Multi-day items that the days cut, or whose own value is not exact. */
function* unknownItems(cells: Cells, { spans, areas }: Series): Generator<Range> {
  const row = areas.indexOf(cells.area);
  for (let k = 0; k < spans.from.length; k++) {
    if (spans.area[k] !== row || !touches(spans, k, cells)) continue;
    const [start, end] = [spans.from[k]!, spans.to[k]!];
    const [from, to] = [Math.max(start, cells.from), Math.min(end, cells.to)];
    const exact = from === start && to === end && spans.low[k] === spans.high[k];
    if (!exact) yield { from, to };
  }
}

/**
 * Totals that decide by themselves: from the lowest that is possible up, or else up to the highest, or else an interval
 * between the two.
 */
function deciding(
  want: TruthVerdict,
  run: Cells,
  top: Situation,
  ground: Ground,
  outside: Outside,
): Interval | undefined {
  const { low: least, high: most } = totalOf(run, ground.trace, outside);
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
  const whole = isWhole(ground.trace.measures.get(run.name)!);
  const step = whole ? 1 : 1e-9;
  /** The furthest end of an interval of totals, from one that decides towards one that may not. */
  const furthest = (ends: (x: number) => [number, number], good: number, limit: number) => {
    const ok = (x: number) => suppose(...ends(x)).ok;
    // The margin of an interval may be 0 at its other end, and then says nothing of this one.
    const slack = (x: number) => suppose(...ends(x)).slack || suppose(x, x).slack;
    return boundary({ ok, slack, whole }, good, limit);
  };
  const upFrom = (low: number, good: number) => ({ low, high: furthest((x) => [low, x], good, most) });
  const floor = Math.max(least, -FAR);
  if (suppose(least, floor).ok) return upFrom(least, floor);
  const ceiling = Math.min(most, FAR);
  if (suppose(ceiling, most).ok) {
    return { low: furthest((x) => [x, most], ceiling, floor), high: most };
  }
  // Neither end decides: perhaps totals between them do, as with "exactly". They begin where the margin, which grows
  // from the floor on, comes to 0, or next to it.
  const { slack } = suppose(floor, floor);
  // Something else is not known either.
  if (slack === -Infinity) return undefined;
  const zero = floor + slack / (slack - suppose(floor + 1, floor + 1).slack);
  const low = whole ? Math.ceil(zero - 1e-9) : zero;
  const start = [low, low + step].find((x) => x > floor && x < most && suppose(x, x).ok);
  return start === undefined ? undefined : upFrom(start, start);
}

/** Larger than any total in an agreement, small enough that ones are not lost beside it. */
const FAR = 1e12;

/** Whether all finite cells are whole numbers, as counts of people and events are. */
export function isWhole(series: Series): boolean {
  const found = wholeness.get(series) ?? (integers(series.low) && integers(series.high));
  wholeness.set(series, found);
  return found;
}

const integers = (values: Float64Array) => values.every((v) => Number.isInteger(v) || !Number.isFinite(v));
/** Asked of one series for each thing that is missing. */
const wholeness = new WeakMap<Series, boolean>();
