/**
 * Hand-made assessments for tests of the schema and the briefing: the shape of the real ones, with figures from the
 * public record. Nothing here is computed by the program.
 */
import type {
  AdjustmentResult,
  Assessment,
  CitationResult,
  CommitmentResult,
  ConditionResult,
  JsonEstimate,
  JudgementResult,
  ReadingResult,
  SourceResult,
  StatementResult,
} from '@lockstep/core/assessment';

export const exactly = (value: number): JsonEstimate => ({ low: value, high: value, best: value });
export const between = (low: number | null, best: number | null, high: number | null): JsonEstimate => ({
  low,
  high,
  best,
});

export function citation(id: string, over: Partial<CitationResult> = {}): CitationResult {
  return {
    id,
    source: 'reports',
    citation: 'The Washington Times, 21 October 2020',
    url: null,
    known: '2020-10-21',
    origin: 'NATO Secretary General',
    note: null,
    ...over,
  };
}

export function reading(over: Partial<ReadingResult> = {}): ReadingResult {
  return {
    id: '',
    label: null,
    heldBy: [],
    kind: 'means',
    verdict: 'open',
    reason: 'The evidence does not decide.',
    words: 'deaths over 7 days at most 80',
    formal: null,
    margin: null,
    deciding: null,
    witness: [],
    missing: [],
    changes: [],
    byArea: [],
    chart: null,
    judgements: [],
    sources: [],
    ...over,
  };
}

export function condition(id: string, over: Partial<ConditionResult> = {}): ConditionResult {
  return {
    id,
    label: id,
    verdict: 'open',
    reason: 'The evidence does not decide.',
    basis: null,
    notes: [],
    readings: [reading()],
    ...over,
  };
}

export function judgement(id: string, over: Partial<JudgementResult> = {}): JudgementResult {
  return {
    ...citation(id, { source: 'views' }),
    judge: 'alliance',
    spokenBy: 'Jens Stoltenberg, Secretary General of NATO',
    verdict: 'not met',
    level: null,
    occurred: '2020-10-21',
    reasons: 'Said in Brussels that this remains to be done.',
    repliesTo: null,
    ...over,
  };
}

export function commitment(id: string, over: Partial<CommitmentResult> = {}): CommitmentResult {
  return {
    id,
    label: id,
    clause: null,
    basis: null,
    debtors: ['us'],
    creditors: ['taliban'],
    duty: 'achieve',
    words: '',
    state: 'in effect',
    since: '2020-02-29',
    deadline: null,
    performedLate: null,
    reason: '',
    notes: [],
    history: [],
    readings: [],
    judgements: [],
    evidence: [],
    ...over,
  };
}

export function adjustment(id: string, over: Partial<AdjustmentResult> = {}): AdjustmentResult {
  return {
    id,
    label: id,
    party: 'alliance',
    to: null,
    gate: 'none',
    status: 'not decided',
    decidedOn: null,
    carriedOutOn: null,
    heldBackBy: [],
    words: '',
    reason: '',
    rule: null,
    ...over,
  };
}

export function statement(id: string, over: Partial<StatementResult> = {}): StatementResult {
  return {
    ...citation(id, { source: 'words' }),
    said: '2020-10-21',
    speaker: 'Jens Stoltenberg',
    capacity: 'Secretary General of NATO',
    party: 'alliance',
    text: 'In Afghanistan, NATO has around 12,000 troops.',
    kind: 'verbatim',
    bearsOn: [],
    relates: [],
    announces: null,
    ahead: null,
    differs: [],
    ...over,
  };
}

export function source(id: string, over: Partial<SourceResult> = {}): SourceResult {
  return {
    id,
    label: id,
    file: `sources/${id}.csv`,
    sha256: '5f2c1a9be0d34c7788aa10b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6',
    licence: 'CC BY 4.0',
    citation: 'Uppsala Conflict Data Program, GED 25.1',
    obtained: '2026-11-01',
    knownBy: 'publication of the release that first held the figure',
    covers: { from: '2017-01-01', to: '2021-12-31' },
    completeThrough: '2021-12-31',
    items: 60,
    lastKnown: '2021-07-01',
    ...over,
  };
}

/** An assessment in which nothing is known and nothing is asked. */
export function emptyAssessment(over: Partial<Assessment> = {}): Assessment {
  return {
    format: 'lockstep-assessment/1',
    agreement: {
      title: 'Conditions-based adjustments of Resolute Support',
      digest: '9c1d0a7b6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b',
      timeZone: 'Asia/Kabul',
      signed: '2020-02-29',
      state: 'in effect',
      history: [],
      parties: [
        { id: 'us', label: 'United States' },
        { id: 'taliban', label: 'Taliban' },
        { id: 'kabul', label: 'Government of Afghanistan' },
        { id: 'alliance', label: 'NATO and partners in Resolute Support' },
      ],
    },
    asOf: '2020-10-21',
    known: '2020-10-21',
    evidenceRoot: '1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014',
    openForDecision: [],
    conditions: [],
    commitments: [],
    powers: [],
    adjustments: [],
    posture: [],
    surges: [],
    statements: [],
    gaps: [],
    sources: [],
    ...over,
  };
}

/** Names of the measures in these assessments. */
export const MEASURES: Readonly<Record<string, string>> = {
  attacks: 'Enemy-initiated attacks',
  month_deaths: 'Deaths in fighting, whole country',
  deaths: 'Deaths in fighting, by province',
  troops: 'Strength of Resolute Support',
  us_troops: 'Strength of United States forces',
};
