/** What the record holds: each decision with dissent, reservations and the conditions set aside; and who ran ahead. */
import type { CouncilJson, DecisionJson } from '../../council/index.ts';
import {
  anchor,
  type Block,
  bullets,
  code,
  date,
  heading,
  type Inlines,
  paragraph,
  type Section,
  smallPrint,
  strong,
  verdictLine,
} from '../document/index.ts';
import { stateMark } from '../states.ts';
import { formatDate } from '../text/dates.ts';
import { DECISIONS } from '../words/index.ts';
import type { Desk } from './desk.ts';

export function decisions(desk: Desk, record: CouncilJson): Section {
  const all = record.decisions.toReversed();
  return {
    id: 'decisions',
    heading: DECISIONS.heading,
    of: [
      smallPrint(DECISIONS.intro(record.title, record.record)),
      ...(record.withheld > 0 ? [paragraph(DECISIONS.withheld(record.withheld))] : []),
      ...(all.length === 0 ? [paragraph(DECISIONS.none)] : all.map((one) => decision(one, desk))),
      ...ahead(record, desk),
    ],
  };
}

function decision(one: DecisionJson, desk: Desk): Block {
  const { silence, basis, withdrawal } = one;
  const state = one.final ? DECISIONS.final : DECISIONS.state[one.state];
  const objections = one.positions.filter(({ kind }) => kind === 'object' || kind === 'amend');
  const said = (kind: string) => one.positions.filter((position) => position.kind === kind).map(quoted);
  const set = one.unmet.filter(({ override }) => override !== undefined);
  const open = one.unmet.filter(({ override }) => override === undefined);
  return {
    kind: 'group',
    role: 'commitment',
    of: [
      heading(3, anchor('decision', one.id), one.title),
      verdictLine(
        strong(state),
        ` ${DECISIONS.since} `,
        date(day(one.finalSince ?? one.since)),
        ...(silence && one.state === 'under silence'
          ? [`, ${DECISIONS.until(silence.said, silence.zone)}`]
          : []),
      ),
      paragraph(one.text),
      ...part(DECISIONS.dissent, [...objections.map((position) => dissent(position, one))]),
      ...part(DECISIONS.reservations, said('reserve')),
      ...part(DECISIONS.interpretations, said('interpret')),
      ...part(
        DECISIONS.overrides,
        set.map(
          ({ condition, verdict, override }): Inlines => [
            strong(desk.name(condition)),
            ': ',
            stateMark(verdict),
            `, ${DECISIONS.setAside(nameOf(one, override?.by ?? ''))}: “${override?.because ?? ''}”`,
          ],
        ),
      ),
      ...part(
        DECISIONS.unmet,
        open.map(
          ({ condition, verdict }): Inlines => [strong(desk.name(condition)), ': ', stateMark(verdict)],
        ),
      ),
      ...part(
        DECISIONS.missing,
        one.missing.map(({ name, why }): Inlines => [`${name} ${why}`]),
      ),
      ...(withdrawal
        ? [
            paragraph(
              `${DECISIONS.withdrawn} `,
              date(day(withdrawal.at)),
              withdrawal.because === null ? '.' : `: “${withdrawal.because}”`,
            ),
          ]
        : []),
      smallPrint(
        `${DECISIONS.proposed} ${nameOf(one, one.proposedBy)}, `,
        date(day(one.proposedAt)),
        ...(one.rule === 'assent' ? [`; ${DECISIONS.asked}`] : []),
        ...(basis
          ? [
              `. ${DECISIONS.assessed(formatDate(basis.asOf), formatDate(basis.known))}, `,
              code(basis.assessment.slice(0, 16)),
            ]
          : []),
        '.',
      ),
    ],
  };
}

type PositionJson = DecisionJson['positions'][number];

function dissent(position: PositionJson, { positions }: DecisionJson): Inlines {
  const back = positions.some(
    ({ by, kind, entry }) => by === position.by && kind === 'retract' && entry > position.entry,
  );
  return [
    ...quoted(position),
    ...(position.effect === 'late' ? [` (${DECISIONS.late})`] : []),
    ...(back ? [` (${DECISIONS.takenBack})`] : []),
  ];
}

function quoted({ name, at, says, instead }: PositionJson): Inlines {
  return [
    strong(name),
    ', ',
    date(day(at)),
    ...(instead === null ? [] : [` ${DECISIONS.asks}: “${instead}”`]),
    ...(says === null ? [] : [`: “${says}”`]),
  ];
}

function part(title: string, items: readonly Inlines[]): Block[] {
  return items.length === 0 ? [] : [paragraph(strong(`${title}:`)), bullets(items)];
}

function ahead({ deviations }: CouncilJson, desk: Desk): Block[] {
  if (deviations.length === 0) return [];
  const items = deviations.map(
    ({ kind, who, adjustment, on, adoptedOn }): Inlines => [
      date(on),
      `: ${DECISIONS.deviation[kind](desk.name(who), desk.name(adjustment))}`,
      adoptedOn === undefined ? DECISIONS.never : DECISIONS.adopted(formatDate(adoptedOn)),
      '.',
    ],
  );
  return [heading(3, 'decisions-ahead', DECISIONS.ahead), bullets(items)];
}

function nameOf({ people }: DecisionJson, id: string): string {
  return people[id] ?? id;
}

/** The calendar date of a time in UTC. */
function day(time: string): string {
  return time.slice(0, 10);
}
