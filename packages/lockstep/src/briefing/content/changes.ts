/** What stands differently from the assessments that this one is compared with. */
import type { AssessmentChange } from '@lockstep/core/assessment';
import {
  type Block,
  column,
  heading,
  type Inlines,
  paragraph,
  type Section,
  table,
} from '../document/index.ts';
import { stateMark } from '../states.ts';
import { formatDate } from '../text/dates.ts';
import { CHANGES } from '../words/index.ts';
import type { Desk } from './desk.ts';

export function changes({ input }: Desk): Section {
  return {
    id: 'changes',
    heading: CHANGES.heading,
    of:
      input.comparisons.length === 0
        ? [paragraph(CHANGES.none)]
        : input.comparisons.flatMap((one, i): Block[] => [
            heading(3, `changes-${i + 1}`, CHANGES.since(formatDate(one.asOf), formatDate(one.known))),
            one.changes.length === 0 ? paragraph(CHANGES.same) : changeTable(one.changes),
          ]),
  };
}

/** The change in words has a column only where it says more than from what to what. */
function changeTable(all: readonly AssessmentChange[]): Block {
  const plain = ({ label, from, to, words }: AssessmentChange) =>
    words === `${label}: from ${from} to ${to}.`;
  const worded = !all.every(plain);
  return table(
    [CHANGES.caption],
    [
      column(CHANGES.what),
      column(CHANGES.before),
      column(CHANGES.now),
      ...(worded ? [column(CHANGES.how)] : []),
    ],
    all.map((one): Inlines[] => [
      [one.label],
      [stateMark(one.from)],
      [stateMark(one.to)],
      ...(worded ? [plain(one) ? [] : [one.words]] : []),
    ]),
    true,
  );
}
