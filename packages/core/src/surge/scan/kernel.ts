import { KERNEL_BASE64 } from './kernel-bytes.ts';

// The few names of the WebAssembly JavaScript interface that are used; it is there in browsers and in Node.
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: { initial: number }) => WasmMemory;
};

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

export interface Kernel {
  readonly memory: ArrayBuffer;
  readonly run: KernelExports;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes of a base64 text; neither `atob` nor `Buffer` belongs to the language. */
export function bytesOfBase64(text: string): Uint8Array {
  const clean = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const character of clean) {
    held = ((held << 6) | ALPHABET.indexOf(character)) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >>> bits) & 0xff;
    at += 1;
  }
  return bytes;
}

let compiled: object | null | undefined;

function kernelModule(): object | null {
  if (compiled !== undefined) return compiled;
  try {
    compiled = new WebAssembly.Module(bytesOfBase64(KERNEL_BASE64));
  } catch {
    // No WebAssembly here, or none with SIMD: the plain code gives the same numbers, more slowly.
    compiled = null;
  }
  return compiled;
}

/** Can this engine run the vector kernel? */
export function kernelAvailable(): boolean {
  return kernelModule() !== null;
}

const PAGE = 65536;

/** The vector kernel over `bytes` of memory, or undefined where it cannot run. */
export function createKernel(bytes: number, hit: Hit): Kernel | undefined {
  const module = kernelModule();
  if (module === null) return undefined;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  const instance = new WebAssembly.Instance(module, { env: { memory }, scan: { hit } });
  return { memory: memory.buffer, run: instance.exports as KernelExports };
}
