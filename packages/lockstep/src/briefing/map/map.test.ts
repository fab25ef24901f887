import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaShape } from '../input.ts';
import { classesOf, classIndex } from './classes.ts';
import { choropleth, flatten, outlines } from './index.ts';

const square = (name: string, x: number, y: number): AreaShape => ({
  name,
  polygons: [
    [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    ],
  ],
});
const AREAS = [square('West', 60, 0), square('East', 61, 0), square('Far', 62, 0)];

describe('flatten', () => {
  it('fits the areas into the width, north up, without repeated points', () => {
    const map = flatten(AREAS, 300);
    expect(map?.width).toBe(300);
    expect(map?.height).toBe(100);
    expect(map?.areas[1]).toEqual({
      name: 'East',
      id: 'area-2',
      rings: [
        [
          [100, 100],
          [200, 100],
          [200, 0],
          [100, 0],
          [100, 100],
        ],
      ],
      middle: [150, 50],
      surface: 10_000,
    });
  });

  it('narrows with the cosine of the latitude', () => {
    const map = flatten([square('North', 60, 59.5)], 100);
    expect(map?.height).toBe(200);
  });

  it('keeps neighbours on the same border', () => {
    const map = flatten(AREAS, 301);
    const xs = (i: number) => map?.areas[i]?.rings[0]?.map(([x]) => x) ?? [];
    expect(Math.max(...xs(0))).toBe(Math.min(...xs(1)));
  });

  it('is null where there is nothing to draw', () => {
    expect(flatten([], 300)).toBeNull();
    expect(flatten([{ name: 'Nowhere', polygons: [] }], 300)).toBeNull();
  });
});

describe('classes', () => {
  it('are few, round and told apart from zero', () => {
    expect(classesOf([0, 4, 241]).map(({ text }) => text)).toEqual([
      '0',
      '1–49',
      '50–99',
      '100–149',
      '150–199',
      '200+',
    ]);
    expect(classesOf([0, 1, 3]).map(({ text }) => text)).toEqual(['0', '1', '2', '3+']);
    expect(classesOf([0, 0]).map(({ text }) => text)).toEqual(['0']);
    expect(classesOf([]).map(({ text }) => text)).toEqual(['0']);
    expect(classesOf([0.2, 1.4]).map(({ text }) => text)).toEqual(['0', '0–0.5', '0.5–1', '1+']);
  });

  it('hold every value exactly once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 40 }),
        (values) => {
          const classes = classesOf(values);
          expect(classes.length).toBeLessThanOrEqual(6);
          for (const value of values) {
            expect(classes.filter(({ from, below }) => value >= from && value < below)).toHaveLength(1);
            expect(classIndex(classes, value) === 0).toBe(value === 0);
          }
        },
      ),
    );
  });
});

describe('choropleth', () => {
  it('shades, hatches what is not known, outlines and names', async () => {
    const map = flatten(AREAS, 300);
    if (!map) throw new Error('no map');
    const drawn = choropleth({
      id: 'map',
      title: 'Deaths over 7 days: outside the limit in 1 of 3 areas',
      description: 'Map of the areas.',
      map,
      values: new Map([
        ['West', 241],
        ['East', 0],
        ['Far', null],
      ]),
      outlined: new Set(['West']),
      named: new Set(['West']),
    });
    const written = `<defs>${outlines(map).text}</defs>${drawn.text}`;
    await expect(`${written.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot('./golden/choropleth.svg');
  });

  it('leaves a name that would touch one before it to the table', () => {
    const map = flatten([square('Helmand', 60, 0), square('Kandahar', 61, 0), square('Kabul', 63, 0)], 260);
    const names = (...named: string[]) => {
      const drawn = choropleth({
        id: 'map',
        title: '',
        description: '',
        map: map!,
        values: new Map(),
        outlined: new Set(),
        named: new Set(named),
      });
      return [...drawn.text.matchAll(/class="place"[^>]*>(\w+)/g)].map(([, name]) => name);
    };
    // Their middles are 65 apart, and seven letters beside eight are wider.
    expect(names('Helmand', 'Kandahar', 'Kabul')).toEqual(['Helmand', 'Kabul']);
    expect(names('Kandahar', 'Helmand')).toEqual(['Kandahar']);
  });
});
