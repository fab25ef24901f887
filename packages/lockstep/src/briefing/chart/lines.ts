/** Runs of cells as points on the page: one cell a day, drawn at its day, or as a step that lasts to the next. */
import type { Bound } from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import type { Point } from '../path.ts';
import type { Run } from './runs.ts';
import type { Scale } from './scale.ts';

export interface Grid {
  readonly x: Scale;
  readonly y: Scale;
  /** Day of the first cell. */
  readonly from: Day;
  /** Cells that share one place on the page. */
  readonly every: number;
  /** Cells are steps: each holds until the day after it. */
  readonly steps: boolean;
}

type Pick = (values: readonly number[]) => number;
export const lowest: Pick = (values) => Math.min(...values);
export const highest: Pick = (values) => Math.max(...values);
export const latest: Pick = (values) => values[values.length - 1] ?? 0;

/** The points of a run; where several cells share one place, `pick` says which of them stands for all. */
export function pointsOf(cells: readonly Bound[], run: Run, grid: Grid, pick: Pick): Point[] {
  const points: Point[] = [];
  for (let i = run.from; i <= run.to; i += grid.every) {
    const end = Math.min(i + grid.every - 1, run.to);
    const values = cells.slice(i, end + 1).filter((value) => value !== null);
    if (values.length === 0) continue;
    const level = grid.y(pick(values));
    if (grid.steps) points.push([grid.x(grid.from + i), level], [grid.x(grid.from + end + 1), level]);
    else points.push([grid.x(grid.from + (i === run.from ? i : end)), level]);
  }
  return points;
}

/** Where a run begins and ends on the page; single days get half a day to each side. */
export function extentOf(run: Run, { x, from, steps }: Grid): readonly [start: number, end: number] {
  const place = (day: number) => x(Math.min(Math.max(day, x.from), x.to));
  return steps
    ? [place(from + run.from), place(from + run.to + 1)]
    : [place(from + run.from - 0.5), place(from + run.to + 0.5)];
}
