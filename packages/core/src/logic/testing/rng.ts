/** Random numbers for tests: sfc32 (C. Doty-Humphrey, PractRand), seeded, so that a failure can be repeated. */
export interface Rng {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(values: readonly T[]) => T;
}

export function rngOf(seed: number): Rng {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (values) => values[int(0, values.length - 1)]!,
  };
}

/** Fewer than this show little. */
const FEWEST = 30;

/** How many random samples to take: all of them, or the share that the environment variable SAMPLES asks for. */
export function samples(count: number): number {
  const share = Math.round(count * Number(process.env.SAMPLES ?? 1));
  return Math.max(share, Math.min(count, FEWEST));
}
