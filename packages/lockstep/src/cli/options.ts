/** Options that several commands share, read strictly. */
import { type Day, dayFromIso } from '@lockstep/core/calendar';
import { Problem } from './problem.ts';

/** A calendar date given on the command line. */
export function dateOption(value: string, option: string): Day {
  const day = dayFromIso(value);
  if (day === undefined)
    throw new Problem(`${option} takes a date that exists, as YYYY-MM-DD; found “${value}”`);
  return day;
}

export interface AsOfOptions {
  readonly asOf: string;
  readonly known?: string;
}

/** `--as-of D [--known K]`; known defaults to the as-of date. */
export function asOfOptions(options: AsOfOptions): { asOf: Day; known: Day } {
  const asOf = dateOption(options.asOf, '--as-of');
  return { asOf, known: options.known === undefined ? asOf : dateOption(options.known, '--known') };
}
