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
  paragraph,
  smallPrint,
  table,
  verdictLine,
} from '../document/index.ts';
import { stateMark } from '../states.ts';
import { COMMITMENTS } from '../words.ts';
import { commitmentAnchor, type Desk } from './desk.ts';
import { judgementBlocks } from './judgements.ts';

export function commitmentBlock(one: CommitmentResult, desk: Desk): Block {
  return {
    kind: 'group',
    role: 'commitment',
    of: [
      heading(4, commitmentAnchor(one.id), one.label),
      verdictLine(stateMark(one.state), ' ', one.reason, ...one.evidence.slice(0, 1).map(desk.cited)),
      facts(one, desk),
      ...one.notes.map((note) => smallPrint(note)),
      ...(one.readings.length === 0 ? [] : [readings(one)]),
      ...(one.judgements.length === 0 ? [] : judgementBlocks(one.judgements, desk)),
      ...history(one, desk),
    ],
  };
}

function facts(one: CommitmentResult, desk: Desk): Block {
  const items: { term: string; of: Block[] }[] = [];
  const fact = (term: string, ...of: Inlines) => items.push({ term, of: [paragraph(...of)] });
  if (one.words !== '') fact(COMMITMENTS.duty, one.words);
  fact(COMMITMENTS.clause, one.clause ?? one.basis?.citation ?? COMMITMENTS.noClause);
  if (one.deadline !== null) fact(COMMITMENTS.deadline, date(one.deadline), desk.method('lateness'));
  if (one.performedLate !== null) {
    const { on, days } = one.performedLate;
    fact(COMMITMENTS.late, date(on), `, ${COMMITMENTS.lateShort(days)}`, desk.method('lateness'));
  }
  if (one.since !== null) fact(COMMITMENTS.since, date(one.since));
  if (one.creditors.length > 0) fact(COMMITMENTS.towards, one.creditors.map(desk.name).join(', '));
  return { kind: 'facts', items };
}

/** Rival calendars side by side. */
function readings(one: CommitmentResult): Block {
  return table(
    [COMMITMENTS.readings],
    [
      column(COMMITMENTS.reading),
      column(COMMITMENTS.deadline),
      column(COMMITMENTS.state),
      column(COMMITMENTS.reason),
    ],
    one.readings.map(({ id, deadline, state, reason }): Inlines[] => [
      [id],
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
