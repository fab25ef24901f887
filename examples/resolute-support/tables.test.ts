import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Row = Readonly<Record<string, string>>;
interface Derivation {
  readonly table: () => string;
}

const here = (path: string) => new URL(path, import.meta.url);
const script = async <T>(name: string) => (await import(here(`../../scripts/examples/${name}`).href)) as T;
const { parseCsv } = await script<{ parseCsv: (text: string) => readonly Row[] }>('csv.js');
const text = (path: string) => readFileSync(here(path), 'utf8');
const rows = (path: string) => parseCsv(text(path));
const sum = (of: readonly Row[], column: string) => of.reduce((total, row) => total + Number(row[column]), 0);

const FIGURES = ['figures', 'strength', 'ucdp-monthly'];
const ALL = [...FIGURES, 'ucdp-2021-province-day', 'occurrences', 'judgements', 'statements'];

describe.skipIf(!existsSync(here('../../../shared/data')))(
  'derived from ../shared (skipped when absent)',
  () => {
    it.each(['ucdp-2021', 'ucdp-monthly'])('%s is what its script makes', async (name) => {
      const { table } = await script<Derivation>(`${name}.js`);
      const file = name === 'ucdp-2021' ? 'ucdp-2021-province-day' : name;
      expect(table() === text(`sources/${file}.csv`)).toBe(true);
    });

    it('quotes the article word for word', () => {
      const article = straight(readFileSync(here('../../../shared/sources/article-2020-10-21.txt'), 'utf8'));
      const quoted = rows('sources/statements.csv').filter(({ said }) => said === '2020-10-21');
      expect(quoted).toHaveLength(9);
      for (const { text: words } of quoted) expect(article).toContain(straight(words ?? ''));
    });
  },
);

const straight = (words: string) => words.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\.$/, '');

describe('events of 2021 by province and day', () => {
  const events = rows('sources/ucdp-2021-province-day.csv');
  const helmand = events.filter(
    ({ area, from = '' }) => area === 'Helmand' && from >= '2021-05-03' && from <= '2021-05-09',
  );

  it('are 4,512 with 36,396 deaths, in 34 provinces, 18 of them in none', () => {
    expect(sum(events, 'events')).toBe(4512);
    expect(sum(events, 'deaths_best')).toBe(36396);
    expect(new Set(events.map(({ area }) => area)).size).toBe(35);
    expect(
      sum(
        events.filter(({ area }) => area === ''),
        'events',
      ),
    ).toBe(18);
  });

  it('have 241 deaths in Helmand in the week of 3 May, at least 120 of them wholly inside the week', () => {
    expect(sum(helmand, 'events')).toBe(21);
    expect(sum(helmand, 'deaths_best')).toBe(241);
    expect(sum(helmand, 'deaths_low')).toBe(131);
    expect(sum(helmand, 'deaths_high')).toBe(249);
    expect(
      sum(
        helmand.filter(({ to = '' }) => to <= '2021-05-09'),
        'deaths_low',
      ),
    ).toBe(120);
    expect(helmand.every(({ known = '' }) => known <= '2021-05-10')).toBe(true);
  });

  it('have their estimates in order, their sides adding up, and were known after they happened', () => {
    for (const row of events) {
      const [low, best, high] = [row.deaths_low, row.deaths_best, row.deaths_high].map(Number);
      expect(low).toBeLessThanOrEqual(best ?? Number.NaN);
      expect(best).toBeLessThanOrEqual(high ?? Number.NaN);
      const sides = [row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown];
      expect(sides.reduce((total, side) => total + Number(side), 0)).toBe(best);
      expect((row.known ?? '') >= (row.to ?? '')).toBe(true);
    }
  });
});

describe('deaths by month', () => {
  const months = rows('sources/ucdp-monthly.csv');

  it('hold 60 months and two revisions, each known from the release that first held it', () => {
    expect(months).toHaveLength(62);
    const value = (id: string) => months.find((row) => row.id === id);
    expect(value('2020-10')).toMatchObject({ value: '2385', known: '2021-06-30' });
    expect(value('2019-10')).toMatchObject({ value: '2463', known: '2020-06-30' });
    expect(value('2018-04-revised')).toMatchObject({ value: '1815', supersedes: '2018-04' });
    expect(value('2017-05')).toMatchObject({ value: '1925' });
  });
});

describe('the pins', () => {
  it('are those of the files as they stand', async () => {
    const { sourcesText } = await script<{ sourcesText: (example: string) => string }>('pin.js');
    for (const example of ['resolute-support', 'minsk-2'])
      expect(text(`../${example}/sources/sources.json`) === sourcesText(example), example).toBe(true);
  });
});

describe('every table', () => {
  const isDate = (value: string) => new Date(`${value}T00:00Z`).toISOString().startsWith(value);

  it.each(ALL)('%s: ids are its own, dates exist, what is superseded or answered is there', (name) => {
    const table = rows(`sources/${name}.csv`);
    const ids = new Set(table.map(({ id }) => id));
    expect(ids.size).toBe(table.length);
    for (const row of table) {
      for (const column of ['from', 'to', 'known', 'said', 'announced_for', 'relative_from', 'relative_to'])
        if (row[column]) expect(isDate(row[column] ?? ''), `${row.id} ${column}`).toBe(true);
      if (row.from && row.to) expect(row.from <= row.to, row.id).toBe(true);
      for (const other of [row.supersedes, row.replies_to].filter((each) => each))
        expect(ids, row.id).toContain(other);
      for (const other of (row.relates ?? '').split(';').filter((each) => each))
        expect(ids, row.id).toContain(other.replace(/^[a-z ]+:/, ''));
    }
  });

  it.each(ALL.filter((name) => name !== 'ucdp-2021-province-day'))('%s: every row is cited', (name) => {
    for (const row of rows(`sources/${name}.csv`)) {
      expect(row.citation, row.id).not.toBe('');
      expect(row.known, row.id).not.toBe('');
    }
  });

  it.each(FIGURES)('%s: values lie inside their bounds', (name) => {
    for (const { id, value, low, high } of rows(`sources/${name}.csv`)) {
      if (!value) continue;
      if (low) expect(Number(low), id).toBeLessThanOrEqual(Number(value));
      if (high) expect(Number(high), id).toBeGreaterThanOrEqual(Number(value));
    }
  });

  it('keeps what a party claims out of every count', () => {
    const claims = rows('sources/figures.csv').filter(({ qualifier }) => qualifier === 'claimed');
    expect(claims.map(({ value }) => value)).toEqual(['80', '170']);
    for (const { metric } of claims) expect(metric).toMatch(/^alleged_/);
  });

  it('names members that the member list knows', () => {
    const members = new Set(['alliance', ...rows('members.csv').map(({ id }) => id)]);
    for (const row of rows('sources/strength.csv')) expect(members).toContain(row.of);
  });
});
