// AssemblyScript, compiled by scripts/build-kernel.js into src/surge/scan/kernel-bytes.ts.
//
// Counts lie as 32 lanes per place, one lane per replicate. A zone's counts are running sums along the members of
// its centre, so one step is: load, add, compare with the smallest count that matters. Only when a lane reaches it
// is the outside asked to take logarithms.

// Lanes of the zone that ends with member `member` reached its threshold; their counts are at `scratch`.
declare function hit(member: i32, lanes: i32): void;

/** dst += src, `bytes` a multiple of 16. */
export function add16(dst: usize, src: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(dst + i, i16x8.add(v128.load(dst + i), v128.load(src + i)));
  }
}

export function add32(dst: usize, src: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(dst + i, i32x4.add(v128.load(dst + i), v128.load(src + i)));
  }
}

/** Where an expected count stands in a table of first counts; the same rule as cellOf in src/surge/scan/limits.ts. */
function cellOf(e: f64, perUnit: f64): i32 {
  return e < 16
    ? max<i32>(0, <i32>(reinterpret<i64>(e) >> 45) - ((1023 - 12) << 7))
    : 2048 + <i32>((e - 16) * perUnit);
}

/**
 * The largest count that does not matter for each of `members` expected counts (f64; Infinity where no zone ends),
 * or a little less. `table`: smallest count that can matter from the lower edge of each cell on, i32.
 */
export function thresholds16(
  expected: usize,
  members: i32,
  table: usize,
  perUnit: f64,
  least: i32,
  to: usize,
): void {
  for (let i = 0; i < members; i++) {
    const e = load<f64>(expected + ((<usize>i) << 3));
    let count: i32 = 32768;
    if (e < f64.MAX_VALUE) count = max(least, load<i32>(table + ((<usize>cellOf(e, perUnit)) << 2)));
    store<i16>(to + ((<usize>i) << 1), <i16>(min<i32>(count, 32768) - 1));
  }
}

export function thresholds32(
  expected: usize,
  members: i32,
  table: usize,
  perUnit: f64,
  least: i32,
  to: usize,
): void {
  for (let i = 0; i < members; i++) {
    const e = load<f64>(expected + ((<usize>i) << 3));
    let count: i32 = i32.MAX_VALUE;
    if (e < f64.MAX_VALUE) count = max(least, load<i32>(table + ((<usize>cellOf(e, perUnit)) << 2)));
    store<i32>(to + ((<usize>i) << 2), count - 1);
  }
}

/**
 * Centres 0 .. centres - 1 of a chunk. `starts`: first member of each centre and one more, i32. `places`: place of
 * each member, i32. `thresholds`: largest count that does not matter, i16 (i32), both indexed by member.
 */
export function scan16(
  counts: usize,
  places: usize,
  thresholds: usize,
  starts: usize,
  centres: i32,
  scratch: usize,
): void {
  for (let c = 0; c < centres; c++) {
    let a0 = i16x8.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let j = load<i32>(starts + ((<usize>c) << 2));
    const end = load<i32>(starts + ((<usize>c) << 2), 4);
    for (; j < end; j++) {
      const at = counts + ((<usize>load<i32>(places + ((<usize>j) << 2))) << 6);
      a0 = i16x8.add(a0, v128.load(at));
      a1 = i16x8.add(a1, v128.load(at, 16));
      a2 = i16x8.add(a2, v128.load(at, 32));
      a3 = i16x8.add(a3, v128.load(at, 48));
      const t = v128.load_splat<i16>(thresholds + ((<usize>j) << 1));
      const h0 = i16x8.gt_s(a0, t);
      const h1 = i16x8.gt_s(a1, t);
      const h2 = i16x8.gt_s(a2, t);
      const h3 = i16x8.gt_s(a3, t);
      if (v128.any_true(v128.or(v128.or(h0, h1), v128.or(h2, h3)))) {
        v128.store(scratch, a0);
        v128.store(scratch, a1, 16);
        v128.store(scratch, a2, 32);
        v128.store(scratch, a3, 48);
        hit(
          j,
          i16x8.bitmask(h0) |
            (i16x8.bitmask(h1) << 8) |
            (i16x8.bitmask(h2) << 16) |
            (i16x8.bitmask(h3) << 24),
        );
      }
    }
  }
}

/** The same with 32-bit counts, for replicates with more than 32,767 cases; 16 lanes at a time. */
export function scan32(
  counts: usize,
  places: usize,
  thresholds: usize,
  starts: usize,
  centres: i32,
  scratch: usize,
): void {
  for (let half = 0; half < 2; half++) {
    for (let c = 0; c < centres; c++) {
      let a0 = i32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let j = load<i32>(starts + ((<usize>c) << 2));
      const end = load<i32>(starts + ((<usize>c) << 2), 4);
      for (; j < end; j++) {
        const at = counts + ((<usize>load<i32>(places + ((<usize>j) << 2))) << 7) + ((<usize>half) << 6);
        a0 = i32x4.add(a0, v128.load(at));
        a1 = i32x4.add(a1, v128.load(at, 16));
        a2 = i32x4.add(a2, v128.load(at, 32));
        a3 = i32x4.add(a3, v128.load(at, 48));
        const t = v128.load_splat<i32>(thresholds + ((<usize>j) << 2));
        const h0 = i32x4.gt_s(a0, t);
        const h1 = i32x4.gt_s(a1, t);
        const h2 = i32x4.gt_s(a2, t);
        const h3 = i32x4.gt_s(a3, t);
        if (v128.any_true(v128.or(v128.or(h0, h1), v128.or(h2, h3)))) {
          const to = scratch + ((<usize>half) << 6);
          v128.store(to, a0);
          v128.store(to, a1, 16);
          v128.store(to, a2, 32);
          v128.store(to, a3, 48);
          const lanes =
            i32x4.bitmask(h0) |
            (i32x4.bitmask(h1) << 4) |
            (i32x4.bitmask(h2) << 8) |
            (i32x4.bitmask(h3) << 12);
          hit(j, lanes << (half << 4));
        }
      }
    }
  }
}
