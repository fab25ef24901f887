/** Areas shaded by value: one hue, few classes, hatched where unknown, outlined and named where the text names them. */
import { hatch, picture, type Titled } from '../chart/frame.ts';
import { type Markup, markup } from '../markup.ts';
import { MAP } from '../words.ts';
import { classesOf, classIndex } from './classes.ts';
import type { FlatArea, FlatMap } from './project.ts';

export interface MapPicture extends Titled {
  readonly map: FlatMap;
  /** By area name; areas that are missing here, or hold null, are not known. */
  readonly values: ReadonlyMap<string, number | null>;
  /** Areas outside of the limit, and areas to be named. */
  readonly outlined: ReadonlySet<string>;
  readonly named: ReadonlySet<string>;
}

const LEGEND = 44;

export function choropleth(chart: MapPicture): Markup {
  const { map, values } = chart;
  const known = [...values.values()].filter((value) => value !== null);
  const classes = classesOf(known);
  const hatchId = `${chart.id}-wide-h`;
  const fill = (area: FlatArea) => {
    const value = values.get(area.name) ?? null;
    return value === null ? markup`fill="url(#${hatchId})"` : markup`class="m${classIndex(classes, value)}"`;
  };
  const shapes = map.areas.map(
    (area) => markup`<path ${fill(area)} d="${outline(area)}"><title>${area.name}</title></path>`,
  );
  const outlines = map.areas
    .filter((area) => chart.outlined.has(area.name))
    .map((area) => markup`<path class="outside" d="${outline(area)}"/>`);
  const labels = map.areas
    .filter((area) => chart.named.has(area.name))
    .map(
      (area) =>
        markup`<text class="place" x="${area.middle[0]}" y="${area.middle[1] + 5}" text-anchor="middle">${area.name}</text>`,
    );
  const size = { name: 'wide', width: map.width, height: map.height + LEGEND, across: 0, up: 0 } as const;
  return picture(chart, size, [
    markup`<defs>${hatch(hatchId)}</defs><g class="areas">${shapes}</g><g>${outlines}</g>`,
    labels,
    legend(
      classes.map(({ text }) => text),
      map,
      hatchId,
      known.length < map.areas.length,
    ),
  ]);
}

function outline({ rings }: FlatArea): string {
  return rings
    .map((ring) => {
      let [x, y] = ring[0] ?? [0, 0];
      const steps = ring.slice(1, -1).map(([nextX, nextY]) => {
        const step = `${nextX - x} ${nextY - y}`;
        [x, y] = [nextX, nextY];
        return step;
      });
      return `M${ring[0]?.[0] ?? 0} ${ring[0]?.[1] ?? 0}l${steps.join(' ')}z`;
    })
    .join('');
}

function legend(texts: readonly string[], map: FlatMap, hatchId: string, unknown: boolean): Markup {
  const top = map.height + 18;
  const entries = [...texts, ...(unknown ? [MAP.unknown] : [])];
  const room = Math.min(120, map.width / entries.length);
  return markup`<g class="legend">${entries.map((text, i) => {
    const x = Math.round(i * room);
    const fill = i < texts.length ? markup`class="m${i}"` : markup`fill="url(#${hatchId})"`;
    return markup`<rect ${fill} x="${x}" y="${top}" width="18" height="14"/><text x="${x + 24}" y="${top + 12}">${text}</text>`;
  })}</g>`;
}
