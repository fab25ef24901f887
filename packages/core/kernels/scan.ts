// AssemblyScript, compiled by scripts/build-kernel.js into src/surge/scan/kernel-bytes.ts.
//
// Counts lie as 32 lanes per place, one lane per replicate. A zone's counts are running sums along the members of
// its centre, so one step is: load, add, compare with the smallest count that matters. Only where a lane reaches what
// its own replicate must beat is the zone scored.

// Lanes of the zone that ends with member `member` reached their marks; their counts are at address 0. Or, where each
// centre has its own best, the zone beats it, with `lanes` cases.
declare function hit(member: i32, lanes: i32): void;
// Makes the table of a level.
declare function prepare(level: i32): void;
declare function log(x: f64): f64;

/** Which score: POISSON and BERNOULLI as in src/surge/scan/score.ts, any other one is left to `hit`. */
let rule: i32 = 0;
const POISSON = 0;
const BERNOULLI = 1;
let cases: f64 = 0;
let total: f64 = 0;
/** What is taken off every score. */
let base: f64 = 0;
let levelsPerUnit: f64 = 0;
/** How far below the best a score may lie to be worth a word. */
let slack: f64 = 0;
/** Each centre has its own best, for the one replicate in lane 0. */
let byCentre: bool = false;
/** Tables of marks by level, how many there are at most, and which of them are made, u8. */
let tables: usize = 0;
let tableBytes: i32 = 0;
let slots: i32 = 0;
let made: usize = 0;
/** The best score, f64, and its level, i32, of each lane (or centre); the least level of each block, i32. */
let best: usize = 0;
let levels: usize = 0;
let floors: usize = 0;

/** Says how zones are judged until further notice. */
export function judge(
  rule_: i32,
  cases_: f64,
  total_: f64,
  base_: f64,
  levelsPerUnit_: f64,
  slack_: f64,
  byCentre_: bool,
  tables_: usize,
  tableBytes_: i32,
  slots_: i32,
  made_: usize,
  best_: usize,
  levels_: usize,
  floors_: usize,
): void {
  rule = rule_;
  cases = cases_;
  total = total_;
  base = base_;
  levelsPerUnit = levelsPerUnit_;
  slack = slack_;
  byCentre = byCentre_;
  tables = tables_;
  tableBytes = tableBytes_;
  slots = slots_;
  made = made_;
  best = best_;
  levels = levels_;
  floors = floors_;
}

function xlogx(x: f64, y: f64): f64 {
  return x > 0 ? x * log(x / y) : 0;
}

/** The same operations in the same order as in src/surge/scan/score.ts. */
function score(count: f64, expected: f64): f64 {
  if (count * total <= cases * expected) return 0;
  const rest = cases - count;
  const outside = total - expected;
  if (rule === POISSON) {
    const inside = count * log(count / expected);
    return rest > 0 ? inside + rest * log(rest / outside) - base : inside - base;
  }
  return (
    xlogx(count, expected) +
    xlogx(expected - count, expected) +
    xlogx(rest, outside) +
    xlogx(outside - rest, outside) -
    base
  );
}

/** Scores the lanes that reached the marks of their block or centre and have counts at address 0. */
function look(member: i32, cell: usize, reached: i32, first: i32, expected: f64, wide: bool): void {
  if (rule > BERNOULLI) {
    hit(member, reached);
    return;
  }
  let climbs = false;
  for (; reached !== 0; reached &= reached - 1) {
    const lane = ctz(reached);
    const own = best + ((<usize>(first + lane)) << 3);
    const at = levels + ((<usize>(first + lane)) << 2);
    const level = load<i32>(at);
    const table = tables + <usize>(level * tableBytes) + cell;
    const count = wide ? load<i32>((<usize>lane) << 2) : load<i16>((<usize>lane) << 1);
    if (count <= (wide ? load<i32>(table) : load<i16>(table))) continue;
    const value = score(count, expected);
    if (value <= load<f64>(own) - slack) continue;
    store<f64>(own, max(value, load<f64>(own)));
    if (byCentre) hit(member, count);
    const next = min(slots - 1, <i32>((load<f64>(own) - slack) * levelsPerUnit));
    if (next <= level) continue;
    if (load<u8>(made + <usize>next) === 0) prepare(next);
    store<i32>(at, next);
    climbs = true;
  }
  if (!climbs || byCentre) return;
  let least = slots;
  for (let lane = 0; lane < 32; lane++)
    least = min(least, load<i32>(levels + ((<usize>(first + lane)) << 2)));
  store<i32>(floors + (<usize>first >> 3), least);
}

/**
 * `count` draws from Walker's alias table (keep, then other, `size` i32 each) as i32 at `to`, two random numbers for
 * each: the same as drawAliases in src/surge/random/alias.ts. `state`: that of sfc32, moved on.
 */
export function draw(state: usize, table: usize, size: i32, count: i32, to: usize): void {
  let a = load<i32>(state);
  let b = load<i32>(state, 4);
  let c = load<i32>(state, 8);
  let counter = load<i32>(state, 12);
  const other = table + ((<usize>size) << 2);
  const end = to + ((<usize>count) << 2);
  for (; to < end; to += 4) {
    const first = a + b + counter;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = rotl(c, 21) + first;
    const second = a + b + counter + 1;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = rotl(c, 21) + second;
    counter += 2;
    const i = <i32>((<u64>(<u32>first) * <u64>size) >> 32);
    const instead = load<i32>(other + ((<usize>i) << 2));
    const kept = ((second >>> 1) - load<i32>(table + ((<usize>i) << 2))) >> 31;
    store<i32>(to, instead ^ ((instead ^ i) & kept));
  }
  store<i32>(state, a);
  store<i32>(state, b, 4);
  store<i32>(state, c, 8);
  store<i32>(state, counter, 12);
}

/**
 * Adds the events of one period of `replicates` replicates to their counts. `order`: which replicate is in each lane.
 * `begins`: where the period's events begin in memory, and, 4 bytes on, where they end; `stride` bytes from one
 * replicate to the next. An event is a place, i32.
 */
export function events16(
  order: usize,
  replicates: i32,
  begins: usize,
  stride: i32,
  counts: usize,
  block: i32,
): void {
  for (let k = 0; k < replicates; k++) {
    const span = begins + <usize>(load<i32>(order + ((<usize>k) << 2)) * stride);
    const lane = counts + <usize>((k >> 5) * block + ((k & 31) << 1));
    const end = <usize>load<i32>(span, 4);
    for (let p = <usize>load<i32>(span); p < end; p += 4) {
      const at = lane + ((<usize>load<i32>(p)) << 6);
      store<i16>(at, load<i16>(at) + 1);
    }
  }
}

export function events32(
  order: usize,
  replicates: i32,
  begins: usize,
  stride: i32,
  counts: usize,
  block: i32,
): void {
  for (let k = 0; k < replicates; k++) {
    const span = begins + <usize>(load<i32>(order + ((<usize>k) << 2)) * stride);
    const lane = counts + <usize>((k >> 5) * block + ((k & 31) << 2));
    const end = <usize>load<i32>(span, 4);
    for (let p = <usize>load<i32>(span); p < end; p += 4) {
      const at = lane + ((<usize>load<i32>(p)) << 7);
      store<i32>(at, load<i32>(at) + 1);
    }
  }
}

/**
 * Puts the lanes in another order. `from`: for each lane of each block, where its counts lie in those of place 0, from
 * `counts` on; `held`: room for the lanes of one place.
 */
export function move16(from: usize, blocks: i32, counts: usize, places: i32, block: i32, held: usize): void {
  for (; places > 0; places--) {
    for (let k = 0; k < blocks << 5; k++)
      store<i16>(held + ((<usize>k) << 1), load<i16>(counts + <usize>load<i32>(from + ((<usize>k) << 2))));
    for (let b = 0; b < blocks; b++) memory.copy(counts + <usize>(b * block), held + ((<usize>b) << 6), 64);
    counts += 64;
  }
}

/** How many levels the lanes lie above the least of their blocks, in all. */
export function disorder(lanes: i32): i32 {
  let above = 0;
  for (let k = 0; k < lanes; k++)
    above += load<i32>(levels + ((<usize>k) << 2)) - load<i32>(floors + ((<usize>(k >> 5)) << 2));
  return above;
}

/** Multiplies `count` whole numbers, i32, by `by`. */
export function stretch(at: usize, count: i32, by: i32): void {
  for (const end = at + ((<usize>count) << 2); at < end; at += 4) store<i32>(at, load<i32>(at) * by);
}

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
 * Sums of expected counts (f64) along the members of each centre, and their cells (i32): the same additions in the
 * same order as the plain code. `places`: expected counts by place; a member's offset shifted by `shift` leads to its
 * place there. What is indexed by member is given where member 0 would be.
 */
export function sums(
  starts: usize,
  centres: i32,
  offsets: usize,
  shift: i32,
  places: usize,
  perUnit: f64,
  expected: usize,
  cells: usize,
): void {
  for (let c = 0; c < centres; c++) {
    let sum: f64 = 0;
    let j = load<i32>(starts + ((<usize>c) << 2));
    const end = load<i32>(starts + ((<usize>c) << 2), 4);
    for (; j < end; j++) {
      sum += load<f64>(places + <usize>(load<i32>(offsets + ((<usize>j) << 2)) >> shift));
      store<f64>(expected + ((<usize>j) << 3), sum);
      store<i32>(cells + ((<usize>j) << 2), cellOf(sum, perUnit));
    }
  }
}

/**
 * Scans the zones of centres from .. to - 1 in every block of lanes. `starts`: first member of each centre and one
 * more. `offsets`: where each member's counts lie, from `counts` on. `cells`: where each member stands in the tables,
 * `expected`: its expected count. `closes`: 1 where a zone ends with the member, u8. A table holds the largest count
 * that does not matter to any replicate, by cell, i16 (i32); it never goes down along the members of a centre.
 *
 * Counts never go down along the members either, so four members are passed over at once when the last of them does
 * not exceed the first one's mark. Two tests for them instead of one, and sums read back after a closer look, keep
 * the sums in registers.
 */
export function scan16(
  from: i32,
  to: i32,
  starts: usize,
  offsets: usize,
  counts: usize,
  blocks: i32,
  block: i32,
  cells: usize,
  expected: usize,
  closes: usize,
): void {
  const beside = cells - offsets;
  for (let b = 0; b < blocks; b++) {
    for (let c = from; c < to; c++) {
      const judged = byCentre ? levels + ((<usize>c) << 2) : floors + ((<usize>b) << 2);
      let table = tables + <usize>(load<i32>(judged) * tableBytes);
      let a0 = i16x8.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let o = offsets + ((<usize>load<i32>(starts + ((<usize>c) << 2))) << 2);
      const end = offsets + ((<usize>load<i32>(starts + ((<usize>c) << 2), 4)) << 2);
      let run: usize = 16;
      while (o < end) {
        while (o + 16 <= end) {
          const p0 = counts + <usize>load<i32>(o);
          const p1 = counts + <usize>load<i32>(o, 4);
          const p2 = counts + <usize>load<i32>(o, 8);
          const p3 = counts + <usize>load<i32>(o, 12);
          const mark = v128.load_splat<i16>(table + ((<usize>load<i32>(o + beside)) << 1));
          const b0 = add4(a0, v128.load(p0), v128.load(p1), v128.load(p2), v128.load(p3));
          const b1 = add4(a1, v128.load(p0, 16), v128.load(p1, 16), v128.load(p2, 16), v128.load(p3, 16));
          if (i8x16.bitmask(i16x8.gt_s(i16x8.max_s(b0, b1), mark)) !== 0) break;
          const b2 = add4(a2, v128.load(p0, 32), v128.load(p1, 32), v128.load(p2, 32), v128.load(p3, 32));
          const b3 = add4(a3, v128.load(p0, 48), v128.load(p1, 48), v128.load(p2, 48), v128.load(p3, 48));
          if (i8x16.bitmask(i16x8.gt_s(i16x8.max_s(b2, b3), mark)) !== 0) break;
          a0 = b0;
          a1 = b1;
          a2 = b2;
          a3 = b3;
          o += 16;
          run = 16;
        }
        // Where four at once do not pass, the next four seldom do.
        const stop = min(o + run, end);
        run = min(run << 1, 256);
        for (; o < stop; o += 4) {
          const at = counts + <usize>load<i32>(o);
          a0 = i16x8.add(a0, v128.load(at));
          a1 = i16x8.add(a1, v128.load(at, 16));
          a2 = i16x8.add(a2, v128.load(at, 32));
          a3 = i16x8.add(a3, v128.load(at, 48));
          const cell = (<usize>load<i32>(o + beside)) << 1;
          const mark = v128.load_splat<i16>(table + cell);
          const most = i16x8.max_s(i16x8.max_s(a0, a1), i16x8.max_s(a2, a3));
          if (i8x16.bitmask(i16x8.gt_s(most, mark)) === 0) continue;
          const low = i8x16.narrow_i16x8_s(i16x8.gt_s(a0, mark), i16x8.gt_s(a1, mark));
          const high = i8x16.narrow_i16x8_s(i16x8.gt_s(a2, mark), i16x8.gt_s(a3, mark));
          const reached = i8x16.bitmask(low) | (i8x16.bitmask(high) << 16);
          const member = (o - offsets) >> 2;
          if (load<u8>(closes + member) === 0) continue;
          v128.store(0, a0);
          v128.store(0, a1, 16);
          v128.store(0, a2, 32);
          v128.store(0, a3, 48);
          look(<i32>member, cell, reached, byCentre ? c : b << 5, load<f64>(expected + (member << 3)), false);
          table = tables + <usize>(load<i32>(judged) * tableBytes);
          a0 = v128.load(0);
          a1 = v128.load(0, 16);
          a2 = v128.load(0, 32);
          a3 = v128.load(0, 48);
        }
      }
    }
    counts += block;
  }
}

function add4(sum: v128, x: v128, y: v128, z: v128, last: v128): v128 {
  return i16x8.add(i16x8.add(i16x8.add(i16x8.add(sum, x), y), z), last);
}

/** The same with 32-bit counts, for replicates with more than 32,767 cases; 16 lanes at a time, member by member. */
export function scan32(
  from: i32,
  to: i32,
  starts: usize,
  offsets: usize,
  counts: usize,
  blocks: i32,
  block: i32,
  cells: usize,
  expected: usize,
  closes: usize,
): void {
  for (let half = 0; half < blocks << 1; half++) {
    const b = half >> 1;
    const right = (<usize>(half & 1)) << 6;
    for (let c = from; c < to; c++) {
      const judged = byCentre ? levels + ((<usize>c) << 2) : floors + ((<usize>b) << 2);
      let a0 = i32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let j = <usize>load<i32>(starts + ((<usize>c) << 2));
      const end = <usize>load<i32>(starts + ((<usize>c) << 2), 4);
      for (; j < end; j++) {
        const at = counts + <usize>(b * block) + <usize>load<i32>(offsets + (j << 2)) + right;
        a0 = i32x4.add(a0, v128.load(at));
        a1 = i32x4.add(a1, v128.load(at, 16));
        a2 = i32x4.add(a2, v128.load(at, 32));
        a3 = i32x4.add(a3, v128.load(at, 48));
        const cell = (<usize>load<i32>(cells + (j << 2))) << 2;
        const mark = v128.load_splat<i32>(tables + <usize>(load<i32>(judged) * tableBytes) + cell);
        const low = i16x8.narrow_i32x4_s(i32x4.gt_s(a0, mark), i32x4.gt_s(a1, mark));
        const high = i16x8.narrow_i32x4_s(i32x4.gt_s(a2, mark), i32x4.gt_s(a3, mark));
        const reached = i8x16.bitmask(i8x16.narrow_i16x8_s(low, high));
        if (reached === 0 || load<u8>(closes + j) === 0) continue;
        v128.store(right, a0);
        v128.store(right, a1, 16);
        v128.store(right, a2, 32);
        v128.store(right, a3, 48);
        const lanes = reached << ((half & 1) << 4);
        look(<i32>j, cell, lanes, byCentre ? c : b << 5, load<f64>(expected + (j << 3)), true);
        a0 = v128.load(right);
        a1 = v128.load(right, 16);
        a2 = v128.load(right, 32);
        a3 = v128.load(right, 48);
      }
    }
  }
}
