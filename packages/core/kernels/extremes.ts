// AssemblyScript, compiled by scripts/build-kernel.js into src/series/window/extreme-bytes.ts.
//
// Cells lie from address 0 on, as f64. Cells beyond the last may be read and written: the caller leaves room.

/**
 * The largest of `cell * rank` in each window of `width` cells, times `by`, plus `add`, in place: window i at cell i.
 * A window of 29 is two of 16 that overlap, and those are pairs of 8, of 4, of 2 and of 1.
 */
export function slide(cells: i32, width: i32, rank: f64, by: f64, add: f64): void {
  if (rank !== 1) scale(cells, rank, 0);
  let reach = 1;
  let left = cells;
  for (; reach * 2 <= width; reach *= 2) {
    left -= reach;
    larger(left, reach);
  }
  if (reach < width) larger(cells - width + 1, width - reach);
  scale(cells - width + 1, by, add);
}

/** Each cell becomes the larger of itself and the one `step` cells on. */
function larger(cells: i32, step: i32): void {
  const ahead: usize = 8 * step;
  const end: usize = 8 * cells;
  for (let p: usize = 0; p < end; p += 16) v128.store(p, f64x2.pmax(v128.load(p), v128.load(p + ahead)));
}

function scale(cells: i32, by: f64, add: f64): void {
  const end: usize = 8 * cells;
  const factor = f64x2.splat(by);
  const offset = f64x2.splat(add);
  for (let p: usize = 0; p < end; p += 16) v128.store(p, f64x2.add(f64x2.mul(v128.load(p), factor), offset));
}
