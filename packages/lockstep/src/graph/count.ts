import type { AgreementGraph, GraphNodeKind } from '@lockstep/core/language';
import { GRAPH } from './words.ts';

const ORDER: readonly GraphNodeKind[] = [
  'adjustment',
  'commitment',
  'power',
  'condition',
  'occurrence',
  'measure',
];

/** How many rules of each kind and how many dependencies, in words. */
export function countedText({ nodes, edges }: AgreementGraph): string {
  const counts = ORDER.map((kind) => [kind, nodes.filter((node) => node.kind === kind).length] as const);
  return GRAPH.counted(
    counts.filter(([, count]) => count > 0),
    edges.length,
  );
}
