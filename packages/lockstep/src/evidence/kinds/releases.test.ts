import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/workspace.ts';
import { readAreas } from '../areas/geojson.ts';
import { createLocator, locate, OUTSIDE, UNPLACED } from '../areas/locate.ts';
import { plainName } from '../areas/names.ts';
import { areaFacts, rowFacts } from '../import/facts.ts';
import { isItem } from '../item.ts';
import { acled, acledDay } from './acled.ts';
import type { EventItem } from './events.ts';
import { readItems } from './read.ts';
import { ucdp, ucdpRelease } from './ucdp.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const day = (iso: string) => dayFromIso(iso)!;
const put = (content: string) => {
  const path = join(folder.dir, 'file.csv');
  writeFileSync(path, content);
  return path;
};

const SHARED = resolve(import.meta.dirname, '../../../../../../shared/data');
const release = (name: string) => join(SHARED, `GEDEvent_v${name}.csv.gz`);
const here = existsSync(release('21_01_21_12'));
if (!here)
  console.warn('UCDP releases are not beside the checkout (../shared/data): tests on them are skipped');

describe.skipIf(!here)('the UCDP releases as published', () => {
  it.each([
    ['21_01_21_12', 17407, 2975, 472, 235],
    ['22_0_2', 984, 148, 16, 2],
    ['23_0_10', 2391, 594, 11, 4],
  ])('%s is read whole', async (name, rows, spans, highBelowBest, lowAboveBest) => {
    const read = await readItems(ucdp({ knownBySource: true }), release(name));
    expect(read.report).toMatchObject({ rows, rejected: [], rejectedRows: 0, ignoredColumns: [] });
    expect(rowFacts(read.rows)).toMatchObject({
      spans,
      highBelowBest,
      lowAboveBest,
      withoutKnown: 0,
      retractions: 0,
    });
  });
  it('places every event of Afghanistan by name or by point, or knows that it cannot', async () => {
    const { rows, leftOut } = await readItems(
      ucdp({ knownBySource: true, country: 'afghanistan' }),
      release('21_01_21_12'),
    );
    expect([rows.length, leftOut]).toEqual([4512, 12895]);
    const areas = await readAreas(join(SHARED, 'afg_admin1_34.geojson'), 'name');
    const locator = createLocator(areas);
    const facts = areaFacts('province', locator, rows);
    expect(facts.byName + facts.byPoint + facts.unplaced + facts.outside).toBe(4512);
    // Highways between provinces and "Afghanistan" as a whole: no province in the file, and no point of one.
    expect(facts.unplaced).toBe(18);
    expect(facts.outside).toBe(0);
    const helmand = areas.findIndex((area) => /^h[ei]lmand$/i.test(area.name));
    const week = rows.filter(isItem).filter((event) => {
      const { occurred } = event as EventItem;
      return occurred.from >= day('2021-05-03') && occurred.from <= day('2021-05-09');
    }) as EventItem[];
    const there = week.filter((event) => locate(locator, placeOf(event)) === helmand);
    expect(there.reduce((sum, event) => sum + (event.deaths.best ?? 0), 0)).toBe(241);
    // Points alone give the province that UCDP names, but for events near a border.
    const exact = (rows.filter(isItem) as EventItem[]).filter((event) => event.area !== '' && !event.vague);
    const same = exact.filter((event) => {
      return locator.byPoint(event.longitude!, event.latitude!) === locator.byName(event.area);
    });
    expect(same.length / exact.length).toBeGreaterThan(0.98);
  });
});

const placeOf = ({ area, latitude, longitude, vague }: EventItem) => ({
  name: area,
  ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
  ...(vague === undefined ? {} : { vague }),
});

const HEADER =
  'id,type_of_violence,side_a,side_b,country,date_start,date_end,best,high,low,where_prec,adm_1,latitude,longitude,source_date,source_office,deaths_a';
const ucdpRows = async (...lines: readonly string[]) => {
  const read = await readItems(ucdp({ knownBySource: true }), put(`${HEADER}\n${lines.join('\n')}\n`));
  return { ...read, items: read.rows as EventItem[] };
};

describe('a UCDP row', () => {
  it('keeps its numbers as published, in whatever order', async () => {
    const { items } = await ucdpRows(
      '1,1,A,B,X,2021-01-01 00:00:00.000,2021-01-03 00:00:00.000,5,3,7,1,P,1,2,2021-01-04,AFP,5',
    );
    expect(items[0]).toMatchObject({
      deaths: { best: 5, high: 3, low: 7, a: 5 },
      occurred: { from: day('2021-01-01'), to: day('2021-01-03') },
      type: 'state-based',
      citation: 'UCDP event 1 (AFP, 2021-01-04)',
    });
    expect(items[0]!.vague).toBeUndefined();
  });
  it('is known from the earliest cited source that is not before its last day, else a week after', async () => {
    const dates = ['2020-12-30;2021-01-09;2021-01-05', '2021-01-02', ''];
    const { items } = await ucdpRows(
      ...dates.map((text, i) => `${i},3,A,B,X,2021-01-01,2021-01-03,1,1,1,6,,1,2,${text},AFP,1`),
    );
    expect(items.map((item) => isoFromDay(item.known!))).toEqual(['2021-01-05', '2021-01-10', '2021-01-10']);
    expect(items[0]!.vague).toBe(true);
  });
  it('is rejected for days and numbers that cannot be', async () => {
    const { report } = await ucdpRows(
      '1,1,A,B,X,2021-02-31 00:00:00.000,2021-03-01,1,1,1,1,P,1,2,,,',
      '2,1,A,B,X,2021-02-03,2021-02-01,1,1,1,1,P,1,2,,,',
      '3,1,A,B,X,2021-02-01,2021-02-01,-1,1,1,1,P,1,2,,,',
      '4,1,A,B,X,2021-02-01,2021-02-01,1,1,1,1,P,1,200,,,',
      '5,1,A,B,X,2021-02-01 13:00:00,2021-02-01,1,1,1,1,P,1,2,,,',
    );
    expect(report.rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'date_start', 'there is no such day'],
      [3, 'date_end', 'it lies before date_start (2021-02-03)'],
      [4, 'best', 'a count cannot be negative'],
      [5, 'longitude', 'this is not a coordinate'],
      [6, 'date_start', 'there is no such day'],
    ]);
  });
  it.each([
    ['GEDEvent_v21_01_21_12.csv.gz', '2021-01-01', '2021-12-31'],
    ['GEDEvent_v22_0_2.csv.gz', '2022-02-01', '2022-02-28'],
    ['GEDEvent_v23_0_10.csv', '2023-10-01', '2023-10-31'],
    ['GEDEvent_v25_1.csv', '1989-01-01', '2024-12-31'],
    ['ged251.csv', '1989-01-01', '2024-12-31'],
  ])('%s covers %s to %s', (name, from, to) => expect(ucdpRelease(name)).toEqual({ from, to }));
  it('has no coverage from a name that does not say', () => {
    for (const name of ['events.csv', 'GEDEvent_v22_0_14.csv', 'GEDEvent_v21_12_21_01.csv']) {
      expect(ucdpRelease(name)).toBeUndefined();
    }
  });
});

describe('an ACLED row', () => {
  const header =
    'event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,latitude,longitude,geo_precision,source,fatalities,timestamp';
  const read = async (...lines: readonly string[]) => {
    const found = await readItems(acled({ knownBySource: true }), put(`${header}\n${lines.join('\n')}\n`));
    return { ...found, items: found.rows as EventItem[] };
  };
  it('becomes an event known since it was last changed', async () => {
    const { items } = await read(
      'AFG1,26 August 2021,1,Battles,Armed clash,Military Forces,Taliban,Afghanistan,Kabul,34.5,69.2,1,AFP,12,1630454400',
    );
    expect(items[0]).toMatchObject({
      id: 'AFG1',
      occurred: { from: day('2021-08-26'), to: day('2021-08-26') },
      known: day('2021-09-01'),
      type: 'Battles: Armed clash',
      area: 'Kabul',
      deaths: { best: 12 },
      citation: 'ACLED event AFG1 (AFP)',
    });
  });
  it('is somewhere in its week or month when the day is not known', async () => {
    const { items } = await read(
      'A,2021-08-26,2,Battles,,,,,,,,1,,0,',
      'B,2021-08-15,3,Battles,,,,,,,,1,,0,',
    );
    expect(items.map(({ occurred }) => [isoFromDay(occurred.from), isoFromDay(occurred.to)])).toEqual([
      ['2021-08-20', '2021-09-01'],
      ['2021-08-01', '2021-08-31'],
    ]);
  });
  it('is rejected when date, number or moment cannot be', async () => {
    const { report } = await read(
      'A,31 February 2021,1,Battles,,,,,,,,1,,0,',
      'B,2021-08-15,1,Battles,,,,,,,,1,,-1,',
      'C,2021-08-15,1,Battles,,,,,,,,1,,1,soon',
      'D,2021-08-15,1,Battles,,,,,,,,1,,1,',
      'D,2021-08-15,1,Battles,,,,,,,,1,,1,',
    );
    expect(report.rejected.map(({ line, column }) => [line, column])).toEqual([
      [2, 'event_date'],
      [3, 'fatalities'],
      [4, 'timestamp'],
      [6, 'event_id_cnty'],
    ]);
  });
  it.each(['2021-08-26', '26 August 2021', '26-Aug-2021', '26/08/2021', '26.8.2021'])(
    'reads the date %s',
    (text) => expect(isoFromDay(acledDay(text)!)).toBe('2021-08-26'),
  );
});

describe('names and places of areas', () => {
  it.each([
    ['Hilmand province', 'hilmand'],
    ['Sar-e Pul', 'sarepul'],
    ['SAR E PUL PROVINCE', 'sarepul'],
    ['Wardak (Maidan)', 'wardakmaidan'],
    ['H\u00e9r\u0101t', 'herat'],
    ['Ta\u2019izz Governorate', 'taizz'],
    ['\u041a\u0438\u0457\u0432\u0441\u044c\u043a\u0430', '\u043a\u0438\u0456\u0432\u0441\u044c\u043a\u0430'],
    ['State', 'state'],
  ])('%s is %s', (name, plain) => expect(plainName(name)).toBe(plain));
  it('finds by name, by point, in holes and islands, and says when it cannot', () => {
    const ring = (x: number, y: number, size: number) =>
      [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
      ] as const;
    const locator = createLocator([
      { name: 'Ring', also: [], polygons: [[ring(0, 0, 10), ring(4, 4, 2)]] },
      { name: 'Core', also: ['Heart'], polygons: [[ring(4, 4, 2)], [ring(20, 20, 1)]] },
    ]);
    const at = (name: string, longitude?: number, latitude?: number, vague = false) =>
      locate(locator, {
        name,
        vague,
        ...(longitude === undefined || latitude === undefined ? {} : { longitude, latitude }),
      });
    expect(at('heart')).toBe(1);
    expect(at('', 1, 1)).toBe(0);
    expect(at('', 5, 5)).toBe(1);
    expect(at('', 20.5, 20.5)).toBe(1);
    expect(at('', 15, 15)).toBe(OUTSIDE);
    expect(at('', 1, 1, true)).toBe(UNPLACED);
    expect(at('', 15, 15, true)).toBe(OUTSIDE);
    expect(at('Nowhere')).toBe(UNPLACED);
    expect(at('', 0, 0)).toBe(0);
  });
});
