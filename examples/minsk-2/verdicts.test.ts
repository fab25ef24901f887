import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../packages/lockstep/src/cli/program.ts';

const cwd = fileURLToPath(new URL('.', import.meta.url));

async function lockstep(...argv: readonly string[]) {
  let text = '';
  const take = (more: string) => {
    text += more;
  };
  const code = await run(argv, { out: take, err: take, cwd, terminal: false, today: () => '2026-11-23' });
  return { code, text };
}

interface Found {
  readonly conditions: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly readings: readonly {
      readonly chart: { readonly from: string; readonly best: readonly number[] };
    }[];
  }[];
  readonly commitments: readonly {
    readonly id: string;
    readonly state: string;
    readonly performedLate: { readonly on: string; readonly days: number } | null;
    readonly readings: readonly { readonly deadline: string | null }[];
  }[];
}

async function assessed(asOf: string, known: string): Promise<Found> {
  const { text } = await lockstep('assess', '--as-of', asOf, '--known', known, '--json');
  return JSON.parse(text) as Found;
}

const verdict = ({ conditions }: Found, id: string) => conditions.find((one) => one.id === id)?.verdict;
const commitment = ({ commitments }: Found, id: string) => commitments.find((one) => one.id === id);

describe.each(['.', '../resolute-support'])('the agreement in %s', (folder) => {
  it('has no errors and stands in its usual form', async () => {
    expect(await lockstep('check', `${folder}/agreement.lockstep`)).toMatchObject({ code: 0 });
    expect(await lockstep('format', `${folder}/agreement.lockstep`, '--check')).toMatchObject({ code: 0 });
  });
});

describe('Minsk II', () => {
  it('passes the tests that stand in it, which reach every commitment', async () => {
    const { code, text } = await lockstep('test', 'agreement.lockstep');
    expect(text).toContain(' 0 failed');
    expect(text).not.toContain('No test reaches');
    expect(code).toBe(0);
  });

  it('draws no estimate where a report of five weeks says nothing of a fortnight', async () => {
    const { conditions } = await assessed('2020-09-30', '2020-09-30');
    const { from, best } = conditions[0]!.readings[0]!.chart;
    const on = (date: string) => best[(Date.parse(date) - Date.parse(from)) / 86_400_000];
    // 16,000 in the weeks to 12 January, 5,300 of them in the last two: 10,700 before, nobody said when.
    expect(['2019-12-22', '2019-12-23', '2019-12-28', '2019-12-30'].map(on)).toEqual([
      10_700,
      null,
      null,
      5_300,
    ]);
  });

  it('tells the fortnight before 27 July 2020 from the one after', async () => {
    const before = await assessed('2020-07-26', '2020-07-27');
    const after = await assessed('2020-08-09', '2020-08-10');
    expect(verdict(before, 'falling')).toBe('not met');
    expect([verdict(after, 'falling'), verdict(after, 'quiet')]).toEqual(['met', 'met']);
  });

  it('answers for the day on which it was asked: a restated number changes nothing said before', async () => {
    // 253 on 2 November 2020 became 238 on 16 November: both are more than the 215 of the fortnight before.
    const { text: then } = await lockstep(
      'why',
      '.',
      'falling',
      '--as-of',
      '2020-11-01',
      '--known',
      '2020-11-02',
    );
    const { text: later } = await lockstep(
      'why',
      '.',
      'falling',
      '--as-of',
      '2020-11-01',
      '--known',
      '2020-11-16',
    );
    expect(then).toContain('253');
    expect(later).toContain('238');
    expect(later).not.toContain('253');
  });

  it('says how late the resolution on the territory was, and counts the withdrawal from either day', async () => {
    const found = await assessed('2016-01-15', '2016-01-15');
    expect(commitment(found, 'territory')?.performedLate).toEqual({ on: '2015-03-17', days: 3 });
    expect(commitment(found, 'pull_back')?.readings.map(({ deadline }) => deadline)).toEqual([
      '2015-03-02',
      '2015-03-01',
    ]);
  });

  it('keeps both readings of the order of its points', async () => {
    expect(verdict(await assessed('2021-12-31', '2021-12-31'), 'ready_for_elections')).toBe('disputed');
  });
});
