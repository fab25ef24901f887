/** Voices: those of one member that do not agree, side by side, and what each speaker said over time. */
import type { StatementResult } from '@lockstep/core/assessment';
import { dayFromIso } from '@lockstep/core/calendar';
import { voicesChart } from '../chart/index.ts';
import {
  absent,
  type Block,
  column,
  date,
  heading,
  type Inline,
  type Inlines,
  joined,
  link,
  strong,
  table,
} from '../document/index.ts';
import { formatDate } from '../text/dates.ts';
import { CHART, STATEMENTS } from '../words/index.ts';
import { type Desk, drawingOf } from './desk.ts';

type Place = ReadonlyMap<string, string>;

/** Pairs of statements of one party that do not agree, the earlier beside the later. */
export function disagreeing(all: readonly StatementResult[], place: Place, desk: Desk): Block[] {
  const rows = all.toReversed().flatMap((later) =>
    later.differs.flatMap(({ from, how, about }): Inlines[][] => {
      const earlier = all.find(({ id }) => id === from);
      if (!earlier) return [];
      const reworded = earlier.speaker === later.speaker && later.kind !== 'verbatim';
      return [
        [
          [desk.name(later.party)],
          about === '' ? [absent(STATEMENTS.notNamed)] : [desk.name(about)],
          said(earlier, place),
          said(later, place),
          [reworded ? STATEMENTS.reworded : (STATEMENTS.differs[how] ?? how)],
        ],
      ];
    }),
  );
  if (rows.length === 0) return [];
  const columns = [
    column(STATEMENTS.member),
    column(STATEMENTS.about),
    column(STATEMENTS.earlier),
    column(STATEMENTS.later),
    column(STATEMENTS.how),
  ];
  const data = { ...table([STATEMENTS.voicesCaption], columns, rows, true), stacks: true };
  return [heading(3, 'statements-voices', STATEMENTS.voices), data];
}

/** The words with who said them, in which capacity and when. */
function said(one: StatementResult, place: Place): Inlines {
  const words: Inline = one.kind === 'verbatim' ? `“${one.text}”` : one.text;
  const capacity = one.capacity === '' ? ', ' : `, ${one.capacity}, `;
  return [words, ' ', link(`#${place.get(one.id) ?? ''}`, strong(one.speaker)), capacity, date(one.said)];
}

interface Line {
  readonly speaker: string;
  readonly party: string;
  readonly capacities: readonly string[];
  /** Oldest first. */
  readonly statements: readonly StatementResult[];
}

/** One line per speaker: those with the most statements first. */
function lines(all: readonly StatementResult[]): Line[] {
  const bySpeaker = new Map<string, StatementResult[]>();
  for (const one of all.toReversed())
    bySpeaker.set(one.speaker, [...(bySpeaker.get(one.speaker) ?? []), one]);
  return [...bySpeaker]
    .map(([speaker, statements]) => ({
      speaker,
      party: statements[0]?.party ?? '',
      capacities: [...new Set(statements.map(({ capacity }) => capacity).filter((one) => one !== ''))],
      statements,
    }))
    .sort((a, b) => b.statements.length - a.statements.length || (a.speaker < b.speaker ? -1 : 1));
}

/** A timeline per speaker, as a figure with its table. */
export function timeline(all: readonly StatementResult[], place: Place, desk: Desk): Block[] {
  const speakers = lines(all);
  if (all.length < 2) return [];
  const ahead = all.filter((one) => one.ahead !== null).length;
  const title = STATEMENTS.timelineFinding(speakers.length, all.length, ahead);
  const { asOf } = desk.input.assessment;
  const picture = {
    id: 'statements-timeline-chart',
    title,
    description: STATEMENTS.timelineDescription,
    voices: speakers.map(({ speaker, statements }) => ({
      name: speaker,
      marks: statements.map((one) => ({
        day: dayFromIso(one.said) ?? 0,
        kind:
          one.ahead !== null
            ? ('ahead' as const)
            : one.kind === 'verbatim'
              ? ('verbatim' as const)
              : ('other' as const),
      })),
    })),
    asOf: { day: dayFromIso(asOf) ?? 0, text: `${CHART.asOf} ${formatDate(asOf)}` },
  };
  const data = table(
    [STATEMENTS.timelineCaption],
    [
      column(STATEMENTS.speaker),
      column(STATEMENTS.capacity),
      column(STATEMENTS.member),
      column(STATEMENTS.said),
    ],
    speakers.map(({ speaker, party, capacities, statements }): Inlines[] => [
      [speaker],
      capacities.length === 0 ? [absent(STATEMENTS.notNamed)] : [capacities.join('; ')],
      [desk.name(party)],
      joined(
        statements.map((one) => [
          link(`#${place.get(one.id) ?? ''}`, date(one.said)),
          ...(one.ahead === null ? [] : [` (${STATEMENTS.aheadShort})`]),
        ]),
      ),
    ]),
  );
  return [
    heading(3, 'statements-timeline', STATEMENTS.timeline),
    {
      kind: 'figure',
      id: 'statements-timeline-figure',
      title: [title, desk.method('statement')],
      drawing: drawingOf(desk, (size) => voicesChart(picture, size)),
      caption: [STATEMENTS.timelineKey],
      data,
      dataIs: 'folded',
    },
  ];
}
