import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgreement } from '../read.ts';
import { type AgreementGraph, type GraphNode, graphAround, graphOf, layoutOf, mermaidOf } from './index.ts';

const TEXT = `
agreement "Every kind"
  signed 2020-02-29
party us "United States"
party them "The others"
source reports "Figures" figures from "figures.csv"
source diary "Diary" occurrences from "diary.csv"
measure troops "Troops" takes strength of us in reports, unit persons
measure unused "Unused" takes strength of them in reports, unit persons
occurrence talks "Talks" in diary
occurrence notice "Notice" in diary
occurrence decided "Decided" in diary
occurrence done "Done" in diary
occurrence chronicle "Only on record" in diary
anchor start "Start"
  reading early "Early"
    is talks
  reading late "Late"
    is notice
condition few "Few"
  means troops at most 100
condition calm "Calm"
  reading narrow means few and talks has happened
  reading wide means few
condition trust "Trust" judged by us
commitment reduce "Reduce"
  us must bring troops to at most 8,600 within 10 days of start
commitment stay "Stay calm"
  when talks has happened
  if calm
  while us keeps reduce
  them must keep calm
  until 3 days after notice
commitment pay "Pay"
  on violation of reduce
  us must bring about done within 10 days of violation of reduce
power stop "Stop"
  us may suspend reduce
  exerted by notice
power end "End"
  on violation of pay
  us may terminate the agreement
adjustment leave "Leave"
  us to 0
  requires calm.wide and trust
  decided when decided
  done when done
`;

function graphOfText(text: string): AgreementGraph {
  const { agreement, diagnostics } = readAgreement(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return graphOf(agreement!);
}

describe('the graph of an agreement', () => {
  it('has every rule, and the measures and occurrences that rules name', () => {
    expect(graphOfText(TEXT).nodes.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'measure troops',
      'occurrence talks',
      'occurrence notice',
      'occurrence decided',
      'occurrence done',
      'condition few',
      'condition calm',
      'condition trust',
      'commitment reduce',
      'commitment stay',
      'commitment pay',
      'power stop',
      'power end',
      'adjustment leave',
      'agreement agreement',
    ]);
  });

  it('leads from a surge to the measure that it is read from', () => {
    const { nodes, edges } = graphOfText(`
agreement "A surge"
  signed 2020-02-29
party us "United States"
areas province "Provinces" from "areas.geojson" by "name"
source fights "Events" events from "events.csv"
measure attacks "Attacks" counts events in fights by province
condition calm "Calm"
  means no surge in attacks in any province for 28 days
`);
    expect(nodes.map(({ id }) => id)).toEqual(['attacks', 'calm']);
    expect(edges).toEqual([{ from: 'calm', to: 'attacks', kind: 'means' }]);
  });

  it('has every kind of dependency, each once', () => {
    expect(graphOfText(TEXT).edges.map(({ from, kind, to }) => `${from} ${kind} ${to}`)).toEqual([
      'few means troops',
      'calm means few',
      'calm means talks',
      'reduce deed troops',
      'reduce deadline talks',
      'reduce deadline notice',
      'stay deed calm',
      'stay trigger talks',
      'stay if calm',
      'stay while reduce',
      'stay deadline notice',
      'pay deed done',
      'pay trigger reduce',
      'pay deadline reduce',
      'stop acts on reduce',
      'stop exerted by notice',
      'end acts on agreement',
      'end trigger pay',
      'leave requires calm',
      'leave requires trust',
      'leave decided when decided',
      'leave done when done',
    ]);
  });

  it('is written as Mermaid text', () => {
    const graph = graphAround(graphOfText(TEXT), 'leave');
    expect(mermaidOf(graph)).toBe(`flowchart LR
  measure_troops[("measure: Troops")]
  occurrence_talks(["occurrence: Talks"])
  occurrence_decided(["occurrence: Decided"])
  occurrence_done(["occurrence: Done"])
  condition_few{{"condition: Few"}}
  condition_calm{{"condition: Calm"}}
  condition_trust{{"condition: Trust"}}
  adjustment_leave[["adjustment: Leave"]]
  condition_few -->|means| measure_troops
  condition_calm -->|means| condition_few
  condition_calm -->|means| occurrence_talks
  adjustment_leave -->|requires| condition_calm
  adjustment_leave -->|requires| condition_trust
  adjustment_leave -->|decided when| occurrence_decided
  adjustment_leave -->|done when| occurrence_done
`);
  });

  it('of one rule holds what it depends on and what names it', () => {
    const around = graphAround(graphOfText(TEXT), 'reduce');
    expect(around.nodes.map(({ id }) => id)).toEqual([
      'troops',
      'talks',
      'notice',
      'reduce',
      'stay',
      'pay',
      'stop',
    ]);
  });

  it('keeps hostile labels inside their quotation marks', () => {
    const label = 'a"] --> b\n%%{init: {}}%% <script>alert(1)</script> `x` #quot; &amp; \u202eend\\';
    const text = mermaidOf({
      title: 'T',
      nodes: [
        { id: 'мир', kind: 'condition', label },
        { id: 'end', kind: 'power', label: '' },
      ],
      edges: [{ from: 'end', to: 'мир', kind: 'if' }],
    });
    expect(text).toBe(
      [
        'flowchart LR',
        '  node_1{{"condition: a#34;] --#62; b #37;#37;#123;init: #123;#125;#125;#37;#37; #60;script#62;alert(1)#60;/script#62; #96;x#96; #35;quot; #38;amp; end#92;"}}',
        '  power_end[/"power: "\\]',
        '  power_end -->|if| node_1',
        '',
      ].join('\n'),
    );
  });
});

const OPTIONS = {
  boxWidth: 100,
  heightOf: ({ label }: GraphNode) => 20 + label.length,
  between: 40,
  gap: 8,
  port: 10,
};

const graphs: fc.Arbitrary<AgreementGraph> = fc.integer({ min: 0, max: 14 }).chain((count) =>
  fc.record({
    title: fc.constant('T'),
    nodes: fc.constant(
      Array.from(
        { length: count },
        (_, i): GraphNode => ({ id: `n${i}`, kind: 'condition', label: 'x'.repeat(i) }),
      ),
    ),
    edges:
      count === 0
        ? fc.constant([])
        : fc.uniqueArray(
            fc.record({
              from: fc.nat(count - 1).map((i) => `n${i}`),
              to: fc.nat(count - 1).map((i) => `n${i}`),
              kind: fc.constantFrom('means' as const, 'if' as const),
            }),
            { maxLength: 30, selector: ({ from, to, kind }) => `${from} ${kind} ${to}` },
          ),
  }),
);

describe('the layout', () => {
  it('sets no two boxes of a column over each other, cycles or not, and joins the ends of every edge', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { nodes, edges, width, height } = layoutOf(graph, OPTIONS);
        expect(nodes.map(({ id }) => id)).toEqual(graph.nodes.map(({ id }) => id));
        for (const a of nodes) {
          expect(a.x).toBe(a.layer * 140);
          expect(a.x + a.width).toBeLessThanOrEqual(width);
          expect(a.y).toBeGreaterThanOrEqual(0);
          expect(a.y + a.height).toBeLessThanOrEqual(height);
          for (const b of nodes)
            if (a !== b && a.layer === b.layer)
              expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
        }
        const at = new Map(nodes.map((node) => [node.id, node]));
        for (const { from, to, points, back } of edges) {
          const [start, end] = [points[0]!, points[points.length - 1]!];
          const [a, b] = [at.get(from)!, at.get(to)!];
          expect(start.y).toBeGreaterThan(a.y);
          expect(start.y).toBeLessThan(a.y + a.height);
          expect(start.x).toBe(back ? a.x : a.x + a.width);
          if (from === to) continue;
          expect(Math.sign(b.layer - a.layer)).toBe(back ? -1 : 1);
          expect(end).toEqual({ x: back ? b.x + b.width : b.x, y: b.y + b.height / 2 });
          expect(points).toHaveLength(2 * Math.abs(b.layer - a.layer));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('draws a chain as one straight row and what nothing leads to below it', () => {
    const { nodes } = layoutOf(
      {
        title: 'T',
        nodes: ['a', 'b', 'c', 'd'].map((id): GraphNode => ({ id, kind: 'condition', label: '' })),
        edges: [
          { from: 'a', to: 'b', kind: 'means' },
          { from: 'b', to: 'd', kind: 'means' },
        ],
      },
      OPTIONS,
    );
    expect(nodes.map(({ layer, y }) => [layer, y])).toEqual([
      [0, 0],
      [1, 0],
      [0, 44],
      [2, 0],
    ]);
  });
});
