import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeriesQuery } from '@lockstep/core/assessment';
import { dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bareAgreement,
  measure,
  PROVINCES,
  putFiles,
  squares,
  type TestFile,
  temporaryFolder,
  testPins,
} from '../../testing/workspace.ts';
import { readAreas } from '../areas/geojson.ts';
import { LONGEST_ROW } from '../csv/scanner.ts';
import { compareReleases } from '../import/changes.ts';
import { eventKind } from '../kinds/index.ts';
import { readItems } from '../kinds/read.ts';
import { inOrder, releaseOf } from '../load.ts';
import { openStore } from '../store/open.ts';
import { plainHeader, scanBytes } from './bytes.ts';
import { changesInIndex } from './changes.ts';
import { selectFromCsv } from './columns.ts';
import { openDuck } from './duck.ts';
import { indexPath, makeIndex } from './file.ts';

/** Every run builds an index; raise this for a long look. */
const SOAK = Number(process.env.LOCKSTEP_SOAK ?? 1);

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const FIRST = dayFromIso('2021-01-01')!;
const iso = (day: number) => isoFromDay(FIRST + day);
const HEADER =
  'id,from,to,known,area,latitude,longitude,type,actor_a,actor_b,events,deaths_low,deaths_best,deaths_high,deaths_a,' +
  'deaths_b,deaths_civilians,deaths_unknown,origin,citation,url,note,supersedes,retracts';

const maybe = (most: number) => fc.option(fc.nat(most), { nil: '' });
const row = fc
  .record({
    id: fc.nat(12),
    from: fc.nat(20),
    length: fc.constantFrom(0, 0, 0, 1, 4),
    known: fc.option(fc.nat(40), { nil: undefined }),
    area: fc.constantFrom('West', 'west province', 'East', 'Elsewhere', ''),
    point: fc.option(fc.tuple(fc.constantFrom(0.5, 1.5, 7), fc.constantFrom(0.5, 3)), { nil: undefined }),
    type: fc.constantFrom('Battles: Armed clash', 'Battles', 'one-sided', ''),
    actors: fc.tuple(
      fc.constantFrom('Government of X', 'Front', ''),
      fc.constantFrom('FRONT', 'Government of Y', 'Civilians'),
    ),
    numbers: fc.tuple(maybe(3), maybe(9), maybe(9), maybe(12), maybe(5), maybe(5), maybe(5), maybe(5)),
    note: fc.constantFrom('', 'plain', 'with, comma', 'with "quotes"', 'on two\nlines'),
    ends: fc.constantFrom('', '', '', '', '', 'supersedes', 'retracts'),
    target: fc.nat(12),
  })
  .map(({ id, from, length, known, area, point, type, actors, numbers, note, ends, target }) => {
    const quoted = `"${note.replaceAll('"', '""')}"`;
    const cells = [
      `e${id}`,
      iso(from),
      length === 0 ? '' : iso(from + length),
      known === undefined ? '' : iso(known),
      area,
      point?.[1] ?? '',
      point?.[0] ?? '',
      type,
      ...actors,
      ...numbers,
      'Agency',
      `Report ${id}`,
      '',
      note === '' ? '' : quoted,
      ends === 'supersedes' && target !== id ? `e${target}` : '',
      ends === 'retracts' ? `e${target}` : '',
    ];
    return { id, text: cells.join(',') };
  });
/** Rows with ids of their own. */
const rowsOf = (most: number) =>
  fc
    .uniqueArray(row, { maxLength: most, minLength: 1, selector: ({ id }) => id })
    .map((rows) => rows.map(({ text }) => text));

const queries: readonly Partial<Parameters<typeof measure>[0]>[] = [
  {},
  { areas: 'province' },
  { takes: { kind: 'events' }, areas: 'province', types: ['Battles'] },
  { takes: { kind: 'events' }, types: ['armed clash', 'one-sided'], actors: ['front'] },
  { takes: { kind: 'deaths', of: ['government', 'civilians'] } },
  { takes: { kind: 'deaths', of: ['rebels'] }, areas: 'province' },
  { takes: { kind: 'deaths', of: ['side a'] } },
];

async function bothStores(files: readonly TestFile[]) {
  const pins = testPins(files);
  await putFiles(folder.dir, Object.fromEntries(pins.map((pin, i) => [pin.file, files[i]!.content])));
  await putFiles(folder.dir, { 'areas.geojson': squares({ name: 'West' }, { name: 'East' }) });
  const areaSets = [{ id: 'province', areas: await readAreas(join(folder.dir, 'areas.geojson'), 'name') }];
  const source = { id: 'ev', label: '', kind: 'events' as const, file: '', range: { start: 0, end: 0 } };
  const agreement = bareAgreement({ sources: [source], areaSets: [PROVINCES] });
  const open = (large: number) => openStore({ dir: folder.dir, agreement, areaSets, pins, large });
  return { memory: open(Infinity), index: open(0), pins, areaSets };
}

async function expectSame(files: readonly TestFile[], knowns: readonly number[]) {
  const { memory, index } = await bothStores(files);
  try {
    const [one, other] = [await memory.events('ev'), await index.events('ev')];
    for (const parts of queries) {
      const asked = measure({ source: 'ev', takes: { kind: 'deaths', of: [] }, ...parts });
      for (const known of knowns) {
        const query: SeriesQuery = {
          measure: asked,
          areas: asked.areas === undefined ? [''] : known % 2 === 0 ? ['West', 'East'] : ['East'],
          span: { from: FIRST + 1, to: FIRST + 22 },
          known: FIRST + known,
          aliases: new Map([['rebels', ['Front']]]),
        };
        expect(await other.series(query)).toEqual(await one.series(query));
        expect(await other.items({ ...query, limit: 5 })).toEqual(await one.items({ ...query, limit: 5 }));
      }
    }
    for (const known of [FIRST, FIRST + 15, FIRST + 30]) {
      expect(await other.lastKnown(known)).toBe(await one.lastKnown(known));
      expect(await other.lastChange(known)).toBe(await one.lastChange(known));
    }
  } finally {
    await index.close();
  }
}

const release = (
  rows: readonly string[],
  known: string,
  covers?: TestFile['covers'],
  by: 'column' | 'source' = 'column',
): TestFile => ({
  source: 'ev',
  kind: 'events',
  content: `${HEADER}\n${rows.join('\n')}\n`,
  known: { by, otherwise: known },
  ...(covers ? { covers } : {}),
});

describe('the index answers as the memory does', () => {
  it('for one release', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(10), async (rows) => {
        await expectSame([release(rows, iso(10), { from: iso(0), to: iso(20), by: 'stated' })], [12, 45]);
      }),
      { numRuns: 3 * SOAK },
    );
  });
  it('for releases that correct, repeat and leave out', async () => {
    const covers = fc.tuple(fc.nat(10), fc.nat(24)).map(([from, to]) => ({
      from: iso(from),
      to: iso(Math.max(from, to)),
      by: 'stated' as const,
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(rowsOf(6), covers), { minLength: 2, maxLength: 4 }),
        rowsOf(5),
        async (releases, shared) => {
          // Rows that several releases say word for word.
          const files = releases.map(([rows, span], i) => {
            const own = rows.filter(
              (text) => !shared.some((other) => other.split(',')[0] === text.split(',')[0]),
            );
            return release(
              i % 2 === 0 ? [...own, ...shared] : own.length > 0 ? own : rows,
              iso(10 + i * 10),
              span,
              i % 3 === 1 ? 'source' : 'column',
            );
          });
          await expectSame(files, [5, 15, 25, 60]);
        },
      ),
      { numRuns: 4 * SOAK },
    );
  });
  it('and tells the same changes', async () => {
    const covers = { from: iso(0), to: iso(30), by: 'stated' as const };
    await fc.assert(
      fc.asyncProperty(fc.array(rowsOf(6), { minLength: 2, maxLength: 3 }), async (releases) => {
        const { pins, areaSets } = await bothStores(
          releases.map((rows, i) => release(rows, iso(10 + i), covers)),
        );
        const ordered = inOrder(pins);
        const read = [];
        for (const pin of ordered) {
          read.push(releaseOf(pin, (await readItems(eventKind(pin), join(folder.dir, pin.file))).rows));
        }
        let found: Awaited<ReturnType<typeof changesInIndex>> | undefined;
        await makeIndex(folder.dir, 'ev', ordered, areaSets, async (duck) => {
          found = await changesInIndex(duck, ordered.length - 1);
        });
        const { examples: _, ...counts } = compareReleases(read.slice(0, -1), read.at(-1)!);
        expect(found).toMatchObject(counts);
      }),
      { numRuns: 4 * SOAK },
    );
  });
});

describe('the fast reader', () => {
  const cell = fc.constantFrom(
    '2021-01-02',
    '2021-02-31',
    '2021-1-2',
    '2021/01/02',
    '2021-01-2 ',
    'x',
    '',
    '1',
    '12',
    '-1',
    '1.5',
    '1e3',
    '1_0',
    '007',
    '+5',
    ' 5',
    '4294967296',
    'nan',
    'inf',
    '91',
    '0x1',
    '"1"',
    '1"2',
    'a b',
    ' a',
    'a ',
    '\u00a0a',
    '\u00e9',
  );
  it('takes no file that the careful reader finds fault with, and reads the others the same', async () => {
    const line = fc.record({
      from: cell,
      to: cell,
      area: cell,
      latitude: cell,
      longitude: cell,
      events: cell,
      deaths_best: cell,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 2 }), async (lines) => {
        const good = 'g,2021-01-01,,West,,,1,2';
        const rows = lines.map((one, i) =>
          [
            `r${i}`,
            one.from,
            one.to,
            one.area,
            one.latitude,
            one.longitude,
            one.events,
            one.deaths_best,
          ].join(','),
        );
        const content = `id,from,to,area,latitude,longitude,events,deaths_best\n${[good, ...rows].join('\n')}\n`;
        await expectSame(
          [
            {
              source: 'ev',
              kind: 'events',
              content,
              known: { by: 'date', date: iso(0) },
              covers: { from: iso(0), to: iso(30), by: 'stated' },
            },
          ],
          [20],
        );
      }),
      { numRuns: 6 * SOAK },
    );
  });
  it('leaves a file with a very long line to the careful one', async () => {
    const path = join(folder.dir, 'long.csv');
    const start = 'id,from\n';
    for (const [longest, expected] of [
      [LONGEST_ROW, false],
      [LONGEST_ROW + 1, true],
      [3 * LONGEST_ROW, true],
    ] as const) {
      // Where the line lies against the chunks in which the file is read does not matter.
      for (const before of [0, LONGEST_ROW - 100, LONGEST_ROW + 100]) {
        const row = `x,${'a'.repeat(longest - 2)}`;
        writeFileSync(path, `${start}${'y,2021-01-01\n'.repeat(before / 13)}${row}\nz,2021-01-01\n`);
        expect((await scanBytes(path)).odd, `${longest} after ${before}`).toBe(expected);
      }
    }
  });
  it('is the one that reads a sound file', async () => {
    const path = join(folder.dir, 'a.csv');
    writeFileSync(path, 'id,from,to,events,deaths_best\na,2021-01-01,,,7\nb,2021-01-02,2021-01-03,12,345\n');
    const duck = await openDuck(undefined, 'write');
    const header = await plainHeader(path);
    const rows = await duck.rows(
      `select id, from_day::varchar, to_day::varchar, events, deaths_best from (${selectFromCsv(path, header!)})`,
    );
    duck.close();
    expect(rows).toEqual([
      ['a', '2021-01-01', '2021-01-01', 1, 7],
      ['b', '2021-01-02', '2021-01-03', 12, 345],
    ]);
  });
});

describe('the index file', () => {
  const files = [
    release(['a,2021-01-03,,2021-01-03,West,,,,,,1,5,5,5,,,,,,,,,,'], iso(1), {
      from: iso(0),
      to: iso(9),
      by: 'stated',
    }),
  ];
  const best = async (store: Awaited<ReturnType<typeof bothStores>>['index']) => {
    const asked = measure({ source: 'ev', takes: { kind: 'deaths', of: [] } });
    const query = { measure: asked, areas: [''], span: { from: FIRST, to: FIRST + 9 }, known: FIRST + 9 };
    const series = await (await store.events('ev')).series(query);
    await store.close();
    return series.best[2];
  };
  it('is a cache: made when missing, damaged, or when its files changed', async () => {
    const path = indexPath(folder.dir, 'ev');
    expect(await best((await bothStores(files)).index)).toBe(5);
    const made = readFileSync(path);
    expect(await best((await bothStores(files)).index)).toBe(5);
    expect(readFileSync(path).equals(made)).toBe(true);
    writeFileSync(path, made.subarray(0, 5000));
    expect(await best((await bothStores(files)).index)).toBe(5);
    writeFileSync(path, 'not a database');
    expect(await best((await bothStores(files)).index)).toBe(5);
    const folderOf = join(folder.dir, '.lockstep');
    const [parquet] = readdirSync(folderOf).filter((name) => name.endsWith('.parquet'));
    writeFileSync(join(folderOf, parquet!), 'not Parquet');
    expect(await best((await bothStores(files)).index)).toBe(5);
    rmSync(join(folderOf, parquet!));
    expect(await best((await bothStores(files)).index)).toBe(5);
    const changed = [{ ...files[0]!, content: files[0]!.content.replace('5,5,5', '6,6,6') }];
    expect(await best((await bothStores(changed)).index)).toBe(6);
    expect(readdirSync(folderOf).filter((name) => name.endsWith('.parquet'))).toHaveLength(1);
    expect(readdirSync(folderOf)).toHaveLength(2);
  });
  it('does not hide that a pinned file was changed', async () => {
    await best((await bothStores(files)).index);
    const { index, pins } = await bothStores(files);
    writeFileSync(join(folder.dir, pins[0]!.file), 'id,from\nx,2021-01-01\n');
    await expect(best(index)).rejects.toThrow(/the file is not the one that was imported/);
  });
});
