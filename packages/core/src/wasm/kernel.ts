import { bytesOfBase64 } from './base64.ts';

// The few names of the WebAssembly JavaScript interface that are used; it is there in browsers and in Node.
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: { initial: number }) => WasmMemory;
};

/** An instance of a kernel, with memory of its own; `run` holds what it exports. */
export interface Kernel<Exports> {
  /** Another one after it has grown: views on the old one are then empty. */
  readonly memory: ArrayBuffer;
  /** Makes the memory at least this many bytes long. */
  readonly reserve: (bytes: number) => void;
  readonly run: Exports;
}

export interface KernelCode<Exports> {
  /** Can this engine run it? If it has no WebAssembly, or none with SIMD, the plain code has to do. */
  readonly available: () => boolean;
  /** An instance with `bytes` of memory, or undefined where it cannot run. */
  readonly create: (bytes: number, imports?: object) => Kernel<Exports> | undefined;
}

const PAGE = 65536;

/** A kernel of packages/core/kernels, compiled when it is first asked for. */
export function kernelCode<Exports>(base64: string): KernelCode<Exports> {
  let compiled: object | null | undefined;
  const module = (): object | null => {
    if (compiled !== undefined) return compiled;
    try {
      compiled = new WebAssembly.Module(bytesOfBase64(base64));
    } catch {
      compiled = null;
    }
    return compiled;
  };
  return {
    available: () => module() !== null,
    create: (bytes, imports = {}) => {
      const code = module();
      if (code === null) return undefined;
      const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
      const instance = new WebAssembly.Instance(code, { env: { memory }, ...imports });
      return {
        get memory() {
          return memory.buffer;
        },
        reserve(wanted) {
          const now = memory.buffer.byteLength;
          // Growing is slow, so once it is needed there should be room for a while.
          if (wanted > now) memory.grow(Math.ceil(Math.max(wanted - now, now / 8) / PAGE));
        },
        run: instance.exports as Exports,
      };
    },
  };
}
