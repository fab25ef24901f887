/** The chart of a reading: the deciding series with its limit, under a title that says what it shows. */
import type { Bound, ChartResult, ReadingResult } from '@lockstep/core/assessment';
import { type Day, dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import { knowledgeOf, type SeriesPicture, seriesChart } from '../chart/index.ts';
import type { Block, Inlines } from '../document/index.ts';
import { formatDate } from '../text/dates.ts';
import { formatEstimate, formatInterval, withUnit } from '../text/numbers.ts';
import { CHART, capital } from '../words/index.ts';
import { type Desk, drawingOf } from './desk.ts';
import { seriesTable } from './series-table.ts';

const day = (iso: string): Day => dayFromIso(iso) ?? 0;

const STEP_MONTHS = { week: 0, month: 1, quarter: 3, year: 12 } as const;

export function seriesFigure(reading: ReadingResult, id: string, desk: Desk): Block[] {
  if (reading.chart === null || reading.chart.low.length === 0) return [];
  const chart = withoutLongStart(reading.chart);
  const { asOf } = desk.input.assessment;
  const title = finding(reading, chart, asOf);
  const from = day(chart.from);
  const picture: SeriesPicture = {
    id: `${id}-chart`,
    title,
    description: CHART.description(
      subject(chart),
      chart.unit,
      formatDate(chart.from),
      formatDate(isoFromDay(from + chart.low.length - 1)),
    ),
    unit: chart.unit,
    from,
    low: chart.low,
    high: chart.high,
    best: chart.best,
    limit: chart.threshold,
    asOf: { day: day(asOf), text: `${CHART.asOf} ${formatDate(asOf)}` },
    ...(chart.step === null ? {} : { stepMonths: STEP_MONTHS[chart.step] }),
    witness: reading.witness
      .filter(({ area }) => area === chart.area)
      .map((cell) => ({ from: day(cell.from), to: day(cell.to) })),
  };
  return [
    {
      kind: 'figure',
      id: `${id}-figure`,
      title: [title, desk.measured(reading.sources)],
      drawing: drawingOf(desk, (size) => seriesChart(picture, size)),
      caption: caption(reading, desk),
      data: seriesTable(chart, subject(chart), desk.detail.rows),
      dataIs: 'folded',
    },
  ];
}

const subject = ({ words, area }: ChartResult): string =>
  `${capital(words)}${area === null ? '' : `, ${area}`}`;

/** `Deaths over 7 days, Helmand: 241 (124–249) deaths on 10 May 2021, above 200% of usual week (80)`. */
function finding({ deciding }: ReadingResult, chart: ChartResult, asOf: string): string {
  const what = subject(chart);
  if (deciding === null || deciding.left.high === null)
    return CHART.unknownFinding(what, formatDate(deciding?.day ?? asOf));
  const { left, right } = deciding;
  const above = right.high !== null && left.low !== null && left.low > right.high;
  const below = right.low !== null && left.high !== null && left.high < right.low;
  const same = left.low === left.high && right.low === right.high && left.low === right.low;
  const how = above ? CHART.above : below ? CHART.below : same ? CHART.at : CHART.within;
  return CHART.finding(
    what,
    withUnit(formatEstimate(left), what.toLowerCase().includes(deciding.unit ?? '') ? null : deciding.unit),
    formatDate(deciding.day),
    how,
    right.words,
    right.low === null || right.high === null ? formatInterval(right) : formatEstimate(right),
  );
}

function caption(reading: ReadingResult, { input, name }: Desk): Inlines {
  const through = input.assessment.sources
    .filter(({ id, completeThrough }) => reading.sources.includes(id) && completeThrough !== null)
    .map(({ completeThrough }) => CHART.completeThrough(formatDate(completeThrough ?? '')));
  return [
    `${CHART.key} `,
    ...(reading.sources.length === 0 ? [] : [`${CHART.source}: ${reading.sources.map(name).join('; ')}`]),
    ...[...new Set(through)].map((text) => `, ${text}`),
    `; ${CHART.knownBy(formatDate(input.assessment.known))}.`,
  ];
}

/** Share of the picture that days before the first known one may take. */
const START = 0.1;

/**
 * Cuts most of a long unknown start, so that what is known has room; some of it stays, hatched. A start in which the
 * limit is known and varies is kept.
 */
function withoutLongStart(chart: ChartResult): ChartResult {
  const { low, high, best, threshold } = chart;
  const known = low.findIndex((value, i) => knowledgeOf(value, high[i] ?? null) !== 'unknown');
  const kept = Math.ceil((low.length - known) * START);
  const cut = known - kept;
  const varies = (cells: readonly Bound[]) =>
    cells.slice(0, Math.max(0, cut)).some((value) => value !== (cells[0] ?? null));
  if (known < 0 || cut <= 0 || varies(threshold.low) || varies(threshold.high)) return chart;
  const later = <T>(cells: readonly T[]): readonly T[] => cells.slice(cut);
  return {
    ...chart,
    from: isoFromDay(day(chart.from) + cut),
    low: later(low),
    high: later(high),
    best: later(best),
    threshold: { ...threshold, low: later(threshold.low), high: later(threshold.high) },
  };
}
