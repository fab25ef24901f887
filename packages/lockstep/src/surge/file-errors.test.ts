import { describe, expect, it } from 'vitest';
import { BASE, GEO, surgeOverFiles } from './testing/files.ts';

const surge = surgeOverFiles();

describe('bad input', () => {
  const bad: [string, Record<string, string | Uint8Array>, string[], string][] = [
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
      'c.cas:1:9: "2021-02-29" is not a date: expected YYYY, YYYY/MM, YYYY/MM/DD or MM/DD/YYYY',
    ],
    [
      'the day before the month',
      { 'c.cas': 'North 1 24/11/2001\n' },
      [],
      'c.cas:1:9: "24/11/2001" is not a date: expected YYYY, YYYY/MM, YYYY/MM/DD or MM/DD/YYYY',
    ],
    [
      'a place written otherwise',
      { 'c.cas': 'north 1\n' },
      [],
      'c.cas:1:1: unknown location "north": it is not in g.geo, where it is written "North"',
    ],
    ['no text', { 'c.cas': new Uint8Array([0, 1, 2, 0xff]) }, [], 'c.cas: this is not a text file'],
    [
      'no controls',
      { 'c.cas': 'North 1\n', 'k.ctl': 'North 0\n' },
      ['--model', 'bernoulli', '--controls', 'k.ctl'],
      'k.ctl: there are no controls',
    ],
    [
      'one place, and zones of half the population',
      { 'c.cas': 'North 4\n', 'g.geo': 'North 0 0\n' },
      [],
      'no place is as small as a zone may be (--max-population 0.5): there is nothing to scan',
    ],
    [
      'no day to begin with',
      { 'c.cas': 'North 1\n' },
      ['--from', '2020/13'],
      '--from is "2020/13", which is not a date: expected YYYY, YYYY/MM, YYYY/MM/DD or MM/DD/YYYY',
    ],
    [
      'a date where a generic time is due',
      { 'c.cas': 'North 1 2020/01\n' },
      ['--unit', 'generic'],
      'c.cas:1:9: "2020/01" is not a whole number, as times of the unit "generic" are',
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
      'no control file',
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
