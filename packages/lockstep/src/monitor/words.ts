/** What `lockstep monitor` says. */
export const WORDS = {
  description: 'judge a formula on every tick of a trace',
  options: {
    formula: 'the formula, for example "historically[0,6] (2 * x <= y)"',
    formulaFile: 'a file that holds the formula',
    trace: 'CSV: first column t, then one column per signal, or x.low,x.high pairs',
    outside: 'ticks outside of the trace are unknown, or windows are clipped to it',
    online: 'one answer after each row, from what is known by then',
    json: 'as JSON: {"t":[..],"verdict":[..],"margin":[[low,high]..]}, null for an infinite end',
  },
  oneFormula: 'give the formula with --formula or with --formula-file, and only once',
  unreadable: (file: string): string => `cannot read ${file}`,
  noSignal: (name: string, known: readonly string[]): string =>
    `the trace has no signal "${name}"; it has ${known.length > 0 ? known.join(', ') : 'none'}`,
  empty: 'the trace is empty; expected a header row that begins with t',
  firstColumn: (found: string): string => `the first column has to be t, found "${found}"`,
  noName: 'a column without a name',
  twice: (name: string): string => `the column "${name}" appears twice`,
  pair: (have: string, lacks: string): string => `the column "${have}" needs a column "${lacks}" beside it`,
  clash: (name: string): string => `"${name}" is a column of its own and a low/high pair`,
  cells: (found: number, expected: number): string =>
    `expected ${expected} cells as in the header, found ${found}`,
  number: (found: string): string => `expected a number or nothing, found "${found}"`,
  tick: (found: string): string => `expected a whole number of ticks, found "${found}"`,
  ascending: (found: number, before: number): string => `ticks must ascend: ${found} comes after ${before}`,
  order: (low: number, high: number): string => `low is above high: ${low} > ${high}`,
  sparse: (ticks: number): string =>
    `the trace reaches over ${ticks} ticks, more than can be held; use a coarser tick, such as days`,
  far: (message: string): string => `${message}: bring the bounds of this window closer together`,
  verdict: 'verdict',
  margin: 'margin',
  after: (tick: number): string => `after t = ${tick}`,
  from: (low: string, high: string): string => `${low} to ${high}`,
} as const;
