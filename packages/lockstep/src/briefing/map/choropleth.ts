/** Areas shaded by value: one hue, few classes, hatched where unknown, outlined and named where the text names them. */
import { picture, type Titled } from '../chart/frame.ts';
import { type Box, overlaps } from '../chart/label.ts';
import { type Markup, markup } from '../markup.ts';
import { polyline } from '../path.ts';
import { MAP } from '../words/index.ts';
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

/** The class of what is not known: hatched. */
const UNKNOWN = 'unknown';

export function choropleth(chart: MapPicture): Markup {
  const { map, values } = chart;
  const known = [...values.values()].filter((value) => value !== null);
  const classes = classesOf(known);
  const fill = (area: FlatArea) => {
    const value = values.get(area.name) ?? null;
    return value === null ? UNKNOWN : `m${classIndex(classes, value)}`;
  };
  const shapes = map.areas.map(
    (area) => markup`<use class="${fill(area)}" href="#${area.id}"><title>${area.name}</title></use>`,
  );
  const outside = map.areas
    .filter((area) => chart.outlined.has(area.name))
    .map((area) => markup`<use class="outside" href="#${area.id}"/>`);
  const labels = readable(map, chart.named).map(
    (area) =>
      markup`<text class="place" x="${area.middle[0]}" y="${area.middle[1] + 5}" text-anchor="middle">${area.name}</text>`,
  );
  const size = { name: 'wide', width: map.width, height: map.height, across: 0, up: 0 } as const;
  const drawn = picture(chart, size, [markup`<g class="areas">${shapes}</g><g>${outside}</g>`, labels]);
  const texts = classes.map(({ text }) => text);
  return markup`${drawn}${legend(texts, known.length < map.areas.length)}`;
}

/** Height of a name on the map, and rough width of its letters, with the rim around them. */
const NAME = { height: 20, letter: 10 } as const;

/** The areas to be named, in the order given; a name that would lie over one before it is left to the table. */
function readable(map: FlatMap, named: ReadonlySet<string>): FlatArea[] {
  const boxes: Box[] = [];
  return [...named].flatMap((name) => {
    const area = map.areas.find((one) => one.name === name);
    if (!area) return [];
    const width = name.length * NAME.letter;
    const box = { x: area.middle[0] - width / 2, y: area.middle[1] - 10, width, height: NAME.height };
    if (overlaps(box, boxes) > 0) return [];
    boxes.push(box);
    return [area];
  });
}

/** The outlines of the areas, written once for all maps of a page that show them. */
export function outlines(map: FlatMap): Markup {
  return markup`${map.areas.map((area) => markup`<path id="${area.id}" d="${outline(area)}"/>`)}`;
}

function outline({ rings }: FlatArea): string {
  return rings.map((ring) => `${polyline(ring.slice(0, -1))}z`).join('');
}

/** Beside the drawing and not in it, so that it can break into lines on a narrow page. */
function legend(texts: readonly string[], unknown: boolean): Markup {
  const entry = (fill: string, text: string) =>
    markup`<li><svg class="chart swatch" viewBox="0 0 18 14" aria-hidden="true"><rect class="${fill}" x=".5" y=".5" width="17" height="13"/></svg>${text}</li>`;
  return markup`<ul class="legend">${texts.map((text, i) => entry(`m${i}`, text))}${
    unknown ? entry(UNKNOWN, MAP.unknown) : null
  }</ul>`;
}
