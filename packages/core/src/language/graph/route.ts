import type { Arc } from './layers.ts';
import type { GraphEdge, GraphEdgeKind } from './model.ts';
import type { LayoutOptions, PlacedEdge, PlacedNode, Point } from './placed.ts';

/** The kinds of dependency that leave a box, each once. */
export function kindsFrom(id: string, edges: readonly GraphEdge[]): readonly GraphEdgeKind[] {
  return [...new Set(edges.filter(({ from }) => from === id).map(({ kind }) => kind))];
}

interface Drawing {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly GraphEdge[];
  readonly options: LayoutOptions;
}

/**
 * The line of an edge: out at the place of its kind, through the columns between (`passed`, from left to right, each
 * by the left end of its passage), in at the middle of the other box's side.
 */
export function routed(
  edge: GraphEdge,
  arc: Arc,
  { nodes, edges, options }: Drawing,
  passed: readonly Point[],
  back: boolean,
): PlacedEdge {
  const from = nodes[arc.from]!;
  const to = nodes[arc.to]!;
  const kinds = kindsByHeight(from, nodes, edges);
  const out = from.y + ((kinds.indexOf(edge.kind) + 1) * from.height) / (kinds.length + 1);
  const { boxWidth } = options;
  if (from === to) {
    const right = from.x + boxWidth;
    const below = from.y + from.height;
    return {
      ...edge,
      back,
      points: [
        { x: right, y: out },
        { x: right + options.gap, y: below + options.gap / 2 },
        { x: right - options.gap, y: below },
      ],
    };
  }
  const through = (back ? passed.toReversed() : passed).flatMap((left) => {
    const right = { x: left.x + boxWidth, y: left.y };
    return back ? [right, left] : [left, right];
  });
  const start = { x: back ? from.x : from.x + boxWidth, y: out };
  const end = { x: back ? to.x + boxWidth : to.x, y: to.y + to.height / 2 };
  return { ...edge, back, points: [start, ...through, end] };
}

/** Kinds of a box's edges from top to bottom, by the mean height of where they lead. */
function kindsByHeight(
  from: PlacedNode,
  nodes: readonly PlacedNode[],
  edges: readonly GraphEdge[],
): readonly GraphEdgeKind[] {
  const middle = new Map(nodes.map(({ id, y, height }) => [id, y + height / 2]));
  const own = edges.filter((edge) => edge.from === from.id);
  const heights = new Map<GraphEdgeKind, number[]>();
  for (const { kind, to } of own) heights.set(kind, [...(heights.get(kind) ?? []), middle.get(to)!]);
  const average = (kind: GraphEdgeKind) => {
    const list = heights.get(kind)!;
    return list.reduce((sum, y) => sum + y, 0) / list.length;
  };
  return [...heights.keys()].sort((a, b) => average(a) - average(b));
}
