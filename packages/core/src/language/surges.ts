import type { Formula } from '../logic/index.ts';

/** Surges are in units of the scan's score: nobody should add them to deaths. */
export const SURGE_UNIT = 'points';

const PREFIX = 'surge in ';

/** The series under which formulas look up surges in a measure: above 0 in an area that is part of one. */
export function surgeName(measure: string): string {
  return `${PREFIX}${measure}`;
}

/** The measure that a series of surges is about, or undefined for any other series: no measure's name has a blank. */
export function surgedMeasure(name: string): string | undefined {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
}

/** The measure that `surge in M` speaks of, where a formula is one. */
export function surgeIn(formula: Formula): string | undefined {
  return formula.kind === 'compare' && formula.left.kind === 'measure'
    ? surgedMeasure(formula.left.name)
    : undefined;
}
