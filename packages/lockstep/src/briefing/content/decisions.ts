/** What the record holds: each decision with dissent, reservations and the conditions set aside; and who ran ahead. */
import { parseInstant } from '@lockstep/core/record';
import { type CouncilJson, type DecisionJson, dateIn, instantWords } from '../../council/index.ts';
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
      ...(all.length === 0
        ? [paragraph(DECISIONS.none)]
        : all.map((one) => decision(one, desk, record.zone))),
      ...ahead(record, desk),
    ],
  };
}

function decision(one: DecisionJson, desk: Desk, zone: string): Block {
  const { silence, basis, withdrawal } = one;
  const state = one.final ? DECISIONS.final : DECISIONS.state[one.state];
  const objections = one.positions.filter(({ kind }) => kind === 'object' || kind === 'amend');
  const day = dayIn(zone);
  const said = (kind: string) =>
    one.positions.filter((position) => position.kind === kind).map((position) => quoted(position, day));
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
          ? [`, ${DECISIONS.until(instantWords(parseInstant(silence.expires) ?? 0, silence.zone))}`]
          : []),
      ),
      paragraph(one.text),
      ...changes(one),
      ...part(DECISIONS.dissent, [...objections.map((position) => dissent(position, one, day))]),
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
        code(one.id),
        ...(one.previous === null ? [] : [` ${DECISIONS.follows} `, code(one.previous)]),
        `. ${DECISIONS.proposed} ${nameOf(one, one.proposedBy)}, `,
        date(day(one.proposedAt)),
        ...(one.rule === 'assent' ? [`; ${DECISIONS.asked}`] : []),
        ...(basis
          ? [
              `. ${DECISIONS.assessed(formatDate(basis.asOf), formatDate(basis.known))}, `,
              code(basis.assessment.slice(0, 16)),
            ]
          : []),
        `.${silenceWords(one)}`,
      ),
    ],
  };
}

type PositionJson = DecisionJson['positions'][number];

function dissent(position: PositionJson, { positions }: DecisionJson, day: DayOf): Inlines {
  const back = positions.some(
    ({ by, kind, entry }) => by === position.by && kind === 'retract' && entry > position.entry,
  );
  return [
    ...quoted(position, day),
    ...(position.effect === 'late' ? [` (${DECISIONS.late})`] : []),
    ...(back ? [` (${DECISIONS.takenBack})`] : []),
  ];
}

function quoted({ name, at, says, instead }: PositionJson, day: DayOf): Inlines {
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

type DayOf = (time: string) => string;

/** The calendar date of a time, in the zone in which the record tells time. */
function dayIn(zone: string): DayOf {
  return (time) => dateIn(parseInstant(time) ?? 0, zone);
}

/** What a new round changes, in words: one line for each change, or that the text is another one altogether. */
function changes({ redline, previous }: DecisionJson): Block[] {
  if (!redline || previous === null) return [];
  const length = (of: typeof redline) => of.reduce((sum, { text }) => sum + text.length, 0);
  const items: string[] = [];
  for (const [i, { kind, text }] of redline.entries()) {
    const before = redline[i - 1];
    const words = text.trim();
    if (words === '' || kind === 'kept') continue;
    if (kind === 'removed') items.push(DECISIONS.removed(words));
    else if (before?.kind === 'removed' && before.text.trim() !== '')
      items.splice(-1, 1, DECISIONS.becomes(before.text.trim(), words));
    else items.push(DECISIONS.added(words));
  }
  if (items.length === 0) return [];
  const kept = length(redline.filter(({ kind }) => kind === 'kept'));
  if (kept * 2 < length(redline)) return [paragraph(`${DECISIONS.otherText(previous)}.`)];
  return part(
    DECISIONS.changes(previous),
    items.map((item): Inlines => [item]),
  );
}

/** Under silence from when to when, and among how many; a text that never was has nothing to tell. */
function silenceWords({ silence }: DecisionJson): string {
  if (!silence) return '';
  const [from, until] = [silence.from, silence.expires].map((time) =>
    instantWords(parseInstant(time) ?? 0, silence.zone),
  );
  return ` ${DECISIONS.silence(from ?? '', until ?? '', silence.extensions.length, silence.entitled.length)}`;
}
