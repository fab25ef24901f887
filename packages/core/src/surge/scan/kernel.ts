import { type Kernel as Instance, kernelCode } from '../../wasm/index.ts';
import { KERNEL_BASE64 } from './kernel-bytes.ts';

/** Functions of packages/core/kernels/scan.ts; all arguments are byte addresses or counts. */
interface KernelExports {
  readonly add16: (dst: number, src: number, bytes: number) => void;
  readonly add32: (dst: number, src: number, bytes: number) => void;
  readonly thresholds16: ThresholdFunction;
  readonly thresholds32: ThresholdFunction;
  readonly scan16: ScanFunction;
  readonly scan32: ScanFunction;
}
type ThresholdFunction = (
  expected: number,
  members: number,
  table: number,
  perUnit: number,
  least: number,
  to: number,
) => void;
type ScanFunction = (
  counts: number,
  places: number,
  thresholds: number,
  starts: number,
  centres: number,
  scratch: number,
) => void;

export type Hit = (member: number, lanes: number) => void;
export type Kernel = Instance<KernelExports>;

const code = kernelCode<KernelExports>(KERNEL_BASE64);

/** Can this engine run the vector kernel? */
export const kernelAvailable = (): boolean => code.available();

/** The vector kernel over `bytes` of memory, or undefined where it cannot run. */
export const createKernel = (bytes: number, hit: Hit): Kernel | undefined =>
  code.create(bytes, { scan: { hit } });
