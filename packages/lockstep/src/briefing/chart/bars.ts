/** One bar for each name, with its interval. */
import type { JsonEstimate } from '@lockstep/core/assessment';
import { type Markup, markup } from '../markup.ts';
import { LETTER, picture, type Size, type Titled } from './frame.ts';
import { scale, tenth } from './scale.ts';

export interface BarsPicture extends Titled {
  readonly bars: readonly {
    readonly name: string;
    readonly value: JsonEstimate;
    readonly text: string;
    /** Drawn as an outline: from too long ago to stand beside the others. */
    readonly old: boolean;
  }[];
}

const ROW = 24;

export function barsChart(chart: BarsPicture, size: Size): Markup {
  const height = chart.bars.length * ROW + 8;
  const names = Math.min(
    size.width * 0.42,
    Math.max(...chart.bars.map(({ name }) => name.length)) * LETTER + 10,
  );
  const numbers = Math.max(...chart.bars.map(({ text }) => text.length)) * LETTER + 10;
  const most = Math.max(1, ...chart.bars.map(({ value }) => value.high ?? value.best ?? value.low ?? 0));
  const x = scale(0, most, tenth(names), size.width - numbers);
  const rows = chart.bars.map(({ name, value, text, old }, i) => {
    const top = 4 + i * ROW;
    const end = x(value.best ?? value.low ?? 0);
    const high = x(value.high ?? value.best ?? value.low ?? 0);
    const whisker =
      value.low === value.high || value.low === null
        ? null
        : markup`<path class="whisker" d="M${x(value.low)} ${top + 8}H${high}"/>`;
    return markup`<text x="0" y="${top + 13}">${shortened(name, names)}</text><rect class="${old ? 'bar old' : 'bar'}" x="${x(0)}" y="${top + 2}" width="${tenth(end - x(0))}" height="12"/>${whisker}<text x="${tenth(Math.max(end, high) + 6)}" y="${top + 13}">${text}</text>`;
  });
  return picture(chart, { ...size, height }, [
    rows,
    markup`<path class="base" d="M${x(0)} 2V${height - 4}"/>`,
  ]);
}

function shortened(name: string, width: number): string {
  const most = Math.floor(width / LETTER);
  return name.length <= most ? name : `${name.slice(0, most - 1)}\u2026`;
}
