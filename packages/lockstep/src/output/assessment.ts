/** An assessment for a terminal: what may be decided, then every verdict with its reason. */
import type { Assessment } from '@lockstep/core/assessment';
import { wrap } from './table.ts';
import { ASSESSED, VERDICT_MARK } from './words.ts';

const WIDTH = 100;

export function assessmentText(assessment: Assessment): string {
  const { openForDecision, adjustments } = assessment;
  const open = adjustments.filter((one) => openForDecision.includes(one.id));
  return [
    `${assessment.agreement.title}`,
    ASSESSED.asOf(assessment.asOf, assessment.known),
    '',
    ASSESSED.openForDecision(open.map((one) => one.label)),
    ...adjustments.map((one) =>
      entry(one.status === 'not decided' ? one.gate : one.status, one.label, one.reason),
    ),
    '',
    ASSESSED.conditions,
    ...assessment.conditions.flatMap((one) => [
      entry(one.verdict, one.label, one.reason),
      ...(one.readings.length > 1
        ? one.readings.map(
            (reading) => `    ${entry(reading.verdict, reading.label ?? reading.id, reading.reason, 14)}`,
          )
        : []),
    ]),
    '',
    ASSESSED.commitments,
    ...assessment.commitments.map((one) => entry(one.state, one.label, one.reason)),
    '',
    ASSESSED.posture,
    ...assessment.posture.map((one) =>
      entry('', one.label, one.value === null ? ASSESSED.notReported : ASSESSED.reported(one)),
    ),
    '',
    ASSESSED.ahead,
    ...assessment.statements
      .filter((one) => one.ahead !== null)
      .map((one) => entry(one.said, `${one.speaker}: “${one.text}”`, one.ahead?.reason ?? '')),
    '',
  ].join('\n');
}

/** `✕ not met  Label` with the reason below. */
function entry(state: string, label: string, reason: string, indent = 17): string {
  const head = `${VERDICT_MARK[state] ?? ' '} ${state}`.padEnd(indent);
  const pad = ' '.repeat(indent + 2);
  const body = reason === '' ? '' : `\n${pad}${wrap(reason, WIDTH - indent, pad)}`;
  return `  ${head}${wrap(label, WIDTH - indent, pad)}${body}`;
}
