/** Few classes with round limits, one hue from light to dark. */
import { roundStep } from '../chart/ticks.ts';
import { formatNumber } from '../text/numbers.ts';

export interface MapClass {
  /** Values from `from` up to, but not including, `below`; the last class has no upper limit. */
  readonly from: number;
  readonly below: number;
  readonly text: string;
}

/** Classes besides that of zero. */
const MOST = 5;

/** A class for zero and at most five more. */
export function classesOf(values: readonly number[]): MapClass[] {
  const top = Math.max(0, ...values);
  const whole = values.every(Number.isInteger);
  const step = whole ? Math.max(1, roundStep(top, MOST)) : roundStep(top, MOST);
  const used = top === 0 ? 0 : Math.min(MOST, Math.max(1, Math.ceil((top + (whole ? 1 : 0)) / step - 1e-9)));
  const zero: MapClass = { from: Number.NEGATIVE_INFINITY, below: whole ? 1 : Number.MIN_VALUE, text: '0' };
  const rest = Array.from({ length: used }, (_, i): MapClass => {
    const from = i === 0 ? zero.below : i * step;
    const last = i === used - 1;
    return {
      from,
      below: last ? Number.POSITIVE_INFINITY : (i + 1) * step,
      text: classText(i * step, step, whole, last),
    };
  });
  return [zero, ...rest];
}

function classText(from: number, step: number, whole: boolean, last: boolean): string {
  const start = formatNumber(whole ? Math.max(1, from) : from);
  if (last) return `${start}+`;
  const end = whole ? from + step - 1 : from + step;
  return formatNumber(end) === start ? start : `${start}\u2013${formatNumber(end)}`;
}

export function classIndex(classes: readonly MapClass[], value: number): number {
  return classes.findIndex(({ from, below }) => value >= from && value < below);
}
