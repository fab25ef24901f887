import type { GraphEdge } from './model.ts';

/** A graph by numbers: nodes are 0 .. count - 1. */
export interface Arc {
  readonly from: number;
  readonly to: number;
}

/**
 * Which edges lead back in a walk from the first node on; turned round, the rest of the graph has no cycle.
 * Iterative, so that a chain of any length can be drawn. Edges from a node to itself do not count.
 */
export function backEdges(count: number, arcs: readonly Arc[]): ReadonlySet<number> {
  const out: number[][] = Array.from({ length: count }, () => []);
  arcs.forEach(({ from, to }, i) => {
    if (from !== to) out[from]!.push(i);
  });
  const back = new Set<number>();
  const state = new Uint8Array(count);
  const next = new Int32Array(count);
  for (let root = 0; root < count; root++) {
    const path = state[root] === 0 ? [root] : [];
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      state[node] = 1;
      const arc = out[node]![next[node]!++];
      if (arc === undefined) {
        state[node] = 2;
        path.pop();
      } else {
        const { to } = arcs[arc]!;
        if (state[to] === 1) back.add(arc);
        else if (state[to] === 0) path.push(to);
      }
    }
  }
  return back;
}

/** Longest-path layering of a graph without cycles: each node one layer past the last of those that lead to it. */
export function layersOf(count: number, arcs: readonly Arc[]): Int32Array {
  const waits = new Int32Array(count);
  const out: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of arcs) {
    waits[to]!++;
    out[from]!.push(to);
  }
  const layers = new Int32Array(count);
  const ready = Array.from({ length: count }, (_, i) => i).filter((i) => waits[i] === 0);
  for (const node of ready) {
    for (const to of out[node]!) {
      layers[to] = Math.max(layers[to]!, layers[node]! + 1);
      if (--waits[to]! === 0) ready.push(to);
    }
  }
  return layers;
}

/** Edges as arcs between the places of their ends in a list of names. */
export function arcsOf(names: readonly string[], edges: readonly GraphEdge[]): readonly Arc[] {
  const place = new Map(names.map((name, i) => [name, i]));
  return edges.map(({ from, to }) => ({ from: place.get(from)!, to: place.get(to)! }));
}
