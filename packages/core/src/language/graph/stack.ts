/** One box in a column: its height and where its middle should be. */
export interface Wish {
  readonly height: number;
  readonly middle: number;
}

/**
 * Tops of the boxes of a column, in their order, at least `gap` apart and as near to their wishes as that allows
 * (least squares, by pooling adjacent violators: Ayer and others, 1955). May be negative.
 */
export function stack(wishes: readonly Wish[], gap: number): readonly number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const { height } of wishes) {
    offsets.push(offset);
    offset += height + gap;
  }
  const pools: { sum: number; count: number }[] = [];
  wishes.forEach(({ height, middle }, i) => {
    pools.push({ sum: middle - height / 2 - offsets[i]!, count: 1 });
    while (pools.length > 1) {
      const last = pools[pools.length - 1]!;
      const before = pools[pools.length - 2]!;
      if (before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      pools.pop();
    }
  });
  const tops = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return tops.map((top, i) => top + offsets[i]!);
}
