import type { AgreementGraph, GraphNode, GraphNodeKind } from './model.ts';

/** What stands before and after a label, so that each kind has a shape of its own. */
const SHAPES: Readonly<Record<GraphNodeKind, readonly [string, string]>> = {
  measure: ['[(', ')]'],
  occurrence: ['([', '])'],
  condition: ['{{', '}}'],
  commitment: ['[', ']'],
  power: ['[/', '\\]'],
  adjustment: ['[[', ']]'],
  agreement: ['((', '))'],
};

/** The graph as the text of a Mermaid flowchart. Whatever a label holds, it stays a label. */
export function mermaidOf(graph: AgreementGraph): string {
  const ids = new Map(graph.nodes.map((node, i) => [node.id, mermaidId(node, i)]));
  const lines = graph.nodes.map((node) => {
    const [open, close] = SHAPES[node.kind];
    return `  ${ids.get(node.id)}${open}"${node.kind}: ${mermaidText(node.label)}"${close}`;
  });
  const edges = graph.edges.map(({ from, to, kind }) => `  ${ids.get(from)} -->|${kind}| ${ids.get(to)}`);
  return `${['flowchart LR', ...lines, ...edges].join('\n')}\n`;
}

/** With the kind in front no name is a word of Mermaid; a name in other letters gets a number instead. */
function mermaidId({ id, kind }: GraphNode, i: number): string {
  return /^\w+$/.test(id) ? `${kind}_${id}` : `node_${i + 1}`;
}

/** Signs that mean something to Mermaid or to HTML inside a quoted label, as `#34;`; control signs are left out. */
function mermaidText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/["#&<>`%{}\\*_]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
