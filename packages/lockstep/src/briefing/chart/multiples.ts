/** The same small chart for several areas, on one scale. */
import { type Markup, markup } from '../markup.ts';
import { formatNumber } from '../text/numbers.ts';
import { picture, type Size, type Titled } from './frame.ts';
import { scale, tenth } from './scale.ts';

export interface MultiplesPicture extends Titled {
  readonly panels: readonly {
    readonly name: string;
    /** One value a week. */
    readonly values: readonly number[];
    readonly normal: number | null;
    readonly normalText: string;
  }[];
}

const PANEL = { height: 104, head: 20, foot: 10, gap: 14 } as const;

export function multiplesChart(chart: MultiplesPicture, size: Size): Markup {
  const across = size.name === 'wide' ? 4 : 2;
  const columns = Math.min(across, Math.max(1, chart.panels.length));
  const rows = Math.ceil(chart.panels.length / columns);
  const width = (size.width - (across - 1) * PANEL.gap) / across;
  const top = Math.max(1, ...chart.panels.flatMap(({ values, normal }) => [...values, normal ?? 0]));
  const y = scale(0, top, PANEL.height - PANEL.foot, PANEL.head + 12);
  const panels = chart.panels.map(({ name, values, normal, normalText }, i) => {
    const left = tenth((i % columns) * (width + PANEL.gap));
    const slot = width / Math.max(1, values.length);
    const floor = y(0);
    const bar = tenth(Math.max(1, slot - 1));
    const bars = values
      .map((value, week) =>
        value === 0 ? '' : `M${tenth(week * slot)} ${floor}V${y(value)}h${bar}V${floor}z`,
      )
      .join('');
    const most = Math.max(...values, 0);
    const peak = values.lastIndexOf(most);
    const line = normal === null ? null : markup`<path class="limit" d="M0 ${y(normal)}H${tenth(width)}"/>`;
    const value =
      most === 0
        ? null
        : markup`<text class="halo" x="${tenth(Math.min(width - 10, Math.max(8, (peak + 0.5) * slot)))}" y="${tenth(y(most) - 4)}" text-anchor="middle">${formatNumber(most)}</text>`;
    return markup`<g transform="translate(${left} ${Math.floor(i / columns) * PANEL.height})"><text class="value" x="0" y="13">${name}</text>${
      normal === null
        ? null
        : markup`<text class="axis" x="${tenth(width)}" y="13" text-anchor="end">${normalText}</text>`
    }<path class="week" d="${bars}"/><path class="base" d="M0 ${floor}H${tenth(width)}"/>${line}${value}</g>`;
  });
  return picture(chart, { ...size, height: rows * PANEL.height }, panels);
}
