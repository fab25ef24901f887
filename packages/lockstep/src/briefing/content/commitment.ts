/** One commitment: how it stands, since when, by which evidence. */
import type { CommitmentResult } from '@lockstep/core/assessment';
import {
  type Block,
  bullets,
  column,
  date,
  details,
  heading,
  type Inlines,
  joined,
  paragraph,
  smallPrint,
  table,
  verdictLine,
} from '../document/index.ts';
import { stateMark } from '../states.ts';
import { COMMITMENTS } from '../words/index.ts';
import { commitmentAnchor, type Desk } from './desk.ts';
import { judgementBlocks } from './judgements.ts';

export function commitmentBlock(one: CommitmentResult, desk: Desk): Block {
  return {
    kind: 'group',
    role: 'commitment',
    of: [
      heading(4, commitmentAnchor(one.id), one.label),
      verdictLine(stateMark(one.state), ' ', one.reason, ...one.evidence.slice(0, 1).map(desk.cited)),
      ...facts(one, desk),
      ...one.notes.map((note) => smallPrint(note)),
      ...(one.readings.length === 0 ? [] : [readings(one, desk)]),
      ...(one.judgements.length === 0 ? [] : judgementBlocks(one.judgements, desk)),
      ...history(one, desk),
    ],
  };
}

/** Clause, last day, since when and to whom, in one line; then the duty in words. */
function facts(one: CommitmentResult, desk: Desk): Block[] {
  const { clause, basis, deadline, performedLate, since, creditors, words } = one;
  const parts: Inlines[] = [[clause ?? basis?.citation ?? COMMITMENTS.noClause]];
  if (deadline !== null) parts.push([`${COMMITMENTS.lastDay} `, date(deadline), desk.method('lateness')]);
  if (performedLate !== null)
    parts.push([
      `${COMMITMENTS.done} `,
      date(performedLate.on),
      `, ${COMMITMENTS.lateShort(performedLate.days)}`,
    ]);
  if (since !== null) parts.push([`${COMMITMENTS.soSince} `, date(since)]);
  if (creditors.length > 0) parts.push([`${COMMITMENTS.towards} ${creditors.map(desk.name).join(', ')}`]);
  return [smallPrint(...joined(parts, ' \u00b7 ')), ...(words === '' ? [] : [paragraph(words)])];
}

/** Rival calendars side by side. */
function readings(one: CommitmentResult, { name }: Desk): Block {
  return table(
    [COMMITMENTS.readings],
    [
      column(COMMITMENTS.reading),
      column(COMMITMENTS.deadline),
      column(COMMITMENTS.state),
      column(COMMITMENTS.reason),
    ],
    one.readings.map(({ id, deadline, state, reason }): Inlines[] => [
      [name(id)],
      [deadline === null ? '' : date(deadline)],
      [stateMark(state)],
      [reason],
    ]),
  );
}

function history(one: CommitmentResult, desk: Desk): Block[] {
  if (one.history.length === 0 && one.evidence.length === 0) return [];
  const cited = (ids: readonly string[]) =>
    one.evidence.filter(({ id }) => ids.includes(id)).map((item) => desk.cited(item));
  const steps: Block[] =
    one.history.length === 0
      ? []
      : [
          table(
            [COMMITMENTS.historyCaption],
            [
              column(COMMITMENTS.date),
              column(COMMITMENTS.event),
              column(COMMITMENTS.state),
              column(COMMITMENTS.reason),
            ],
            one.history.map(({ on, event, state, reason, witness }): Inlines[] => [
              [date(on)],
              [event],
              [stateMark(state)],
              [reason, ...cited(witness)],
            ]),
          ),
        ];
  const evidence: Block[] =
    one.evidence.length === 0
      ? []
      : [bullets(one.evidence.map((item): Inlines => [item.citation, desk.cited(item)]))];
  return [details([COMMITMENTS.history], [...steps, ...evidence])];
}
