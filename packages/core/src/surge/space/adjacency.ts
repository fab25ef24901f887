/**
 * Neighbours of every place in the order in which they can join it: first those one step away, then two steps, and
 * so on; among equals the nearer (by `rank`), so that every zone hangs together.
 */
export function adjacencyLists(
  adjacency: readonly (readonly number[])[],
  rank: (from: number, to: number) => number = (_, to) => to,
): number[][] {
  return adjacency.map((_, centre) => {
    const seen = new Set([centre]);
    const order = [centre];
    let ring = [centre];
    while (ring.length > 0) {
      const next = new Set<number>();
      for (const place of ring) for (const other of adjacency[place]!) if (!seen.has(other)) next.add(other);
      ring = [...next].sort((a, b) => rank(centre, a) - rank(centre, b) || a - b);
      for (const place of ring) {
        seen.add(place);
        order.push(place);
      }
    }
    return order;
  });
}
