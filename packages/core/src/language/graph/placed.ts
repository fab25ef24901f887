import type { GraphEdge, GraphNode } from './model.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends GraphNode {
  /** Column, from 0 at the left. */
  readonly layer: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An edge as a line through points; straight inside a column, to be curved between columns. */
export interface PlacedEdge extends GraphEdge {
  readonly points: readonly Point[];
  /** Leads against the direction of reading, because its rules depend on each other in a circle. */
  readonly back: boolean;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export interface LayoutOptions {
  /** Width of every box. */
  readonly boxWidth: number;
  /** Height that a box needs for its text. */
  readonly heightOf: (node: GraphNode) => number;
  /** Room between columns, for lines and their words. */
  readonly between: number;
  /** Room between boxes of a column. */
  readonly gap: number;
  /** Room that each kind of dependency takes at the side of its box: edges of one kind leave at one place. */
  readonly port: number;
}
