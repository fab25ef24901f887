/** What depends on what in an agreement. */

export type GraphNodeKind =
  | 'measure'
  | 'occurrence'
  | 'condition'
  | 'commitment'
  | 'power'
  | 'adjustment'
  /** The agreement itself, where a power acts on it. */
  | 'agreement';

export type GraphEdgeKind =
  /** An adjustment and what stands before it. */
  | 'requires'
  /** A condition and what its readings are made of. */
  | 'means'
  /** What a commitment or an adjustment is to bring about. */
  | 'deed'
  | 'trigger'
  | 'if'
  | 'while'
  /** What a deadline or the last day is counted from. */
  | 'deadline'
  | 'acts on'
  | 'exerted by'
  | 'decided when'
  | 'done when';

export interface GraphNode {
  /** The name in the file; `agreement` (no name can be that word) for the agreement itself. */
  readonly id: string;
  readonly kind: GraphNodeKind;
  readonly label: string;
}

/** Leads from a rule to what the rule names. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: GraphEdgeKind;
}

export interface AgreementGraph {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
