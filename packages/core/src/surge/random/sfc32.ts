/** A stream of uniform random 32-bit numbers that is a pure function of (seed, stream). */
export interface Random {
  /** That of sfc32, four 32-bit numbers, for those who make the next numbers themselves; `fill` starts from it. */
  readonly state: Int32Array;
  /** A whole number in [0, 2^32). */
  readonly bits: () => number;
  /** A number in (0, 1): never 0, so that it can be logged. */
  readonly uniform: () => number;
  /** As many such numbers at once. */
  readonly fill: (into: Uint32Array) => void;
  /** A whole number in [0, n), n up to 2^21; biased by less than n / 2^32. */
  readonly below: (n: number) => number;
}

/** Bijective 32-bit mixer: the finaliser of MurmurHash3 (Appleby, public domain). */
export function mix32(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

const WARM_UP = 15;
/** Numbers are made in runs, so that the state stays in registers. */
const RUN = 128;

/** Makes the next numbers of sfc32 (Doty-Humphrey, PractRand) and moves the state on. */
function fill(state: Int32Array, into: Uint32Array): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let counter = state[3]!;
  for (let i = 0; i < into.length; i++) {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    into[i] = sum;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = counter;
}

/**
 * sfc32 started from a seed and a stream number, so that replicate k of a run can be drawn alone, in any order and
 * on any thread: the same pair always gives the same numbers. `seed` may be any safe integer; `stream` any 32-bit
 * integer.
 */
export function createRandom(seed: number, stream: number): Random {
  const a = mix32((seed | 0) ^ 0x9e3779b9);
  const b = mix32((Math.floor(seed / 0x1_0000_0000) | 0) ^ a ^ 0x7f4a7c15);
  const state = Int32Array.of(a, b, mix32(stream ^ 0x6a09e667) ^ b, 1);
  const numbers = new Uint32Array(RUN);
  fill(state, numbers.subarray(0, WARM_UP));
  let at = RUN;
  const bits = (): number => {
    if (at === RUN) {
      fill(state, numbers);
      at = 0;
    }
    const value = numbers[at]!;
    at += 1;
    return value;
  };
  return {
    state,
    bits,
    fill: (into) => {
      fill(state, into);
    },
    uniform: () => (bits() + 0.5) / 0x1_0000_0000,
    below: (n) => Math.floor((bits() * n) / 0x1_0000_0000),
  };
}
