import { describe, expect, it } from 'vitest';
import { workersAvailable } from './pool.ts';
import { answer, BASE, GEO, surgeOverFiles } from './testing/files.ts';

const surge = surgeOverFiles();
const POP = 'North 2019 100\nSouth 2019 100\n"Far East" 2019 200\n';

describe('a scan over files', () => {
  it('reads spaces, tabs, commas and quoted names', async () => {
    const flags = [...BASE, '--population', 'p.pop', '--kind', 'spatial', '--replications', '19', '--json'];
    const words = answer(
      await surge({ 'g.geo': GEO, 'p.pop': POP, 'c.cas': 'North 9\nSouth\t1\r\n"Far East" 2\n\n' }, ...flags),
    );
    const commas = answer(
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
    const plain = answer(await surge({ 'g.geo': GEO, 'c.cas': 'North 9\nSouth 1\n' }, ...flags));
    const noted = {
      'g.geo': `\uFEFF# place, x, y\r\n${GEO.replace(/\n/g, '\r\n')}\r\n`,
      'c.cas': '// cases, by hand\n\n  North   9  \n#\nSouth\t1\n   \n',
    };
    expect(answer(await surge(noted, ...flags)).clusters).toEqual(plain.clusters);
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
    const years = answer(
      await surge({ 'g.geo': GEO, 'c.cas': 'North 9 1974\nSouth 3 1975\nSouth 3 73\n' }, ...flags),
    );
    expect(years).toMatchObject({
      unit: 'year',
      periods: 3,
      study: { from: '1973-01-01', to: '1975-12-31' },
    });
    expect(years.clusters[0]).toMatchObject({ areas: ['North'], from: '1974-01-01', to: '1974-12-31' });
    const months = answer(
      await surge({ 'c.cas': 'North 9 2020/03\nSouth 3 02/2020\nSouth 3 2020-04\n' }, ...flags),
    );
    expect(months).toMatchObject({
      unit: 'month',
      periods: 3,
      study: { from: '2020-02-01', to: '2020-04-30' },
    });
    const days = answer(
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
    const mondays = answer(
      await surge(
        { 'g.geo': GEO, 'c.cas': 'North 1 2020-11-02\nNorth 9 2020-11-16\nSouth 3 2020-11-09\n' },
        ...flags,
      ),
    );
    expect(mondays).toMatchObject({ periods: 3, study: { from: '2020-11-02', to: '2020-11-22' } });
    expect(mondays.clusters[0]).toMatchObject({ areas: ['North'], from: '2020-11-16', to: '2020-11-22' });
    const mixed = answer(
      await surge({ 'c.cas': 'North 1 2020-11-02\nNorth 9 2020-11-16\nSouth 3 2020-11-10\n' }, ...flags),
    );
    expect(mixed).toMatchObject({ periods: 3, study: { from: '2020-11-02', to: '2020-11-16' } });
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
    const report = answer(await surge(files, ...flags, '--json'));
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
    const report = answer(
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
    const report = answer(
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
    const report = answer(
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
    const poisson = answer(await surge(files, ...flags, '--json'));
    expect(poisson.dispersion.varianceToMean).toBeGreaterThan(3);
    expect(poisson.warnings[0]).toMatch(/vary \d+\.\d times as much/);
    const calmer = answer(await surge(files, ...flags, '--model', 'quasi-nb', '--json'));
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
