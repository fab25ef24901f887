/**
 * In together, adjust together: who moved before a decision was adopted on the record, by word or by deed. A plain
 * list of what the assessment and the record show side by side; it blames nobody.
 */
import type { AdjustmentResult, Assessment, JsonEstimate } from '../assessment/index.ts';
import { formatInstant } from '../record/index.ts';
import type { Round } from './state.ts';

export interface Deviation {
  /** `announced`: a statement. `strength`: a reported strength. `carried out`: an occurrence. */
  readonly kind: 'announced' | 'strength' | 'carried out';
  readonly adjustment: string;
  /** Party or member. */
  readonly who: string;
  /** ISO date of the statement, report or occurrence. */
  readonly on: string;
  /** Id of the statement, or citation of the report. */
  readonly source?: string;
  /** ISO date (UTC) on which the record adopted it since then; absent: it never did. */
  readonly adoptedOn?: string;
}

/** What ran ahead of the decisions of a record, in the order of their days. */
export function deviations(assessment: Assessment, rounds: readonly Round[]): Deviation[] {
  return assessment.adjustments
    .flatMap((adjustment) => {
      const adoptedOn = adoptionOf(adjustment.id, rounds);
      const ahead = [
        ...announced(assessment, adjustment),
        ...strength(assessment, adjustment),
        ...carriedOut(adjustment),
      ].filter(({ on }) => adoptedOn === undefined || on < adoptedOn);
      return ahead.map((one) => (adoptedOn === undefined ? one : { ...one, adoptedOn }));
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** ISO date (UTC) on which the record first adopted an adjustment. */
export function adoptionOf(adjustment: string, rounds: readonly Round[]): string | undefined {
  return rounds
    .filter((round) => round.adjustment === adjustment && round.state === 'adopted')
    .map(({ since }) => formatInstant(since).slice(0, 10))
    .sort()[0];
}

function announced({ statements }: Assessment, { id }: AdjustmentResult): Deviation[] {
  return statements
    .filter(({ ahead }) => ahead?.adjustment === id)
    .map((one) => ({ kind: 'announced', adjustment: id, who: one.party, on: one.said, source: one.id }));
}

/** The first report at or below an adjustment's target; for a complete withdrawal also of single members. */
function strength({ posture }: Assessment, adjustment: AdjustmentResult): Deviation[] {
  if (adjustment.rule === null) return [];
  const target = Number(/(\d+)$/.exec(adjustment.to ?? '')?.[1] ?? Number.NaN);
  const reached = ({ high }: JsonEstimate) => high !== null && high <= target;
  return posture
    .filter(({ of }) => of === adjustment.party)
    .flatMap(({ members, history }) => [
      ...history
        .filter(({ value }) => reached(value))
        .slice(0, 1)
        .map(({ day, citation }) => ({ who: adjustment.party, on: day, source: citation })),
      ...(target === 0 ? members : [])
        .filter(({ value }) => reached(value))
        .map(({ id, day, citation }) => ({ who: id, on: day, source: citation.citation })),
    ])
    .map((one) => ({ kind: 'strength', adjustment: adjustment.id, ...one }));
}

function carriedOut({ id, party, rule, carriedOutOn }: AdjustmentResult): Deviation[] {
  return rule === null || carriedOutOn === null
    ? []
    : [{ kind: 'carried out', adjustment: id, who: party, on: carriedOutOn }];
}
