/** What differs between two assessments of one agreement, in the order a reader would ask. */
import type { Assessment, AssessmentChange } from './result/result.ts';
import { CHANGED } from './words/index.ts';

interface Standing {
  readonly id: string;
  readonly label: string;
  readonly state: string;
}

export function compareAssessments(before: Assessment, after: Assessment): AssessmentChange[] {
  return [
    ...differences(
      before.conditions.map((one) => ({ id: one.id, label: one.label, state: one.verdict })),
      after.conditions.map((one) => ({ id: one.id, label: one.label, state: one.verdict })),
    ),
    ...differences(readings(before), readings(after)),
    ...differences(
      before.adjustments.map((one) => ({ id: one.id, label: one.label, state: adjustmentState(one) })),
      after.adjustments.map((one) => ({ id: one.id, label: one.label, state: adjustmentState(one) })),
    ),
    ...differences(
      before.commitments.map((one) => ({ id: one.id, label: one.label, state: one.state })),
      after.commitments.map((one) => ({ id: one.id, label: one.label, state: one.state })),
    ),
    ...differences(
      before.posture.map((one) => ({ id: one.measure, label: one.label, state: one.reportedFor ?? 'none' })),
      after.posture.map((one) => ({ id: one.measure, label: one.label, state: one.reportedFor ?? 'none' })),
    ),
  ];
}

function readings(assessment: Assessment): Standing[] {
  return assessment.conditions.flatMap((condition) =>
    condition.readings
      .filter((reading) => reading.id !== '')
      .map((reading) => ({
        id: `${condition.id}.${reading.id}`,
        label: `${condition.label}: ${reading.label ?? reading.id}`,
        state: reading.verdict,
      })),
  );
}

function adjustmentState(one: Assessment['adjustments'][number]): string {
  return one.status === 'not decided' ? `gate ${one.gate}` : one.status;
}

function differences(before: readonly Standing[], after: readonly Standing[]): AssessmentChange[] {
  const earlier = new Map(before.map((one) => [one.id, one]));
  return after.flatMap((one) => {
    const from = earlier.get(one.id)?.state ?? 'not in the agreement';
    return from === one.state
      ? []
      : [
          {
            subject: one.id,
            label: one.label,
            from,
            to: one.state,
            words: CHANGED(one.label, from, one.state),
          },
        ];
  });
}
