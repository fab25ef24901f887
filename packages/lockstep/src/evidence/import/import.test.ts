import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockstep } from '../../testing/run.ts';
import { squares, temporaryFolder } from '../../testing/workspace.ts';
import type { ImportResult } from './run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let dir: string;
beforeEach(() => {
  folder = temporaryFolder();
  dir = join(folder.dir, 'workspace');
  mkdirSync(dir);
});
afterEach(() => folder.remove());

const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder.dir, name), content);
  return `../${name}`;
};
const rows = (...lines: readonly string[]) => `${lines.join('\n')}\n`;
const importing = (...argv: readonly string[]) => lockstep(dir, 'import', ...argv);
const asJson = async (...argv: readonly string[]): Promise<ImportResult['files'][number]> => {
  const { out } = await importing(...argv, '--json');
  return (JSON.parse(out) as ImportResult).files[0]!;
};
const nothingWritten = () => expect(readdirSync(dir)).toEqual([]);

describe('rows that cannot be used', () => {
  const bad = rows(
    'id,from,to,area,events,deaths_low,deaths_best,latitude,longitude',
    'a,2021-02-31,,X,1,,1,,',
    'b,2021-02-01,,X,-2,,1,,',
    'c,2021-02-01,,X,1,,many,,',
    'd,2021-02-05,2021-02-01,X,1,,1,,',
    'e,2021-02-01,,X,1,,1,95,10',
    'f,2021-02-01,,X,1,,1,5,',
    'g,2021-02-01,,X,1,,1,,',
    'g,2021-02-02,,X,1,,1,,',
    ',2021-02-02,,X,1,,1,,',
    'h,2021-02-03,,X,1,,1',
    'i,02/03/2021,,X,1.5,,1,,',
    'j,2021-02-03,,X,1,3,4,,',
  );
  it('are rejected with line, column, value, reason and what was expected; good rows stay', async () => {
    const file = await asJson('events', put('bad.csv', bad));
    expect(file.pin.rows).toEqual({ read: 12, kept: 2, rejected: 10 });
    const brief = file.rejected.map(({ line, column, value, reason }) => [line, column, value, reason]);
    expect(brief).toEqual([
      [2, 'from', '2021-02-31', 'there is no such day'],
      [3, 'events', '-2', 'a count cannot be negative'],
      [4, 'deaths_best', 'many', 'this is not a count'],
      [5, 'to', '2021-02-01', 'it lies before from (2021-02-05)'],
      [6, 'latitude', '95', 'this is not a coordinate'],
      [7, 'longitude', '', 'the cell is empty'],
      [9, 'id', 'g', 'this id was used in line 8'],
      [10, 'id', '', 'the cell is empty'],
      [11, undefined, 'h,2021-02-03,,X,1,,1', 'the row has 7 cells'],
      [12, 'from', '02/03/2021', 'this is not a date'],
      [12, 'events', '1.5', 'this is not a count'],
    ]);
    expect(file.rejected[0]!.expected).toBe('a date that exists, as YYYY-MM-DD');
  });
  it('are told in the summary, with the counts of both', async () => {
    const { code, out } = await importing('events', put('bad.csv', bad));
    expect(code).toBe(0);
    expect(out).toContain('12 read, 2 kept, 10 rejected');
    expect(out).toContain(
      '../bad.csv:2: column from: "2021-02-31": there is no such day; expected a date that exists',
    );
    expect(out).toContain('and 1 more complaints');
  });
  it('leave nothing behind when there is no other', async () => {
    const { code, err } = await importing(
      'events',
      put('bad.csv', rows('id,from', 'a,2021-02-31', 'b,yesterday')),
    );
    expect(code).toBe(2);
    expect(err).toBe(
      'lockstep: ../bad.csv:2: no row can be used (2 rejected), so nothing was written. The first: column from: "2021-02-31": ' +
        'there is no such day; expected a date that exists, as YYYY-MM-DD\n' +
        '  line 3: column from: "yesterday": this is not a date; expected a date that exists, as YYYY-MM-DD\n',
    );
    nothingWritten();
  });
  it('do not swallow the rows after them when a quote is not closed', async () => {
    const text = rows(
      'id,from,note',
      'a,2021-01-01,"never closed',
      'b,2021-01-02,fine',
      'c,2021-01-03,"also, fine"',
    );
    const file = await asJson('events', put('quotes.csv', text));
    expect(file.pin.rows).toEqual({ read: 3, kept: 2, rejected: 1 });
    expect(file.rejected).toMatchObject([
      { line: 2, reason: 'a quote is opened here and not closed on this line' },
    ]);
  });
  it('of a statement, figure or judgement are told in their own words', async () => {
    const figures = rows(
      'id,metric,from,to,value,low,high,qualifier,relation,change,relative_from,note',
      'a,m,2021-01-01,,5,,,many,,,,',
      'b,m,2021-01-01,,5,7,6,,,,,',
      'c,m,2021-01-01,,,,,withheld,,,,',
      'd,m,2021-01-01,,,,,,percent,lots,2020-01-01,',
      'e,m,2021-01-01,,,,,,sideways,5,2020-01-01,',
      'f,m,2021-01-01,,,,,,,,,',
      'g,m,2021-01-01,,5,,,about,,,,',
    );
    const file = await asJson('figures', put('figures.csv', figures));
    expect(file.rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'qualifier', 'this word is not known here'],
      [3, 'high', 'it is less than low (7)'],
      [4, 'note', 'the cell is empty'],
      [5, 'change', 'this is not a percentage'],
      [6, 'relation', 'this word is not known here'],
      [7, 'value', 'the cell is empty'],
    ]);
    const judgements = rows(
      'id,subject,judge,verdict,from',
      'a,c,j,perhaps,2021-01-01',
      'b,c,j,met,2021-01-01',
    );
    const judged = await asJson('judgements', put('judgements.csv', judgements));
    expect(judged.rejected).toMatchObject([
      { line: 2, column: 'verdict', value: 'perhaps', expected: 'met, not met, open' },
    ]);
    const statements = rows(
      'id,said,speaker,kind,text,relates',
      'a,2021-01-01,x,verbatim,hello,opposes:b',
      'b,2021-01-01,x,verbatim,hello,repeats:a',
    );
    const said = await asJson('statements', put('statements.csv', statements));
    expect(said.rejected).toMatchObject([{ line: 2, column: 'relates', value: 'opposes:b' }]);
  });
});

describe('files that cannot be used', () => {
  const good = rows('id,from', ...Array.from({ length: 50 }, (_, i) => `a${i},2021-01-01`));
  const refusals: readonly [string, () => string, RegExp][] = [
    ['that are missing', () => '../nothing.csv', /nothing\.csv: there is no such file/],
    ['that are folders', () => '..', /this is a folder; give the file inside it/],
    ['that are empty', () => put('a.csv', ''), /the file is empty/],
    ['without a header', () => put('a.csv', '\n\n'), /the file has no header row/],
    ['with only a header', () => put('a.csv', 'id,from\n'), /a header and no rows/],
    [
      'with semicolons',
      () => put('a.csv', good.replaceAll(',', ';')),
      /separated by semicolons \(;\); expected commas/,
    ],
    ['with tabs', () => put('a.csv', good.replaceAll(',', '\t')), /separated by tabs; expected commas/],
    [
      'that lack a column',
      () => put('a.csv', 'Id,frm\na,b\n'),
      /lacks the required column from \(did you mean frm\?\)/,
    ],
    ['with a column twice', () => put('a.csv', 'id,from,from\n'), /names the column from twice/],
    [
      'of gzip cut off',
      () => put('a.csv.gz', gzipSync(good.repeat(50)).subarray(0, 60)),
      /cut off before its end/,
    ],
    [
      'of gzip damaged',
      () => put('a.csv.gz', Buffer.concat([gzipSync(good).subarray(0, 20), Buffer.from('xxxxxxxx')])),
      /gzip file is (damaged|cut off)/,
    ],
    ['that are spreadsheets', () => put('a.csv', Buffer.from('PK\u0003\u0004rest')), /spreadsheet, not CSV/],
    ['that are binary', () => put('a.csv', Buffer.from([1, 2, 0, 3])), /binary file/],
    ['of UTF-16', () => put('a.csv', Buffer.from('\ufeffid,from', 'utf16le')), /UTF-16/],
    ['with bare carriage returns', () => put('a.csv', good.replaceAll('\n', '\r')), /bare carriage return/],
  ];
  it.each(refusals)('%s', async (_, file, message) => {
    const { code, out, err } = await importing('events', file());
    expect(err).toMatch(message);
    expect(err).not.toMatch(/ at .*:\d+:\d+/);
    expect([code, out]).toEqual([2, '']);
    nothingWritten();
  });
  it('with one line of 200 MB lose that line only', async () => {
    const path = join(folder.dir, 'long.csv');
    writeFileSync(path, 'id,from,note\na,2021-01-01,\nb,2021-01-02,');
    const piece = Buffer.alloc(20_000_000, 'x');
    for (let i = 0; i < 10; i++) writeFileSync(path, piece, { flag: 'a' });
    writeFileSync(path, '\nc,2021-01-03,\n', { flag: 'a' });
    const file = await asJson('events', '../long.csv');
    expect(file.pin.rows).toEqual({ read: 3, kept: 2, rejected: 1 });
    expect(file.rejected).toMatchObject([{ line: 3, reason: 'the line is too long' }]);
  });
  it('only in part keep their good rows: byte order mark, Latin-1, carriage returns', async () => {
    const text = '\ufeffid,from,area\r\na,2021-01-01,"Sar-e Pul"\r\n\r\nb,2021-01-02,H\u00e9rat\r\n';
    const marked = await asJson('events', put('bom.csv', text));
    expect(marked.pin.rows).toEqual({ read: 2, kept: 2, rejected: 0 });
    const latin = await asJson('events', put('latin.csv', Buffer.from(text.slice(1), 'latin1')));
    expect(latin.pin.rows).toEqual({ read: 2, kept: 1, rejected: 1 });
    expect(latin.rejected).toMatchObject([{ line: 4, reason: 'the row is not UTF-8 text' }]);
  });
  it('stay out together when one of several is bad', async () => {
    const { code } = await importing('events', put('good.csv', good), put('bad.csv', 'id,from\na,b\n'));
    expect(code).toBe(2);
    nothingWritten();
  });
});

describe('a call that makes no sense', () => {
  it.each([
    [['event', 'x.csv'], /"event" is no kind of file; expected one of ucdp, acled, events/],
    [['events', 'x.csv', '--known', '2021-02-30'], /--known takes a date that exists.*found "2021-02-30"/],
    [['events', 'x.csv', '--known', 'source'], /--known source is for ucdp and acled/],
    [['ucdp', 'x.csv', '--known', 'column'], /--known column is not for ucdp/],
    [['events', 'x.csv', '--covers', '2021'], /--covers takes first and last day/],
    [['events', 'x.csv', '--country', 'X'], /--country is for files with a country/],
    [['events', 'x.csv', '--as', 'two words'], /--as takes a name as in the agreement/],
    [['events', 'x.csv', '--settles', '-1'], /--settles takes a number of days/],
  ])('%j', async (argv, message) => {
    const { code, err } = await importing(...argv);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});

const AGREEMENT = `agreement "Test"
  signed 2021-01-01

areas province "Provinces" from "areas.geojson" by "name"

source incidents "Incidents" events from "sources/incidents.csv"
source told "Told" figures from "sources/told.csv"
`;

describe('a workspace', () => {
  const one = rows(
    'id,from,known,area,deaths_best',
    'a,2021-01-01,2021-01-02,Helmand Province,1',
    'b,2021-01-02,2021-01-03,Hilmand,2',
    'c,2021-01-03,2021-01-04,Kunarr,3',
  );
  const two = rows(
    'id,from,known,area,deaths_best',
    'a,2021-01-01,2021-01-02,Helmand Province,1',
    'b,2021-01-02,2021-02-03,Hilmand,9',
    'd,2021-01-03,2021-02-04,Kunar,4',
  );
  beforeEach(() => {
    writeFileSync(join(dir, 'agreement.lockstep'), AGREEMENT);
    writeFileSync(
      join(dir, 'areas.geojson'),
      squares({ name: 'Helmand', also: ['Hilmand'] }, { name: 'Kunar' }),
    );
  });
  it('gets the file under its declared name, pinned; unknown areas are named with the nearest', async () => {
    const file = await asJson(
      'events',
      put('reports.csv', one),
      '--as',
      'incidents',
      '--licence',
      'CC0',
      '--covers',
      '2021-01-01..2021-01-31',
    );
    expect(readFileSync(join(dir, 'sources/incidents.csv'), 'utf8')).toBe(one);
    expect(file).toMatchObject({ outcome: 'imported', declared: true, changes: null });
    expect(file.pin).toMatchObject({
      source: 'incidents',
      kind: 'events',
      file: 'sources/incidents.csv',
      licence: 'CC0',
      obtained: '2026-11-23',
      known: { by: 'column', otherwise: '2026-11-23' },
      covers: { from: '2021-01-01', to: '2021-01-31', by: 'stated' },
    });
    expect(file.areas).toEqual([
      {
        areas: 'Provinces',
        byName: 2,
        byPoint: 0,
        unplaced: 1,
        outside: 0,
        unknownNames: [{ name: 'Kunarr', rows: 1, nearest: 'Kunar' }],
      },
    ]);
    expect(readdirSync(join(dir, 'sources')).sort()).toEqual(['incidents.csv', 'sources.json']);
  });
  it('does not change when the same bytes come again, from anywhere', async () => {
    await importing('events', put('reports.csv', one), '--as', 'incidents');
    const before = readFileSync(join(dir, 'sources/sources.json'), 'utf8');
    expect(await asJson('events', put('copy.csv', one), '--as', 'incidents')).toMatchObject({
      outcome: 'unchanged',
    });
    expect(readFileSync(join(dir, 'sources/sources.json'), 'utf8')).toBe(before);
  });
  it('takes a file without rows for days on which nothing happened, where they are stated', async () => {
    const none = put('diary.csv', 'id,name,from,known\n');
    expect((await importing('occurrences', none, '--as', 'diary')).err).toContain('--covers');
    expect(
      await asJson('occurrences', none, '--as', 'diary', '--covers', '2021-01-01..2021-12-31'),
    ).toMatchObject({ outcome: 'imported', pin: { rows: { read: 0, kept: 0 }, covers: { by: 'stated' } } });
    writeFileSync(join(dir, 'sources/diary.csv'), 'id,name,from,known,citation\n');
    expect(await asJson('occurrences', join(dir, 'sources/diary.csv'), '--as', 'diary')).toMatchObject({
      outcome: 'replaced',
      pin: { covers: { from: '2021-01-01', to: '2021-12-31' } },
    });
  });
  it('takes a file in that was changed in its place, even where another one holds the same bytes', async () => {
    await importing('events', put('reports.csv', one), '--as', 'incidents');
    await importing('events', put('more.csv', two), '--as', 'incidents');
    writeFileSync(join(dir, 'sources/incidents.csv'), two);
    expect(await asJson('events', join(dir, 'sources/incidents.csv'), '--as', 'incidents')).toMatchObject({
      outcome: 'replaced',
      pin: { file: 'sources/incidents.csv' },
    });
  });
  it('writes nothing while another file of the source is not as it was imported', async () => {
    await importing('events', put('reports.csv', one), '--as', 'incidents');
    const before = readFileSync(join(dir, 'sources/sources.json'), 'utf8');
    writeFileSync(join(dir, 'sources/incidents.csv'), two.replace('2021', '2022'));
    const { code, err } = await importing('events', put('more.csv', two), '--as', 'incidents');
    expect(code).toBe(2);
    expect(err).toMatch(
      /the file is not the one that was imported.*lockstep import events sources\/incidents.csv --as incidents/s,
    );
    expect(readFileSync(join(dir, 'sources/sources.json'), 'utf8')).toBe(before);
    expect(readdirSync(join(dir, 'sources')).sort()).toEqual(['incidents.csv', 'sources.json']);
  });
  it('says what a newer release changed', async () => {
    await importing(
      'events',
      put('one.csv', one),
      '--as',
      'incidents',
      '--known',
      '2021-01-20',
      '--covers',
      '2021-01-01..2021-01-31',
    );
    const file = await asJson(
      'events',
      put('two.csv', two),
      '--as',
      'incidents',
      '--known',
      '2021-02-20',
      '--covers',
      '2021-01-01..2021-01-31',
    );
    expect(file.changes).toEqual({
      appeared: 1,
      changed: 1,
      vanished: 1,
      unchanged: 1,
      examples: { changed: ['b'], vanished: ['c'] },
    });
    expect(file.pin.file).toBe('sources/incidents-2.csv');
  });
  it('does not call rows vanished that a release does not cover', async () => {
    await importing('events', put('one.csv', one), '--as', 'incidents', '--known', '2021-01-20');
    const file = await asJson(
      'events',
      put('two.csv', two),
      '--as',
      'incidents',
      '--known',
      '2021-02-20',
      '--covers',
      '2021-01-01..2021-01-02',
    );
    expect(file.changes).toMatchObject({ vanished: 0, changed: 1, appeared: 1 });
  });
  it('takes a file changed in its place again, and keeps what was said about it', async () => {
    await importing('events', put('one.csv', one), '--as', 'incidents', '--licence', 'CC0', '--settles', '3');
    writeFileSync(join(dir, 'sources/incidents.csv'), two);
    const listed = await lockstep(dir, 'sources');
    expect(listed.code).toBe(1);
    expect(listed.out).toMatch(/CHANGED: imported as [0-9a-f]{64}, now [0-9a-f]{64}/);
    const file = await asJson('events', 'sources/incidents.csv');
    expect(file).toMatchObject({
      outcome: 'replaced',
      changes: null,
      pin: { licence: 'CC0', source: 'incidents', covers: { settles: 3 } },
    });
    expect((await lockstep(dir, 'sources')).code).toBe(0);
  });
  it('refuses to mix kinds in one source', async () => {
    const { code, err } = await importing('events', put('one.csv', one), '--as', 'told');
    expect([code, err]).toEqual([
      2,
      'lockstep: ../one.csv: the source told holds figures; these are events: choose another name with --as\n',
    ]);
    expect(existsSync(join(dir, 'sources'))).toBe(false);
  });
  it('takes areas, and refuses those that are ambiguous or broken', async () => {
    const area = await asJson('areas', put('more.geojson', squares({ name: 'X' }, { name: 'Y' })));
    expect(area.pin).toMatchObject({ kind: 'areas', rows: { kept: 2 } });
    const cases: readonly [string, RegExp][] = [
      [
        squares({ name: 'X' }, { name: 'x province' }),
        /the name "x province" stands for two areas, X and x province/,
      ],
      [squares({ name: '' }), /feature 1 has no name in its property "name"; it has name, also/],
      [
        '{"type":"FeatureCollection","features":[{"properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}}]}',
        /feature 1 \(A\) has no usable geometry.*at least four positions/,
      ],
      [
        '{"type":"FeatureCollection","features":[{"properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[0,0]}}]}',
        /feature 1 \(A\) has no usable geometry/,
      ],
      ['{"type":"Feature"}', /not a GeoJSON FeatureCollection/],
      ['{"type":', /this is not JSON/],
    ];
    for (const [content, message] of cases) {
      const { code, err } = await importing('areas', put('bad.geojson', content));
      expect([code, err]).toEqual([2, expect.stringMatching(message)]);
    }
  });
});

describe('a folder that is no workspace yet', () => {
  it('gets sources and a line for the agreement', async () => {
    const { code, out } = await importing(
      'figures',
      put('My Figures 2.csv', rows('id,metric,from,value', 'a,m,2021-01-01,5')),
    );
    expect(code).toBe(0);
    expect(out).toContain('holds no agreement yet');
    expect(out).toContain(
      '  source my_figures_2 "Reported figures" figures from "sources/My Figures 2.csv"\n',
    );
    expect(readdirSync(join(dir, 'sources')).sort()).toEqual(['My Figures 2.csv', 'sources.json']);
  });
});
