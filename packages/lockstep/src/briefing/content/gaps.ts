/** What is not known: never left out. */
import { column, type Inlines, paragraph, type Section, table } from '../document/index.ts';
import { capital, GAPS } from '../words/index.ts';
import type { Desk } from './desk.ts';

export function gaps({ input, name }: Desk): Section {
  const all = input.assessment.gaps;
  return {
    id: 'gaps',
    heading: GAPS.heading,
    of:
      all.length === 0
        ? [paragraph(GAPS.none)]
        : [
            paragraph(GAPS.intro),
            table(
              [GAPS.caption],
              [column(GAPS.what), column(GAPS.kind), column(GAPS.why), column(GAPS.affects)],
              all.map(({ kind, what, why, affects }): Inlines[] => [
                [what],
                [capital(kind)],
                [why],
                [affects.map(name).join('; ')],
              ]),
              true,
            ),
          ],
  };
}
