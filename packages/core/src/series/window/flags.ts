import { clippedBounds, type Row, type Windows } from './windows.ts';

/** 1 where the window holds at least one `wanted`, else 0; linear in cells + windows. */
export function slideAny(
  wanted: 0 | 1,
  { values, at, n }: Row<Uint8Array>,
  windows: Windows,
  out: Uint8Array,
  outAt: number,
): void {
  if (windows.kind === 'tiled') {
    slideAtLeast(1, wanted, { values, at, n }, windows, out, outAt);
    return;
  }
  const { count, shift, width } = windows;
  let seen = -1;
  let next = Math.max(0, shift);
  for (let i = 0; i < count; i++) {
    const first = i + shift;
    const last = Math.min(first + width - 1, n - 1);
    for (; next <= last; next++) if (values[at + next] === wanted) seen = next;
    out[outAt + i] = seen >= 0 && seen >= first ? 1 : 0;
  }
}

/** 1 where the window holds at least `least` cells equal to `wanted`, else 0. */
export function slideAtLeast(
  least: number,
  wanted: 0 | 1,
  { values, at, n }: Row<Uint8Array>,
  windows: Windows,
  out: Uint8Array,
  outAt: number,
): void {
  const counts = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) counts[i + 1] = counts[i]! + (values[at + i] === wanted ? 1 : 0);
  const { first, last } = clippedBounds(windows, n);
  for (let i = 0; i < windows.count; i++) {
    const found = first[i]! > last[i]! ? 0 : counts[last[i]! + 1]! - counts[first[i]!]!;
    out[outAt + i] = found >= least ? 1 : 0;
  }
}
