import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../cli/program.ts';
import { workersAvailable } from './pool.ts';
import type { ScanReport } from './report.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-surge-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function surge(files: Record<string, string>, ...flags: string[]): Promise<Outcome> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  let [out, err] = ['', ''];
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    cwd: folder,
    terminal: false,
    today: () => '2026-01-01',
  };
  const code = await run(['surge', ...flags], io);
  return { code, out, err };
}

const json = ({ out, err }: Outcome): ScanReport => {
  expect(err).toBe('');
  return JSON.parse(out) as ScanReport;
};

const GEO = 'North 0 0\nSouth 0 9\n"Far East" 40 0\n';
const POP = 'North 2019 100\nSouth 2019 100\n"Far East" 2019 200\n';
const BASE = ['--cases', 'c.cas', '--geo', 'g.geo', '--coordinates', 'plane'];

describe('a scan over files', () => {
  it('reads spaces, tabs, commas and quoted names', async () => {
    const flags = [...BASE, '--population', 'p.pop', '--kind', 'spatial', '--replications', '19', '--json'];
    const words = json(
      await surge({ 'g.geo': GEO, 'p.pop': POP, 'c.cas': 'North 9\nSouth\t1\r\n"Far East" 2\n\n' }, ...flags),
    );
    const commas = json(
      await surge(
        { 'g.geo': 'North,0,0\nSouth,0,9\n"Far East",40,0\n', 'c.cas': 'North,9\nSouth, 1\nFar East,2\n' },
        ...flags,
      ),
    );
    expect(words.clusters).toEqual(commas.clusters);
    expect(words.clusters[0]).toMatchObject({
      areas: ['North'],
      from: null,
      to: null,
      observed: 9,
      expected: 3,
      radius: 0,
    });
    expect(words.clusters[0]!.relativeRisk).toBeCloseTo(9 / 3 / (3 / 9), 12);
    expect(words.clusters[0]!.llr).toBeCloseTo(9 * Math.log(3) + 3 * Math.log(1 / 3), 12);
  });

  it('passes over byte order marks, comments and blank lines', async () => {
    const flags = [...BASE, '--kind', 'spatial', '--replications', '9', '--json'];
    const plain = json(await surge({ 'g.geo': GEO, 'c.cas': 'North 9\nSouth 1\n' }, ...flags));
    const noted = {
      'g.geo': `\uFEFF# place, x, y\r\n${GEO.replace(/\n/g, '\r\n')}\r\n`,
      'c.cas': '// cases, by hand\n\n  North   9  \n#\nSouth\t1\n   \n',
    };
    expect(json(await surge(noted, ...flags)).clusters).toEqual(plain.clusters);
  });

  it('gives the same bytes on one thread and on many', async ({ skip }) => {
    if (!workersAvailable) skip('workers run the built program: npm run build first');
    const flags = [
      ...BASE,
      '--kind',
      'retrospective',
      '--unit',
      'day',
      '--max-duration',
      '2',
      '--replications',
      '399',
    ];
    const cases = Array.from(
      { length: 60 },
      (_, i) =>
        `${['North', 'South', '"Far East"'][i % 3]} ${i % 4} 2020-01-${String((i % 28) + 1).padStart(2, '0')}`,
    );
    const files = { 'g.geo': GEO, 'c.cas': cases.join('\n') };
    const one = await surge(files, ...flags, '--json', '--threads', '1');
    const many = await surge(files, ...flags, '--json', '--threads', '4');
    expect(one.code).toBe(0);
    expect(many.out).toBe(one.out);
  });

  it('counts periods from the dates as they are written', async () => {
    const flags = [...BASE, '--kind', 'retrospective', '--replications', '0', '--json'];
    const years = json(
      await surge({ 'g.geo': GEO, 'c.cas': 'North 9 1974\nSouth 3 1975\nSouth 3 73\n' }, ...flags),
    );
    expect(years).toMatchObject({
      unit: 'year',
      periods: 3,
      study: { from: '1973-01-01', to: '1975-12-31' },
    });
    expect(years.clusters[0]).toMatchObject({ areas: ['North'], from: '1974-01-01', to: '1974-12-31' });
    const months = json(
      await surge({ 'c.cas': 'North 9 2020/03\nSouth 3 02/2020\nSouth 3 2020-04\n' }, ...flags),
    );
    expect(months).toMatchObject({
      unit: 'month',
      periods: 3,
      study: { from: '2020-02-01', to: '2020-04-30' },
    });
    const days = json(
      await surge({ 'c.cas': 'North 9 2020/3/1\nSouth 3 2/28/2020\nSouth 3 20200302\n' }, ...flags),
    );
    expect(days).toMatchObject({ unit: 'day', periods: 4, study: { from: '2020-02-28', to: '2020-03-02' } });
  });

  it('takes a date on which weekly data always fall as the first day of the week', async () => {
    const flags = [
      ...BASE,
      '--kind',
      'prospective',
      '--unit',
      'week',
      '--max-duration',
      '2',
      '--replications',
      '0',
      '--json',
    ];
    const mondays = json(
      await surge(
        { 'g.geo': GEO, 'c.cas': 'North 1 2020-11-02\nNorth 9 2020-11-16\nSouth 3 2020-11-09\n' },
        ...flags,
      ),
    );
    expect(mondays).toMatchObject({ periods: 3, study: { from: '2020-11-02', to: '2020-11-22' } });
    expect(mondays.clusters[0]).toMatchObject({ areas: ['North'], from: '2020-11-16', to: '2020-11-22' });
    const mixed = json(
      await surge({ 'c.cas': 'North 1 2020-11-02\nNorth 9 2020-11-16\nSouth 3 2020-11-10\n' }, ...flags),
    );
    expect(mixed).toMatchObject({ periods: 2, study: { from: '2020-11-02', to: '2020-11-16' } });
  });

  it('keeps to the study period that is given and says what it leaves out', async () => {
    const flags = [
      ...BASE,
      '--kind',
      'retrospective',
      '--unit',
      'day',
      '--from',
      '2020-01-02',
      '--to',
      '2020/01/05',
      '--replications',
      '0',
    ];
    const files = { 'g.geo': GEO, 'c.cas': 'North 4 2020-01-01\nNorth 5 2020-01-03\nSouth 2 2020-01-05\n' };
    const report = json(await surge(files, ...flags, '--json'));
    expect(report).toMatchObject({ cases: 7, leftOut: 4, periods: 4 });
    expect(report.warnings.join()).toContain('4 cases lie outside of the study period');
  });

  it('standardises by covariates', async () => {
    // All cases are old; North is old, South young: nothing is unusual.
    const files = {
      'g.geo': GEO,
      'p.pop':
        'North 2019 90 old\nNorth 2019 10 young\nSouth 2019 10 old\nSouth 2019 90 young\n"Far East" 2019 50 old\n"Far East" 2019 50 young\n',
      'c.cas':
        'North 18 old\nSouth 2 old\n"Far East" 10 old\nSouth 9 young\nNorth 1 young\n"Far East" 5 young\n',
    };
    const report = json(
      await surge(
        files,
        ...BASE,
        '--population',
        'p.pop',
        '--kind',
        'spatial',
        '--replications',
        '0',
        '--json',
      ),
    );
    expect(report.clusters).toEqual([]);
  });

  it('takes declared neighbours instead of circles', async () => {
    const files = {
      'n.nbr': 'North "Far East"\nSouth\n"Far East" North\n',
      'c.cas': 'North 5\n"Far East" 5\nSouth 0\n',
    };
    const report = json(
      await surge(
        files,
        '--cases',
        'c.cas',
        '--neighbours',
        'n.nbr',
        '--kind',
        'spatial',
        '--max-population',
        '80%',
        '--replications',
        '0',
        '--json',
      ),
    );
    expect(report.clusters[0]).toMatchObject({ areas: ['North', 'Far East'], radius: null });
  });

  it('compares cases with controls', async () => {
    const files = {
      'g.geo': GEO,
      'c.cas': 'North 4\nSouth 0\n"Far East" 1\n',
      'k.ctl': 'North 0\nSouth 5\n"Far East" 5\n',
    };
    const report = json(
      await surge(
        files,
        ...BASE,
        '--controls',
        'k.ctl',
        '--model',
        'bernoulli',
        '--kind',
        'spatial',
        '--replications',
        '0',
        '--json',
      ),
    );
    expect(report).toMatchObject({ cases: 5, people: 15 });
    expect(report.clusters[0]).toMatchObject({ areas: ['North'], observed: 4 });
    expect(report.clusters[0]!.expected).toBeCloseTo(4 / 3, 12);
    expect(report.clusters[0]!.relativeRisk).toBeCloseTo(11, 12);
  });

  it('warns where counts vary more than the model expects, and shrinks the evidence when asked to', async () => {
    const rows: string[] = [];
    for (let week = 0; week < 40; week++)
      for (const place of ['North', 'South', '"Far East"']) {
        const burst = (week * 7 + place.length) % 5 === 0;
        rows.push(
          `${place} ${burst ? 12 : 1} 2020-${String(1 + Math.floor(week / 28)).padStart(2, '0')}-${String(1 + (week % 28)).padStart(2, '0')}`,
        );
      }
    const files = { 'g.geo': GEO, 'p.pop': POP, 'c.cas': rows.join('\n') };
    const flags = [
      ...BASE,
      '--population',
      'p.pop',
      '--kind',
      'prospective',
      '--unit',
      'day',
      '--max-duration',
      '5',
      '--replications',
      '99',
    ];
    const poisson = json(await surge(files, ...flags, '--json'));
    expect(poisson.dispersion.varianceToMean).toBeGreaterThan(3);
    expect(poisson.warnings[0]).toMatch(/vary \d+\.\d times as much/);
    const calmer = json(await surge(files, ...flags, '--model', 'quasi-nb', '--json'));
    expect(calmer.warnings).toEqual([]);
    expect(calmer.clusters[0]!.llr).toBeLessThan(poisson.clusters[0]!.llr);
    expect(calmer.clusters[0]!.p!).toBeGreaterThan(poisson.clusters[0]!.p!);
  });

  it('says its result in words', async () => {
    const files = { 'g.geo': GEO, 'c.cas': 'North 9 2020-01-02\nNorth 1 2020-01-01\nSouth 1 2020-01-01\n' };
    const { out, code } = await surge(
      files,
      ...BASE,
      '--kind',
      'retrospective',
      '--max-duration',
      '1',
      '--replications',
      '9',
    );
    expect(code).toBe(0);
    expect(out).toContain('discrete Poisson scan, retrospective, 2020-01-01 to 2020-01-02');
    expect(out).toContain('1. North, 2020-01-02 to 2020-01-02');
    expect(out).toMatch(
      /observed 9, expected 1\.83, relative risk \d+\.\d\d\n {3}log likelihood ratio \d+\.\d{6}, p 0\.\d00/,
    );
  });
});

describe('bad input', () => {
  const bad: [string, Record<string, string>, string[], string][] = [
    [
      'unknown place',
      { 'c.cas': 'North 1\nWest 2\n' },
      [],
      'c.cas:2:1: unknown location "West": it is not in g.geo',
    ],
    [
      'broken count',
      { 'c.cas': 'North 1\nSouth two\n' },
      [],
      'c.cas:2:7: the number of cases is not a number: "two"',
    ],
    [
      'half a case',
      { 'c.cas': 'North 1.5\n' },
      [],
      'c.cas:1:7: the number of cases is not a whole number: 1.5',
    ],
    ['negative count', { 'c.cas': 'North -1\n' }, [], 'c.cas:1:7: the number of cases is below 0: -1'],
    ['missing count', { 'c.cas': 'North\n' }, [], 'c.cas:1: the number of cases is missing'],
    [
      'too many columns',
      { 'c.cas': 'North 1\nSouth 1 2020\n' },
      [],
      'c.cas:2:9: expected 2 columns, found 3',
    ],
    [
      'no such day',
      { 'c.cas': 'North 1 2021-02-29\n' },
      [],
      'c.cas:1:9: "2021-02-29" is not a date: expected YYYY, YYYY/MM or YYYY/MM/DD',
    ],
    ['empty file', { 'c.cas': '\n\n' }, [], 'c.cas: the file is empty'],
    ['no cases', { 'c.cas': 'North 0\n' }, [], 'c.cas: there are no cases'],
    ['no file', { 'c.cas': 'North 1\n' }, ['--population', 'none.pop'], 'none.pop: there is no such file'],
    [
      'two places in one',
      { 'c.cas': 'North 1\n', 'g.geo': 'North 0 0\nNorth 1 1\n' },
      [],
      'g.geo:2:1: location "North" is given twice, with different coordinates',
    ],
    [
      'bad latitude',
      { 'c.cas': 'North 1\n', 'g.geo': 'North 0 0\nSouth 91 0\n' },
      ['--coordinates', 'latlon'],
      'g.geo:2:7: the latitude is not between -90 and 90: 91',
    ],
    [
      'dates too rough',
      { 'c.cas': 'North 1 2020/01/01\nSouth 1 2020/02\n' },
      ['--kind', 'prospective', '--unit', 'week'],
      'c.cas:2:9: the date "2020/02" is too rough for periods of one week: it gives only the month',
    ],
    [
      'one period',
      { 'c.cas': 'North 2 2020-01-01\n' },
      ['--kind', 'prospective'],
      'a scan over time needs at least two periods; the study has 1',
    ],
    [
      'no people',
      { 'c.cas': 'North 1\nSouth 1\n', 'p.pop': 'North 2019 5\nSouth 2019 0\n' },
      ['--population', 'p.pop'],
      'c.cas:2:1: location "South" has cases, but its population is 0 or not given',
    ],
    [
      'unknown category',
      { 'c.cas': 'North 1 old\n', 'p.pop': 'North 2019 5 young\n' },
      ['--population', 'p.pop'],
      'c.cas:1:1: no population is given for the category "old"',
    ],
    [
      'bad population date',
      { 'c.cas': 'North 1\n', 'p.pop': 'North then 5\n' },
      ['--population', 'p.pop'],
      'p.pop:1:7: "then" is not a date',
    ],
    [
      'window too short',
      { 'c.cas': 'North 1 2020-01-01\nNorth 1 2020-01-02\n' },
      ['--kind', 'prospective', '--max-duration', '10%'],
      'the longest window is shorter than one period: the study has 2',
    ],
    [
      'no controls',
      { 'c.cas': 'North 1\n' },
      ['--model', 'bernoulli'],
      'the bernoulli model compares cases with controls: give them with --controls FILE',
    ],
    [
      'unknown model',
      { 'c.cas': 'North 1\n' },
      ['--model', 'normal'],
      '--model is "normal": expected poisson, bernoulli, permutation, quasi-nb',
    ],
    [
      'no share',
      { 'c.cas': 'North 1\n' },
      ['--max-population', '150%'],
      '--max-population is "150%": expected a share such as 0.5 or 50%',
    ],
    [
      'permutation without time',
      { 'c.cas': 'North 1\n' },
      ['--model', 'permutation'],
      'the permutation model shuffles places over time',
    ],
  ];

  it.each(bad)('%s', async (_, files, flags, message) => {
    const outcome = await surge({ 'g.geo': GEO, ...files }, ...BASE, '--kind', 'spatial', ...flags);
    expect(outcome.err).toContain(`lockstep: ${message}`);
    expect(outcome).toMatchObject({ code: 2, out: '' });
  });

  it('needs cases, places and the kind of coordinates', async () => {
    expect((await surge({}, '--geo', 'g.geo')).err).toContain(
      'name a measure: --measure M (or scan files with --cases F',
    );
    const files = { 'g.geo': GEO, 'c.cas': 'North 1\n' };
    expect((await surge(files, '--cases', 'c.cas')).err).toContain('give --geo FILE or --neighbours FILE');
    expect((await surge(files, '--cases', 'c.cas', '--geo', 'g.geo')).err).toContain(
      '--coordinates is missing: expected plane or latlon',
    );
  });
});
