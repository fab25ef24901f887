/** The conditions that hold adjustments back, each with its verdict and the shortest reason. */
import type { AdjustmentResult, ConditionResult } from '@lockstep/core/assessment';
import { type Block, heading, type Inlines, link, strong } from '../document/index.ts';
import { stateMark } from '../states.ts';
import { formatDate } from '../text/dates.ts';
import { OPENING } from '../words/index.ts';
import { conditionAnchor, type Desk } from './desk.ts';

/** Only the conditions that pending adjustments ask for; all of them where no adjustment is pending. */
export function standing(desk: Desk, pending: readonly AdjustmentResult[]): Block[] {
  const holds = new Set(
    pending.flatMap(({ heldBackBy }) => heldBackBy.map(({ condition }) => condition.split('.')[0])),
  );
  const shown = desk.input.assessment.conditions.filter(({ id }) => holds.size === 0 || holds.has(id));
  if (shown.length === 0) return [];
  return [
    heading(3, 'holds', holds.size === 0 ? OPENING.allConditions : OPENING.holds),
    {
      kind: 'list',
      role: 'standing',
      items: shown.map((one, i): Inlines => {
        const reason = shortReason(one, desk);
        return [
          stateMark(one.verdict),
          ' ',
          link(`#${conditionAnchor(one.id)}`, strong(one.label)),
          ...(i === 0 ? [desk.method('verdict')] : []),
          reason === '' ? '' : `: ${reason}`,
        ];
      }),
    },
  ];
}

/** Who judged so and when, where people did; otherwise the first sentence of the reason. */
function shortReason({ readings, verdict, reason }: ConditionResult, { name }: Desk): string {
  const [only] = readings;
  if (readings.length === 1 && only?.kind === 'judged') {
    const latest = [...only.judgements]
      .filter((one) => one.verdict === verdict)
      .sort((a, b) => (a.occurred < b.occurred ? 1 : -1))[0];
    if (latest) return OPENING.judgedBy(name(latest.judge), formatDate(latest.occurred));
  }
  return firstSentence(reason);
}

/** Up to the first full stop that a capital or nothing follows. */
function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+\p{Lu}|\s*$)/u.exec(text)?.[0] ?? text;
}
