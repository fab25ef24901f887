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

/** The shape of what two grids on the same days are combined to: one cell a row where neither changes with the days. */
export function joined(a: Grid, b: Grid): Grid {
  const shape = dense(a.from, a.days, a.areal || b.areal);
  const constant = a.dayStep === 0 && b.dayStep === 0;
  return constant ? { ...shape, rowStep: shape.areal ? 1 : 0, dayStep: 0 } : shape;
}

/** How many cells a grid has that holds each itself: all the days of each row, or the one that stands for them. */
export function sizeOf(grid: Grid, areas: number): number {
  return rowsOf(grid, areas) * widthOf(grid);
}

function widthOf(grid: Grid): number {
  return grid.dayStep === 0 ? 1 : grid.days;
}

/**
 * Every row of a grid, from the last to the first, so that work which ran on beyond its row would spoil the next one,
 * for all to see.
 */
export function eachRow(
  grid: { readonly areal: boolean },
  areas: number,
  visit: (row: number) => void,
): void {
  for (let row = rowsOf(grid, areas) - 1; row >= 0; row--) visit(row);
}

/** One row of two grids that are combined: where it begins in both, and where in the result it begins and ends. */
export interface Run {
  readonly p: number;
  readonly q: number;
  readonly at: number;
  readonly end: number;
}

/** Every row of what two grids are combined to. */
export function eachRun(shape: Grid, a: Grid, b: Grid, areas: number, visit: (run: Run) => void): void {
  eachRow(shape, areas, (row) => {
    const at = rowAt(shape, row);
    visit({ p: rowAt(a, row), q: rowAt(b, row), at, end: at + widthOf(shape) });
  });
}

/** The first cell of a row. */
export function rowAt(grid: Grid, row: number): number {
  return grid.start + row * grid.rowStep;
}

/** One row of a grid as a grid of its own. National values are the same in every row. */
export function rowOf<G extends Grid>(grid: G, row: number): G {
  return { ...grid, areal: false, start: rowAt(grid, row), rowStep: 0 };
}

/** A grid in which each row has consecutive cells, as the window kernels want it. */
export function densify<G extends Band>(grid: G, areas: number): G {
  return grid.dayStep === 1 ? grid : copied(grid, areas);
}

/** A grid whose arrays hold exactly its own cells, row after row. */
export function compact<G extends Band>(grid: G, areas: number): G {
  const whole = grid.dayStep === 1 && grid.low.length === rowsOf(grid, areas) * grid.days;
  return whole ? grid : copied(grid, areas);
}

function copied<G extends Band>(grid: G, areas: number): G {
  const shape = dense(grid.from, grid.days, grid.areal);
  const copies = new Map<object, object>();
  /** What is one array stays one. */
  const copy = <A extends Float64Array | Uint8Array>(values: A): A => {
    const known = copies.get(values);
    if (known) return known as A;
    const out = new (values.constructor as new (n: number) => A)(rowsOf(grid, areas) * grid.days);
    copies.set(values, out);
    eachRow(grid, areas, (row) => {
      const [from, to] = [rowAt(grid, row), rowAt(shape, row)];
      if (grid.dayStep === 0) out.fill(values[from]!, to, to + grid.days);
      else out.set(values.subarray(from, from + grid.days), to);
    });
    return out;
  };
  const ends = { low: copy(grid.low), high: copy(grid.high) };
  const { flags } = grid as { flags?: Flags };
  if (!flags) return { ...grid, ...shape, ...ends };
  return {
    ...grid,
    ...shape,
    ...ends,
    flags: { certain: copy(flags.certain), possible: copy(flags.possible) },
  };
}

/**
 * Both ends of what is made from a band, each from its own: one array where the band was exact and nothing came out
 * as unknown.
 *
 * @param make from one end of the cells; `unknown` is that end of what is not known
 */
export function endsOf(
  of: Band,
  make: (values: Float64Array, unknown: number) => Float64Array,
): Pick<Band, 'low' | 'high'> {
  const low = make(of.low, -Infinity);
  const exact = of.low === of.high && !low.includes(-Infinity);
  return { low: low, high: exact ? low : make(of.high, Infinity) };
}

/** The cell of one row and day. */
export function cellOf(grid: Grid, row: number, day: number): number {
  return grid.start + row * grid.rowStep + (day - grid.from) * grid.dayStep;
}

/** One number for all areas and days. */
export function constantBand(value: number, from: number, days: number): Band {
  const cells = Float64Array.of(value);
  return { ...dense(from, days, false), dayStep: 0, low: cells, high: cells };
}

export function constantTruth(value: boolean, from: number, days: number): Truth {
  const margin = value ? Infinity : -Infinity;
  return { ...constantBand(margin, from, days), tie: 'never' };
}
