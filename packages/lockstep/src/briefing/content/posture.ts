/** Strength as reported, beside what was agreed. */
import type { PostureResult } from '@lockstep/core/assessment';
import { dayFromIso } from '@lockstep/core/calendar';
import { barsChart, reportsChart, WIDE } from '../chart/index.ts';
import {
  anchor,
  type Block,
  bullets,
  column,
  date,
  heading,
  type Inlines,
  link,
  number,
  paragraph,
  type Section,
  strong,
  table,
} from '../document/index.ts';
import { stateMark } from '../states.ts';
import { formatDate } from '../text/dates.ts';
import { asSaid, formatReported, formatShort, withUnit } from '../text/numbers.ts';
import { CHART, capital, POSTURE } from '../words/index.ts';
import { commitmentAnchor, type Desk, drawingOf } from './desk.ts';

export function posture(desk: Desk): Section {
  const all = desk.input.assessment.posture;
  return {
    id: 'posture',
    heading: POSTURE.heading,
    of: all.length === 0 ? [paragraph(POSTURE.none)] : all.map((one) => strength(one, desk)),
  };
}

function strength(one: PostureResult, desk: Desk): Block {
  const id = anchor('posture', one.measure);
  return {
    kind: 'group',
    role: 'posture',
    of: [
      heading(3, id, one.label),
      paragraph(...value(one, desk)),
      ...(one.alsoReported.length === 0 ? [] : [paragraph(`${POSTURE.also}:`), also(one, desk)]),
      ...(one.agreed.length === 0 ? [] : [agreed(one)]),
      ...reports(one, id, desk),
      ...members(one, id, desk),
    ],
  };
}

function value(one: PostureResult, desk: Desk): Inlines {
  if (one.value === null) return [POSTURE.nothing];
  const text = capital(withUnit(formatReported(one.value, one.qualifier), one.unit));
  return [
    strong(number(text)),
    ...(one.citation === null ? [] : [desk.cited(one.citation)]),
    desk.method('reported'),
    ...(one.reportedFor === null ? [] : [`, ${POSTURE.reportedFor} `, date(one.reportedFor)]),
    ...(one.citation === null || one.citation.origin === '' ? [] : [` ${POSTURE.by(one.citation.origin)}`]),
    '.',
  ];
}

function also(one: PostureResult, desk: Desk): Block {
  return bullets(
    one.alsoReported.map(
      (report): Inlines => [
        number(withUnit(formatReported(report.value, report.qualifier), one.unit)),
        desk.cited(report),
        `, ${POSTURE.reportedFor} `,
        date(report.day),
        report.origin === '' ? '.' : ` ${POSTURE.by(report.origin)}.`,
      ],
    ),
  );
}

function agreed(one: PostureResult): Block {
  return table(
    [POSTURE.agreedCaption],
    [column(POSTURE.agreed), column(POSTURE.state)],
    one.agreed.map(({ commitment, words, state }): Inlines[] => [
      [link(`#${commitmentAnchor(commitment)}`, words)],
      [stateMark(state)],
    ]),
  );
}

function reports(one: PostureResult, id: string, desk: Desk): Block[] {
  const { history } = one;
  const [first, last] = [history[0], history[history.length - 1]];
  if (!first || !last) return [];
  const data = table(
    [POSTURE.reportsCaption(one.label)],
    [column(POSTURE.date), column(POSTURE.strength, 'end'), column(POSTURE.asSaid), column(POSTURE.citation)],
    history.map((report): Inlines[] => [
      [date(report.day)],
      [number(formatReported(report.value, report.qualifier))],
      [report.qualifier],
      [report.citation],
    ]),
  );
  if (history.length < 2) return [data];
  const { asOf } = desk.input.assessment;
  const title = POSTURE.finding(
    one.label,
    formatDate(first.day),
    formatReported(first.value, first.qualifier),
    formatDate(last.day),
    formatReported(last.value, last.qualifier),
  );
  const picture = {
    id: `${id}-chart`,
    title,
    description: POSTURE.description(one.label),
    unit: one.unit,
    reports: history.map(({ day, value: strength, qualifier }) => ({
      day: dayFromIso(day) ?? 0,
      value: asSaid(strength, qualifier),
      text: formatShort(strength, qualifier),
    })),
    asOf: { day: dayFromIso(asOf) ?? 0, text: `${CHART.asOf} ${formatDate(asOf)}` },
  };
  return [
    {
      kind: 'figure',
      id: `${id}-figure`,
      title: [title, desk.method('reported')],
      drawing: drawingOf(desk, (size) => reportsChart(picture, size)),
      caption: [POSTURE.key],
      data,
      dataIs: 'folded',
    },
  ];
}

function members(one: PostureResult, id: string, desk: Desk): Block[] {
  if (one.members.length === 0) return [];
  const ranked = [...one.members].sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : 1));
  const [most] = ranked;
  const data = table(
    [POSTURE.memberTable],
    [column(POSTURE.member), column(POSTURE.strength, 'end'), column(POSTURE.date)],
    ranked.map((member): Inlines[] => [
      [member.name],
      [number(formatReported(member.value, member.qualifier)), desk.cited(member.citation)],
      [date(member.day)],
    ]),
  );
  const head = heading(4, `${id}-members`, POSTURE.members(one.of === null ? one.label : desk.name(one.of)));
  if (ranked.length < 3 || !most) return [head, data];
  const recent = ranked.filter(({ day }) => !isOld(day, desk)).length;
  const title =
    recent === ranked.length
      ? POSTURE.membersFinding(most.name, formatReported(most.value, most.qualifier), ranked.length)
      : POSTURE.membersOld(recent, ranked.length);
  const picture = {
    id: `${id}-bars`,
    title,
    description: POSTURE.membersDescription,
    bars: ranked.map(({ name, value: strength, qualifier, day }) => ({
      name,
      value: asSaid(strength, qualifier),
      text: POSTURE.dated(formatShort(strength, qualifier), day.slice(0, 4), isOld(day, desk)),
      old: isOld(day, desk),
    })),
  };
  return [
    head,
    {
      kind: 'figure',
      id: `${id}-member-figure`,
      title: [title, desk.method('reported')],
      drawing: drawingOf(desk, (size) => barsChart(picture, size === WIDE ? { ...WIDE, width: 420 } : size)),
      caption: [POSTURE.membersKey],
      data,
      dataIs: 'beside',
    },
  ];
}

/** A report from more than a year before is shown with its year, and not ranked with the others. */
const isOld = (day: string, { input }: Desk): boolean =>
  (dayFromIso(input.assessment.asOf) ?? 0) - (dayFromIso(day) ?? 0) > 366;

const size = ({ value: one }: PostureResult['members'][number]): number =>
  one.best ?? one.high ?? one.low ?? 0;
