import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../cli/program.ts';
import { readTable } from '../evidence/csv/table.ts';

const dir = mkdtempSync(join(tmpdir(), 'lockstep-statements-'));
afterAll(() => rmSync(dir, { recursive: true }));

const TEXT = `The Valley Post - Thursday, March 4, 2021

“We have around 12,000 troops,” Ann Lee told reporters in Geneva on Monday.

Bo Dahl said on Tuesday the road was “closed for the whole of the winter.”

Cy Orr said on Tuesday that nobody was told.

Sign up for Daily Newsletters
`;
writeFileSync(join(dir, 'article.txt'), TEXT);

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function lockstep(
  argv: readonly string[],
  input = '',
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(['statements', ...argv], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd: dir,
    terminal: false,
    today: () => '2021-03-05',
    input: bytes(input),
  });
  return { code, out, err };
}

const rows = async (name: string): Promise<Record<string, string>[]> => {
  const columns = readFileSync(join(dir, name), 'utf8').split('\n')[0]?.split(',') ?? [];
  const found: Record<string, string>[] = [];
  const report = await readTable(join(dir, name), { required: [], optional: columns }, (row) => {
    found.push(Object.fromEntries(columns.map((column) => [column, row.get(column)])));
  });
  expect(report.rejected).toEqual([]);
  return found;
};

describe('lockstep statements', () => {
  it('gives JSON that others can score: the exact text at its offsets', async () => {
    const { code, out } = await lockstep(['article.txt', '--json']);
    expect(code).toBe(0);
    const statements = JSON.parse(out) as {
      text: string;
      start: number;
      end: number;
      speaker: { text: string; start: number; end: number };
    }[];
    for (const { text, start, end, speaker } of statements) {
      expect(TEXT.slice(start, end)).toBe(text);
      expect(TEXT.slice(speaker.start, speaker.end)).toBe(speaker.text);
    }
    expect(statements[0]).toEqual({
      text: 'We have around 12,000 troops',
      start: 44,
      end: 72,
      kind: 'quoted',
      speaker: { text: 'Ann Lee', start: 75, end: 82, person: 'Ann Lee' },
      cue: 'told',
      said: { from: '2021-03-01', to: '2021-03-01' },
      figures: [
        {
          text: 'around 12,000 troops',
          start: 52,
          end: 72,
          value: 12000,
          low: 11500,
          high: 12500,
          qualifier: 'around',
          sense: 'about',
          unit: 'persons',
          of: 'troops',
          days: null,
        },
      ],
    });
    expect(Object.keys(statements[1] ?? {})).toEqual([
      'text',
      'start',
      'end',
      'kind',
      'speaker',
      'cue',
      'said',
      'figures',
    ]);
  });

  it('reads standard input, takes a date, and leaves indirect statements out on request', async () => {
    const { out } = await lockstep(
      ['-', '--json', '--date', '2020-10-21', '--no-indirect'],
      '“We go,” Ann Lee said on Monday. Bo Dahl said that he would stay.',
    );
    expect(JSON.parse(out)).toMatchObject([
      { text: 'We go', said: { from: '2020-10-19', to: '2020-10-19' } },
    ]);
    expect(JSON.parse(out)).toHaveLength(1);
  });

  it('prints a table', async () => {
    expect((await lockstep(['article.txt'])).out).toBe(`The Valley Post. 2021-03-04

   said        speaker  how            words
1  2021-03-01  Ann Lee  quoted         We have around 12,000 troops
                                       · around 12,000 troops: 11,500 to 12,500 persons
2  2021-03-02  Bo Dahl  partly quoted  the road was “closed for the whole of the winter.”
3  2021-03-02  Cy Orr   reported       nobody was told

2 quotations, 1 reported in other words, 3 speakers.
Not on the register: Ann Lee, Bo Dahl, Cy Orr.
`);
    expect((await lockstep(['-'], 'Nothing was said.')).out).toBe('No statements found.\n');
  });

  it('gives the whole document as JSON', async () => {
    const { out } = await lockstep(['article.txt', '--json', '--document']);
    expect(JSON.parse(out)).toMatchObject({
      document: {
        outlet: 'The Valley Post',
        date: '2021-03-04',
        format: 'text',
        language: 'en',
        length: TEXT.length,
      },
      statements: [{ addressee: 'reporters', place: 'Geneva' }, {}, {}],
      people: ['Ann Lee', 'Bo Dahl', 'Cy Orr'],
      places: [{ text: 'Geneva' }],
    });
  });

  it('looks speakers up in the registers of a workspace', async () => {
    mkdirSync(join(dir, 'space'), { recursive: true });
    writeFileSync(
      join(dir, 'space/people.csv'),
      'id,name,also,party,office,from,to\nlee,Ann Lee,,mission,Head of mission,2020-01-01,\nlee,Ann Lee,A. Lee,valley,Mayor,2015-01-01,2019-12-31\n',
    );
    writeFileSync(join(dir, 'space/places.csv'), 'id,name,also\ngva,Genève,Geneva;Genf\n');
    await lockstep(['article.txt', '--in', 'space', '--review', 'known.csv']);
    expect((await rows('known.csv'))[0]).toMatchObject({
      speaker: 'Ann Lee',
      capacity: 'Head of mission',
      party: 'mission',
    });
    const { out } = await lockstep(['article.txt', '--in', 'space', '--json', '--document']);
    expect(JSON.parse(out)).toMatchObject({
      places: [{ text: 'Geneva', place: 'gva' }],
      proposed: [{ name: 'Bo Dahl' }, { name: 'Cy Orr' }],
    });
    writeFileSync(join(dir, 'space/people.csv'), 'id,name,from\nlee,Ann Lee,soon\n');
    const bad = await lockstep(['article.txt', '--in', 'space']);
    expect(bad).toMatchObject({ code: 2, out: '' });
    expect(bad.err).toContain('people.csv:2: from: this is not a date');
  });
});

describe('a review file', () => {
  const decide = (changes: Readonly<Record<string, string>>): void => {
    let text = readFileSync(join(dir, 'review.csv'), 'utf8');
    for (const [from, to] of Object.entries(changes)) {
      expect(text).toContain(from);
      text = text.replace(from, to);
    }
    writeFileSync(join(dir, 'filled.csv'), text);
  };

  it('is written, filled in, and read back as statements and figures', async () => {
    const written = await lockstep(['article.txt', '--review', 'review.csv']);
    expect(written).toMatchObject({ code: 0, out: '' });
    expect(written.err).toContain('3 candidates written to review.csv');
    decide({
      'lee-2021-03-01,,': 'lee-2021-03-01,accept,',
      'dahl-2021-03-02,,': 'dahl-2021-03-02,accept,',
      'orr-2021-03-02,,': 'orr-2021-03-02,merge:dahl-2021-03-02,',
    });
    const applied = await lockstep([
      'article.txt',
      '--apply',
      'filled.csv',
      '--by',
      'R. Viewer',
      '-o',
      'out.csv',
      '--figures',
      'figures.csv',
      '--url',
      'https://example.org/a',
    ]);
    expect(applied).toMatchObject({
      code: 0,
      out: '',
      err: '2 accepted, 0 rejected, 1 merged, 0 undecided.\n',
    });
    expect(await rows('out.csv')).toEqual([
      {
        id: 'lee-2021-03-01',
        said: '2021-03-01',
        speaker: 'Ann Lee',
        capacity: '',
        party: '',
        kind: 'verbatim',
        text: 'We have around 12,000 troops',
        bears_on: '',
        announces: '',
        announced_for: '',
        relates: '',
        known: '2021-03-04',
        origin: 'Ann Lee',
        citation: 'The Valley Post, 2021-03-04',
        url: 'https://example.org/a',
        note: 'Reviewed by R. Viewer on 2021-03-05.',
      },
      {
        id: 'dahl-2021-03-02',
        said: '2021-03-02',
        speaker: 'Bo Dahl',
        capacity: '',
        party: '',
        kind: 'verbatim',
        text: 'closed for the whole of the winter.',
        bears_on: '',
        announces: '',
        announced_for: '',
        relates: '',
        known: '2021-03-04',
        origin: 'Bo Dahl',
        citation: 'The Valley Post, 2021-03-04',
        url: 'https://example.org/a',
        note: 'In: Bo Dahl said on Tuesday the road was “closed for the whole of the winter.” Reviewed by R. Viewer on 2021-03-05. Found 2 times.',
      },
    ]);
    expect(await rows('figures.csv')).toMatchObject([
      {
        id: 'lee-2021-03-01-figure-1',
        metric: 'troops',
        from: '2021-03-01',
        value: '12000',
        low: '11500',
        high: '12500',
        qualifier: 'about',
        unit: 'persons',
        note: 'In statement lee-2021-03-01: "around 12,000 troops"',
      },
    ]);
    expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('gives nothing for what is undecided', async () => {
    const { out, err } = await lockstep(['article.txt', '--apply', 'review.csv']);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err).toBe('0 accepted, 0 rejected, 0 merged, 3 undecided.\n');
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[], RegExp]>([
    [
      'a decision that is none',
      { 'lee-2021-03-01,,': 'lee-2021-03-01,yes,' },
      [],
      /filled\.csv:2: decision: "yes" is no decision \(found "yes", expected accept, reject/,
    ],
    [
      'no reviewer',
      { 'lee-2021-03-01,,': 'lee-2021-03-01,accept,' },
      [],
      /filled\.csv:2: a decision needs the name/,
    ],
    [
      'words that are not in the source',
      {
        'We have around 12,000 troops': 'We have 12,000 troops',
        'lee-2021-03-01,,': 'lee-2021-03-01,accept,',
      },
      ['--by', 'R'],
      /filled\.csv:2: .*do not stand in the source/,
    ],
    [
      'a rejection without a reason',
      { 'lee-2021-03-01,,': 'lee-2021-03-01,reject,' },
      ['--by', 'R'],
      /say why/,
    ],
    [
      'an unknown id',
      { 'lee-2021-03-01,,': 'lee-1,,' },
      [],
      /filled\.csv:2: id: there is no statement "lee-1"/,
    ],
    ['a kind that is none', { ',verbatim,': ',direct,' }, [], /kind: "direct" is no kind/],
    ['a review of another text', { ',quoted,44,72,': ',quoted,40,72,' }, [], /belongs to another text/],
    [
      'merging into nobody',
      { 'lee-2021-03-01,,': 'lee-2021-03-01,merge:x,' },
      ['--by', 'R'],
      /there is no candidate "x"/,
    ],
  ])('is refused with %s', async (_, changes, more, expected) => {
    await lockstep(['article.txt', '--review', 'review.csv']);
    decide(changes);
    const { code, out, err } = await lockstep(['article.txt', '--apply', 'filled.csv', ...more]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(expected);
  });
});

describe('a review in the terminal', () => {
  it('goes through the candidates by keys and keeps each decision at once', async () => {
    const keys = [
      'c',
      'capacity',
      'Head of mission',
      'b',
      'access;us_troops',
      'a',
      's',
      'r',
      '',
      'r',
      'hearsay',
      'k',
      'a',
      '',
    ].join('\n');
    const { code, err } = await lockstep(
      ['article.txt', '--interactive', '--by', 'R. Viewer', '--review', 'live.csv'],
      keys,
    );
    expect(code).toBe(0);
    expect(err).toContain('[1/3, 3 left] lee-2021-03-01');
    expect(err).toContain('say why "orr-2021-03-02" is rejected');
    expect(err).toContain('Nothing is left to review.');
    expect(await rows('live.csv')).toMatchObject([
      {
        id: 'lee-2021-03-01',
        decision: 'accept',
        capacity: 'Head of mission',
        bears_on: 'access;us_troops',
        reviewed_by: 'R. Viewer',
        reviewed_on: '2021-03-05',
      },
      { id: 'dahl-2021-03-02', decision: 'accept', kind: 'paraphrase' },
      { id: 'orr-2021-03-02', decision: 'reject', reason: 'hearsay' },
    ]);
  });

  it('goes on where it was left', async () => {
    const first = await lockstep(
      ['article.txt', '--interactive', '--by', 'R', '--review', 'later.csv'],
      'a\nq\n',
    );
    expect(first.err).toContain('Saved to later.csv.');
    const second = await lockstep(
      ['article.txt', '--interactive', '--by', 'S', '--review', 'later.csv'],
      'u\nz\na\nm\nlee-2021-03-01\nq\n',
    );
    expect(second.err).toContain('"z" is no key here');
    expect(await rows('later.csv')).toMatchObject([
      { decision: 'accept', reviewed_by: 'S' },
      { decision: 'merge:lee-2021-03-01', reviewed_by: 'S' },
      { decision: '', reviewed_by: '' },
    ]);
  });
});

describe('bad calls', () => {
  it.each<[readonly string[], RegExp]>([
    [['nowhere.txt'], /^lockstep: nowhere\.txt: there is no such file\n$/],
    [
      ['article.txt', '--date', 'yesterday'],
      /--date takes a date that exists, as YYYY-MM-DD; found "yesterday"/,
    ],
    [['article.txt', '--date', '2021-02-30'], /found "2021-02-30"/],
    [['article.txt', '--review', 'a.csv', '--apply', 'b.csv'], /give one of/],
    [['article.txt', '--interactive'], /needs --by/],
    [['article.txt', '--interactive', '--by', 'R'], /needs --review/],
    [['article.txt', '--document'], /goes with --json/],
    [['article.txt', '--figures', 'x.csv'], /--figures goes with --apply/],
    [['article.txt', '--apply', 'nowhere.csv'], /nowhere\.csv: there is no such file/],
    [['article.txt', '--review', 'no/such/folder.csv'], /cannot be written/],
    [[], /^lockstep: give a file to read, or --as-of DATE/],
  ])('%j', async (argv, expected) => {
    const { code, out, err } = await lockstep(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(expected);
  });
});

describe('the register', () => {
  const example = join(import.meta.dirname, '../../../../examples/resolute-support');

  it('is listed by speaker, with what runs ahead of the decisions and what does not agree', async () => {
    const { code, out } = await lockstep([example, '--as-of', '2020-10-21', '--speaker', 'trump']);
    expect(code).toBe(0);
    expect(out).toBe(`Statements on record as of 2020-10-21, with what was known on 2020-10-21.

Donald Trump, United States, President of the United States
  2020-10-07  “We should have the small remaining number of our BRAVE Men and Women serving in
              Afghanistan home by Christmas!”
              ! It announces “Complete withdrawal” for 25 December 2020; no decision on that was on
              record when it was said, and its conditions are not met.
              ! Does not agree with Robert O'Brien, 2020-10-07: the register says that it
              contradicts.
  2020-10-08  “I'll have them home by the end of the year.”
              ! It announces “Complete withdrawal” for 31 December 2020; no decision on that was on
              record when it was said, and its conditions are not met.
              ! Does not agree with Donald Trump, 2020-10-07: another day is announced.
  2020-10-21  all U.S. troops will return home by Christmas (paraphrase)
              ! Beside the words of 2020-10-07: strengthened, “should” to “will”; generalised,
              “small remaining number” to “all”; lost, “We should have the small
              remaining number of our BRAVE Men and Women serving in Afghanistan”;
              added, “all U.S. troops will return”.
              ! Does not agree with Donald Trump, 2020-10-07: the register says that it contradicts.

3 statements by 1 speaker; 2 ahead of the decisions on record, or against them.
`);
  });

  it('is JSON on request, oldest first, with what was known at a date', async () => {
    const { out } = await lockstep([example, '--as-of', '2020-10-21', '--known', '2020-10-10', '--json']);
    const lines = JSON.parse(out) as { speaker: string; party: string; statements: { id: string }[] }[];
    expect(lines.map(({ speaker }) => speaker)).toContain("Robert O'Brien");
    const trump = lines.find(({ speaker }) => speaker === 'Donald Trump');
    // What was said on 8 October was published on 11 October.
    expect(trump?.statements.map(({ id }) => id)).toEqual(['trump-2020-10-07']);
  });

  it('says so when nobody of that name spoke, and tells what does not go together', async () => {
    expect((await lockstep([example, '--as-of', '2020-10-21', '--speaker', 'nobody'])).out).toBe(
      'No statement is on record.\n',
    );
    for (const [argv, expected] of [
      [[example], /this is a folder; give a file, or --as-of DATE/],
      [[example, '--as-of', '2020-02-30'], /--as-of takes a date that exists/],
      [[example, '--as-of', '2020-10-21', '--by', 'R'], /--by does not go with --as-of/],
      [['article.txt', '--speaker', 'Lee'], /--speaker goes with --as-of/],
    ] as const) {
      const { code, err } = await lockstep([...argv]);
      expect(code).toBe(2);
      expect(err).toMatch(expected);
    }
  });
});
