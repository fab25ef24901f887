import { dayFromIso } from '@lockstep/core/calendar';
import type { Measure } from '@lockstep/core/language';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../cli/problem.ts';
import {
  measure,
  PROVINCES,
  party,
  putFiles,
  squares,
  type TestFile,
  temporaryFolder,
  testWorkspace,
} from '../testing/workspace.ts';
import { gatherEvidence } from './gather.ts';

const day = (iso: string) => dayFromIso(iso)!;
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const csv = (...lines: readonly string[]) => `${lines.join('\n')}\n`;
const AREAS = { 'areas.geojson': squares({ name: 'West', also: ['Occident'] }, { name: 'East' }) };
const deaths = measure({ source: 'ev', takes: { kind: 'deaths', of: [] } });
const byArea = { ...deaths, areas: 'province' };

async function gather(
  files: readonly TestFile[],
  measures: readonly Measure[],
  known: string,
  from = '2021-01-01',
  to = '2021-01-10',
) {
  const parts = { measures, areaSets: [PROVINCES], parties: [party('rebels', ['Front'])] };
  const workspace = await testWorkspace(folder.dir, files, parts, AREAS);
  const span = { from: day(from), to: day(to) };
  const needs = { series: measures.map((one) => ({ measure: one, span })), subjects: [], surges: [] };
  return gatherEvidence(workspace, needs, day(known));
}

const covers = { from: '2021-01-02', to: '2021-01-09', by: 'stated' } as const;
const header =
  'id,from,to,known,area,latitude,longitude,actor_a,actor_b,events,deaths_low,deaths_best,deaths_high,deaths_a,deaths_b,deaths_civilians,deaths_unknown';
const events = (...rows: readonly string[]): TestFile => ({
  source: 'ev',
  kind: 'events',
  covers,
  content: csv(header, ...rows),
});

describe('events as known at a date', () => {
  const file = events(
    'a,2021-01-03,,2021-01-03,occident province,,,Government of X,Front,1,3,2,5,1,1,0,0',
    'b,2021-01-03,2021-01-05,2021-01-06,,0.5,1.5,Government of X,Front,1,4,4,4,4,0,0,0',
    'c,2021-01-04,,2021-01-08,Nowhere,,,Front,Civilians,2,1,1,1,0,0,1,0',
    'd,2021-01-04,,2021-01-04,Nowhere,50,50,Front,Civilians,1,9,9,9,0,0,9,0',
  );
  it('makes daily cells by area: by name, by point, anywhere, outside', async () => {
    const { series } = await gather([file], [byArea], '2021-12-31');
    const found = series.get('m')!;
    expect(found.areas).toEqual(['West', 'East']);
    expect([...found.known.subarray(0, 10)]).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
    const cells = (day: number) =>
      [0, 1].map((area) => [
        found.low[area * 10 + day],
        found.best[area * 10 + day],
        found.high[area * 10 + day],
      ]);
    expect(cells(2)).toEqual([
      [2, 2, 5],
      [0, 0, 0],
    ]);
    expect(cells(3)).toEqual([
      [0, 0, 1],
      [0, 0, 1],
    ]);
    expect([...found.spans.area]).toEqual([1]);
    expect([...found.spans.high]).toEqual([4]);
  });
  it('sees nothing newer than the knowledge date, and covers no day after it', async () => {
    const found = (await gather([file], [deaths], '2021-01-05')).series.get('m')!;
    expect([...found.known]).toEqual([0, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect(found.spans.from.length).toBe(0);
    expect([...found.best.subarray(0, 5)]).toEqual([0, 0, 2, 9, 0]);
  });
  it('counts sides with what is not attributed as their upper end', async () => {
    const of = (...words: readonly string[]) => ({
      ...deaths,
      takes: { kind: 'deaths' as const, of: words },
    });
    const rows = events('a,2021-01-03,,2021-01-03,West,,,Government of X,Front,1,8,10,13,4,3,2,1');
    const cell = async (...words: readonly string[]) => {
      const found = (await gather([rows], [of(...words)], '2021-12-31')).series.get('m')!;
      return [found.low[2], found.best[2], found.high[2]];
    };
    expect(await cell()).toEqual([8, 10, 13]);
    expect(await cell('government')).toEqual([2, 4, 8]);
    expect(await cell('civilians')).toEqual([0, 2, 6]);
    expect(await cell('government', 'civilians')).toEqual([4, 6, 10]);
    expect(await cell('rebels')).toEqual([1, 3, 7]);
    expect(await cell('side b')).toEqual([1, 3, 7]);
  });
  it('leaves the deaths of an event open when nothing is said about them', async () => {
    const found = (
      await gather([events('a,2021-01-03,,2021-01-03,,,,,,,,,,,,,')], [deaths], '2021-12-31')
    ).series.get('m')!;
    expect([found.low[2], found.high[2]]).toEqual([0, Infinity]);
  });
});

describe('two clocks', () => {
  const release = (known: string, ...rows: readonly string[]): TestFile => ({
    ...events(...rows),
    known: { by: 'date', date: known },
  });
  const files = [
    release(
      '2021-02-01',
      'a,2021-01-03,,,,,,,,1,5,5,5,,,,',
      'b,2021-01-04,,,,,,,,1,1,1,1,,,,',
      'c,2021-01-05,,,,,,,,1,7,7,7,,,,',
    ),
    release(
      '2021-03-01',
      'a,2021-01-03,,,,,,,,1,6,6,6,,,,',
      'b,2021-01-04,,,,,,,,1,1,1,1,,,,',
      'd,2021-01-06,,,,,,,,1,2,2,2,,,,',
    ),
  ];
  const best = async (known: string, order = files) => {
    const found = (await gather(order, [deaths], known)).series.get('m')!;
    return [...found.best.subarray(2, 6)];
  };
  it('knows nothing before the first release, then each release as it was', async () => {
    expect((await gather(files, [deaths], '2021-01-31')).series.get('m')!.known).toEqual(new Uint8Array(10));
    expect(await best('2021-02-01')).toEqual([5, 1, 7, 0]);
    expect(await best('2021-02-28')).toEqual([5, 1, 7, 0]);
    expect(await best('2021-03-01')).toEqual([6, 1, 0, 2]);
  });
  it('does not depend on the order of imports', async () => {
    expect(await best('2021-03-01', [...files].reverse())).toEqual([6, 1, 0, 2]);
    const named = files.map((file, i) => ({ ...file, file: `sources/release-${i}.csv` }));
    const roots: string[] = [];
    for (const order of [named, [...named].reverse()]) {
      roots.push((await gather(order, [deaths], '2021-03-01')).root);
    }
    expect(roots[0]).toBe(roots[1]);
    expect((await gather(files, [deaths], '2021-02-28')).root).not.toBe(roots[0]);
  });
  it('lets a row replace or withdraw another one', async () => {
    const file = {
      ...events(),
      content: csv(
        'id,from,known,deaths_best,supersedes,retracts',
        'a,2021-01-03,2021-01-03,5,,',
        'a2,2021-01-03,2021-01-06,8,a,',
        'b,2021-01-04,2021-01-04,1,,',
        'b-,,2021-01-07,,,b',
      ),
    };
    const at = async (known: string) => {
      const found = (await gather([file], [deaths], known)).series.get('m')!;
      return [found.best[2], found.best[3]];
    };
    expect(await at('2021-01-05')).toEqual([5, 1]);
    expect(await at('2021-01-06')).toEqual([8, 1]);
    expect(await at('2021-01-07')).toEqual([8, 0]);
  });
});

describe('lists', () => {
  const files: TestFile[] = [
    {
      source: 'fig',
      kind: 'figures',
      content: csv(
        'id,metric,of,from,to,value,qualifier,known,note,citation',
        'q,attacks,,2020-01-01,2020-03-31,,withheld,2020-05-01,kept back,SIGAR',
        'q2,attacks,,2020-01-01,2020-03-31,7620,exact,2021-07-29,,SIGAR',
        's,strength,us,2020-10-21,,12000,about,2020-10-21,,NATO',
      ),
    },
    {
      source: 'j',
      kind: 'judgements',
      content: csv(
        'id,subject,judge,verdict,from,known,level',
        'j1,c,nato,not met,2020-10-01,2020-10-02,minimum',
      ),
    },
    {
      source: 's',
      kind: 'statements',
      content: csv(
        'id,said,speaker,kind,text,announces,announced_for,relates',
        's1,2020-10-07,Someone,verbatim,Home by Christmas,leave,2020-12-25,contradicts:s0',
      ),
    },
    {
      source: 'o',
      kind: 'occurrences',
      content: csv('id,name,from,known', 'o1,talks,2020-09-12,2020-09-12'),
    },
  ];
  it('gives what was known, with withheld figures until they are published', async () => {
    const then = await gather(files, [], '2020-10-21');
    expect(then.sources.find((one) => one.source === 'fig')!.withheld).toEqual([
      {
        metric: 'attacks',
        span: { from: day('2020-01-01'), to: day('2020-03-31') },
        reason: 'kept back',
        citation: 'SIGAR',
      },
    ]);
    expect(then.figures.map(({ id, value, of }) => [id, value.low, value.high, of])).toEqual([
      ['s', 11500, 12500, 'us'],
    ]);
    expect(then.judgements).toMatchObject([
      { id: 'j1', source: 'j', verdict: 'not met', level: 'minimum', origin: 'j' },
    ]);
    expect(then.statements).toMatchObject([
      {
        id: 's1',
        known: day('2020-10-07'),
        announces: { adjustment: 'leave', day: day('2020-12-25') },
        relates: [{ to: 's0', how: 'contradicts' }],
      },
    ]);
    expect(then.occurrences).toMatchObject([{ id: 'o1', name: 'talks' }]);
    const later = await gather(files, [], '2021-12-31');
    expect(later.sources.find((one) => one.source === 'fig')!.withheld).toEqual([]);
    expect(later.figures.map((one) => one.id)).toEqual(['q2', 's']);
  });
});

describe('a pinned file', () => {
  it('is refused when it changed, with both digests', async () => {
    const file = events('a,2021-01-03,,2021-01-03,,,,,,1,5,5,5,,,,');
    const workspace = await testWorkspace(folder.dir, [file], { measures: [deaths] });
    await putFiles(folder.dir, { 'sources/ev-0.csv': `${file.content}x,2021-01-03,,,,,,,,,9,9,9,,,,\n` });
    const needs = { series: [{ measure: deaths, span: { from: 0, to: 1 } }], subjects: [], surges: [] };
    const failure = await gatherEvidence(workspace, needs, 0).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Problem);
    expect((failure as Problem).message).toMatch(
      /was [0-9a-f]{64} and is [0-9a-f]{64}.*lockstep import events sources\/ev-0\.csv --as ev/,
    );
  });
});
