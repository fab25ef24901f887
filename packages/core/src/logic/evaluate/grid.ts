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

/**
 * What a margin of exactly 0 means: a formula made of non-strict comparisons holds there, one of strict ones fails,
 * one without comparisons never has it. Where both kinds are mixed the margin alone does not tell, and truth is kept
 * beside it in `flags`.
 */
export type Tie = 'holds' | 'fails' | 'never' | 'mixed';

/** Three-valued truth with a margin interval. */
export interface Truth extends Band {
  readonly tie: Tie;
  /** Cell by cell as in `low`; there if and only if `tie` is `mixed`. */
  readonly flags?: Flags;
}

/** Certain and possible truth; the same array where every value is exact. */
export interface Flags {
  readonly certain: Uint8Array;
  readonly possible: Uint8Array;
}

/** The tie of a formula whose margin is always that of one of two parts. */
export function jointTie(a: Tie, b: Tie): Tie {
  if (a === b || b === 'never') return a;
  return a === 'never' ? b : 'mixed';
}

export function oppositeTie(tie: Tie): Tie {
  return tie === 'holds' ? 'fails' : tie === 'fails' ? 'holds' : tie;
}

/** The truth of every cell. */
export function flagsOf({ low, high, tie, flags }: Truth): Flags {
  if (flags) return flags;
  const certain = signs(low, tie);
  return { certain, possible: high === low ? certain : signs(high, tie) };
}

function signs(margins: Float64Array, tie: Tie): Uint8Array {
  const flags = new Uint8Array(margins.length);
  // Number(...) rather than ?: is a set instead of a jump, which margins around zero would often mispredict.
  if (tie === 'fails') for (let i = 0; i < flags.length; i++) flags[i] = Number(margins[i]! > 0);
  else for (let i = 0; i < flags.length; i++) flags[i] = Number(margins[i]! >= 0);
  return flags;
}

export function isCertain({ low, tie, flags }: Truth, cell: number): boolean {
  if (flags) return flags.certain[cell] === 1;
  return tie === 'fails' ? low[cell]! > 0 : low[cell]! >= 0;
}

export function isPossible({ high, tie, flags }: Truth, cell: number): boolean {
  if (flags) return flags.possible[cell] === 1;
  return tie === 'fails' ? high[cell]! > 0 : high[cell]! >= 0;
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
  const { flags } = grid as { flags?: Flags };
  if (!flags) return { ...grid, ...shape, ...both };
  const certain = spread(flags.certain);
  const possible = flags.certain === flags.possible ? certain : spread(flags.possible);
  return { ...grid, ...shape, ...both, flags: { certain, possible } };
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
  return { ...constantBand(margin, margin, from, days), tie: 'never' };
}
