/**
 * The published shape of an assessment. It says in zod what packages/core/src/assessment/result says in
 * TypeScript; the compiler refuses a difference (see the end of this file), and `npm run schema` writes it out as
 * JSON Schema (docs/schema/assessment.schema.json).
 */
import type * as core from '@lockstep/core/assessment';
import { z } from 'zod';
import { bound, type Flat, isoDate, list, record, type Same } from './shapes.ts';
import { surgeFinding } from './surge.ts';

const interval = { low: bound, high: bound };
const estimate = { ...interval, best: z.number().nullable().describe('Best estimate, null when unknown.') };
const jsonInterval = record(interval).meta({ id: 'Interval' });
const jsonEstimate = record(estimate).meta({ id: 'Estimate' });

const verdict = z.enum(['met', 'not met', 'open', 'disputed', 'not triggered']).meta({
  id: 'Verdict',
  description: '"open": the evidence does not decide. "disputed": judges or readings differ.',
});
const judged = z.enum(['met', 'not met', 'open']);
const commitmentState = z
  .enum([
    'not triggered',
    'create',
    'in effect',
    'suspended',
    'fulfilled',
    'violated',
    'discharged',
    'terminated',
    'disputed',
    'open',
  ])
  .meta({
    id: 'CommitmentState',
    description: 'States of the Symboleo lifecycle, with "disputed" and "open".',
  });

const citation = {
  id: z.string(),
  source: z.string().describe('Id of a source.'),
  citation: z.string(),
  url: z.string().nullable(),
  known: isoDate.describe('When this could first be known.'),
  origin: z.string().describe('Who first said it; items with one origin count as one.'),
  note: z.string().nullable(),
};
const citationResult = record(citation).meta({ id: 'Citation' });
const basis = record({ kind: z.string(), citation: z.string() }).nullable();

const judgement = record({
  ...citation,
  judge: z.string(),
  spokenBy: z.string().nullable(),
  verdict: judged,
  level: z.string().nullable(),
  occurred: isoDate,
  reasons: z.string(),
  repliesTo: z.string().nullable(),
}).meta({ id: 'Judgement' });

const side = record({ ...estimate, words: z.string() });
const deciding = record({
  day: isoDate,
  area: z.string().nullable(),
  op: z.string(),
  left: side,
  right: side,
  unit: z.string().nullable(),
}).meta({ id: 'Deciding', description: 'The comparison that decides, with both sides on the deciding day.' });

const cells = { measure: z.string(), area: z.string().nullable(), from: isoDate, to: isoDate };
const witness = record({ ...cells, value: jsonEstimate, unit: z.string() }).meta({ id: 'Witness' });
const missing = record({
  ...cells,
  metIf: jsonInterval.nullable(),
  notMetIf: jsonInterval.nullable(),
  why: z.string().nullable(),
}).meta({ id: 'Missing', description: 'What is missing while a verdict is open, and what would decide it.' });
const change = record({
  ...cells,
  by: z.number(),
  unit: z.string().nullable(),
  words: z.string(),
}).meta({
  id: 'Change',
  description: 'The smallest change of a deciding value that would turn the verdict.',
});
const area = record({
  area: z.string(),
  verdict,
  margin: jsonInterval,
  left: jsonEstimate.nullable(),
  right: jsonEstimate.nullable(),
}).meta({ id: 'Area' });

const bounds = list(bound);
const chart = record({
  words: z.string(),
  unit: z.string(),
  area: z.string().nullable(),
  from: isoDate.describe('Day of the first point; one point a day.'),
  low: bounds,
  high: bounds,
  best: list(z.number().nullable()),
  threshold: record({ words: z.string(), low: bounds, high: bounds }),
  step: z.enum(['week', 'month', 'quarter', 'year']).nullable(),
}).meta({ id: 'Chart' });

const reading = record({
  id: z.string(),
  label: z.string().nullable(),
  heldBy: list(z.string()),
  kind: z.enum(['means', 'judged']),
  verdict,
  reason: z.string(),
  words: z.string().describe('The rule in plain words.'),
  formal: z.string().nullable().describe('The rule fully bracketed, with dates.'),
  margin: record({ ...interval, unit: z.string().nullable() }).nullable(),
  deciding: deciding.nullable(),
  witness: list(witness),
  missing: list(missing),
  changes: list(change),
  byArea: list(area),
  chart: chart.nullable(),
  judgements: list(judgement),
  sources: list(z.string()),
}).meta({ id: 'Reading' });

const condition = record({
  id: z.string(),
  label: z.string(),
  verdict,
  reason: z.string(),
  basis,
  notes: list(z.string()),
  readings: list(reading),
}).meta({ id: 'Condition' });

const transition = record({
  on: isoDate,
  state: z.string(),
  event: z.string(),
  reason: z.string(),
  witness: list(z.string()).describe('Ids of the items of evidence that caused it.'),
}).meta({ id: 'Transition' });

const commitment = record({
  id: z.string(),
  label: z.string(),
  clause: z.string().nullable(),
  basis,
  debtors: list(z.string()),
  creditors: list(z.string()),
  duty: z.enum(['achieve', 'keep', 'refrain']),
  words: z.string(),
  state: commitmentState,
  since: isoDate.nullable(),
  deadline: isoDate.nullable().describe('The deadline day is included.'),
  performedLate: record({ on: isoDate, days: z.number() }).nullable(),
  reason: z.string(),
  notes: list(z.string()),
  history: list(transition),
  readings: list(
    record({
      id: z.string(),
      label: z.string(),
      state: commitmentState,
      deadline: isoDate.nullable(),
      reason: z.string(),
    }),
  ),
  judgements: list(judgement),
  evidence: list(citationResult),
}).meta({ id: 'Commitment' });

const power = record({
  id: z.string(),
  label: z.string(),
  holder: list(z.string()),
  state: z.enum(['not triggered', 'create', 'in effect', 'suspended', 'exerted', 'expired', 'terminated']),
  since: isoDate.nullable(),
  reason: z.string(),
  history: list(transition),
}).meta({ id: 'Power' });

const adjustment = record({
  id: z.string(),
  label: z.string(),
  party: z.string(),
  to: z.string().nullable(),
  gate: z
    .enum(['open', 'closed', 'undecided', 'none'])
    .describe(
      '"open": every gate is met. "closed": at least one is not met. "undecided": the evidence does not say.',
    ),
  status: z.enum(['not decided', 'decided', 'carried out']),
  decidedOn: isoDate.nullable(),
  carriedOutOn: isoDate.nullable(),
  heldBackBy: list(record({ condition: z.string(), verdict })),
  words: z.string(),
  reason: z.string(),
  rule: z.string().nullable(),
}).meta({ id: 'Adjustment' });

const posture = record({
  measure: z.string(),
  label: z.string(),
  of: z.string().nullable(),
  unit: z.string(),
  value: jsonEstimate.nullable(),
  qualifier: z.string().nullable(),
  reportedFor: isoDate.nullable(),
  citation: citationResult.nullable(),
  alsoReported: list(record({ ...citation, value: jsonEstimate, qualifier: z.string(), day: isoDate })),
  members: list(
    record({
      id: z.string(),
      name: z.string(),
      value: jsonEstimate,
      qualifier: z.string(),
      day: isoDate,
      citation: citationResult,
    }),
  ).describe('Last report of each member, where members are reported.'),
  agreed: list(record({ commitment: z.string(), words: z.string(), state: commitmentState })),
  history: list(record({ day: isoDate, value: jsonEstimate, qualifier: z.string(), citation: z.string() })),
}).meta({ id: 'Posture' });

const statement = record({
  ...citation,
  said: isoDate,
  speaker: z.string(),
  capacity: z.string(),
  party: z.string(),
  text: z.string(),
  kind: z.enum(['verbatim', 'paraphrase', 'translation']),
  bearsOn: list(z.string()),
  relates: list(record({ to: z.string(), how: z.string() })),
  announces: record({ adjustment: z.string(), day: isoDate.nullable() })
    .nullable()
    .describe('The adjustment that it announces, and for which day, where it names one.'),
  ahead: record({
    adjustment: z.string(),
    how: z.enum(['not decided', 'sooner than decided', 'later than decided']),
    reason: z.string(),
  })
    .nullable()
    .describe(
      'Set when it announces what was not decided when it was said, or another day than was decided.',
    ),
  differs: list(
    record({
      from: z.string(),
      how: z.enum(['said to contradict', 'other day announced', 'other figure']),
      about: z.string(),
    }),
  ).describe('Earlier statements of the same party with which it does not agree.'),
}).meta({ id: 'Statement' });

const gap = record({
  kind: z.enum([
    'withheld',
    'not covered',
    'not yet published',
    'not judged',
    'incomplete',
    'sources differ',
  ]),
  what: z.string(),
  why: z.string(),
  affects: list(z.string()),
}).meta({ id: 'Gap' });

const source = record({
  id: z.string(),
  label: z.string(),
  file: z.string(),
  sha256: z.string(),
  licence: z.string(),
  citation: z.string(),
  obtained: isoDate,
  knownBy: z.string().describe('How the dates of knowledge were set.'),
  covers: record({ from: isoDate, to: isoDate }).nullable(),
  completeThrough: isoDate.nullable(),
  items: z.number(),
  lastKnown: isoDate.nullable(),
}).meta({ id: 'Source' });

const assessment = record({
  format: z.literal('lockstep-assessment/1'),
  agreement: record({
    title: z.string(),
    digest: z.string(),
    timeZone: z.string(),
    signed: isoDate.nullable(),
    state: z
      .string()
      .describe("The agreement's own life: formed, in effect, suspended, fulfilled, terminated, rescinded."),
    history: list(transition),
    parties: list(record({ id: z.string(), label: z.string() })),
  }),
  asOf: isoDate.describe('The date in the world.'),
  known: isoDate.describe('What was known by this date.'),
  evidenceRoot: z.string().describe('SHA-256 over all evidence used.'),
  openForDecision: list(z.string()),
  conditions: list(condition),
  commitments: list(commitment),
  powers: list(power),
  adjustments: list(adjustment),
  posture: list(posture),
  surges: list(surgeFinding),
  statements: list(statement),
  gaps: list(gap),
  sources: list(source),
}).meta({
  title: 'Lockstep assessment',
  description: 'What an agreement and its evidence say as of one date, with what was known at one date.',
});

const isTheCoresType: Same<Flat<z.infer<typeof assessment>>, Flat<core.Assessment>> = true;
void isTheCoresType;

/** Reads and checks an assessment. */
export const assessmentSchema: z.ZodType<core.Assessment> = assessment;
