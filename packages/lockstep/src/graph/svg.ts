import {
  type AgreementGraph,
  type GraphNode,
  layoutOf,
  type PlacedEdge,
  type PlacedNode,
  type Point,
} from '@lockstep/core/language';
import { type Markup, markup, together, trustedStyle } from '../briefing/markup.ts';
import { countedText } from './count.ts';
import { outline } from './shapes.ts';
import { GRAPH } from './words.ts';
import { wrapText } from './wrap.ts';

const BOX = 220;
const INSIDE = BOX - 40;
const BETWEEN = 170;
/** Where the words of lines stand, before the lines begin to bend. */
const WORD = 82;
const MARGIN = 24;
const LINE = 16;
const TITLE_SIZE = 18;
const SUB_SIZE = 12;
/** Bold letters are wider. */
const BOLD = 1.2;
/** Room for the lid of a measure's drum, above its text. */
const LID = 8;

const STYLE = trustedStyle(`
text{font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:#1a1a1a;font-variant-numeric:tabular-nums}
.title{font-size:${TITLE_SIZE}px;font-weight:600}.sub{font-size:${SUB_SIZE}px;fill:#444}
.name{font-size:10.5px;fill:#444}.label{font-size:13px}.word{font-size:10.5px;fill:#333}
.box{fill:#fff;stroke:#1a1a1a;stroke-width:1.1}.agreement{stroke-width:2.4}
.edge{fill:none;stroke:#5a5a5a;stroke-width:.9}.head{fill:#5a5a5a}.word-ground{fill:#fff}
`);

/** The graph as a drawing that stands alone: rules on the left, what they hang on to the right of them. */
export function svgOf(graph: AgreementGraph): string {
  const layout = layoutOf(graph, { boxWidth: BOX, heightOf, between: BETWEEN, gap: 16, port: 15 });
  const width = Math.max(layout.width + 2 * MARGIN + 24, 480);
  const heading = [
    ...wrapText(graph.title, width - 2 * MARGIN, TITLE_SIZE * BOLD).map((text) => ({ text, sub: false })),
    ...[`${countedText(graph)}.`, GRAPH.subtitle].flatMap((sentence) =>
      wrapText(sentence, width - 2 * MARGIN, SUB_SIZE).map((text) => ({ text, sub: true })),
    ),
  ];
  const steps = heading.map(({ sub }) => (sub ? LINE + 2 : 24));
  const top = MARGIN + steps.reduce((sum, step) => sum + step, 0) + 12;
  const height = top + layout.height + MARGIN + 12;
  let y = MARGIN;
  const headings = heading.map(({ text, sub }, i) => {
    y += steps[i] ?? 0;
    return markup`<text class="${sub ? 'sub' : 'title'}" x="${MARGIN}" y="${y - 6}">${text}</text>`;
  });
  return `${
    markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d">
<title id="t">${graph.title}</title>
<desc id="d">${countedText(graph)}. ${GRAPH.subtitle} ${sentences(graph)}</desc>
<style>${STYLE}</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M0 .8L8 4L0 7.2Z"/></marker></defs>
<rect width="${width}" height="${height}" fill="#fff"/>
${together(headings)}
<g transform="translate(${MARGIN} ${top})">
${together(layout.edges.map(edgeDrawn), '\n')}
${together(layout.nodes.map(nodeDrawn), '\n')}
${together(wordsOf(layout.edges), '\n')}
</g>
</svg>`.text
  }\n`;
}

/** Every dependency as a sentence, for those who do not see the drawing. */
function sentences({ edges }: AgreementGraph): string {
  return edges.map(({ from, kind, to }) => `${from} – ${kind} – ${to}.`).join(' ');
}

function heightOf({ kind, label }: GraphNode): number {
  return (kind === 'measure' ? LID : 0) + 30 + LINE * Math.max(1, wrapText(label, INSIDE, 13).length);
}

function nodeDrawn(node: PlacedNode): Markup {
  const [name] = wrapText(`${node.kind} ${node.id === node.kind ? '' : node.id}`, INSIDE, 10.5);
  const lines = wrapText(node.label, INSIDE, 13);
  const lid = node.kind === 'measure' ? LID : 0;
  const first = (node.height - heightOf(node)) / 2 + 18 + lid;
  const texts = lines.map(
    (line, i) => markup`<text class="label" x="20" y="${first + LINE * (i + 1)}">${line}</text>`,
  );
  return markup`<g transform="translate(${node.x} ${node.y})"><title>${node.kind} ${node.id}: ${node.label}</title>${outline(node)}<text class="name" x="20" y="${first}">${name}</text>${together(texts)}</g>`;
}

/** Straight past the word, then in curves between the columns and straight through them. */
function edgeDrawn({ from, to, kind, points, back }: PlacedEdge): Markup {
  const side = back ? -1 : 1;
  const [start, ...rest] = points as readonly [Point, ...Point[]];
  const loop = from === to;
  const bend = { x: start.x + side * (loop ? 0 : WORD), y: start.y };
  let path = `M${start.x - side * 12} ${round(start.y)}H${bend.x}`;
  let at = bend;
  rest.forEach((next, i) => {
    if (loop || i % 2 === 1) path += `L${next.x} ${round(next.y)}`;
    else {
      const middle = (at.x + next.x) / 2;
      path += `C${middle} ${round(at.y)} ${middle} ${round(next.y)} ${next.x} ${round(next.y)}`;
    }
    at = next;
  });
  return markup`<path class="edge" d="${path}" marker-end="url(#head)"><title>${from} – ${kind} – ${to}</title></path>`;
}

/** One word for all lines of a kind that leave a box, over their common beginning. */
function wordsOf(edges: readonly PlacedEdge[]): readonly Markup[] {
  const words = new Map<string, Markup>();
  for (const { from, kind, points, back } of edges) {
    const [start] = points;
    if (start === undefined) continue;
    const x = start.x + (back ? -8 : 8);
    words.set(
      `${from} ${kind} ${back}`,
      markup`<text class="word" x="${x}" y="${round(start.y) - 3}" text-anchor="${back ? 'end' : 'start'}">${kind}</text>`,
    );
  }
  return [...words.values()];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
