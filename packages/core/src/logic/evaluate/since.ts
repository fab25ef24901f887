/**
 * `f since g` over one row without bounds, for numbers: the largest over all j <= t of
 * min(g[j], f[j+1], ..., f[t]), in one pass by out[t] = max(g[t], min(f[t], out[t-1])) (A. Donze, T. Ferrere,
 * O. Maler, "Efficient robust monitoring for STL", CAV 2013). With `step` -1 the row is read backwards: `until`.
 */
export function sinceMargins(
  f: Float64Array,
  fAt: number,
  g: Float64Array,
  gAt: number,
  n: number,
  step: 1 | -1,
  out: Float64Array,
): void {
  let carried = -Infinity;
  const begin = step === 1 ? 0 : n - 1;
  for (let k = 0, i = begin; k < n; k++, i += step) {
    const held = Math.min(carried, f[fAt + i]!);
    carried = Math.max(g[gAt + i]!, held);
    out[i] = carried;
  }
}

/** The same for truth values. */
export function sinceFlags(
  f: Uint8Array,
  fAt: number,
  g: Uint8Array,
  gAt: number,
  n: number,
  step: 1 | -1,
  out: Uint8Array,
): void {
  let carried = 0;
  const begin = step === 1 ? 0 : n - 1;
  for (let k = 0, i = begin; k < n; k++, i += step) {
    carried = g[gAt + i]! | (carried & f[fAt + i]!);
    out[i] = carried;
  }
}
