/** How to make the page again, and check that it is the same. */
import { type Block, code, paragraph, smallPrint } from '../document/index.ts';
import { COLOPHON } from '../words/index.ts';
import type { Desk } from './desk.ts';

export function colophon({ input }: Desk): Block[] {
  const { agreement, asOf, known, evidenceRoot } = input.assessment;
  const earlier = input.comparisons.find((one) => one.asOf < asOf);
  const since = earlier === undefined ? '' : ` --since ${earlier.asOf}`;
  return [
    paragraph(COLOPHON.text),
    smallPrint(`${COLOPHON.command}: `, code(`lockstep brief --as-of ${asOf} --known ${known}${since}`)),
    smallPrint(`${COLOPHON.agreement}: `, code(agreement.digest)),
    smallPrint(`${COLOPHON.evidence}: `, code(evidenceRoot)),
    smallPrint(`${COLOPHON.zone} ${agreement.timeZone}.`),
  ];
}
