import type { Trace } from '../trace.ts';
import { traceOf } from '../trace.ts';
import type { Explanation, Interval } from '../verdict.ts';
import { AREAS } from './random.ts';
import { type CellText, seriesOf } from './series.ts';

/** Cells as in `4 ? 5-8`: a number, nothing known, between two. */
function cells(text: string): CellText[] {
  return text.split(' ').map((word) => {
    if (word === '?') return null;
    const [low, high] = word.split('-').map(Number);
    return high === undefined ? low! : [low!, high];
  });
}

/** A trace from `a: 1 2 3, b: 4 5 6, r: 1 2 3 / 4 5 6 / 7 8 9`, the last by area. */
export function traceFrom(text: string): Trace {
  const measures = text.split(', ').map((line) => {
    const [name, rows] = line.split(': ') as [string, string];
    const parts = rows.split(' / ').map(cells);
    const areas = parts.length > 1 ? AREAS : [''];
    return seriesOf(name, parts, { areas, unit: name });
  });
  return traceOf({ areas: AREAS, measures });
}

const ends = ({ low, high }: Interval) => (low === high ? `${low}` : `${low}..${high}`);
const where = (area: string, from: number, to = from) =>
  `${area === '' ? '' : `${area} `}${from === to ? from : `${from}-${to}`}`;

/** An explanation in one line: verdict and margin; what decides; on what it rests, or what is missing; what would turn it. */
export function tell({ verdict, margin, deciding, witness, missing, changes }: Explanation): string {
  const decides = deciding
    ? [`${ends(deciding.left)} with ${ends(deciding.right)} on ${where(deciding.area, deciding.day)}`]
    : [];
  const rests = witness.map(({ measure, area, from, to, value }) => {
    return `${measure} ${where(area, from, to)} = ${ends(value)}`;
  });
  const lacks = missing.map(({ measure, area, from, to, metIf, notMetIf }) => {
    const met = metIf ? ` met if ${ends(metIf)}` : '';
    return `${measure} ${where(area, from, to)}?${met}${notMetIf ? ` not met if ${ends(notMetIf)}` : ''}`;
  });
  const turns = changes.map(({ measure, area, from, to, by }) => {
    return `${measure} ${where(area, from, to)} by ${by}`;
  });
  return [`${verdict} ${ends(margin)}`, decides, [...rests, ...lacks], turns]
    .map((part) => [part].flat().join(', '))
    .join(' | ');
}
