import { dateInWords, isoFromDay } from '../../calendar/index.ts';
import { amount, listWords, type SurgeWitness, spanWords } from '../../surge/index.ts';

// What is said of surges in conditions, besides the sentences of the scan itself.

export const SURGE = {
  label: (measure: string): string => `Surge in ${measure[0]?.toLowerCase() ?? ''}${measure.slice(1)}`,
  found: ({ week, areas, from, observed, expected }: SurgeWitness, noun: string): string =>
    `A surge in ${noun} in the week of ${spanWords(isoFromDay(week.from), isoFromDay(week.to))}: ` +
    `${amount(observed)} since ${dateInWords(from)} in ${listWords(areas, 6)}, where ${amount(expected)} would be normal.`,
  closest: (from: number, reason: string): string =>
    `Nearest to a surge in the week of ${spanWords(isoFromDay(from), isoFromDay(from + 6))}. ${reason}`,
  simulated: (): string =>
    "The history is too short for a comparison with the conflict's own past: simulated counts stand in, which call a " +
    'surge too often.',
  noCounts: (): string =>
    'Events by week, in which a surge could be looked for, are not part of the evidence.',
} as const;
