import { type Trace, traceOf } from '@lockstep/core/logic';
import type { Series } from '@lockstep/core/series';
import { Problem } from '../cli/problem.ts';
import { readTable, type Table } from './table.ts';
import { WORDS } from './words.ts';

/** A trace as `monitor` reads it: signals on integer ticks. */
export interface SignalTrace {
  /** The ticks that the file has rows for, ascending. */
  readonly ticks: Float64Array;
  readonly names: readonly string[];
  /** What is known after the first `rows` rows; all of them by default. */
  readonly upTo: (rows?: number) => Trace;
}

/** Ticks are held one cell each; more than this is a trace whose ticks are not days but seconds. */
const MOST_TICKS = 2 ** 24;

/**
 * Reads a trace: column `t` with ascending whole ticks, then one column per signal or a pair `x.low`, `x.high`.
 * Missing ticks and empty cells are unknown. Throws `Problem` with the place of what is wrong.
 */
export function readTrace(bytes: Uint8Array, file: string): SignalTrace {
  const table = readTable(bytes, file);
  const pairs = signalsOf(table);
  const ticks = ticksOf(table);
  const first = ticks[0] ?? 0;
  const reach = ticks.length === 0 ? 0 : ticks[ticks.length - 1]! - first + 1;
  if (reach > MOST_TICKS) throw new Problem(WORDS.sparse(reach), table.place(ticks.length - 1, 0));
  const whole = pairs.map((pair) => seriesOf(pair, table, ticks, first, reach));
  return {
    ticks,
    names: pairs.map(({ name }) => name),
    upTo: (rows = ticks.length) => {
      const days = rows === 0 ? 0 : ticks[rows - 1]! - first + 1;
      return traceOf({
        measures: days === reach ? whole : whole.map((series) => shortened(series, days)),
        span: { from: first, to: first + days - 1 },
      });
    },
  };
}

interface Signal {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** The columns of each signal, in the order of the file. */
function signalsOf({ names, namePlace }: Table): Signal[] {
  if (names[0] !== 't') throw new Problem(WORDS.firstColumn(names[0] ?? ''), namePlace(0));
  const signals: Signal[] = [];
  names.forEach((name, index) => {
    if (index === 0) return;
    const fail = (message: string): never => {
      throw new Problem(message, namePlace(index));
    };
    if (name === '') fail(WORDS.noName);
    if (names.indexOf(name) !== index) fail(WORDS.twice(name));
    const end = /\.(low|high)$/.exec(name)?.[1];
    const plain = end ? name.slice(0, -end.length - 1) : name;
    if (end && names.includes(plain)) fail(WORDS.clash(plain));
    if (!end) {
      signals.push({ name, low: index, high: index });
      return;
    }
    const partner = `${plain}.${end === 'low' ? 'high' : 'low'}`;
    const other = names.indexOf(partner);
    if (other < 0) fail(WORDS.pair(name, partner));
    if (end === 'low') signals.push({ name: plain, low: index, high: other });
  });
  return signals;
}

function ticksOf({ columns, rows, place }: Table): Float64Array {
  const ticks = columns[0]!;
  for (let row = 0; row < rows; row++) {
    const tick = ticks[row]!;
    if (!Number.isSafeInteger(tick)) {
      throw new Problem(WORDS.tick(Number.isNaN(tick) ? '' : String(tick)), place(row, 0));
    }
    if (row > 0 && tick <= ticks[row - 1]!)
      throw new Problem(WORDS.ascending(tick, ticks[row - 1]!), place(row, 0));
  }
  return ticks;
}

/** One signal, tick by tick. Values may be negative, so nothing bounds what is not known. */
function seriesOf(
  { name, low, high }: Signal,
  table: Table,
  ticks: Float64Array,
  first: number,
  days: number,
): Series {
  const [lows, highs] = [table.columns[low]!, table.columns[high]!];
  const complete = days === table.rows;
  let exact = low === high && complete;
  for (let row = 0; row < table.rows; row++) {
    const [l, h] = [lows[row]!, highs[row]!];
    if (Number.isNaN(l) || Number.isNaN(h)) exact = false;
    if (l > h) throw new Problem(WORDS.order(l, h), table.place(row, low));
    if (l === Infinity || h === -Infinity || (low === high && !Number.isFinite(l) && !Number.isNaN(l))) {
      throw new Problem(
        WORDS.number(l === Infinity ? 'inf' : '-inf'),
        table.place(row, l === Infinity ? low : high),
      );
    }
  }
  const known = new Uint8Array(days);
  const shape = { name, unit: '', nature: 'level', floor: -Infinity, areas: [''], first, days } as const;
  if (exact) return { ...shape, low: lows, high: lows, best: lows, known: known.fill(1), spans: NO_ITEMS };
  const [least, most] = [new Float64Array(days).fill(-Infinity), new Float64Array(days).fill(Infinity)];
  const best = new Float64Array(days);
  for (let row = 0; row < table.rows; row++) {
    const i = ticks[row]! - first;
    const [l, h] = [lows[row]!, highs[row]!];
    if (!Number.isNaN(l)) least[i] = l;
    if (!Number.isNaN(h)) most[i] = h;
    known[i] = Number.isNaN(l) && Number.isNaN(h) ? 0 : 1;
    best[i] = Number.isFinite(l) ? (Number.isFinite(h) ? l + (h - l) / 2 : l) : Number.isFinite(h) ? h : 0;
  }
  return { ...shape, low: least, high: most, best, known, spans: NO_ITEMS };
}

/** The first ticks of a series, sharing its cells. */
function shortened(series: Series, days: number): Series {
  const low = series.low.subarray(0, days);
  const high = series.high === series.low ? low : series.high.subarray(0, days);
  const [best, known] = [series.best.subarray(0, days), series.known.subarray(0, days)];
  return { ...series, days, low, high, best, known };
}

const NO_ITEMS: Series['spans'] = {
  area: new Int32Array(0),
  from: new Int32Array(0),
  to: new Int32Array(0),
  low: new Float64Array(0),
  high: new Float64Array(0),
  best: new Float64Array(0),
};
