/** Weeks as bars from zero, with what each was called. */
import type { Day } from '@lockstep/core/calendar';
import { type Markup, markup } from '../markup.ts';
import { axes, BOTTOM, picture, type Size, type Titled, TOP } from './frame.ts';
import { tenth } from './scale.ts';

export interface WeekBar {
  readonly from: Day;
  readonly total: number;
  readonly called: 'surge' | 'no surge' | 'open';
  /** Called a surge only with what became known later, or only on its last day and not any more. */
  readonly differs?: 'later' | 'then';
}

export interface WeeksPicture extends Titled {
  readonly weeks: readonly WeekBar[];
  readonly unit: string;
  /** Words over runs of weeks. */
  readonly labels: { readonly surge: string; readonly open: string };
}

export function weeksChart(chart: WeeksPicture, size: Size): Markup {
  const { weeks } = chart;
  const first = weeks[0]?.from ?? 0;
  const last = (weeks[weeks.length - 1]?.from ?? 0) + 7;
  const top = Math.max(1, ...weeks.map(({ total }) => total));
  const frame = axes(size, { from: first, to: last }, { bottom: 0, top: top * 1.12, unit: chart.unit });
  const floor = size.height - BOTTOM;
  const width = tenth((frame.x(last) - frame.x(first)) / Math.max(1, weeks.length) - 2);
  // One path for each kind: a year of weeks must not weigh more than what is said of it.
  const path = (called: WeekBar['called'], part: (bar: { x: number; y: number }) => string) =>
    weeks
      .filter((week) => week.called === called)
      .map(({ from, total }) => part({ x: tenth(frame.x(from) + 1), y: frame.y(total) }))
      .join('');
  const mark = (differs: WeekBar['differs'], part: (bar: { x: number; y: number }) => string) =>
    weeks
      .filter((week) => week.differs === differs && (differs === 'then' || week.called === 'surge'))
      .map(({ from, total }) => part({ x: tenth(frame.x(from) + 1), y: frame.y(total) }))
      .join('');
  const box = ({ x, y }: { x: number; y: number }) => `M${x} ${floor}V${y}h${width}V${floor}z`;
  const triangle = ({ x, y }: { x: number; y: number }) =>
    `M${tenth(x + width / 2 - 4.5)} ${tenth(y - 4)}h9l-4.5-8z`;
  const onItsPoint = ({ x, y }: { x: number; y: number }) =>
    `M${tenth(x + width / 2 - 4.5)} ${tenth(y - 12)}h9l-4.5 8z`;
  const differs = weeks.some((week) => week.differs !== undefined);
  return picture(chart, size, [
    frame.drawn,
    markup`<path class="week" d="${path('no surge', box)}"/><path class="unjudged unknown" d="${path('open', box)}"/>`,
    markup`<path class="week surge" d="${path('surge', box)}"/><path class="called" d="${mark(undefined, triangle)}"/>`,
    differs &&
      markup`<path class="called otherwise" d="${mark('later', triangle)}${mark('then', onItsPoint)}"/>`,
    (['open', 'surge'] as const).map((called) => runLabel(chart, called, frame.x, frame.y, size)),
  ]);
}

/** The word for what a run of weeks is called, over its highest bar. */
function runLabel(
  { weeks, labels }: WeeksPicture,
  called: 'surge' | 'open',
  x: (day: number) => number,
  y: (value: number) => number,
  size: Size,
): Markup | null {
  const index = weeks.findIndex((week) => week.called === called);
  if (index < 0) return null;
  const end = weeks.findIndex((week, i) => i > index && week.called !== called);
  const run = weeks.slice(index, end < 0 ? weeks.length : end);
  const highest = Math.max(...run.map(({ total }) => total));
  const middle = (x(run[0]?.from ?? 0) + x((run[run.length - 1]?.from ?? 0) + 7)) / 2;
  const half = labels[called].length * 3.4;
  const at = Math.min(size.width - half, Math.max(half, middle));
  const over = Math.max(TOP - 24, y(highest) - 18);
  return markup`<text class="halo" x="${tenth(at)}" y="${tenth(over)}" text-anchor="middle">${labels[called]}</text>`;
}
