/** The first screen: what may be decided, what holds it back, what changed. */
import { type Block, column, date, type Inlines, joined, small, strong, table } from '../document/index.ts';
import { adjustmentMark, stateMark } from '../states.ts';
import { OPENING } from '../words/index.ts';
import { changed } from './changed.ts';
import type { Desk } from './desk.ts';
import { leads, verdictCounts } from './lead.ts';
import { standing } from './standing.ts';

export function headline({ input, name }: Desk): string {
  const { openForDecision, adjustments, conditions } = input.assessment;
  const [first] = openForDecision;
  if (first !== undefined)
    return openForDecision.length === 1 ? OPENING.one(name(first)) : OPENING.many(openForDecision.length);
  if (adjustments.length > 0) return OPENING.nothing;
  if (conditions.length === 0) return OPENING.noConditions;
  return OPENING.noAdjustments(
    conditions.filter(({ verdict }) => verdict === 'met').length,
    conditions.length,
  );
}

export function dateline({ input, method }: Desk): Inlines {
  const { asOf, known } = input.assessment;
  const knowledge: Inlines =
    asOf === known ? [OPENING.knownSame] : [`${OPENING.knownOn} `, strong(date(known))];
  return [`${OPENING.asOf} `, strong(date(asOf)), ', ', ...knowledge, method('dates')];
}

export function opening(desk: Desk): Block[] {
  const { adjustments } = desk.input.assessment;
  const pending = adjustments.filter(({ status }) => status === 'not decided');
  return [
    ...leads(adjustments).map(
      (text): Block => ({ kind: 'paragraph', role: 'lead', of: [text, desk.method('gate')] }),
    ),
    { kind: 'columns', of: [standing(desk, pending), changed(desk)] },
    ...(adjustments.length === 0 ? [] : [gates(desk)]),
  ];
}

function gates({ input }: Desk): Block {
  return table(
    [OPENING.adjustments],
    [column(OPENING.adjustment), column(OPENING.gate), column(OPENING.conditions), column(OPENING.rule)],
    input.assessment.adjustments.map((one) => [
      [strong(one.label), ...(one.words === '' || one.words === one.label ? [] : [' ', small(one.words)])],
      [adjustmentMark(one)],
      joined(verdictCounts(one).map(([verdict, n]): Inlines => [`${n}\u00a0`, stateMark(verdict)])),
      [one.rule ?? OPENING.noRule],
    ]),
    true,
  );
}
