/** What stands differently from the assessments that this one is compared with. */
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
import { CHANGES } from '../words.ts';
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
            one.changes.length === 0
              ? paragraph(CHANGES.same)
              : table(
                  [CHANGES.caption],
                  [column(CHANGES.what), column(CHANGES.before), column(CHANGES.now), column(CHANGES.how)],
                  one.changes.map(({ label, from, to, words }): Inlines[] => [
                    [label],
                    [stateMark(from)],
                    [stateMark(to)],
                    [words],
                  ]),
                  true,
                ),
          ]),
  };
}
