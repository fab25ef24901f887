/** What each side owes, as a matrix and then one by one. */
import type { CommitmentResult } from '@lockstep/core/assessment';
import {
  absent,
  anchor,
  type Block,
  column,
  date,
  heading,
  type Inlines,
  link,
  paragraph,
  type Section,
  table,
} from '../document/index.ts';
import { stateMark } from '../states.ts';
import { COMMITMENTS, count, STATE_WORDS } from '../words/index.ts';
import { commitmentBlock } from './commitment.ts';
import { commitmentAnchor, type Desk } from './desk.ts';
import { powers } from './powers.ts';

export function commitments(desk: Desk): Section {
  const all = desk.input.assessment.commitments;
  const debtors = [...new Set(all.flatMap(({ debtors }) => debtors))];
  const groups = [...new Set(all.map(({ debtors }) => debtors.join(' ')))];
  return {
    id: 'commitments',
    heading: COMMITMENTS.heading,
    of: [
      ...(all.length === 0
        ? [paragraph(COMMITMENTS.none)]
        : [
            paragraph(
              COMMITMENTS.matrixIntro(debtors.map((party) => tally(party, all, desk))),
              desk.method('lateness'),
            ),
            matrix(all, debtors, desk),
          ]),
      ...groups.flatMap((group): Block[] => {
        const owed = all.filter((one) => one.debtors.join(' ') === group);
        const who = (owed[0]?.debtors ?? []).map(desk.name).join(', ');
        return [
          heading(3, anchor('owed', group), COMMITMENTS.of(who)),
          ...owed.map((one) => commitmentBlock(one, desk)),
        ];
      }),
      ...powers(desk),
    ],
  };
}

/** `Taliban: one violated and one disputed`. */
function tally(party: string, all: readonly CommitmentResult[], desk: Desk): string {
  const states = new Map<string, number>();
  for (const { state } of all.filter(({ debtors }) => debtors.includes(party)))
    states.set(state, (states.get(state) ?? 0) + 1);
  return COMMITMENTS.tally(
    desk.name(party),
    [...states].map(([state, n]) => `${count(n).toLowerCase()} ${STATE_WORDS.names[state] ?? state}`),
  );
}

function matrix(all: readonly CommitmentResult[], parties: readonly string[], desk: Desk): Block {
  return table(
    [COMMITMENTS.matrix],
    [
      column(COMMITMENTS.commitment),
      ...parties.map((party) => column(desk.name(party))),
      column(COMMITMENTS.clause),
      column(COMMITMENTS.deadline),
    ],
    all.map((one): Inlines[] => [
      [link(`#${commitmentAnchor(one.id)}`, one.label)],
      ...parties.map(
        (party): Inlines => (one.debtors.includes(party) ? standing(one) : [absent(COMMITMENTS.notBound)]),
      ),
      [one.clause ?? COMMITMENTS.noClause],
      one.deadline === null ? [absent(COMMITMENTS.noDeadline)] : [date(one.deadline)],
    ]),
    true,
  );
}

const standing = (one: CommitmentResult): Inlines => [
  stateMark(one.state),
  ...(one.performedLate === null ? [] : [` ${COMMITMENTS.lateShort(one.performedLate.days)}`]),
];
