import { type Kernel, kernelCode } from '../../wasm/index.ts';
import { KERNEL_BASE64 } from './extreme-bytes.ts';
import type { Row } from './windows.ts';

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
let kernel: (Kernel<Exports> & { readonly cells: Float64Array }) | undefined;

function prepared() {
  if (kernel) return kernel;
  const created = code.create((AT_ONCE + WIDEST + SPARE) * 8);
  if (created) kernel = { ...created, cells: new Float64Array(created.memory) };
  return kernel;
}

/**
 * The largest of `value * rank` in each of `count` windows of `width` cells, the first of which begins with the row,
 * times `by`, plus `add`, into `out` from `outAt` on. False, and nothing done, where plain code is quicker or there is
 * no WebAssembly. Windows of twice the width from two windows, log2(width) times, two lanes at a time: without branches,
 * which is what costs time on signals that go up and down.
 */
export function slideInLanes(
  { values, at }: Row<Float64Array>,
  { count, width }: { readonly count: number; readonly width: number },
  { rank, by, add }: { readonly rank: number; readonly by: number; readonly add: number },
  out: Float64Array,
  outAt: number,
): boolean {
  if (count < FEWEST || width > WIDEST) return false;
  const lanes = prepared();
  if (!lanes) return false;
  for (let from = 0; from < count; from += AT_ONCE) {
    const windows = Math.min(AT_ONCE, count - from);
    const cells = windows + width - 1;
    lanes.cells.set(values.subarray(at + from, at + from + cells));
    lanes.run.slide(cells, width, rank, by, add);
    out.set(lanes.cells.subarray(0, windows), outAt + from);
  }
  return true;
}
