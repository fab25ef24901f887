import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Formula } from '../formula.ts';
import { evaluate, traceOf } from '../index.ts';
import { M, N } from '../testing/pointwise.ts';
import { seriesOf } from '../testing/series.ts';
import { hasShared, readShared } from '../testing/shared.ts';

interface Expected {
  readonly expected: {
    readonly daysWithAnyRegionMet: number;
    readonly regionDaysMet: number;
    readonly sha256OfCompactJson: string;
  };
}
interface Workload {
  readonly incidentsW1: (tell: (day: number, area: number, n: number) => void) => {
    readonly areas: readonly string[];
    readonly baseline: readonly number[];
  };
}

const FILE = 'bench_w1_expected.json';
const DAYS = 1000;

describe.skipIf(!hasShared(FILE))('workload W1: a million incidents', () => {
  it('gives the verdicts of MonPoly and VeriMon', async () => {
    const url = pathToFileURL(resolve(import.meta.dirname, '../../../../../bench/w1/generate.js')).href;
    const { incidentsW1 } = (await import(url)) as Workload;
    const cells = new Float64Array(34 * DAYS);
    const { areas, baseline } = incidentsW1((day, area, n) => {
      cells[area * DAYS + day]! += n;
    });
    const rows = areas.map((_, row) => [...cells.subarray(row * DAYS, (row + 1) * DAYS)]);
    const trace = traceOf({
      areas,
      measures: [
        seriesOf('incidents', rows, { areas }),
        seriesOf(
          'baseline',
          baseline.map((value) => new Array<number>(DAYS).fill(value)),
          { areas, nature: 'level' },
        ),
      ],
    });
    const formula: Formula = {
      kind: 'historically',
      bounds: { from: 0, to: 6 },
      of: {
        kind: 'compare',
        op: '<=',
        left: { kind: 'window', fn: 'sum', window: { kind: 'days', from: 0, to: 27 }, of: M('incidents') },
        right: { kind: 'multiply', left: N(0.5), right: M('baseline') },
      },
    };
    const { certain } = evaluate(formula, trace, { from: 0, to: DAYS - 1, outside: 'clip' });
    const met: (readonly [number, readonly string[]])[] = [];
    for (let day = 0; day < DAYS; day++) {
      const here = areas.filter((_, row) => certain[row * DAYS + day] === 1);
      if (here.length > 0) met.push([day, here]);
    }
    const { expected } = readShared<Expected>(FILE);
    expect(met.length).toBe(expected.daysWithAnyRegionMet);
    expect(certain.reduce((sum, flag) => sum + flag, 0)).toBe(expected.regionDaysMet);
    const digest = createHash('sha256').update(JSON.stringify(met)).digest('hex');
    expect(digest).toBe(expected.sha256OfCompactJson);
  });
});
