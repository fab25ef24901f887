/** Who said what when: a line for each speaker, a mark for each day with a statement, and how many they are. */
import type { Day } from '@lockstep/core/calendar';
import { type Markup, markup } from '../markup.ts';
import { BOTTOM, picture, type Size, type Titled } from './frame.ts';
import { widthOf } from './label.ts';
import { scale, tenth } from './scale.ts';
import { dayTicks } from './ticks.ts';

export interface VoicesPicture extends Titled {
  readonly voices: readonly {
    readonly name: string;
    readonly marks: readonly { readonly day: Day; readonly kind: 'verbatim' | 'other' | 'ahead' }[];
  }[];
  readonly asOf: { readonly day: Day; readonly text: string };
}

const HEAD = 22;
const ROW = 20;
/** On a narrow page the name stands over its line. */
const STACKED = 32;
/** A name longer than this many letters is cut, and stands whole in the table. */
const LONGEST = 26;
/** Room for the number of statements at the end of each line. */
const TOTAL = 26;

const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

export function voicesChart(chart: VoicesPicture, { name, width, across }: Size): Markup {
  const stacked = name === 'narrow';
  const names = chart.voices.map((voice) => short(voice.name));
  const left = stacked ? 4 : Math.max(...names.map(widthOf), 0) + 12;
  const row = stacked ? STACKED : ROW;
  const size: Size = { name, width, across, up: 0, height: HEAD + chart.voices.length * row + BOTTOM + 4 };
  const days = chart.voices.flatMap(({ marks }) => marks.map(({ day }) => day));
  const from = Math.min(...days, chart.asOf.day - 30);
  const to = Math.max(...days, chart.asOf.day);
  const x = scale(from - Math.ceil((to - from) * 0.02), to, left, width - TOTAL - 6);
  const floor = size.height - BOTTOM;
  const ticks = dayTicks(x.from, to, across).map(({ day, text }) => {
    const at = x(day);
    const anchor = at > width - 30 ? 'end' : at < left + 14 ? 'start' : 'middle';
    return markup`<path class="tick" d="M${at} ${floor}v5"/><text class="axis" x="${at}" y="${size.height - 5}" text-anchor="${anchor}">${text}</text>`;
  });
  const now = x(chart.asOf.day);
  return picture(chart, size, [
    markup`<path class="base" d="M${tenth(left)} ${floor}H${tenth(width - TOTAL)}"/>`,
    ticks,
    markup`<path class="as-of" d="M${now} 18V${floor}"/><text x="${now}" y="13" text-anchor="end">${chart.asOf.text}</text>`,
    chart.voices.map(({ marks }, i) => {
      const y = HEAD + i * row + (stacked ? 22 : 12);
      const label = stacked
        ? markup`<text x="0" y="${y - 8}">${names[i]}</text>`
        : markup`<text x="0" y="${y + 4}">${names[i]}</text>`;
      // Statements of one day and kind are one mark; what is close together overlaps rather than moves.
      const drawn = new Map(marks.map((one) => [`${one.day} ${one.kind}`, one]));
      return [
        label,
        markup`<path class="grid" d="M${tenth(left)} ${y}H${tenth(width - TOTAL)}"/>`,
        [...drawn.values()].map(({ day, kind }) => mark(x(day), y, kind)),
        markup`<text class="axis" x="${width}" y="${y + 4}" text-anchor="end">${String(marks.length)}</text>`,
      ];
    }),
  ]);
}

function mark(x: number, y: number, kind: 'verbatim' | 'other' | 'ahead'): Markup {
  if (kind === 'ahead') return markup`<path class="ahead-mark" d="M${tenth(x - 5)} ${y - 5}l10 5-10 5z"/>`;
  return markup`<circle class="${kind === 'other' ? 'dot hollow' : 'dot'}" cx="${x}" cy="${y}" r="4"/>`;
}
