import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockstep } from '../testing/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-rules-'));
const at = ['--as-of', '2024-03-20', '--known', '2024-03-25'];
const ask = (...argv: string[]) => lockstep(folder, ...argv);

beforeAll(async () => {
  mkdirSync(join(folder, 'w'));
  writeFileSync(
    join(folder, 'w', 'agreement.lockstep'),
    `agreement "Reaches"
  time zone UTC
  signed 2024-03-01

party north "Northern Council"

source fighting "Incidents" events from "sources/fighting.csv"
source second "Another count" events from "sources/second.csv"
source views "Judgements" judgements from "sources/views.csv"

measure deaths "Deaths from violence" sums deaths in fighting
measure other_deaths "Deaths, as others count" sums deaths in second
measure attacks "Attacks" counts events in fighting

condition quiet "At most ten dead in a week"
  basis clause "Article 2"
  means deaths over 7 days at most 10

condition judged_well "In good faith"
  basis clause "Article 3"
  judged by north
`,
  );
  const header = 'id,from,to,known,type,events,deaths_low,deaths_best,deaths_high\n';
  writeFileSync(
    join(folder, 'one.csv'),
    `${header}a,2024-03-02,,2024-03-03,state-based,1,8,9,12\nb,2024-03-06,,2024-03-09,state-based,1,4,4,4\nc,2024-03-14,2024-03-16,2024-03-18,state-based,1,11,11,11\n`,
  );
  writeFileSync(join(folder, 'two.csv'), `${header}x,2024-03-15,,2024-03-16,state-based,1,3,3,3\n`);
  const covers = ['--covers', '2024-01-01..2024-12-31', '--settles', '1', '--in', 'w'];
  for (const [file, name] of [
    ['one.csv', 'fighting'],
    ['two.csv', 'second'],
  ] as const) {
    const { code, err } = await ask('import', 'events', file, '--as', name, ...covers);
    expect(code, err).toBe(0);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('lockstep sweep', () => {
  it('gives verdict, margin and first day met for every combination of choices', async () => {
    const { code, out } = await ask(
      'sweep',
      'w',
      'quiet',
      ...at,
      '--from',
      '2024-03-01',
      '--threshold',
      '10,20',
      '--window',
      '3,7',
    );
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'threshold  window  verdict  margin  first met   days met  days open',
        '10         3       met      10      2024-03-01  12        7',
        '10         7       not met  -1      2024-03-01  6         6',
        '20         3       met      20      2024-03-01  20        0',
        '20         7       met      9       2024-03-01  20        0',
        '',
      ].join('\n'),
    );
  });

  it('reads uncertain counts as asked, and puts another measure in the place of one', async () => {
    const rows = async (...more: string[]) =>
      JSON.parse(
        (
          await ask(
            'sweep',
            'w',
            'quiet',
            '--as-of',
            '2024-03-04',
            '--known',
            '2024-03-20',
            '--json',
            ...more,
          )
        ).out,
      );
    expect(await rows('--counting', 'interval,low,high')).toMatchObject([
      { settings: { counting: 'interval' }, verdict: 'open', margin: { low: -2, high: 2 } },
      { settings: { counting: 'low' }, verdict: 'met', margin: { low: 2, high: 2 } },
      { settings: { counting: 'high' }, verdict: 'not met', margin: { low: -2, high: -2 } },
    ]);
    expect(await rows('--measure', 'deaths=other_deaths')).toMatchObject([
      { settings: { measure: 'deaths' }, verdict: 'open' },
      { settings: { measure: 'other_deaths' }, verdict: 'met', margin: { low: 10, high: 10 } },
    ]);
  });

  it('says what can be varied, and what is wrong with a choice', async () => {
    const cases: readonly (readonly [string[], string])[] = [
      [
        ['quiet'],
        'say what to vary: --threshold, --window, --counting or --measure; numbers in the rule: 10; windows in days: 7; measures: deaths',
      ],
      [['quiet', '--threshold', '1,x'], '--threshold takes numbers with commas between, found “1,x”'],
      [
        ['quiet', '--threshold', '1', '--which', '2'],
        '--which takes 1 to 1, the place of a number in the rule (10), found 2',
      ],
      [['quiet', '--window', '0'], '--window takes whole numbers of days with commas between, found “0”'],
      [['quiet', '--counting', 'most'], '--counting takes interval, low, best, high, found “most”'],
      [['quiet', '--measure', 'deaths'], '--measure takes NAME=OTHER,OTHER, found “deaths”'],
      [['quiet', '--measure', 'attacks=deaths'], 'the rule does not use “attacks”; it uses deaths'],
      [
        ['quiet', '--measure', 'deaths=d'],
        'no measure is called “d”; there are: deaths, other_deaths, attacks',
      ],
      [
        ['quiet', '--measure', 'deaths=attacks'],
        '“deaths” and “attacks” do not count the same thing in the same areas',
      ],
      [
        ['quiet', '--from', '2025-01-01', '--window', '3'],
        '--from 2025-01-01 is later than --as-of 2024-03-20',
      ],
      [['calm', '--window', '3'], 'no rule is called “calm”; there are: quiet, judged_well'],
      [
        ['judged_well', '--window', '3'],
        '“judged_well” is judged by people: it has no rule to be worked out',
      ],
    ];
    for (const [argv, message] of cases) {
      const { code, out, err } = await ask('sweep', 'w', ...argv, ...at);
      expect({ code, out, err }).toEqual({ code: 2, out: '', err: `lockstep: ${message}\n` });
    }
  });
});

describe('lockstep why --history', () => {
  it('tells since when the verdict has stood, day by day, and what came in to change it', async () => {
    const { code, out } = await ask('why', 'w', 'quiet', ...at, '--history');
    expect(code).toBe(1);
    expect(out.split('\n').slice(0, 8)).toEqual([
      'not met since 2024-03-16',
      'From day to day, with what was known on 2024-03-25:',
      '  2024-03-16: not met (before: open)',
      '    deaths, 2024-03-10 to 2024-03-16: 11',
      '  2024-03-14: open (before: met)',
      '    deaths, 2024-03-14: not known',
      '  2024-03-09: met (before: not met)',
      '    deaths, 2024-03-03 to 2024-03-09: 4',
    ]);
    const [, known] = out.split('For 2024-03-20, as more became known:\n');
    expect(known).toContain('  2024-03-18: not met (before: ');
    expect(known).toContain('2024-03-14 to 2024-03-16 [c]');
  });

  it('tells the day on which a source came to speak for the days in question, apart from items', async () => {
    const { out } = await ask(
      ...(['why', 'w', 'quiet', '--as-of', '2024-03-13', '--known', '2024-03-25', '--history'] as const),
    );
    // The last item before was known on the 9th. Rows of a day are in one day later.
    expect(out.split('For 2024-03-13, as more became known:\n')[1]).toBe(
      '  2024-03-14: met (before: open)\n    now covered: deaths, 2024-03-13\n',
    );
  });

  it('goes back to the days on which nothing was known', async () => {
    writeFileSync(
      join(folder, 'none.csv'),
      'id,from,to,known,type,events,deaths_low,deaths_best,deaths_high\nlater,2024-12-30,,2024-12-31,state-based,1,1,1,1\n',
    );
    const covers = ['--covers', '2024-01-01..2024-12-31', '--settles', '3', '--in', 'calm'];
    mkdirSync(join(folder, 'calm'));
    writeFileSync(
      join(folder, 'calm', 'agreement.lockstep'),
      `agreement "Calm"
  time zone UTC
  signed 2024-03-01

party north "Northern Council"

source fighting "Incidents" events from "sources/fighting.csv"

measure deaths "Deaths from violence" sums deaths in fighting

condition quiet "No deaths in a week"
  basis clause "Article 2"
  means deaths over 7 days at most 0
`,
    );
    const { code, err } = await ask('import', 'events', 'none.csv', '--as', 'fighting', ...covers);
    expect(code, err).toBe(0);
    const { out } = await ask(
      'why',
      'calm',
      'quiet',
      '--as-of',
      '2024-03-20',
      '--history',
      '--known',
      '2024-06-30',
    );
    expect(out.split('as more became known:\n')[1]).toBe(
      '  2024-03-23: met (before: open)\n    now covered: deaths, 2024-03-20\n',
    );
  });

  it('gives the same as JSON', async () => {
    const { out } = await ask('why', 'w', 'quiet', ...at, '--history', '--json');
    const { byDay, byKnowledge, lookedBackTo } = JSON.parse(out);
    expect(byDay.at(-1)).toEqual({
      on: '2024-03-16',
      verdict: 'not met',
      before: 'open',
      causes: [
        { how: 'cell', measure: 'deaths', area: '', from: '2024-03-10', to: '2024-03-16', low: 11, high: 11 },
      ],
    });
    expect(byKnowledge.at(-1)).toMatchObject({
      on: '2024-03-18',
      verdict: 'not met',
      causes: [
        { how: 'covered', measure: 'deaths', from: '2024-03-17', to: '2024-03-17' },
        { how: 'new', id: 'c' },
      ],
    });
    expect(lookedBackTo).toBe(null);
  });
});

describe('lockstep why', () => {
  it('says what value of the missing evidence would decide', async () => {
    const { out } = await ask('why', 'w', 'quiet', '--as-of', '2024-03-04');
    expect(out).toMatch(/Missing: deaths, 2024-03-02 to 2024-03-04: met if 8 to 10, not met if at least 11/);
  });

  it('gives the whole proof as JSON', async () => {
    const { readings } = JSON.parse((await ask('why', 'w', 'quiet', ...at, '--json')).out);
    expect(readings[0].proof).toEqual({
      rule: 'compare',
      verdict: 'not met',
      day: '2024-03-20',
      area: null,
      margin: { low: -1, high: -1 },
      op: '<=',
      left: { low: 11, high: 11 },
      right: { low: 10, high: 10 },
      parts: [],
    });
    const judged = JSON.parse((await ask('why', 'w', 'judged_well', ...at, '--json')).out);
    expect(judged.readings[0].proof).toBe(null);
  });
});
