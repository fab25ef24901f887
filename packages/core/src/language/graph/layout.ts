import { type Arc, arcsOf, backEdges, layersOf } from './layers.ts';
import type { AgreementGraph, GraphEdge, GraphNode } from './model.ts';
import type { GraphLayout, LayoutOptions, PlacedNode } from './placed.ts';
import { kindsFrom, routed } from './route.ts';
import { stack } from './stack.ts';

/** A box, or the place where an edge passes through a column. */
interface Item {
  readonly node: number;
  readonly layer: number;
  readonly height: number;
  readonly before: number[];
  readonly after: number[];
  y: number;
}

const SWEEPS = 12;
const PASS = 6;

/**
 * A layered drawing from left to right (Sugiyama, Tagawa and Toda, 1981): cycles opened, longest-path layers, order
 * within a layer by barycentres, places by least squares. Rules that nothing leads to or from stand below, in rows.
 * The same graph always gives the same drawing.
 */
export function layoutOf(graph: AgreementGraph, options: LayoutOptions): GraphLayout {
  const { nodes, edges } = graph;
  const { boxWidth, between, gap } = options;
  const arcs = arcsOf(
    nodes.map(({ id }) => id),
    edges,
  );
  const back = backEdges(nodes.length, arcs);
  const forward = arcs.map((arc, i) => (back.has(i) ? { from: arc.to, to: arc.from } : arc));
  const joined = new Set(arcs.flatMap(({ from, to }) => [from, to]));
  const layers = layersOf(
    nodes.length,
    forward.filter(({ from, to }) => from !== to),
  );
  const items: Item[] = nodes.map((node, i) => ({
    node: i,
    layer: layers[i]!,
    height: heightWithPorts(node, edges, options),
    before: [],
    after: [],
    y: 0,
  }));
  const paths = forward.map((arc) => pathOf(arc, items));
  const drawn = items.filter(({ node }) => node < 0 || joined.has(node));
  const last = Math.max(-1, ...drawn.map(({ layer }) => layer));
  const columns: Item[][] = Array.from({ length: last + 1 }, () => []);
  for (const item of drawn) columns[item.layer]!.push(item);
  order(columns, items);
  place(columns, items, gap);
  const x = (layer: number) => layer * (boxWidth + between);
  const bottom = Math.max(0, ...drawn.map(({ y, height }) => y + height));
  const lone = items.filter(({ node }) => node >= 0 && !joined.has(node));
  const across = Math.max(columns.length, Math.min(3, lone.length), 1);
  const rows = placeLone(lone, across, bottom === 0 ? 0 : bottom + 3 * gap, gap);
  const placed = nodes.map((node, i): PlacedNode => {
    const { y, height, layer } = items[i]!;
    const column = rows.columns.get(i) ?? layer;
    return { ...node, layer: column, x: x(column), y, width: boxWidth, height };
  });
  return {
    width: x(across - 1) + boxWidth,
    height: Math.max(bottom, rows.bottom),
    nodes: placed,
    edges: edges.map((edge, i) => {
      const passed = paths[i]!.slice(1, -1).map((at) => ({
        x: x(items[at]!.layer),
        y: items[at]!.y + PASS / 2,
      }));
      return routed(edge, arcs[i]!, { nodes: placed, edges, options }, passed, back.has(i));
    }),
  };
}

function heightWithPorts(node: GraphNode, edges: readonly GraphEdge[], options: LayoutOptions): number {
  return Math.max(options.heightOf(node), (kindsFrom(node.id, edges).length + 1) * options.port);
}

/** Items from one end of an edge to the other, with a new one in each layer between; neighbours learn of each other. */
function pathOf({ from, to }: Arc, items: Item[]): readonly number[] {
  const path = [from];
  if (from === to) return [from, to];
  for (let layer = items[from]!.layer + 1; layer < items[to]!.layer; layer++) {
    items.push({ node: -1, layer, height: PASS, before: [], after: [], y: 0 });
    path.push(items.length - 1);
  }
  path.push(to);
  for (let i = 1; i < path.length; i++) {
    items[path[i - 1]!]!.after.push(path[i]!);
    items[path[i]!]!.before.push(path[i - 1]!);
  }
  return path;
}

/** Orders each column by the mean place of its neighbours in the column before, then after, and so on. */
function order(columns: Item[][], items: readonly Item[]): void {
  const number = (column: readonly Item[]) => {
    column.forEach((item, i) => {
      item.y = i / column.length;
    });
  };
  columns.forEach(number);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const side = sweep % 2 === 0 ? 'before' : 'after';
    for (const column of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const wanted = new Map(column.map((item) => [item, mean(item[side], items, item.y)]));
      column.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
      number(column);
    }
  }
}

function mean(of: readonly number[], items: readonly Item[], otherwise: number): number {
  return of.length === 0 ? otherwise : of.reduce((sum, at) => sum + items[at]!.y, 0) / of.length;
}

function place(columns: readonly Item[][], items: readonly Item[], gap: number): void {
  for (const column of columns) {
    let y = 0;
    for (const item of column) {
      item.y = y + item.height / 2;
      y += item.height + gap;
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const wishes = column.map((item) => ({
        height: item.height,
        middle: mean([...item.before, ...item.after], items, item.y),
      }));
      stack(wishes, gap).forEach((top, i) => {
        column[i]!.y = top + column[i]!.height / 2;
      });
    }
  }
  const all = columns.flat();
  const top = Math.min(...all.map(({ y, height }) => y - height / 2));
  for (const item of all) item.y = Math.round(item.y - item.height / 2 - top);
}

/** Rows of boxes that nothing is joined to. */
function placeLone(
  lone: readonly Item[],
  across: number,
  start: number,
  gap: number,
): { readonly columns: ReadonlyMap<number, number>; readonly bottom: number } {
  const columns = new Map<number, number>();
  let y = start;
  let bottom = 0;
  lone.forEach((item, i) => {
    if (i > 0 && i % across === 0) y = bottom + gap;
    item.y = y;
    bottom = Math.max(bottom, y + item.height);
    columns.set(item.node, i % across);
  });
  return { columns, bottom };
}
