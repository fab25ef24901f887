/** Each condition: verdict, reason, basis, and all its readings. */
import type { ConditionResult } from '@lockstep/core/assessment';
import {
  anchor,
  type Block,
  heading,
  paragraph,
  type Section,
  smallPrint,
  verdictLine,
} from '../document/index.ts';
import { stateMark } from '../states.ts';
import { CONDITIONS } from '../words/index.ts';
import { conditionAnchor, type Desk } from './desk.ts';
import { readingBody } from './reading.ts';

export function conditions(desk: Desk): Section {
  const all = desk.input.assessment.conditions;
  return {
    id: 'conditions',
    heading: CONDITIONS.heading,
    of: all.length === 0 ? [paragraph(CONDITIONS.none)] : all.map((one) => condition(one, desk)),
  };
}

function condition(one: ConditionResult, desk: Desk): Block {
  const id = conditionAnchor(one.id);
  const several = one.readings.length > 1;
  const basis =
    one.basis === null ? CONDITIONS.noBasis : `${CONDITIONS.basis}: ${one.basis.kind}, ${one.basis.citation}`;
  return {
    kind: 'group',
    role: 'condition',
    of: [
      heading(3, id, one.label),
      verdictLine(stateMark(one.verdict), desk.method('verdict'), ' ', one.reason, reasonMark(one, desk)),
      smallPrint(`${basis}${/[.!?]$/.test(basis) ? '' : '.'}`),
      ...one.notes.map((note) => smallPrint(note)),
      ...(several ? [paragraph(CONDITIONS.readings(one.readings.length))] : []),
      ...one.readings.flatMap((reading) => {
        if (!several) return readingBody(reading, { condition: one, id, level: 4, desk });
        const readingId = anchor(id, reading.id);
        const label = reading.label ?? (reading.id === '' ? CONDITIONS.unnamed : reading.id);
        return [
          {
            kind: 'group' as const,
            role: 'reading' as const,
            of: [
              heading(4, readingId, label),
              verdictLine(
                stateMark(reading.verdict),
                ' ',
                reading.reason,
                ...(reading.sources.length > 0 && reading.kind === 'means'
                  ? [desk.measured(reading.sources)]
                  : []),
              ),
              ...readingBody(reading, { condition: one, id: readingId, level: 5, desk }),
            ],
          },
        ];
      }),
    ],
  };
}

/** The numbers in a reason lead to how they were measured. */
function reasonMark(one: ConditionResult, desk: Desk) {
  const measured = one.readings.find(({ kind, sources }) => kind === 'means' && sources.length > 0);
  return measured && /\d/.test(one.reason) ? desk.measured(measured.sources) : '';
}
