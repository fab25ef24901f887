import { type Kernel as Instance, kernelCode } from '../../wasm/index.ts';
import { KERNEL_BASE64 } from './kernel-bytes.ts';

/** Functions of packages/core/kernels/scan.ts; all arguments but `perUnit` are byte addresses or counts. */
interface KernelExports {
  readonly draw: (state: number, table: number, size: number, count: number, to: number) => void;
  readonly events16: EventFunction;
  readonly events32: EventFunction;
  readonly move16: (
    from: number,
    blocks: number,
    counts: number,
    places: number,
    block: number,
    held: number,
  ) => void;
  readonly disorder: (lanes: number) => number;
  readonly stretch: (at: number, count: number, by: number) => void;
  /** Rule (0 poisson, 1 bernoulli, 2 other), then the globals of the kernel in their order. */
  readonly judge: (
    rule: number,
    cases: number,
    total: number,
    base: number,
    levelsPerUnit: number,
    slack: number,
    byCentre: boolean,
    tables: number,
    tableBytes: number,
    slots: number,
    made: number,
    best: number,
    levels: number,
    floors: number,
  ) => void;
  readonly add16: (dst: number, src: number, bytes: number) => void;
  readonly add32: (dst: number, src: number, bytes: number) => void;
  readonly sums: (
    starts: number,
    centres: number,
    offsets: number,
    shift: number,
    places: number,
    perUnit: number,
    expected: number,
    cells: number,
  ) => void;
  readonly scan16: ScanFunction;
  readonly scan32: ScanFunction;
}
type EventFunction = (
  order: number,
  replicates: number,
  begins: number,
  stride: number,
  counts: number,
  block: number,
) => void;
type ScanFunction = (
  from: number,
  to: number,
  starts: number,
  offsets: number,
  counts: number,
  blocks: number,
  block: number,
  cells: number,
  expected: number,
  closes: number,
) => void;

/** What the scan tells the outside, and asks of it. */
export interface Listener {
  /**
   * Lanes that reached their marks in the zone that ends with `member`, as bits; or the cases of a zone that beats the
   * best of its centre.
   */
  readonly hit: (member: number, lanes: number) => void;
  /** Makes the table of a level. */
  readonly prepare: (level: number) => void;
}

export interface Kernel extends Instance<KernelExports> {
  readonly listen: (listener: Listener) => void;
}

const code = kernelCode<KernelExports>(KERNEL_BASE64);

/** Can this engine run the vector kernel? */
export const kernelAvailable = (): boolean => code.available();

/** The vector kernel, or undefined where it cannot run. */
export function createKernel(): Kernel | undefined {
  let listener: Listener | undefined;
  const instance = code.create(1, {
    scan: {
      hit: (member: number, lanes: number): void => listener?.hit(member, lanes),
      prepare: (level: number): void => listener?.prepare(level),
      // The logarithm of the plain code, so that scores are the same to the last bit.
      log: Math.log,
    },
  });
  if (!instance) return undefined;
  return Object.assign(instance, {
    listen(next: Listener) {
      listener = next;
    },
  });
}
