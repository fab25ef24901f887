/** Who holds the increase: a map of the shares beside its table. */
import type { SurgeFinding } from '@lockstep/core/assessment';
import { type Block, column, type Inlines, number, table } from '../document/index.ts';
import { choropleth } from '../map/index.ts';
import { formatSpan } from '../text/dates.ts';
import { formatNumber } from '../text/numbers.ts';
import { SURGES } from '../words/index.ts';
import type { Desk } from './desk.ts';
import { usual } from './surge-weeks.ts';

/** Areas named on the map, largest share first, and rows of the table. */
const NAMED = 5;
const ROWS = 10;

export function sharesFigure(finding: SurgeFinding, id: string, desk: Desk): Block[] {
  // Without a surge the parts of a rise that is nothing unusual are not put on a map.
  const { centre, extent } = finding;
  const [first] = centre?.areas ?? [];
  if (finding.verdict !== 'surge' || !centre || !first) return [];
  const { what } = centre;
  const days = formatSpan(centre.from, centre.to);
  const title = SURGES.mapTitle(
    first.area,
    SURGES.interval(first.share.low, first.share.best, first.share.high),
    what,
  );
  const data = table(
    [SURGES.shareTable(what, days)],
    [
      column(SURGES.area),
      column(SURGES.observed, 'end'),
      column(SURGES.usual, 'end'),
      column(SURGES.share, 'end'),
    ],
    centre.areas
      .slice(0, ROWS)
      .map(({ area, observed, expected, share }): Inlines[] => [
        [area],
        [number(formatNumber(observed))],
        [number(usual(expected))],
        [number(SURGES.interval(share.low, share.best, share.high))],
      ]),
  );
  const map = desk.mapOf(finding.areas.map(({ area }) => area));
  if (map === null) return [data];
  const shares = new Map(centre.areas.map(({ area, share }) => [area, Math.round(share.best * 100)]));
  const drawing = choropleth({
    id: `${id}-map`,
    title,
    description: SURGES.mapDescription(what),
    map,
    values: new Map(finding.areas.map(({ area }) => [area, shares.get(area) ?? 0])),
    outlined: new Set(extent?.areas ?? []),
    named: new Set(centre.areas.slice(0, NAMED).map(({ area }) => area)),
  });
  return [
    {
      kind: 'figure',
      id: `${id}-shares`,
      title: [title],
      drawing: { wide: drawing },
      caption: [SURGES.mapCaption(days)],
      data,
      dataIs: 'beside',
    },
  ];
}
