/** An assessment for a terminal: what may be decided, then every verdict with its reason. */
import type { Assessment, ConditionResult } from '@lockstep/core/assessment';
import { ASSESSED, VERDICT_MARK } from './words.ts';
import { wrap } from './wrap.ts';

const WIDTH = 100;

export function assessmentText(assessment: Assessment): string {
  const { openForDecision, adjustments } = assessment;
  const open = adjustments.filter((one) => openForDecision.includes(one.id));
  return [
    assessment.agreement.title,
    ASSESSED.asOf(assessment.asOf, assessment.known),
    ...section(
      ASSESSED.openForDecision(open.map((one) => one.label)),
      adjustments.map((one) =>
        entry(one.status === 'not decided' ? one.gate : one.status, one.label, one.reason),
      ),
      adjustments.length > 0,
    ),
    ...section(ASSESSED.conditions, assessment.conditions.flatMap(conditionEntries)),
    ...section(
      ASSESSED.commitments,
      assessment.commitments.map((one) => entry(one.state, one.label, one.reason)),
    ),
    ...section(
      ASSESSED.powers,
      assessment.powers.map((one) => entry(one.state, one.label, one.reason)),
    ),
    ...section(
      ASSESSED.posture,
      assessment.posture.map((one) =>
        entry('', one.label, one.value === null ? ASSESSED.notReported : ASSESSED.reported(one)),
      ),
    ),
    ...section(
      ASSESSED.ahead,
      assessment.statements
        .filter((one) => one.ahead !== null)
        .map((one) => entry(one.said, `${one.speaker}: “${one.text}”`, one.ahead?.reason ?? '')),
    ),
    '',
  ].join('\n');
}

function conditionEntries(one: ConditionResult): string[] {
  const readings = one.readings.length > 1 ? one.readings : [];
  return [
    entry(one.verdict, one.label, one.reason),
    ...readings.map((each) => `    ${entry(each.verdict, each.label ?? each.id, each.reason)}`),
  ];
}

/** A heading with its entries; nothing where there are none. */
function section(heading: string, entries: readonly string[], shown = entries.length > 0): string[] {
  return shown ? ['', heading, ...entries] : [];
}

/** `✕ not met  Label` with the reason below. */
function entry(state: string, label: string, reason: string, indent = 17): string {
  const head = `${VERDICT_MARK[state] ?? ' '} ${state}`.padEnd(indent);
  const pad = ' '.repeat(indent + 2);
  const body = reason === '' ? '' : `\n${pad}${wrap(reason, WIDTH - indent, pad)}`;
  return `  ${head}${wrap(label, WIDTH - indent, pad)}${body}`;
}
