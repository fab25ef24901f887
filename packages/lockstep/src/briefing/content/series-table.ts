/** The numbers of a chart as a table: one row a period for steps, otherwise a row every so many days. */
import type { Bound, ChartResult } from '@lockstep/core/assessment';
import { dayFromIso, isoFromDay, periodAt } from '@lockstep/core/calendar';
import { column, type Inlines, number, span, type Table, table } from '../document/index.ts';
import { formatDate, formatMonth } from '../text/dates.ts';
import { formatEstimate, formatInterval } from '../text/numbers.ts';
import { CHART, MAP } from '../words/index.ts';

/** `most`: the most rows that it may have; of periods these are the last. */
export function seriesTable(chart: ChartResult, subject: string, most: number): Table {
  const from = dayFromIso(chart.from) ?? 0;
  const every = chart.step === null ? spacing(chart.low.length, most) : 1;
  const all =
    chart.step === null ? spaced(chart.low.length, every) : lastOfPeriods(from, chart.low.length, chart.step);
  const rows = all.slice(-most);
  const earlier = all.length - rows.length;
  return table(
    [
      `${CHART.dataCaption(subject)} (${chart.unit})${CHART.every(every)}${earlier > 0 ? CHART.earlier(earlier) : ''}`,
    ],
    [
      column(chart.step === null ? CHART.date : CHART[chart.step]),
      column(MAP.value, 'end'),
      column(chart.threshold.words, 'end'),
    ],
    rows.map((i): Inlines[] => [
      chart.step === 'month'
        ? [number(formatMonth(from + i))]
        : chart.step === null
          ? [number(formatDate(isoFromDay(from + i)))]
          : [span(isoFromDay(periodAt(chart.step, from + i).from), isoFromDay(from + i))],
      [number(cell(chart.low[i], chart.high[i], chart.best[i]))],
      [number(cell(chart.threshold.low[i], chart.threshold.high[i], null))],
    ]),
  );
}

function cell(low: Bound | undefined, high: Bound | undefined, best: Bound | undefined): string {
  const interval = { low: low ?? null, high: high ?? null };
  return best === null || best === undefined
    ? formatInterval(interval)
    : formatEstimate({ ...interval, best });
}

/** 1, 7, 14 ... days between rows. */
function spacing(days: number, most: number): number {
  return days <= most ? 1 : 7 * Math.ceil(days / 7 / most);
}

/** Every so many days, counted back from the last. */
function spaced(days: number, every: number): number[] {
  return Array.from({ length: Math.ceil(days / every) }, (_, i) => days - 1 - i * every).reverse();
}

function lastOfPeriods(from: number, days: number, step: NonNullable<ChartResult['step']>): number[] {
  const rows: number[] = [];
  for (let i = 0; i < days; i += 1)
    if (i === days - 1 || periodAt(step, from + i).to === from + i) rows.push(i);
  return rows;
}
