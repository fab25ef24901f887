import { type Kernel, kernelCode } from '../../wasm/index.ts';
import { KERNEL_BASE64 } from './extreme-bytes.ts';

/** The function of packages/core/kernels/extremes.ts. */
interface Exports {
  readonly slide: (cells: number, width: number, rank: number, by: number, add: number) => void;
}

/** Windows that are worked out at a time: with what they reach over, they stay in the processor's first cache. */
const AT_ONCE = 2048;
/** Wider windows take as long in plain code, which does two passes whatever the width. */
const WIDEST = 2048;
/** Fewer windows than this are done before the cells are copied. */
const FEWEST = 64;
/** The kernel may look two cells past the last. */
const SPARE = 2;

const code = kernelCode<Exports>(KERNEL_BASE64);
let kernel: Kernel<Exports> | undefined;

/** Values times `rank` (1 or -1), so that the largest is wanted always; and the way back: times `by`, plus `add`. */
export interface Ranking {
  readonly rank: number;
  readonly by: number;
  readonly add: number;
}

/** Cells, and where the first window begins. */
export interface Cells {
  readonly values: Float64Array;
  readonly at: number;
}

/** Windows that lie within the row: window i is the `width` cells from `at + i` on. */
export interface Inside {
  readonly count: number;
  readonly width: number;
}

/**
 * The largest value of each window, ranked and told as asked, into `out` from `outAt` on. False, and nothing done,
 * where plain code is quicker or there is no WebAssembly. Windows of twice the width from two windows, log2(width)
 * times, two lanes at a time: without branches, which is what costs time on signals that go up and down.
 */
export function slideInLanes(
  { values, at }: Cells,
  { count, width }: Inside,
  { rank, by, add }: Ranking,
  out: Float64Array,
  outAt: number,
): boolean {
  if (count < FEWEST || width > WIDEST) return false;
  kernel ??= code.create((AT_ONCE + WIDEST + SPARE) * 8);
  if (!kernel) return false;
  const lanes = new Float64Array(kernel.memory);
  for (let from = 0; from < count; from += AT_ONCE) {
    const windows = Math.min(AT_ONCE, count - from);
    const cells = windows + width - 1;
    lanes.set(values.subarray(at + from, at + from + cells));
    kernel.run.slide(cells, width, rank, by, add);
    out.set(lanes.subarray(0, windows), outAt + from);
  }
  return true;
}
