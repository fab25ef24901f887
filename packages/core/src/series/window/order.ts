import { clippedBounds, type Row, type Windows } from './windows.ts';

/**
 * Which order statistic of a window of `size` cells: position counted from 1, smallest first. A fractional one is
 * the mean of its two neighbours, so `(size + 1) / 2` is the median. Outside of 1..size: `before` / `after`.
 */
export interface OrderStatistic {
  readonly position: (size: number) => number;
  readonly before: number;
  readonly after: number;
}

/**
 * An order statistic of every window. Values are ranked once; the window is a Fenwick tree of counts over ranks
 * (P. M. Fenwick, "A new data structure for cumulative frequency tables", Software: Practice and Experience 24(3),
 * 1994), so a step costs O(log n) whatever the window's length. Infinite cells are ordinary values here.
 */
export function slideOrder(
  statistic: OrderStatistic,
  input: Row<Float64Array>,
  windows: Windows,
  out: Float64Array,
  outAt: number,
): void {
  const { n } = input;
  const { first, last } = clippedBounds(windows, n);
  const { ranks, sorted } = rank(input);
  const tree = new Int32Array(n + 1);
  let [head, next] = [0, 0];
  for (let i = 0; i < windows.count; i++) {
    for (; next <= last[i]!; next++) update(tree, ranks[next]!, 1);
    for (; head < Math.min(first[i]!, next); head++) update(tree, ranks[head]!, -1);
    const size = next - head;
    const position = statistic.position(size);
    if (position < 1) out[outAt + i] = statistic.before;
    else if (position > size) out[outAt + i] = statistic.after;
    else {
      const below = sorted[find(tree, Math.floor(position))]!;
      const whole = Number.isInteger(position);
      out[outAt + i] = whole ? below : middle(below, sorted[find(tree, Math.ceil(position))]!);
    }
  }
}

/** Mean of two ordered values without a detour over infinity minus infinity. */
export function middle(low: number, high: number): number {
  return low === high ? low : low / 2 + high / 2;
}

function rank({ values, at, n }: Row<Float64Array>): { ranks: Int32Array; sorted: Float64Array } {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  order.sort((a, b) => {
    const [x, y] = [values[at + a]!, values[at + b]!];
    return x === y ? a - b : x - y;
  });
  const ranks = new Int32Array(n);
  const sorted = new Float64Array(n);
  for (let r = 0; r < n; r++) {
    ranks[order[r]!] = r;
    sorted[r] = values[at + order[r]!]!;
  }
  return { ranks, sorted };
}

function update(tree: Int32Array, rankIndex: number, by: number): void {
  for (let i = rankIndex + 1; i < tree.length; i += i & -i) tree[i] = tree[i]! + by;
}

/** Index of the `k`-th smallest value in the tree, `k` counted from 1. */
function find(tree: Int32Array, k: number): number {
  let at = 0;
  let left = k;
  for (let step = 1 << (31 - Math.clz32(tree.length)); step > 0; step >>= 1) {
    const probe = at + step;
    if (probe < tree.length && tree[probe]! < left) {
      at = probe;
      left -= tree[probe]!;
    }
  }
  return at;
}
