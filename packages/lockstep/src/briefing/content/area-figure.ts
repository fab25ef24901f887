/** The map of a reading that ranges over areas, beside its table. */
import type { AreaResult, ReadingResult } from '@lockstep/core/assessment';
import { type Block, column, type Inlines, number, type Table, table } from '../document/index.ts';
import { choropleth } from '../map/index.ts';
import { stateMark } from '../states.ts';
import { formatEstimate } from '../text/numbers.ts';
import { capital, MAP } from '../words/index.ts';
import type { Desk } from './desk.ts';

/** Areas named on the map: those that are outside of the limit, worst first. */
const NAMED = 8;

export function areaFigure(reading: ReadingResult, id: string, desk: Desk): Block[] {
  // One area alone is told by the chart.
  if (reading.byArea.length < 2) return [];
  const what = reading.deciding?.left.words ?? reading.chart?.words ?? MAP.value;
  const ranked = [...reading.byArea].sort(byRank);
  const outside = ranked.filter(({ verdict }) => verdict === 'not met');
  const title = MAP.finding(
    capital(what),
    outside.length,
    ranked.filter(({ verdict }) => verdict === 'open').length,
    ranked.length,
  );
  const data = areaTable(ranked, what, reading, desk);
  const map = desk.mapOf(reading.byArea.map(({ area }) => area));
  if (map === null) return [data];
  const named = new Set(outside.slice(0, NAMED).map(({ area }) => area));
  if (reading.deciding?.area) named.add(reading.deciding.area);
  const drawing = choropleth({
    id: `${id}-map`,
    title,
    description: MAP.description(what),
    map,
    values: new Map(ranked.map(({ area, left }) => [area, known(left)])),
    outlined: new Set(outside.map(({ area }) => area)),
    named,
  });
  const caption: Inlines = [`${MAP.key} `, reading.sources.map(desk.name).join('; ')];
  return [
    {
      kind: 'figure',
      id: `${id}-areas`,
      title: [title, desk.measured(reading.sources)],
      drawing: { wide: drawing },
      caption: [...caption, desk.method('map')],
      data,
      dataIs: 'beside',
    },
  ];
}

/** Best estimate; nothing where the upper end is not known. */
function known(left: AreaResult['left']): number | null {
  return left === null || left.high === null ? null : (left.best ?? left.high);
}

const ORDER = ['not met', 'disputed', 'open', 'met', 'not triggered'];

/** Outside of the limit first, the largest value first among equals. */
function byRank(a: AreaResult, b: AreaResult): number {
  return (
    ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
    (known(b.left) ?? -1) - (known(a.left) ?? -1) ||
    (a.area < b.area ? -1 : 1)
  );
}

function areaTable(ranked: readonly AreaResult[], what: string, reading: ReadingResult, desk: Desk): Table {
  const more = Math.max(0, ranked.length - desk.detail.areas);
  const limit = ranked.some(({ right }) => right !== null);
  const unit = reading.deciding?.unit ?? reading.margin?.unit ?? '';
  return table(
    [
      `${MAP.table(capital(what))}${unit === '' ? '' : ` (${unit})`}${more > 0 ? MAP.more(more) : ''}`,
      desk.measured(reading.sources),
    ],
    [
      column(MAP.area),
      column(MAP.verdict),
      column(MAP.value, 'end'),
      ...(limit ? [column(MAP.limit, 'end')] : []),
    ],
    ranked
      .slice(0, desk.detail.areas)
      .map(({ area, verdict, left, right }): Inlines[] => [
        [area],
        [stateMark(verdict)],
        [number(left === null ? MAP.unknown : formatEstimate(left))],
        ...(limit ? [[number(right === null ? '' : formatEstimate(right))]] : []),
      ]),
  );
}
