/** The limit that a series is compared with: a dashed line (or two, with a band between) and its label. */
import type { Bound } from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import { type Markup, markup } from '../markup.ts';
import { formatNumber } from '../text/numbers.ts';
import { type Axes, BOTTOM, type Size, TOP } from './frame.ts';
import { type Box, freest, LINE_HEIGHT, widthOf } from './label.ts';
import { type Grid, highest, lowest, pointsOf } from './lines.ts';
import { band, line } from './path.ts';
import { runsOf } from './runs.ts';
import { tenth } from './scale.ts';

export interface Limit {
  readonly words: string;
  readonly low: readonly Bound[];
  readonly high: readonly Bound[];
}

export interface Limited {
  readonly from: Day;
  readonly low: readonly Bound[];
  readonly high: readonly Bound[];
  readonly limit: Limit;
}

/** The limit where it is known: its interval to be drawn behind everything, its ends as lines in front. */
export function limitParts(
  { low, high }: Limit,
  grid: Grid,
): { readonly behind: Markup[]; readonly lines: Markup[] } {
  const runs = runsOf(low, high)
    .filter((run) => run.knowledge === 'known')
    .map((run) => ({ upper: pointsOf(high, run, grid, highest), lower: pointsOf(low, run, grid, lowest) }));
  const wide = runs.filter(({ upper, lower }) => line(upper) !== line(lower));
  return {
    behind: wide.map(({ upper, lower }) => markup`<path class="limit-band" d="${band(upper, lower)}"/>`),
    lines: [...runs.map(({ upper }) => upper), ...wide.map(({ lower }) => lower)].map(
      (points) => markup`<path class="limit" d="${line(points)}"/>`,
    ),
  };
}

/** The label, over or under the line, at the start, the middle or the end: where least is in the way. */
export function limitLabel(chart: Limited, frame: Axes, size: Size, taken: readonly Box[]): Markup | null {
  const { words, low, high } = chart.limit;
  if (high.every((value) => value === null)) return null;
  const [first] = low;
  const constant = [...low, ...high].every((value) => value === first);
  const text = constant && typeof first === 'number' ? `${words}: ${formatNumber(first)}` : words;
  const box = place(chart, frame, size, text, [...taken, ...inTheWay(chart, frame)]);
  return markup`<text class="halo" x="${tenth(box.x)}" y="${tenth(box.y + 11)}">${text}</text>`;
}

/** Places that are looked at for what is in the way; more would not change where a label goes. */
const LOOKS = 150;

function inTheWay(chart: Limited, { x, y }: Axes): Box[] {
  const every = Math.ceil(chart.low.length / LOOKS);
  const width = x(chart.from + every) - x(chart.from) + 1;
  return chart.low.flatMap((low, i) => {
    if (i % every !== 0) return [];
    const high = chart.high[i] ?? null;
    const at = x(chart.from + i) - 1;
    const limits = [chart.limit.low[i] ?? null, chart.limit.high[i] ?? null].filter(
      (value) => value !== null,
    );
    const boxes: Box[] = limits.map((value) => ({ x: at, y: y(value) - 1, width, height: 2 }));
    if (low === null || high === null) return boxes;
    return [...boxes, { x: at, y: y(high) - 2, width, height: y(low) - y(high) + 4 }];
  });
}

const SHARES = [0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

function place(chart: Limited, frame: Axes, size: Size, text: string, taken: readonly Box[]): Box {
  const { x, y, left } = frame;
  const width = widthOf(text);
  const room = Math.max(0, size.width - 8 - left - width);
  const candidates = SHARES.flatMap((share) => {
    const start = left + share * room;
    const covered = chart.limit.high.filter((value, i): value is number => {
      const at = x(chart.from + i);
      return value !== null && at >= start && at <= start + width;
    });
    if (covered.length === 0) return [];
    return [y(Math.max(...covered)) - LINE_HEIGHT - 5, y(Math.min(...covered)) + 4].map((top) => ({
      x: start,
      y: top,
      width,
      height: LINE_HEIGHT,
    }));
  });
  const inside = candidates.filter((box) => box.y >= TOP && box.y + LINE_HEIGHT <= size.height - BOTTOM);
  return freest(inside.length > 0 ? inside : [{ x: left, y: TOP + 2, width, height: LINE_HEIGHT }], taken);
}
