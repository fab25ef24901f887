import { describe, expect, it } from 'vitest';
import { answer, BASE, GEO, surgeOverFiles } from './testing/files.ts';

const surge = surgeOverFiles();
const FLAGS = [...BASE, '--replications', '0', '--json'];

/** Log likelihood ratio of `c` cases where `e` of `total` are expected (Kulldorff, 1997). */
const llr = (c: number, e: number, total: number) =>
  c * Math.log(c / e) + (c < total ? (total - c) * Math.log((total - c) / (total - e)) : 0);

describe('letters', () => {
  const cases = 'Doñana 9\nDoáana 1\nÖst 2\n';
  const geo = '# Doñana first\nDoñana 0 0\nDoáana 0 9\nÖst 40 0\n';
  const flags = [...FLAGS, '--kind', 'spatial'];

  it('are UTF-8, Windows-1252 or UTF-16, file by file', async () => {
    const utf8 = answer(await surge({ 'c.cas': cases, 'g.geo': geo }, ...flags));
    expect(utf8.clusters[0]!.areas).toEqual(['Doñana']);
    const utf16 = Buffer.from(`\ufeff${cases}`, 'utf16le');
    for (const bytes of [Buffer.from(cases, 'latin1'), utf16])
      expect(answer(await surge({ 'c.cas': bytes, 'g.geo': geo }, ...flags))).toEqual(utf8);
    const latin = { 'c.cas': Buffer.from(cases, 'latin1'), 'g.geo': Buffer.from(geo, 'latin1') };
    expect(answer(await surge(latin, ...flags))).toEqual(utf8);
  });

  it('keep names apart that have a comma, leading zeros or nothing but case to tell them by', async () => {
    const files = {
      'c.cas': '"A, old" 5\n0501 1\n501 2\na 1\nA 3\n',
      'g.geo': '"A, old" 0 0\n0501 0 1\n501 0 2\na 0 3\nA 0 4\n',
    };
    const report = answer(await surge(files, ...flags));
    expect(report).toMatchObject({ places: 5, cases: 12 });
    expect(report.clusters[0]).toMatchObject({ areas: ['A, old'], observed: 5 });
  });
});

describe('covariates', () => {
  it('are not mixed up where a value has a space', async () => {
    const files = {
      'g.geo': GEO,
      'c.cas': 'North 8 "old m" x\nSouth 8 old "m x"\n"Far East" 0 old "m x"\n',
      'p.pop': 'North 2000 80 "old m" x\nSouth 2000 20 old "m x"\n"Far East" 2000 60 old "m x"\n',
    };
    const report = answer(await surge(files, ...FLAGS, '--population', 'p.pop', '--kind', 'spatial'));
    // All eight of the first kind live in the North; the eight of the second are expected as 20 to 60.
    expect(report.clusters[0]).toMatchObject({ areas: ['South'], observed: 8, expected: 2 });
    expect(report.clusters[0]!.llr).toBeCloseTo(llr(8, 2, 16), 12);
  });
});

describe('the study period', () => {
  const files = { 'g.geo': GEO, 'c.cas': 'North 4 1974\nSouth 1 1975\nNorth 1 1976\n"Far East" 1 1976\n' };
  const flags = [...FLAGS, '--kind', 'retrospective', '--max-duration', '1'];

  it.each([
    ['1973/1/1', '1977/12/31'],
    ['1973', '1977'],
    ['1/1/1973', '12/1977'],
    ['1973-01', '1977-12-31'],
  ])('is given as %s to %s', async (from, to) => {
    const report = answer(await surge(files, ...flags, '--from', from, '--to', to));
    expect(report).toMatchObject({ periods: 5, study: { from: '1973-01-01', to: '1977-12-31' } });
  });

  it('has a shorter first period where it is no whole number of them', async () => {
    // 1 to 17 January: 3 days, then two weeks. Without a population file, cases are expected evenly over days.
    const cases = 'North 5 2020-01-02\nSouth 1 2020-01-05\nSouth 1 2020-01-12\n"Far East" 1 2020-01-17\n';
    const span = ['--unit', 'week', '--from', '2020/1/1', '--to', '2020/1/17'];
    const report = answer(
      await surge({ 'g.geo': GEO, 'c.cas': cases }, ...flags.slice(0, -2), ...span, '--max-duration', '50%'),
    );
    expect(report.periods).toBe(3);
    expect(report.clusters[0]).toMatchObject({ areas: ['North'], from: '2020-01-01', to: '2020-01-03' });
    expect(report.clusters[0]!.expected).toBeCloseTo((8 * 3) / 17 / 3, 12);
    expect(report.clusters[0]!.llr).toBeCloseTo(llr(5, (8 * 3) / 17 / 3, 8), 12);
    // Half of 17 days is one week and a bit.
    const longest = report.clusters.map(({ from, to }) => Date.parse(to!) - Date.parse(from!));
    expect(Math.max(...longest)).toBeLessThanOrEqual(6 * 86_400_000);
  });
});

describe('generic times', () => {
  const flags = [...FLAGS, '--unit', 'generic', '--max-duration', '2'];

  it('are whole numbers, with populations between which it changes in a straight line', async () => {
    const files = {
      'g.geo': GEO,
      'c.cas': 'North 6 9\nNorth 1 -1\nSouth 2 4\n"Far East" 3 10\n',
      'p.pop': 'North -1 10\nNorth 10 20\nSouth -1 20\nSouth 10 10\n"Far East" -1 10\n"Far East" 10 10\n',
    };
    const report = answer(await surge(files, ...flags, '--kind', 'prospective', '--population', 'p.pop'));
    expect(report).toMatchObject({ unit: 'generic', periods: 12, study: { from: '-1', to: '10' } });
    expect(report.clusters[0]).toMatchObject({ areas: ['North'], from: '9', to: '10', observed: 6 });
    // As for a day, a figure holds for the whole of its time: from 0 to 10 it changes by 1 a unit.
    const north = 10 + Array.from({ length: 10 }, (_, i) => 10.5 + i).reduce((a, b) => a + b) + 20;
    const all = 2 * north + 12 * 10;
    expect(report.clusters[0]!.expected).toBeCloseTo((12 * (19.5 + 20)) / all, 9);
    expect(report.clusters[0]!.start).toEqual({ earliest: '9', latest: '9' });
  });

  it('may be left over', async () => {
    const files = { 'g.geo': GEO, 'c.cas': 'North 6 9\nNorth 1 1\nSouth 2 4\n' };
    const report = answer(
      await surge(
        files,
        ...flags,
        '--kind',
        'retrospective',
        '--model',
        'permutation',
        '--from',
        '2',
        '--to',
        '12',
      ),
    );
    expect(report).toMatchObject({ cases: 8, leftOut: 1, periods: 11, study: { from: '2', to: '12' } });
    // Three quarters of the cases are in the North: more than a zone may hold. Of windows that score the same, the
    // one that ends first is taken, and the longest of those.
    expect(report.clusters.map(({ areas, from, to }) => [areas, from, to])).toEqual([[['South'], '3', '4']]);
    expect(report.clusters[0]!.llr).toBeCloseTo(llr(2, 0.5, 8), 12);
  });
});

describe('a spatial quasi negative binomial scan', () => {
  it('asks where there are more cases, whether they are dated or not', async () => {
    const flags = [...FLAGS, '--kind', 'spatial', '--model', 'quasi-nb'];
    const dated = answer(
      await surge({ 'g.geo': GEO, 'c.cas': 'North 9 2001\nSouth 1 2002\n"Far East" 2 2001\n' }, ...flags),
    );
    const undated = answer(await surge({ 'c.cas': 'North 9\nSouth 1\n"Far East" 2\n' }, ...flags));
    expect(dated.clusters[0]).toMatchObject({ areas: ['North'], observed: 9, expected: 4 });
    expect(dated.clusters[0]!.llr).toBe(undated.clusters[0]!.llr);
  });
});
