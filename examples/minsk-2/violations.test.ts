import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Row = Readonly<Record<string, string>>;

const here = (path: string) => new URL(path, import.meta.url);
const script = async <T>(name: string) => (await import(here(`../../scripts/examples/${name}`).href)) as T;
const { parseCsv } = await script<{ parseCsv: (text: string) => readonly Row[] }>('csv.js');
const text = readFileSync(here('sources/violations.csv'), 'utf8');
const rows = parseCsv(text);
const row = (id: string) => rows.find((each) => each.id === id);

describe('ceasefire violations', () => {
  it.skipIf(!existsSync(here('../../../shared/data')))('are what the script makes of ../shared', async () => {
    const { table } = await script<{ table: () => string }>('osce-smm.js');
    expect(table() === text).toBe(true);
  });

  it('drop from about 8,000 to 256 with the measures of 27 July 2020', () => {
    expect(row('2020-07-13')).toMatchObject({ value: '8000', qualifier: 'about', known: '2020-07-27' });
    expect(row('2020-07-13-restated')).toMatchObject({ value: '8094', supersedes: '2020-07-13' });
    expect(row('2020-07-27')).toMatchObject({ value: '256', qualifier: 'exact', known: '2020-08-10' });
  });

  it('keep the earlier number beside the restated one', () => {
    expect(row('2019-02-11')).toMatchObject({ value: '15800', qualifier: 'over', known: '2019-02-25' });
    expect(row('2019-02-11-restated')).toMatchObject({ value: '23000', supersedes: '2019-02-11' });
    expect(row('2021-09-20')).toMatchObject({ value: '4234' });
    expect(row('2021-09-20-restated')).toMatchObject({ value: '4324', known: '2021-10-18' });
    expect(rows.filter(({ supersedes }) => supersedes)).toHaveLength(9);
  });

  it('hold 100 reports, 9 restatements and 7 numbers from later reports, none known before its end', () => {
    const counts = rows.filter(({ metric }) => metric === 'ceasefire_violations');
    expect(counts).toHaveLength(116);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { id, to = '', known = '' } of rows) expect(known >= to, id).toBe(true);
    expect(counts[0]?.from).toBe('2017-10-23');
    expect(counts.at(-1)?.to).toBe('2022-01-23');
  });
});
