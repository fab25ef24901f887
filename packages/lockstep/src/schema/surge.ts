/** The part of the assessment's schema that is about surges; the compiler holds it to the type of the core. */
import type * as core from '@lockstep/core/assessment';
import { z } from 'zod';
import { type Flat, isoDate, list, record, type Same } from './shapes.ts';

const days = { from: isoDate, to: isoDate };
const span = record(days);
const weeks = record({ ...days, weeks: z.number() }).nullable();
const verdict = z.enum(['surge', 'no surge', 'open']);
const method = z
  .enum(['own history', 'simulation', 'none'])
  .describe("Compared with the conflict's own past weeks, with simulated counts, or with nothing.");
const counts = { observed: z.number(), expected: z.number() };

const statistic = record({
  score: z.number(),
  p: z
    .number()
    .describe('How often a week scores as much when nothing has changed; never a chance of a surge.'),
  higherThan: z.number(),
  of: z.number(),
  threshold: z.number(),
  margin: z.number(),
  tail: z.number().nullable(),
  ...counts,
  weeks: z.number(),
});

const extent = record({
  areas: list(z.string()),
  ...days,
  ...counts,
  ratio: z.number(),
  lastWeek: record(counts),
  start: record({ earliest: isoDate, latest: isoDate, orEarlier: z.boolean() }),
  inclusion: list(record({ area: z.string(), frequency: z.number() })),
});

const centre = record({
  what: z.string(),
  ...days,
  increase: z.number(),
  ...counts,
  areas: list(
    record({
      area: z.string(),
      ...counts,
      share: record({ low: z.number(), best: z.number(), high: z.number() }),
    }),
  ),
  middle: record({ latitude: z.number(), longitude: z.number() }).nullable(),
});

const week = record({
  week: span,
  total: z.number(),
  method,
  verdict,
  p: record({ absolute: z.number(), relative: z.number(), national: z.number(), ongoing: z.number() })
    .describe(
      'Of some areas, of some against the rest, of the country, and of the highest rise that goes on.',
    )
    .nullable(),
  score: z.number().nullable(),
  threshold: z.number().nullable(),
  areas: list(z.string()),
  since: isoDate.nullable(),
});

const surge = record({
  format: z.literal('lockstep-surge/1'),
  noun: z.string(),
  week: span.describe('The week that is judged: the last whole one, Monday to Sunday.'),
  complete: z.boolean(),
  method,
  verdict,
  reason: z.string(),
  history: record({
    weeks: z.number(),
    needed: z.number(),
    missing: z.number(),
    baseline: weeks,
    compared: weeks,
    size: z.number().nullable(),
  }),
  detection: record({
    alarmAt: z.number(),
    absolute: statistic,
    relative: statistic,
    national: statistic,
  }).nullable(),
  extent: extent.nullable(),
  centre: centre.nullable(),
  deaths: centre.nullable(),
  sensitivity: list(
    record({
      ratio: z.number(),
      areas: z.number(),
      foundBy: list(z.number()),
      medianWeeks: z.number().nullable(),
    }),
  ),
  caveats: list(
    record({
      kind: z.enum([
        'incomplete weeks',
        'short history',
        'short baseline',
        'season',
        'change of sources',
        'claims',
        'areas without coordinates',
        'gap in coverage',
      ]),
      text: z.string(),
    }),
  ),
  words: list(z.string()),
  measure: z.string(),
  label: z.string(),
  conditions: list(z.string()),
  weeks: list(week),
  areas: list(record({ area: z.string(), counts: list(z.number()), baseline: z.number().nullable() })),
});

const isTheCoresType: Same<Flat<z.infer<typeof surge>>, Flat<core.SurgeFinding>> = true;
void isTheCoresType;

export const surgeFinding: z.ZodType<core.SurgeFinding> = surge.meta({ id: 'Surge' });
