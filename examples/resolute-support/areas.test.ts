import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Point = readonly [number, number];
type Ring = readonly Point[];
interface Feature {
  readonly properties: Readonly<Record<string, string>> & { readonly also?: readonly string[] };
  readonly geometry: { readonly type: string; readonly coordinates: readonly Ring[] };
}

const read = (url: URL) => JSON.parse(readFileSync(url, 'utf8')) as { readonly features: readonly Feature[] };
const { features } = read(new URL('areas.geojson', import.meta.url));
const named = new Map(features.map((feature) => [feature.properties.name, feature]));
const outer = (feature: Feature) => feature.geometry.coordinates[0] ?? [];
const edges = (ring: Ring) => ring.slice(1).map((end, i) => [ring[i] ?? end, end] as const);

function signedArea(ring: Ring): number {
  return edges(ring).reduce((sum, [a, b]) => sum + (a[0] * b[1] - b[0] * a[1]) / 2, 0);
}

function centroid(ring: Ring): Point {
  const sum = edges(ring).reduce(
    ([x, y], [a, b]) => {
      const cross = a[0] * b[1] - b[0] * a[1];
      return [x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross] as const;
    },
    [0, 0] as Point,
  );
  const six = 6 * signedArea(ring);
  return [sum[0] / six, sum[1] / six];
}

function isInside([x, y]: Point, ring: Ring): boolean {
  return (
    edges(ring).filter(
      ([a, b]) => a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0],
    ).length %
      2 ===
    1
  );
}

function cross(origin: Point, a: Point, b: Point): number {
  return (a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0]);
}

function crosses([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  return cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0;
}

describe('the provinces', () => {
  it('are 34, with a name, a code of ISO 3166-2 and no name that means two of them', () => {
    expect(features).toHaveLength(34);
    expect(new Set(features.map(({ properties }) => properties.code)).size).toBe(34);
    const spellings = features.flatMap(({ properties }) =>
      [properties.name, properties.code, ...(properties.also ?? [])].map((each) => each?.toLowerCase()),
    );
    expect(new Set(spellings).size).toBe(spellings.length);
    expect(named.get('Helmand')?.properties.also).toContain('Hilmand province');
    expect([...named.keys()]).toEqual([...named.keys()].sort());
  });

  it('have closed rings, counterclockwise, that cross nowhere', () => {
    for (const feature of features) {
      expect(feature.geometry.type).toBe('Polygon');
      const ring = outer(feature);
      expect(ring.length).toBeGreaterThan(8);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(signedArea(ring)).toBeGreaterThan(0);
      const all = edges(ring);
      const crossing = all.some((one, i) => all.slice(i + 2).some((other) => crosses(one, other)));
      expect(crossing, feature.properties.name).toBe(false);
    }
  });

  it('share their borders: what is not shared is the border of the country, one closed line', () => {
    const all = new Map(features.flatMap((f) => edges(outer(f)).map(([a, b]) => [`${a} ${b}`, { a, b }])));
    expect(all.size).toBe(features.reduce((sum, feature) => sum + outer(feature).length - 1, 0));
    const alone = [...all.values()].filter(({ a, b }) => !all.has(`${b} ${a}`));
    const next = new Map(alone.map(({ a, b }) => [String(a), String(b)]));
    let at = String(alone[0]?.a);
    for (let step = 0; step < alone.length; step++) at = next.get(at) ?? 'a gap';
    expect(at).toBe(String(alone[0]?.a));
    expect(next.size).toBe(alone.length);
  });

  it('hold the place that gives each its name', () => {
    const places: readonly (readonly [string, Point])[] = [
      ['Panjshir', [69.52, 35.31]],
      ['Parwan', [69.17, 35.01]],
      ['Daykundi', [66.13, 33.72]],
      ['Uruzgan', [65.87, 32.63]],
      ['Paktia', [69.22, 33.6]],
      ['Paktika', [68.77, 33.18]],
      ['Helmand', [64.37, 31.59]],
    ];
    for (const [name, place] of places) {
      const holding = features.filter((feature) => isInside(place, outer(feature)));
      expect(holding.map(({ properties }) => properties.name)).toEqual([name]);
    }
  });
});

const REFERENCE = new URL('../../../shared/data/afg_admin1_34.geojson', import.meta.url);

describe.skipIf(!existsSync(REFERENCE))(
  'beside the reference outlines (../shared, skipped when absent)',
  () => {
    const reference = existsSync(REFERENCE) ? read(REFERENCE).features : [];

    it('have the same codes, the same spellings, the same places and nearly the same size', () => {
      expect(reference).toHaveLength(34);
      for (const { properties, geometry } of reference) {
        const ours = features.find((feature) => feature.properties.code === properties.iso_3166_2);
        expect(ours, properties.iso_3166_2).toBeDefined();
        if (!ours) continue;
        const spellings = [ours.properties.name, ...(ours.properties.also ?? [])];
        expect(spellings).toContain(properties.name);
        expect(spellings).toContain(properties.ucdp_adm_1);
        const ring = geometry.coordinates[0] ?? [];
        expect(isInside(centroid(ring), outer(ours)), ours.properties.name).toBe(true);
        const ratio = signedArea(outer(ours)) / Math.abs(signedArea(ring));
        expect(ratio, ours.properties.name).toBeGreaterThan(0.9);
        expect(ratio, ours.properties.name).toBeLessThan(1.1);
      }
    });
  },
);
