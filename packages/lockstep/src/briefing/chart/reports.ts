/** Single reports over time: a dot for each, with its interval as a whisker. Nothing is drawn between them. */
import type { JsonEstimate } from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import { type Markup, markup } from '../markup.ts';
import { formatInterval, formatNumber } from '../text/numbers.ts';
import { axes, BOTTOM, picture, type Size, type Titled } from './frame.ts';
import { type Box, LINE_HEIGHT, overlaps, widthOf } from './label.ts';
import { tenth } from './scale.ts';

export interface ReportsPicture extends Titled {
  readonly unit: string;
  readonly reports: readonly { readonly day: Day; readonly value: JsonEstimate }[];
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
  const taken: Box[] = [];
  const marks = [...chart.reports].reverse().map(({ day, value }) => {
    const at = frame.x(day);
    const dot = value.best ?? value.high ?? value.low;
    if (dot === null) return null;
    const top = frame.y(value.high ?? dot);
    const bottom = frame.y(value.low ?? dot);
    const text = value.best === null ? formatInterval(value) : formatNumber(value.best);
    const width = widthOf(text);
    const x = Math.min(Math.max(at - width / 2, frame.left), size.width - width);
    const box = { x, y: top - LINE_HEIGHT - 6, width, height: LINE_HEIGHT };
    const shown = overlaps(box, taken) === 0;
    if (shown) taken.push(box);
    return markup`<path class="whisker" d="M${at} ${top}V${bottom}M${tenth(at - 4)} ${top}h8M${tenth(at - 4)} ${bottom}h8"/>${
      value.best === null ? null : markup`<circle class="dot" cx="${at}" cy="${frame.y(value.best)}" r="4"/>`
    }${shown ? markup`<text class="halo" x="${tenth(x)}" y="${tenth(box.y + 11)}">${text}</text>` : null}`;
  });
  const now = frame.x(chart.asOf.day);
  const anchor = now + widthOf(chart.asOf.text) / 2 > size.width ? 'end' : 'middle';
  return picture(chart, size, [
    frame.drawn,
    markup`<path class="as-of" d="M${now} 18V${size.height - BOTTOM}"/><text x="${now}" y="13" text-anchor="${anchor}">${chart.asOf.text}</text>`,
    marks,
  ]);
}
