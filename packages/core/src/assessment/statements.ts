/**
 * Statements on record, with their bearing: what announces an adjustment ahead of the decisions or against them, and
 * which voices of one party do not agree.
 */
import { type Day, dayFromIso, isoFromDay } from '../calendar/index.ts';
import { aheadOfDecisions, type DecisionOnRecord, disagreements } from '../statements/bearing/index.ts';
import type { Evidence } from './evidence.ts';
import { citation } from './result/json.ts';
import type { AdjustmentResult, StatementResult } from './result/result.ts';
import { AHEAD } from './words/index.ts';

/** Statements said on or before the as-of date, newest first. */
export function statementResults(
  evidence: Evidence,
  asOf: Day,
  adjustments: readonly AdjustmentResult[],
): StatementResult[] {
  const said = evidence.statements.filter((one) => one.said <= asOf);
  const ahead = new Map(
    aheadOfDecisions(said, decisionsOf(said, adjustments), asOf).map((one) => [one.statement.id, one]),
  );
  const differs = new Map<string, StatementResult['differs'][number][]>();
  for (const { statements, how, about } of disagreements(said, asOf)) {
    const [earlier, later] = statements;
    const list = differs.get(later.id) ?? [];
    list.push({ from: earlier.id, how, about });
    differs.set(later.id, list);
  }
  return said
    .toSorted((a, b) => b.said - a.said || (a.id < b.id ? -1 : 1))
    .map((one) => {
      const bearing = ahead.get(one.id);
      const announced = adjustments.find(({ id }) => id === bearing?.adjustment);
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
        announces: one.announces
          ? {
              adjustment: one.announces.adjustment,
              day: one.announces.day === undefined ? null : isoFromDay(one.announces.day),
            }
          : null,
        ahead:
          bearing && announced
            ? {
                adjustment: announced.id,
                how: bearing.how,
                reason: AHEAD(announced, one.announces?.day, bearing.how, bearing.decision),
              }
            : null,
        differs: differs.get(one.id) ?? [],
      };
    });
}

/**
 * The decisions on record. Evidence dates a decision, but not the day for which it was taken: that is the day
 * announced with it, by a statement made on the day of the decision.
 */
function decisionsOf(
  statements: Evidence['statements'],
  adjustments: readonly AdjustmentResult[],
): DecisionOnRecord[] {
  return adjustments.flatMap(({ id, decidedOn }) => {
    const on = decidedOn === null ? undefined : dayFromIso(decidedOn);
    if (on === undefined) return [];
    const day = statements.find(
      ({ said, announces }) => said === on && announces?.adjustment === id && announces.day !== undefined,
    )?.announces?.day;
    return [{ adjustment: id, decidedOn: on, ...(day === undefined ? {} : { for: day }) }];
  });
}
