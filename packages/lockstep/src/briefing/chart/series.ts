/** A measure over time with its interval, its limit and the date it is judged on. */
import type { Bound } from '@lockstep/core/assessment';
import type { Day, Span } from '@lockstep/core/calendar';
import { type Markup, markup } from '../markup.ts';
import { formatNumber } from '../text/numbers.ts';
import { CHART } from '../words/index.ts';
import { type Axes, axes, BOTTOM, picture, type Size, type Titled, TOP } from './frame.ts';
import { type Box, freest, LINE_HEIGHT, widthOf } from './label.ts';
import { type Limit, limitLabel, limitParts } from './limit.ts';
import { extentOf, type Grid, highest, latest, lowest, pointsOf } from './lines.ts';
import { band, line } from './path.ts';
import { type Run, runsOf } from './runs.ts';
import { tenth } from './scale.ts';

export interface SeriesPicture extends Titled {
  readonly unit: string;
  /** Day of the first cell; one cell a day. */
  readonly from: Day;
  readonly low: readonly Bound[];
  readonly high: readonly Bound[];
  readonly best: readonly Bound[];
  readonly limit: Limit;
  readonly asOf: { readonly day: Day; readonly text: string };
  /** Days that decide the verdict. */
  readonly witness: readonly Span[];
  /** Months in a step, where one value holds for a whole calendar period; 0 for weeks. */
  readonly stepMonths?: number;
}

/** The whole chart as SVG. */
export function seriesChart(chart: SeriesPicture, size: Size): Markup {
  const days = chart.low.length;
  const steps = chart.stepMonths !== undefined;
  const last = Math.max(chart.from + days - (steps ? 0 : 1), chart.asOf.day);
  const values = [...chart.low, ...chart.high, ...chart.best, ...chart.limit.low, ...chart.limit.high].filter(
    (value) => value !== null,
  );
  const frame = axes(
    size,
    { from: chart.from, to: last, least: Math.max(1, chart.stepMonths ?? 1) },
    { bottom: Math.min(0, ...values), top: Math.max(0, ...values), unit: chart.unit },
  );
  const grid: Grid = { ...frame, from: chart.from, every: Math.max(1, Math.ceil(days / size.width)), steps };
  const runs = runsOf(chart.low, chart.high).flatMap((run) => splitAt(run, chart.asOf.day - chart.from));
  const unknown = runs
    .filter((run) => run.knowledge !== 'known')
    .map((run) => unknownLabel(chart, run, frame, grid, size));
  const taken = unknown.flatMap((label) => (label === null ? [] : [label.box]));
  const limit = limitParts(chart.limit, grid);
  return picture(chart, size, [
    witnessMarks(chart, frame, size),
    limit.behind,
    runs.map((run) => shape(chart, run, grid)),
    frame.drawn,
    asOfLine(chart, frame, size),
    runs.map((run) => bestLine(chart, run, grid)),
    limit.lines,
    unknown.map((label) => label?.drawn),
    limitLabel(chart, frame, size, taken),
    lastValue(chart, frame),
  ]);
}

/** What lies after the as-of day is drawn in a lighter tone. */
function splitAt(run: Run, index: number): Run[] {
  if (index >= run.to || index < run.from) return [run];
  return [
    { ...run, to: index },
    { ...run, from: index },
  ];
}

const tone = (chart: SeriesPicture, run: Run): string =>
  chart.from + run.to > chart.asOf.day ? ' later' : '';

/** The band of what is known; hatching over what is not. */
function shape(chart: SeriesPicture, run: Run, grid: Grid): Markup {
  if (run.knowledge === 'known') {
    const upper = pointsOf(chart.high, run, grid, highest);
    const lower = pointsOf(chart.low, run, grid, lowest);
    return markup`<path class="band${tone(chart, run)}" d="${band(upper, lower)}"/>`;
  }
  const [start, end] = extentOf(run, grid);
  const bottom = run.knowledge === 'at least' ? grid.y(chart.low[run.from] ?? 0) : grid.y(0);
  const width = Math.max(1, tenth(end - start));
  const floor =
    run.knowledge === 'at least' ? markup`<path class="best" d="M${start} ${bottom}h${width}"/>` : null;
  return markup`<rect class="unknown" x="${start}" y="${TOP}" width="${width}" height="${tenth(bottom - TOP)}"/>${floor}`;
}

/** `not known`, within the hatching, clear of the limit; nothing where it does not fit. */
function unknownLabel(
  chart: SeriesPicture,
  run: Run,
  frame: Axes,
  grid: Grid,
  size: Size,
): { readonly box: Box; readonly drawn: Markup } | null {
  const text = run.knowledge === 'unknown' ? CHART.unknown : CHART.unknownSome;
  const [start, end] = extentOf(run, grid);
  const width = widthOf(text);
  if (end - start < width + 6) return null;
  const x = (start + end - width) / 2;
  const limits: Box[] = chart.limit.high.flatMap((value, i) =>
    value === null ? [] : [{ x: frame.x(chart.from + i), y: frame.y(value) - 2, width: 2, height: 4 }],
  );
  const bottom = run.knowledge === 'at least' ? grid.y(chart.low[run.from] ?? 0) : size.height - BOTTOM;
  const heights = [0.5, 0.3, 0.7, 0.15, 0.85].map((share) => TOP + share * (bottom - TOP - LINE_HEIGHT));
  const box = freest(
    heights.map((y) => ({ x, y, width, height: LINE_HEIGHT })),
    limits,
  );
  return {
    box,
    drawn: markup`<text class="halo" x="${tenth((start + end) / 2)}" y="${tenth(box.y + 11)}" text-anchor="middle">${text}</text>`,
  };
}

function bestLine(chart: SeriesPicture, run: Run, grid: Grid): Markup | null {
  if (run.knowledge !== 'known') return null;
  const path = line(pointsOf(chart.best, run, grid, latest));
  return path === '' ? null : markup`<path class="best${tone(chart, run)}" d="${path}"/>`;
}

function witnessMarks(chart: SeriesPicture, { x, y }: Axes, size: Size): Markup[] {
  return chart.witness
    .map(({ from, to }) => ({ from: Math.max(from, x.from), to: Math.min(to + 1, x.to) }))
    .filter(({ from, to }) => from <= to)
    .map(({ from, to }) => {
      const start = x(from);
      const width = Math.max(3, tenth(x(to) - start));
      return markup`<rect class="witness" x="${start}" y="${TOP}" width="${width}" height="${size.height - BOTTOM - TOP}"/><rect class="witness-foot" x="${start}" y="${tenth(y(0) - 2)}" width="${width}" height="4"/>`;
    });
}

function asOfLine({ asOf }: SeriesPicture, { x }: Axes, size: Size): Markup {
  const at = x(asOf.day);
  const half = widthOf(asOf.text) / 2;
  const anchor = at + half > size.width ? 'end' : at < half ? 'start' : 'middle';
  return markup`<path class="as-of" d="M${at} 18V${size.height - BOTTOM}"/><text x="${at}" y="13" text-anchor="${anchor}">${asOf.text}</text>`;
}

/** The value on the as-of day, written beside its dot. */
function lastValue(chart: SeriesPicture, { x, y }: Axes): Markup | null {
  const index = Math.min(chart.asOf.day - chart.from, chart.best.length - 1);
  const value = chart.best[index] ?? null;
  if (value === null || (chart.high[index] ?? null) === null) return null;
  const text = formatNumber(value);
  const [at, level] = [x(chart.from + index), y(value)];
  const before = at - widthOf(text) - 14 > 0;
  return markup`<circle class="dot" cx="${at}" cy="${level}" r="4"/><text class="halo value" x="${tenth(before ? at - 8 : at + 8)}" y="${tenth(level + (level < TOP + 14 ? 16 : -6))}" text-anchor="${before ? 'end' : 'start'}">${text}</text>`;
}
