/** A surge week by week: the country, and the areas concerned. */
import type { SurgeFinding } from '@lockstep/core/assessment';
import { dayFromIso } from '@lockstep/core/calendar';
import type { ReplayWeek, SurgeVerdict } from '@lockstep/core/surge';
import { multiplesChart, weeksChart } from '../chart/index.ts';
import { type Block, column, date, type Inlines, number, table } from '../document/index.ts';
import { stateMark } from '../states.ts';
import { formatDate } from '../text/dates.ts';
import { formatNumber } from '../text/numbers.ts';
import { capital, SURGES } from '../words/index.ts';
import { type Desk, drawingOf } from './desk.ts';

/** Panels of the small charts. */
const PANELS = 8;

export function weeksFigure(finding: SurgeFinding, id: string, desk: Desk): Block[] {
  const { weeks, noun } = finding;
  if (weeks.length === 0) return [];
  const surges = weeks.filter(({ verdict }) => verdict === 'surge');
  const then = desk.input.surgesThen?.[finding.measure];
  const differs = weeks.map((week) => differsFrom(week, then?.get(week.week.from)));
  const marked = (kind: Differs) => differs.filter((one) => one === kind).length;
  const title = SURGES.weeksTitle(
    noun,
    weeks.length,
    weeks.filter(({ method }) => method !== 'none').length,
    surges.length,
    formatDate(surges[0]?.week.from ?? ''),
  );
  const chart = {
    id: `${id}-weeks`,
    title,
    description: SURGES.weeksDescription(noun),
    unit: noun,
    labels: { surge: SURGES.surge, open: SURGES.open },
    weeks: weeks.map(({ week, total, verdict }, i) => ({
      from: dayFromIso(week.from) ?? 0,
      total,
      called: verdict,
      ...(differs[i] === undefined ? {} : { differs: differs[i] }),
    })),
  };
  return [
    {
      kind: 'figure',
      id: `${id}-by-week`,
      title: [title],
      drawing: drawingOf(desk, (size) => weeksChart(chart, { ...size, height: size.height - 60 }), true),
      caption: [
        SURGES.weeksCaption(formatDate(desk.input.assessment.known)),
        then ? ` ${SURGES.weeksThen(then.size, marked('later'), marked('then'))}`.trimEnd() : '',
      ],
      data: table(
        [title],
        [
          column(SURGES.weekHead),
          column(capital(SURGES.total(noun)), 'end'),
          column(SURGES.verdict),
          column(SURGES.p, 'end'),
          column(SURGES.top),
        ],
        weeks
          .map((week, i) => ({ ...week, told: differs[i] && then?.get(week.week.from) }))
          .reverse()
          .slice(0, desk.detail.rows)
          .map(({ week, total, verdict, p, areas, since, told }): Inlines[] => [
            [date(week.from)],
            [number(formatNumber(total))],
            [stateMark(verdict), told ? ` ${SURGES.calledThen(told)}` : ''],
            [p === null ? '' : number(SURGES.times(p.absolute))],
            [since === null ? '' : SURGES.since(areas, formatDate(since))],
          ]),
        true,
      ),
      dataIs: 'folded',
    },
  ];
}

type Differs = 'later' | 'then' | undefined;

/** Was a surge called only with what became known later, or only on the week's last day? */
function differsFrom(week: ReplayWeek, then: SurgeVerdict | undefined): Differs {
  if (then === undefined || (week.verdict === 'surge') === (then === 'surge')) return undefined;
  return week.verdict === 'surge' ? 'later' : 'then';
}

/** The areas of the surge and those that hold most of the increase. */
function concerned({ extent, centre }: SurgeFinding): string[] {
  const holders = (centre?.areas ?? []).map(({ area }) => area);
  return [...new Set([...holders.slice(0, 3), ...(extent?.areas ?? []), ...holders])].slice(0, PANELS);
}

export function multiplesFigure(finding: SurgeFinding, id: string, desk: Desk): Block[] {
  const { noun, weeks } = finding;
  const names = concerned(finding);
  const panels = names.flatMap((name) => finding.areas.filter(({ area }) => area === name));
  if (panels.length === 0) return [];
  const title = SURGES.multiplesTitle(names, noun);
  const chart = {
    id: `${id}-areas`,
    title,
    description: SURGES.multiplesDescription(names, noun),
    panels: panels.map(({ area, counts, baseline }) => ({
      name: area,
      values: counts,
      normal: baseline,
      normalText: baseline === null ? '' : SURGES.normal(usual(baseline)),
    })),
  };
  const last = weeks.slice(-8);
  return [
    {
      kind: 'figure',
      id: `${id}-by-area`,
      title: [title],
      drawing: drawingOf(desk, (size) => multiplesChart(chart, size), true),
      caption: [SURGES.multiplesCaption],
      data: table(
        [capital(SURGES.multiplesTable(noun))],
        [
          column(SURGES.area),
          column(SURGES.usual, 'end'),
          ...last.map(({ week }) => ({ head: [date(week.from)], align: 'end' as const })),
        ],
        panels.map(({ area, counts, baseline }): Inlines[] => [
          [area],
          [baseline === null ? '' : number(usual(baseline))],
          ...counts.slice(-8).map((count): Inlines => [number(formatNumber(count))]),
        ]),
        true,
      ),
      dataIs: 'folded',
    },
  ];
}

export const usual = (value: number): string =>
  value < 10 ? value.toFixed(1) : formatNumber(Math.round(value));
