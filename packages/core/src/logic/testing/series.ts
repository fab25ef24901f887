import type { Nature, Series, SpanItems } from '../../series/index.ts';

/** One item that lies somewhere within several days. */
export interface Item {
  readonly area?: number;
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly best?: number;
}

/** A cell as tests write it: a number, an interval, or null for unknown. */
export type CellText = number | readonly [number, number] | null;

export function items(list: readonly Item[]): SpanItems {
  const sorted = [...list].sort((a, b) => a.from - b.from);
  return {
    area: Int32Array.from(sorted, (one) => one.area ?? 0),
    from: Int32Array.from(sorted, (one) => one.from),
    to: Int32Array.from(sorted, (one) => one.to),
    low: Float64Array.from(sorted, (one) => one.low),
    high: Float64Array.from(sorted, (one) => one.high),
    best: Float64Array.from(sorted, (one) => one.best ?? one.low),
  };
}

/** A series from rows of cells, one row per area. */
export function seriesOf(
  name: string,
  rows: readonly (readonly CellText[])[],
  options: {
    readonly areas?: readonly string[];
    readonly first?: number;
    readonly nature?: Nature;
    readonly floor?: number;
    readonly unit?: string;
    readonly spans?: readonly Item[];
  } = {},
): Series {
  const nature = options.nature ?? 'flow';
  const floor = options.floor ?? (nature === 'flow' ? 0 : -Infinity);
  const cells = rows.flat();
  const ends = (side: 0 | 1) =>
    Float64Array.from(cells, (cell) =>
      cell === null ? (side === 0 ? floor : Infinity) : typeof cell === 'number' ? cell : cell[side],
    );
  // As readers make them: what is exactly known has one array for both ends.
  const low = ends(0);
  const exact = cells.length > 0 && cells.every((cell) => typeof cell === 'number');
  return {
    name,
    unit: options.unit ?? 'deaths',
    nature,
    floor,
    areas: options.areas ?? [''],
    first: options.first ?? 0,
    days: rows[0]?.length ?? 0,
    low,
    high: exact ? low : ends(1),
    best: Float64Array.from(cells, (cell) => (cell === null ? 0 : typeof cell === 'number' ? cell : cell[0])),
    known: Uint8Array.from(cells, (cell) => (cell === null ? 0 : 1)),
    spans: items(options.spans ?? []),
  };
}
