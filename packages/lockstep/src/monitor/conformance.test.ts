import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../cli/program.ts';

const shared = resolve(import.meta.dirname, '../../../../../shared/conformance');
const folder = mkdtempSync(join(tmpdir(), 'monitor-conformance-'));
afterAll(() => rmSync(folder, { recursive: true }));

function cases<T>(name: string): T[] {
  const file = join(shared, name);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T[];
  console.warn(`skipped: ../shared/conformance/${name} is not there`);
  return [];
}

async function monitor(formula: string, rows: readonly (readonly (number | string)[])[], ...more: string[]) {
  writeFileSync(join(folder, 'trace.csv'), rows.map((row) => row.join(',')).join('\n'));
  writeFileSync(join(folder, 'formula.txt'), formula);
  let out = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      throw new Error(text);
    },
    cwd: folder,
    terminal: false,
    today: () => '2020-10-21',
  };
  const args = ['monitor', '--formula-file', 'formula.txt', '--trace', 'trace.csv', '--json', ...more];
  expect(await run(args, io)).toBe(0);
  return JSON.parse(out);
}

type Bound = number | 'inf' | '-inf';
const json = (bound: Bound) => (typeof bound === 'number' ? bound + 0 : null);

interface Rtamt {
  readonly id: string;
  readonly formula: string;
  readonly trace: { readonly time: number[]; readonly signals: Readonly<Record<string, number[]>> };
  readonly expected: { readonly robustness: Bound[] };
}
const rtamt = cases<Rtamt>('rtamt_generated_discrete.json');

describe.skipIf(rtamt.length === 0)('lockstep monitor --outside clip gives the margins of RTAMT', () => {
  it.each(rtamt.map((one) => [one.id, one] as const))('%s', async (_, { formula, trace, expected }) => {
    const names = Object.keys(trace.signals);
    const rows = trace.time.map((t, i) => [t, ...names.map((name) => trace.signals[name]![i]!)]);
    const answer = await monitor(formula, [['t', ...names], ...rows], '--outside', 'clip');
    expect(answer.t).toEqual(trace.time);
    expect(answer.margin).toEqual(expected.robustness.map((value) => [json(value), json(value)]));
  });
});

interface Stlrom {
  readonly id: string;
  readonly formula: string;
  readonly trace: readonly { readonly t: number; readonly x: number; readonly y: number }[];
  readonly expected: {
    readonly intervalAfterSample: readonly (readonly [Bound, Bound])[];
    readonly verdictAfterSample: readonly string[];
  };
}
const stlrom = cases<Stlrom>('stlrom_interval_robustness.json');
const VERDICTS: Readonly<Record<string, string>> = { met: 'met', 'not-met': 'not met', unknown: 'open' };

describe.skipIf(stlrom.length === 0)('lockstep monitor --online gives the intervals of STLRom', () => {
  it.each(stlrom.map((one) => [one.id, one] as const))('%s', async (_, { formula, trace, expected }) => {
    const rows = trace.map(({ t, x, y }) => [t, x, y]);
    const steps = await monitor(formula, [['t', 'x', 'y'], ...rows], '--online');
    const first = steps.map((step: { margin: unknown[]; verdict: string[] }) => [
      step.margin[0],
      step.verdict[0],
    ]);
    expect(first).toEqual(
      expected.intervalAfterSample.map((ends, i) => [
        ends.map(json),
        VERDICTS[expected.verdictAfterSample[i]!],
      ]),
    );
  });
});
