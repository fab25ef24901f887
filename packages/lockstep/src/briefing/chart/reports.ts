/** Single reports over time: a dot for each, with its interval as a whisker. Nothing is drawn between them. */
import type { JsonEstimate } from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import { type Markup, markup } from '../markup.ts';
import { type Axes, axes, BOTTOM, picture, type Size, type Titled } from './frame.ts';
import { type Box, LINE_HEIGHT, overlaps, widthOf } from './label.ts';
import { tenth } from './scale.ts';

export interface Report {
  readonly day: Day;
  /** `best` is null where the words give only an upper or a lower end. */
  readonly value: JsonEstimate;
  readonly text: string;
}

export interface ReportsPicture extends Titled {
  readonly unit: string;
  readonly reports: readonly Report[];
  readonly asOf: { readonly day: Day; readonly text: string };
}

export function reportsChart(chart: ReportsPicture, size: Size): Markup {
  const days = chart.reports.map((report) => report.day);
  const values = chart.reports
    .flatMap(({ value }) => [value.low, value.high, value.best])
    .filter((n) => n !== null);
  const from = Math.min(...days, chart.asOf.day - 60);
  const margin = Math.ceil((chart.asOf.day - from) * 0.03);
  const frame = axes(
    size,
    { from: from - margin, to: Math.max(...days, chart.asOf.day) },
    { bottom: 0, top: Math.max(0, ...values), unit: chart.unit },
  );
  const placed = chart.reports.map((report) => ({ ...report, ...extent(report, frame) }));
  const marks: Box[] = placed.map(({ at, top, bottom }) => ({
    x: at - 4,
    y: top - 4,
    width: 8,
    height: bottom - top + 8,
  }));
  const now = frame.x(chart.asOf.day);
  const anchor = now + widthOf(chart.asOf.text) / 2 > size.width ? 'end' : 'middle';
  return picture(chart, size, [
    frame.drawn,
    markup`<path class="as-of" d="M${now} 18V${size.height - BOTTOM}"/><text x="${now}" y="13" text-anchor="${anchor}">${chart.asOf.text}</text>`,
    placed.map(({ at, top, bottom, value }) => [
      value.low === value.high
        ? null
        : markup`<path class="whisker" d="M${at} ${top}V${bottom}M${tenth(at - 4)} ${top}h8M${tenth(at - 4)} ${bottom}h8"/>`,
      value.best === null ? null : markup`<circle class="dot" cx="${at}" cy="${frame.y(value.best)}" r="4"/>`,
    ]),
    labels(placed, marks, frame, size),
  ]);
}

interface Extent {
  readonly at: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a report stands; an end that is not known reaches to the end of the axis. */
function extent({ day, value }: Report, { x, y }: Axes): Extent {
  return { at: x(day), top: y(value.high ?? y.to), bottom: y(value.low ?? y.from) };
}

/** Values over their marks, the latest first; one that would lie on another mark or label is left to the table. */
function labels(
  placed: readonly (Report & Extent)[],
  marks: readonly Box[],
  frame: Axes,
  size: Size,
): Markup[] {
  const taken: Box[] = [];
  return [...placed.entries()].reverse().flatMap(([i, { at, top, bottom, text }]) => {
    const width = widthOf(text);
    const x = Math.min(Math.max(at - width / 2, frame.left), size.width - width);
    const others = [...marks.filter((_, other) => other !== i), ...taken];
    const box = [top - LINE_HEIGHT - 6, bottom + 6]
      .map((y) => ({ x, y, width, height: LINE_HEIGHT }))
      .find(
        (candidate) => overlaps(candidate, others) === 0 && candidate.y + LINE_HEIGHT < size.height - BOTTOM,
      );
    if (!box) return [];
    taken.push(box);
    return [markup`<text class="halo" x="${tenth(x)}" y="${tenth(box.y + 11)}">${text}</text>`];
  });
}
