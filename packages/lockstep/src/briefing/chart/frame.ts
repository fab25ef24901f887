/** What every chart stands in: its size, title and description, grid and day axis. */
import type { Day } from '@lockstep/core/calendar';
import { type Markup, type MarkupValue, markup } from '../markup.ts';
import { formatNumber } from '../text/numbers.ts';
import { type Scale, scale, tenth } from './scale.ts';
import { dayTicks, valueTicks } from './ticks.ts';

/** Charts are drawn twice, so that their letters keep their size on a narrow page. */
export interface Size {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  /** Most marks on the axes. */
  readonly across: number;
  readonly up: number;
}
export const WIDE: Size = { name: 'wide', width: 760, height: 320, across: 9, up: 5 };
export const NARROW: Size = { name: 'narrow', width: 340, height: 260, across: 4, up: 4 };

export const TOP = 36;
export const BOTTOM = 24;
/** Rough width of a letter, in units of the page, at the size of chart labels. */
export const LETTER = 6.6;

export interface Titled {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** The picture with its title and description for those who do not see it. */
export function picture(named: Titled, size: Size, content: MarkupValue): Markup {
  const { id } = named;
  // The narrow drawing is named by the words in the wide one, which name it even while that is hidden.
  const words =
    size.name === 'wide'
      ? markup`<title id="${id}-t">${named.title}</title><desc id="${id}-d">${named.description}</desc>`
      : null;
  return markup`<svg class="chart" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${id}-t ${id}-d">${words}${content}</svg>`;
}

export interface Axes {
  readonly x: Scale;
  readonly y: Scale;
  readonly left: number;
  readonly drawn: Markup;
}

/**
 * Both axes. Values always include zero; the unit stands on the first (topmost) mark. Days run from `from` to `to`,
 * both included; marks are at least `least` months apart.
 */
export function axes(
  size: Size,
  days: { readonly from: Day; readonly to: Day; readonly least?: number },
  values: { readonly bottom: number; readonly top: number; readonly unit: string },
): Axes {
  const ticks = valueTicks(values.bottom, values.top, size.up);
  const lowest = ticks[0] ?? 0;
  const highest = ticks[ticks.length - 1] ?? 1;
  const y = scale(lowest, highest, size.height - BOTTOM, TOP);
  const left = Math.max(...ticks.map((tick) => formatNumber(tick).length)) * LETTER + 8;
  const x = scale(days.from, days.to, tenth(left), size.width - 6);
  const grid = ticks.map((tick) => {
    const at = y(tick);
    const text = tick === highest ? `${formatNumber(tick)} ${values.unit}` : formatNumber(tick);
    return markup`<path class="${tick === 0 ? 'base' : 'grid'}" d="M0 ${at}H${size.width}"/><text x="0" y="${tenth(at - 4)}">${text}</text>`;
  });
  const marks = dayTicks(days.from, days.to, size.across, days.least).map(({ day, text }) => {
    const at = x(day);
    const anchor = at > size.width - 30 ? 'end' : at < left + 14 ? 'start' : 'middle';
    return markup`<path class="tick" d="M${at} ${size.height - BOTTOM}v5"/><text class="axis" x="${at}" y="${size.height - 5}" text-anchor="${anchor}">${text}</text>`;
  });
  return { x, y, left, drawn: markup`${grid}${marks}` };
}
