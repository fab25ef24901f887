/** Statements on record; one that announces what has not been decided is shown as running ahead. */
import { type Day, isoFromDay } from '../calendar/index.ts';
import type { Evidence } from './evidence.ts';
import { citation } from './json.ts';
import type { AdjustmentResult, StatementResult } from './result.ts';
import { AHEAD } from './words.ts';

/** Statements said on or before the as-of date, newest first. */
export function statementResults(
  evidence: Evidence,
  asOf: Day,
  adjustments: readonly AdjustmentResult[],
): StatementResult[] {
  return evidence.statements
    .filter((one) => one.said <= asOf)
    .sort((a, b) => b.said - a.said || (a.id < b.id ? -1 : 1))
    .map((one) => {
      const announced = adjustments.find((result) => result.id === one.announces?.adjustment);
      const undecided =
        announced !== undefined &&
        (announced.decidedOn === null || announced.decidedOn > isoFromDay(one.said));
      return {
        ...citation(one),
        said: isoFromDay(one.said),
        speaker: one.speaker,
        capacity: one.capacity,
        party: one.party,
        text: one.text,
        kind: one.kind,
        bearsOn: one.bearsOn,
        relates: one.relates,
        ahead:
          undecided && announced
            ? { adjustment: announced.id, reason: AHEAD(announced, one.announces?.day) }
            : null,
      };
    });
}
