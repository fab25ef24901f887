/** A measure over time with its interval, its limit and the date it is judged on. */
import type { Bound } from '@lockstep/core/assessment';
import type { Day, Span } from '@lockstep/core/calendar';
import { type Markup, markup } from '../markup.ts';
import { formatNumber } from '../text/numbers.ts';
import { CHART } from '../words.ts';
import { type Axes, axes, BOTTOM, hatch, picture, type Size, type Titled, TOP } from './frame.ts';
import { type Box, freest, LINE_HEIGHT, widthOf } from './label.ts';
import { band, line, type Point } from './path.ts';
import { type Run, runsOf } from './runs.ts';
import { tenth } from './scale.ts';

export interface SeriesPicture extends Titled {
  readonly unit: string;
  /** Day of the first cell; one cell a day. */
  readonly from: Day;
  readonly low: readonly Bound[];
  readonly high: readonly Bound[];
  readonly best: readonly Bound[];
  readonly limit: { readonly words: string; readonly low: readonly Bound[]; readonly high: readonly Bound[] };
  readonly asOf: { readonly day: Day; readonly text: string };
  /** Days that decide the verdict. */
  readonly witness: readonly Span[];
}

/** The whole chart as SVG. */
export function seriesChart(chart: SeriesPicture, size: Size): Markup {
  const days = chart.low.length;
  const last = Math.max(chart.from + days - 1, chart.asOf.day);
  const values = [...chart.low, ...chart.high, ...chart.best, ...chart.limit.low, ...chart.limit.high].filter(
    (value) => value !== null,
  );
  const frame = axes(
    size,
    { from: chart.from, to: last },
    { bottom: Math.min(0, ...values), top: Math.max(0, ...values), unit: chart.unit },
  );
  const hatchId = `${chart.id}-${size.name}-h`;
  const step = Math.max(1, Math.ceil(days / size.width));
  const runs = runsOf(chart.low, chart.high).flatMap((run) => splitAt(run, chart.asOf.day - chart.from));
  return picture(chart, size, [
    markup`<defs>${hatch(hatchId)}</defs>`,
    witnessMarks(chart, frame, size),
    runs.map((run) => runShape(chart, run, frame, step, hatchId)),
    frame.drawn,
    asOfLine(chart, frame, size),
    runs.map((run) => bestLine(chart, run, frame, step)),
    limitLine(chart, frame, size, step),
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

/** Points of a run, one every `step` days, each the pick of the cells it stands for. */
function points(
  cells: readonly Bound[],
  run: Run,
  { x, y }: Axes,
  from: Day,
  step: number,
  pick: (values: number[]) => number,
): Point[] {
  const found: Point[] = [];
  for (let i = run.from; i <= run.to; i += step) {
    const group = cells.slice(i, Math.min(i + step, run.to + 1)).filter((value) => value !== null);
    if (group.length > 0) found.push([x(from + Math.min(i + step - 1, run.to)), y(pick(group))]);
  }
  if (found.length > 0 && step > 1) found[0] = [x(from + run.from), found[0]?.[1] ?? 0];
  return found;
}

const lowest = (values: number[]) => Math.min(...values);
const highest = (values: number[]) => Math.max(...values);
const latest = (values: number[]) => values[values.length - 1] ?? 0;

function runShape(chart: SeriesPicture, run: Run, frame: Axes, step: number, hatchId: string): Markup {
  const [start, end] = [frame.x(chart.from + run.from), frame.x(chart.from + run.to)];
  if (run.knowledge === 'known') {
    const upper = points(chart.high, run, frame, chart.from, step, highest);
    const lower = points(chart.low, run, frame, chart.from, step, lowest);
    return markup`<path class="band${tone(chart, run)}" d="${band(upper, lower)}"/>`;
  }
  const width = Math.max(1, tenth(end - start));
  const text = run.knowledge === 'unknown' ? CHART.unknown : CHART.unknownSome;
  const bottom = run.knowledge === 'unknown' ? frame.y(0) : frame.y(chart.low[run.from] ?? 0);
  const label =
    widthOf(text) + 8 < width
      ? markup`<text class="halo" x="${tenth(start + width / 2)}" y="${tenth((TOP + bottom) / 2)}" text-anchor="middle">${text}</text>`
      : markup``;
  const floor =
    run.knowledge === 'at least'
      ? markup`<path class="best" d="M${start} ${bottom}H${tenth(start + width)}"/>`
      : null;
  return markup`<rect x="${start}" y="${TOP}" width="${width}" height="${tenth(bottom - TOP)}" fill="url(#${hatchId})"/>${floor}${label}`;
}

function bestLine(chart: SeriesPicture, run: Run, frame: Axes, step: number): Markup | null {
  if (run.knowledge !== 'known') return null;
  const path = line(points(chart.best, run, frame, chart.from, step, latest));
  return path === '' ? null : markup`<path class="best${tone(chart, run)}" d="${path}"/>`;
}

function witnessMarks(chart: SeriesPicture, { x, y }: Axes, size: Size): Markup[] {
  return chart.witness
    .map(({ from, to }) => ({ from: Math.max(from, x.from), to: Math.min(to, x.to) }))
    .filter(({ from, to }) => from <= to)
    .map(({ from, to }) => {
      const start = tenth(x(from) - 1);
      const width = Math.max(3, tenth(x(to) - x(from) + 2));
      return markup`<rect class="witness" x="${start}" y="${TOP}" width="${width}" height="${size.height - BOTTOM - TOP}"/><rect class="witness-foot" x="${start}" y="${tenth(y(0) - 2)}" width="${width}" height="4"/>`;
    });
}

function asOfLine({ asOf }: SeriesPicture, { x }: Axes, size: Size): Markup {
  const at = x(asOf.day);
  const text = asOf.text;
  const anchor = at + widthOf(text) / 2 > size.width ? 'end' : at < widthOf(text) / 2 ? 'start' : 'middle';
  return markup`<path class="as-of" d="M${at} 18V${size.height - BOTTOM}"/><text x="${at}" y="13" text-anchor="${anchor}">${text}</text>`;
}

function limitLine(chart: SeriesPicture, frame: Axes, size: Size, step: number): Markup[] {
  const { low, high, words } = chart.limit;
  const runs = runsOf(low, high).filter((run) => run.knowledge === 'known');
  const drawn = runs.map((run) => {
    const upper = points(high, run, frame, chart.from, step, highest);
    const lower = points(low, run, frame, chart.from, step, lowest);
    const same = line(upper) === line(lower);
    return same
      ? markup`<path class="limit" d="${line(upper)}"/>`
      : markup`<path class="limit-band" d="${band(upper, lower)}"/><path class="limit" d="${line(upper)}"/><path class="limit" d="${line(lower)}"/>`;
  });
  const first = runs[0];
  if (!first) return drawn;
  const constant = low.every((value) => value === low[0]) && high.every((value) => value === low[0]);
  const text =
    constant && low[0] !== null && low[0] !== undefined ? `${words}: ${formatNumber(low[0])}` : words;
  const place = limitLabel(chart, frame, size, text);
  return [
    ...drawn,
    markup`<text class="halo" x="${tenth(place.x)}" y="${tenth(place.y + 11)}">${text}</text>`,
  ];
}

/** Over or under the line, at the start, in the middle or at the end: wherever the series is least in the way. */
function limitLabel(chart: SeriesPicture, { x, y, left }: Axes, size: Size, text: string): Box {
  const width = widthOf(text);
  const others: Box[] = chart.low.flatMap((low, i) => {
    const high = chart.high[i] ?? null;
    const at = x(chart.from + i);
    const limitHigh = chart.limit.high[i] ?? null;
    const boxes: Box[] = limitHigh === null ? [] : [{ x: at - 1, y: y(limitHigh) - 1, width: 2, height: 2 }];
    if (low === null || high === null) return boxes;
    return [...boxes, { x: at - 1, y: y(high) - 2, width: 2, height: y(low) - y(high) + 4 }];
  });
  const candidates = [0.02, 0.25, 0.5, 0.75, 1].flatMap((share) => {
    const start = left + share * Math.max(0, size.width - 8 - left - width);
    const index =
      Math.round(x.from + ((start + width / 2 - left) / (size.width - 6 - left)) * (x.to - x.from)) -
      chart.from;
    const level = chart.limit.high[Math.min(Math.max(index, 0), chart.limit.high.length - 1)] ?? null;
    const at = y(level ?? 0);
    return [at - LINE_HEIGHT - 5, at + 4].map((top) => ({ x: start, y: top, width, height: LINE_HEIGHT }));
  });
  return freest(
    candidates.filter((box) => box.y >= TOP - 8 && box.y + LINE_HEIGHT <= size.height - BOTTOM),
    others,
  );
}

function lastValue(chart: SeriesPicture, { x, y }: Axes): Markup | null {
  const index = Math.min(chart.asOf.day - chart.from, chart.best.length - 1);
  const value = chart.best[index] ?? null;
  if (value === null || (chart.high[index] ?? null) === null) return null;
  const text = formatNumber(value);
  const [at, level] = [x(chart.from + index), y(value)];
  const start = at - widthOf(text) - 14 > 0;
  return markup`<circle class="dot" cx="${at}" cy="${level}" r="4"/><text class="halo value" x="${tenth(start ? at - 8 : at + 8)}" y="${tenth(level + (level < TOP + 14 ? 16 : -6))}" text-anchor="${start ? 'end' : 'start'}">${text}</text>`;
}
