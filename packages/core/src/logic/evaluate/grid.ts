/**
 * What evaluation passes upwards: numbers or truth for each area and day, as strided views over flat arrays. The
 * cell of row `r` and day `i` is `start + r * rowStep + i * dayStep`. A step of 0 repeats one cell: national values
 * have no rows of their own, constants no days, and neither is ever copied to be combined with the rest.
 * Where the two ends of the interval are the same array every value is exact, and work is done once.
 */
export interface Grid {
  /** The first day, and how many. */
  readonly from: number;
  readonly days: number;
  /** True where there is a row per declared area. */
  readonly areal: boolean;
  readonly start: number;
  readonly rowStep: number;
  readonly dayStep: 0 | 1;
}

/** Interval-valued numbers. */
export interface Band extends Grid {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Three-valued truth with a margin interval. */
export interface Truth extends Band {
  readonly certain: Uint8Array;
  readonly possible: Uint8Array;
}

/** How many rows a grid has when there are `areas` declared areas. */
export function rowsOf(grid: { readonly areal: boolean }, areas: number): number {
  return grid.areal ? areas : 1;
}

/** The shape of a new grid that holds every cell itself. */
export function dense(from: number, days: number, areal: boolean): Grid {
  return { from, days, areal, start: 0, rowStep: areal ? days : 0, dayStep: 1 };
}

/** A grid in which each row has consecutive cells, as the window kernels want it. */
export function densify<G extends Band>(grid: G, areas: number): G {
  if (grid.dayStep === 1 || grid.days <= 1) return grid;
  const shape = dense(grid.from, grid.days, grid.areal);
  const rows = rowsOf(grid, areas);
  const spread = <A extends Float64Array | Uint8Array>(values: A): A => {
    const copy = new (values.constructor as new (n: number) => A)(rows * grid.days);
    for (let r = 0; r < rows; r++) {
      copy.fill(values[grid.start + r * grid.rowStep]!, r * grid.days, (r + 1) * grid.days);
    }
    return copy;
  };
  const low = spread(grid.low);
  const both = { low, high: grid.low === grid.high ? low : spread(grid.high) };
  if (!isTruth(grid)) return { ...grid, ...shape, ...both };
  const certain = spread(grid.certain);
  const possible = grid.certain === grid.possible ? certain : spread(grid.possible);
  return { ...grid, ...shape, ...both, certain, possible };
}

function isTruth(grid: Band): grid is Truth {
  return 'certain' in grid;
}

/** The cell of one row and day. */
export function cellOf(grid: Grid, row: number, day: number): number {
  return grid.start + row * grid.rowStep + (day - grid.from) * grid.dayStep;
}

/** One interval for all areas and days. */
export function constantBand(low: number, high: number, from: number, days: number): Band {
  const lows = Float64Array.of(low);
  return {
    from,
    days,
    areal: false,
    start: 0,
    rowStep: 0,
    dayStep: 0,
    low: lows,
    high: low === high ? lows : Float64Array.of(high),
  };
}

export function constantTruth(value: boolean, from: number, days: number): Truth {
  const margin = value ? Infinity : -Infinity;
  const flag = Uint8Array.of(value ? 1 : 0);
  return { ...constantBand(margin, margin, from, days), certain: flag, possible: flag };
}
