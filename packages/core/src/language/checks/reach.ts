/**
 * Whether one thing depends on another, directly or not. Names become numbers and visits are stamped, so that asking
 * once for every adjustment of a long agreement builds no sets: long chains of conditions would make them long too.
 */
export function reachability(
  depends: ReadonlyMap<string, ReadonlySet<string>>,
): (from: string, to: string) => boolean {
  const index = new Map<string, number>();
  for (const name of depends.keys()) index.set(name, index.size);
  const next: readonly (readonly number[])[] = [...depends.values()].map((names) => {
    const inner: number[] = [];
    for (const name of names) {
      const at = index.get(name);
      if (at !== undefined) inner.push(at);
    }
    return inner;
  });
  const names = [...depends.values()];
  const stamps = new Int32Array(next.length);
  const open = new Int32Array(next.length);
  let stamp = 0;
  return (from, to) => {
    const first = index.get(from);
    if (first === undefined) return false;
    stamp++;
    stamps[first] = stamp;
    open[0] = first;
    for (let count = 1; count > 0; ) {
      const at = open[--count]!;
      if (names[at]!.has(to)) return true;
      for (const one of next[at]!) {
        if (stamps[one] === stamp) continue;
        stamps[one] = stamp;
        open[count++] = one;
      }
    }
    return false;
  };
}
