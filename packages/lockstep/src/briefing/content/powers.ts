/** What a party may do beyond its duties, and whether it did. */
import { type Block, column, date, heading, type Inlines, table } from '../document/index.ts';
import { stateMark } from '../states.ts';
import { COMMITMENTS } from '../words/index.ts';
import type { Desk } from './desk.ts';

export function powers({ input, name }: Desk): Block[] {
  const all = input.assessment.powers;
  if (all.length === 0) return [];
  return [
    heading(3, 'powers', COMMITMENTS.powers),
    table(
      [COMMITMENTS.powersCaption],
      [
        column(COMMITMENTS.power),
        column(COMMITMENTS.holder),
        column(COMMITMENTS.state),
        column(COMMITMENTS.since),
        column(COMMITMENTS.reason),
      ],
      all.map(({ label, holder, state, since, reason }): Inlines[] => [
        [label],
        [holder.map(name).join(', ')],
        [stateMark(state)],
        [since === null ? '' : date(since)],
        [reason],
      ]),
      true,
    ),
  ];
}
