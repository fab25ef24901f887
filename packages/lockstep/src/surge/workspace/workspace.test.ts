import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayFromIso } from '@lockstep/core/calendar';
import { historySpan, lastWholeWeek, surgeSeries } from '@lockstep/core/surge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/program.ts';
import { weeklyCounts, weeklySums } from '../../evidence/weekly/counts.ts';
import { centroid } from '../../evidence/weekly/geography.ts';
import { loadWorkspace, type Workspace } from '../../workspace/index.ts';
import { surgeMeasure } from './measure.ts';
import type { WorkspaceReplay, WorkspaceSurge } from './run.ts';

const EXAMPLE = new URL('../../../../../examples/resolute-support', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'lockstep-surge-'));
let workspace: Workspace;
beforeAll(async () => {
  workspace = await loadWorkspace(EXAMPLE, {
    cwd: '/',
    out() {},
    err() {},
    terminal: false,
    today: () => '2026-01-01',
  });
});
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await workspace.close();
});

async function surge(...flags: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    cwd: scratch,
    terminal: false,
    today: () => '2026-01-01',
  };
  const code = await run(['surge', EXAMPLE, ...flags], io);
  return { code, out, err };
}

const day = (iso: string): number => dayFromIso(iso)!;

describe('the surge of May 2021', () => {
  it('is found with what was known then, with its caution', async () => {
    const { out, code } = await surge('--measure', 'deaths', '--as-of', '2021-05-09', '--json');
    const result = JSON.parse(out) as WorkspaceSurge;
    expect(code).toBe(0);
    expect(result).toMatchObject({
      measure: 'deaths',
      noun: 'violent events',
      known: '2021-05-09',
      week: { from: '2021-05-03', to: '2021-05-09' },
      method: 'simulation',
      verdict: 'surge',
      complete: false,
    });
    expect(result.extent!.areas).toEqual(expect.arrayContaining(['Ghazni', 'Wardak', 'Paktika', 'Logar']));
    expect(result.caveats.map(({ kind }) => kind)).toEqual(['short history', 'season', 'incomplete weeks']);
  });

  it('has more than one centre: Ghazni by events, Helmand by deaths', async () => {
    const { out } = await surge('--measure', 'deaths', '--as-of', '2021-05-09');
    expect(out).toMatch(
      /Of the increase in violent events from 5 April to 9 May 2021, Ghazni holds \d+ % \(\d+ to \d+ %\)/,
    );
    expect(out).toMatch(
      /Of the increase in deaths from 3 to 9 May 2021, Helmand holds \d+ % \(\d+ to \d+ %\)/,
    );
    expect(out).toContain('Caution: The history is too short to compare this week with the conflict');
  });

  it('is open before there is enough to compare with', async () => {
    const { out, code } = await surge('--measure', 'losses', '--as-of', '2021-03-01');
    expect(code).toBe(0);
    expect(out).toContain('open: week of 22 to 28 February 2021, not compared with anything');
    expect(out).toContain('8 weeks without a gap are covered up to it, and at least 16 are needed');
  });
});

describe('a replay of the spring', () => {
  it('sets what was known then beside what is known now, in a table and a picture', async () => {
    const flags = [
      '--measure',
      'deaths',
      '--replay',
      '--from',
      '2021-04-05',
      '--as-of',
      '2021-05-09',
      '--known',
      '2022-03-19',
    ];
    const text = await surge(...flags, '-o', 'replay.svg');
    expect(text.code).toBe(0);
    const rows = text.out.split('\n').filter((line) => /^2021-/.test(line));
    expect(rows.map((row) => row.slice(0, 10))).toEqual([
      '2021-04-05',
      '2021-04-12',
      '2021-04-19',
      '2021-04-26',
      '2021-05-03',
    ]);
    // Counts, p and what was called, as known then and as known now.
    expect(rows[0]).toMatch(/^2021-04-05 +\d+ +- +open +\d+ +- +open +█+$/);
    expect(rows[4]).toMatch(/^2021-05-03 +\d+ +0\.003 +surge +\d+ +0\.003 +surge +█+ .*since 2021-04-/);
    expect(text.out).toContain(
      'With what was known on the last day of each week, the same weeks were called.',
    );
    expect(text.out).toContain(
      'p at most 0.019: 3 weeks, 1 episode; with what was known then 3 weeks, 1 episode',
    );
    const picture = readFileSync(join(scratch, 'replay.svg'), 'utf8');
    expect(picture).toContain('3 weeks are called a surge in violent events, the first that of 2021-04-19');
    // Five weeks, each with what was known then before what is known now.
    const bars = [...picture.matchAll(/<rect .* height="([\d.]+)" fill="[^"]+"( fill-opacity)?/g)];
    expect(bars.map(([, , light]) => light !== undefined)).toEqual(Array(5).fill([true, false]).flat());
    for (let i = 0; i < 10; i += 2)
      expect(Number(bars[i]![1])).toBeGreaterThanOrEqual(Number(bars[i + 1]![1]));
    expect(picture).toMatch(/week of 2021-05-03: \d+, surge; \d+ and surge as known then/);
    const json = JSON.parse((await surge(...flags, '--json')).out) as WorkspaceReplay;
    expect(json.asKnownNow.weeks).toHaveLength(5);
    expect(json.asKnownThen.weeks[4]!.total).toBeLessThanOrEqual(json.asKnownNow.weeks[4]!.total);
  });
});

describe('weekly counts', () => {
  it('run from Monday to Sunday and end with a whole week', () => {
    expect(lastWholeWeek(day('2021-05-09'))).toEqual({ from: day('2021-05-03'), to: day('2021-05-09') });
    expect(lastWholeWeek(day('2021-05-08')).to).toBe(day('2021-05-02'));
    expect(lastWholeWeek(day('2021-05-10')).to).toBe(day('2021-05-09'));
  });

  it('add up to the events of the source, and know what is covered and complete', async () => {
    const measure = surgeMeasure(workspace, 'deaths');
    const span = historySpan(lastWholeWeek(day('2021-05-09')));
    const then = await weeklyCounts(workspace, measure, span, day('2021-05-09'));
    expect(then.areas).toHaveLength(34);
    expect(then.weeks).toBe(171);
    expect(then.covered.lastIndexOf(0)).toBe(then.weeks - 19);
    expect(Array.from(then.complete.slice(-2))).toEqual([1, 0]);
    const later = await weeklyCounts(workspace, measure, span, day('2022-12-31'));
    expect(later.complete.at(-1)).toBe(1);
    const total = (counts: Int32Array) => counts.reduce((sum, n) => sum + n, 0);
    expect(total(later.counts)).toBeGreaterThan(total(then.counts));
  });

  it('count an item of several days on its first', () => {
    const numbers = (...values: number[]) => Float64Array.of(...values);
    const series = {
      name: 'x',
      unit: 'events',
      nature: 'flow' as const,
      floor: 0,
      areas: ['a'],
      first: 0,
      days: 14,
      low: new Float64Array(14),
      high: new Float64Array(14),
      best: new Float64Array(14).fill(1),
      known: new Uint8Array(14).fill(1).fill(0, 12),
      spans: {
        area: Int32Array.of(0),
        from: Int32Array.of(6),
        to: Int32Array.of(8),
        low: numbers(5),
        high: numbers(5),
        best: numbers(5),
      },
    };
    expect(Array.from(weeklySums(series))).toEqual([12, 5]);
  });

  it('are the ground of a condition: no surge in any province', async () => {
    const counts = await weeklyCounts(
      workspace,
      surgeMeasure(workspace, 'deaths'),
      historySpan(lastWholeWeek(day('2021-05-09'))),
      day('2022-12-31'),
    );
    const { margin, witness } = surgeSeries(counts, { from: day('2021-05-09'), to: day('2021-05-09') });
    const ghazni = counts.areas.indexOf('Ghazni');
    expect(margin.best[ghazni]).toBeGreaterThan(0);
    expect(witness(ghazni, day('2021-05-09'))!.areas).toContain('Ghazni');
    const calm = counts.areas.filter((_, area) => margin.best[area]! <= 0);
    expect(calm.length).toBeGreaterThan(0);
    expect(calm).not.toContain('Ghazni');
  });
});

describe('middles of areas', () => {
  it('are centres of gravity, holes taken out', () => {
    const square = (x: number, size: number): [number, number][] => [
      [x, 0],
      [x + size, 0],
      [x + size, size],
      [x, size],
      [x, 0],
    ];
    expect(centroid([[square(0, 2)]])).toEqual([1, 1]);
    expect(centroid([[square(0, 1)], [square(2, 1)]])).toEqual([1.5, 0.5]);
    expect(centroid([[square(0, 4), square(0, 2).reverse()]])![0]).toBeCloseTo((2 * 16 - 1 * 4) / 12, 12);
    expect(centroid([])).toBeUndefined();
    expect(centroid([[[[5, 6]]]])).toEqual([5, 6]);
  });
});

describe('bad calls', () => {
  it.each([
    [['--as-of', '2021-05-09'], 'name a measure: --measure M'],
    [['--measure', 'deaths'], '--as-of is missing'],
    [['--measure', 'deaths', '--as-of', '2021-02-30'], '--as-of takes a date that exists'],
    [
      ['--measure', 'attacks', '--as-of', '2021-05-09'],
      'a surge is looked for in events, and “attacks” takes reported figures',
    ],
    [
      ['--measure', 'nothing', '--as-of', '2021-05-09'],
      'there is no measure “nothing”; those that count events are deaths, incidents and losses',
    ],
    [
      ['--measure', 'deaths', '--replay', '--from', '2021-06-01', '--as-of', '2021-05-09'],
      'the replay ends before it begins',
    ],
  ])('%s', async (flags, message) => {
    const { code, err, out } = await surge(...flags);
    expect(err).toContain(`lockstep: ${message}`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});
