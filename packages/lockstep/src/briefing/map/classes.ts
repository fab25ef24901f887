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
  const step = roundStep(top, MOST);
  // Whole numbers begin at one, and a class ends before the next begins: 1–49, 50–99.
  const smallest = whole ? 1 : Number.MIN_VALUE;
  const starts = [smallest, ...Array.from({ length: MOST - 1 }, (_, i) => (i + 1) * step)].filter(
    (start, i, all) => start <= top && all.indexOf(start) === i,
  );
  const zero: MapClass = { from: Number.NEGATIVE_INFINITY, below: smallest, text: '0' };
  const rest = starts.map((from, i): MapClass => {
    const below = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    return { from, below, text: classText(whole ? from : i * step, below, whole) };
  });
  return [zero, ...rest];
}

function classText(from: number, below: number, whole: boolean): string {
  const start = formatNumber(from);
  if (below === Number.POSITIVE_INFINITY) return `${start}+`;
  const end = formatNumber(whole ? below - 1 : below);
  return end === start ? start : `${start}\u2013${end}`;
}

export function classIndex(classes: readonly MapClass[], value: number): number {
  return classes.findIndex(({ from, below }) => value >= from && value < below);
}
