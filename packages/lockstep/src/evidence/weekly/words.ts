import type { Measure } from '@lockstep/core/language';

export const WEEKLY = {
  wholeCountry: 'the country',
  noun: (measure: Measure): string => (measure.takes.kind === 'events' ? measure.unit : 'violent events'),
  fileBegins: (file: string): string => `another file of the source begins (${file})`,
} as const;
