import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgreementGraph, GraphNodeKind } from '@lockstep/core/language';
import { afterAll, describe, expect, it } from 'vitest';
import { lockstep } from '../testing/run.ts';
import { svgOf } from './svg.ts';
import { textWidth, wrapText } from './wrap.ts';

const root = new URL('../../../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'lockstep-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EXAMPLES = [
  'resolute-support',
  'minsk-2',
  'contracts/sale-of-goods',
  'contracts/freight',
  'contracts/energy-programme',
];

describe('explain --graph', () => {
  it.each(EXAMPLES)(
    'draws %s: every end is a rule, nothing twice, every rule and line in the picture',
    async (name) => {
      const file = join(folder, `${name.replace('/', '-')}.svg`);
      const { code, out } = await lockstep(
        root,
        'explain',
        `examples/${name}`,
        '--graph',
        '-o',
        file,
        '--json',
      );
      expect(code).toBe(0);
      const { nodes, edges } = JSON.parse(out) as AgreementGraph;
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size).toBe(nodes.length);
      expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
      expect(new Set(edges.map((edge) => JSON.stringify(edge))).size).toBe(edges.length);
      const svg = readFileSync(file, 'utf8');
      expect(svg.match(/class="edge"/g)).toHaveLength(edges.length);
      expect(svg.match(/class="box /g)).toHaveLength(nodes.length);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  it('prints Mermaid text, or writes it', async () => {
    const printed = await lockstep(
      root,
      'explain',
      'examples/contracts/sale-of-goods',
      'delivery',
      '--graph',
    );
    expect(printed).toEqual({
      code: 0,
      err: '',
      out: `flowchart LR
  occurrence_delivered(["occurrence: The goods are delivered"])
  commitment_delivery["commitment: Deliver the goods"]
  power_suspend_delivery[/"power: Suspend the delivery while the price is unpaid"\\]
  power_resume_delivery[/"power: Have the delivery resumed once the price is paid"\\]
  power_end_contract[/"power: End the contract after a delivery that did not come"\\]
  commitment_delivery -->|deed| occurrence_delivered
  power_suspend_delivery -->|acts on| commitment_delivery
  power_resume_delivery -->|acts on| commitment_delivery
  power_end_contract -->|trigger| commitment_delivery
`,
    });
    const file = join(folder, 'delivery.mmd');
    const args = ['explain', 'examples/contracts/sale-of-goods', 'delivery', '--graph', '-o', file];
    const written = await lockstep(root, ...args);
    expect(written.out).toBe(`${file}: 1 commitment, 3 powers, 1 occurrence, 4 dependencies\n`);
    expect(readFileSync(file, 'utf8')).toBe(printed.out);
    expect(readdirSync(folder).filter((one) => one.endsWith('.tmp'))).toEqual([]);
  });

  it.each([
    [['--graph', '-o', 'x.png'], 'a graph is written as .svg or .mmd; “x.png” ends in neither'],
    [['--graph', '-o', 'none/x.svg'], 'the folder of “none/x.svg” does not exist'],
    [['-o', 'x.svg'], '-o writes a graph; say --graph too'],
    [['--graph', '--as-of', '2020-01-01'], '--as-of dates the windows of formulas'],
    [['nothing', '--graph'], 'there is no rule “nothing”'],
  ])('says in one sentence what is wrong with %s', async (args, message) => {
    const { code, out, err } = await lockstep(join(root, 'examples'), 'explain', 'minsk-2', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});

describe('the drawing', () => {
  it('escapes labels, draws each kind in a shape of its own, and circles too', () => {
    const kinds: readonly GraphNodeKind[] = [
      'measure',
      'occurrence',
      'condition',
      'commitment',
      'power',
      'adjustment',
      'agreement',
    ];
    const svg = svgOf({
      title: '</title><script>alert(1)</script>',
      nodes: kinds.map((kind) => ({
        id: `${kind}_1`,
        kind,
        label: '"><image href="x" onerror="alert(1)">\u0000',
      })),
      edges: [
        { from: 'power_1', to: 'condition_1', kind: 'if' },
        { from: 'condition_1', to: 'power_1', kind: 'means' },
        { from: 'measure_1', to: 'measure_1', kind: 'means' },
      ],
    });
    expect(svg).not.toMatch(/<script|<image|NaN/);
    expect(svg).not.toContain('\u0000');
    const shapes = [...svg.matchAll(/class="box (\w+)" d="([^"]+)"/g)];
    expect(shapes.map(([, kind]) => kind)).toEqual(kinds);
    // Commitment and agreement are both rectangles, told apart by the weight of the line.
    expect(new Set(shapes.map(([, , d]) => d?.replace(/[\d.]+/g, ''))).size).toBe(kinds.length - 1);
    expect(svg.match(/class="edge"/g)).toHaveLength(3);
  });

  it('breaks long labels and long words into lines that fit', () => {
    const text = `Reduce the number of ${'x'.repeat(80)} to 部队人数部队人数部队人数部队人数`;
    const lines = wrapText(text, 150, 13);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(150);
  });
});
