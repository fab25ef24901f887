/** One reading of a condition: its rule, what decides it, the picture, what is missing, and what would change it. */
import type { ConditionResult, ReadingResult } from '@lockstep/core/assessment';
import {
  type Block,
  bullets,
  code,
  column,
  date,
  details,
  heading,
  type Inlines,
  joined,
  link,
  number,
  paragraph,
  span,
  table,
} from '../document/index.ts';
import { formatEstimate, formatInterval, formatMargin, withUnit } from '../text/numbers.ts';
import { CONDITIONS, capital } from '../words/index.ts';
import { areaFigure } from './area-figure.ts';
import { type Desk, sourceAnchor, unstopped } from './desk.ts';
import { judgementBlocks } from './judgements.ts';
import { seriesFigure } from './series-figure.ts';

export interface ReadingPlace {
  readonly condition: ConditionResult;
  readonly id: string;
  readonly level: 4 | 5;
  readonly desk: Desk;
}

export function readingBody(reading: ReadingResult, place: ReadingPlace): Block[] {
  const { desk, id, level } = place;
  const part = (name: string, title: string, blocks: readonly Block[]): Block[] =>
    blocks.length === 0 ? [] : [heading(level, `${id}-${name}`, title), ...blocks];
  return [
    facts(reading, desk),
    ...seriesFigure(reading, id, desk),
    ...areaFigure(reading, id, desk),
    ...witness(reading, desk),
    ...part('missing', CONDITIONS.missing, missing(reading, desk)),
    ...part('changes', CONDITIONS.changes, changes(reading)),
    ...(reading.kind === 'judged' || reading.judgements.length > 0
      ? judgementBlocks(reading.judgements, desk)
      : []),
  ];
}

function facts(reading: ReadingResult, desk: Desk): Block {
  const items: { term: string; of: Block[] }[] = [
    {
      term: CONDITIONS.rule,
      of: [
        paragraph(capital(reading.words)),
        ...(reading.formal === null ? [] : [details([CONDITIONS.formal], [paragraph(code(reading.formal))])]),
      ],
    },
  ];
  if (reading.heldBy.length > 0)
    items.push({ term: CONDITIONS.heldBy, of: [paragraph(reading.heldBy.map(desk.name).join(', '))] });
  if (reading.deciding !== null)
    items.push({ term: CONDITIONS.compared, of: [paragraph(...compared(reading, desk))] });
  if (reading.margin !== null)
    items.push({
      term: CONDITIONS.margin,
      of: [paragraph(number(formatMargin(reading.margin, reading.margin.unit)), desk.method('margin'))],
    });
  if (reading.sources.length > 0)
    items.push({
      term: CONDITIONS.sources,
      of: [
        paragraph(
          ...joined(
            reading.sources.map((id): Inlines => [link(`#${sourceAnchor(id)}`, desk.name(id))]),
            '; ',
          ),
        ),
      ],
    });
  return { kind: 'facts', items };
}

function compared({ deciding, sources }: ReadingResult, desk: Desk): Inlines {
  if (deciding === null) return [];
  const { left, right, unit, day, area } = deciding;
  const side = (one: typeof left): Inlines => [
    `${one.words}: `,
    number(withUnit(formatEstimate(one), unit)),
    desk.measured(sources),
  ];
  return [
    ...side(left),
    `, ${CONDITIONS.against} `,
    ...side(right),
    ', ',
    ...(area === null ? [] : [`${CONDITIONS.in(area)}, `]),
    `${CONDITIONS.on} `,
    date(day),
    '.',
  ];
}

/** A verdict on every area rests on all of them: the page shows the first, the assessment holds the rest. */
const WITNESS_ROWS = 12;

function witness(reading: ReadingResult, desk: Desk): Block[] {
  if (reading.witness.length === 0) return [];
  const more = Math.max(0, reading.witness.length - WITNESS_ROWS);
  const areas = reading.witness.some(({ area }) => area !== null);
  return [
    {
      ...table(
        [`${CONDITIONS.witnessCaption}${more > 0 ? CONDITIONS.witnessMore(more) : ''}`],
        [
          column(CONDITIONS.measure),
          ...(areas ? [column(CONDITIONS.area)] : []),
          column(CONDITIONS.days),
          column(CONDITIONS.value, 'end'),
        ],
        reading.witness
          .slice(0, WITNESS_ROWS)
          .map(({ measure, area, from, to, value, unit }) => [
            [desk.name(measure)],
            ...(areas ? [[area ?? '']] : []),
            [span(from, to)],
            [number(withUnit(formatEstimate(value), unit)), desk.measured(reading.sources)],
          ]),
      ),
      stacks: true,
    },
  ];
}

function missing(reading: ReadingResult, desk: Desk): Block[] {
  if (reading.missing.length === 0) return [];
  return oneOrMore(
    reading.missing.map(({ measure, area, from, to, why, metIf, notMetIf }): Inlines => {
      const outcome = [
        ...(metIf === null ? [] : [CONDITIONS.metIf(formatInterval(metIf))]),
        ...(notMetIf === null ? [] : [CONDITIONS.notMetIf(formatInterval(notMetIf))]),
      ];
      return [
        desk.name(measure),
        ...(area === null ? [] : [`, ${area}`]),
        ', ',
        span(from, to),
        why === null ? '. ' : `: ${unstopped(why)}. `,
        outcome.length === 0 ? '' : `${outcome.join(', ')}.`,
      ];
    }),
  );
}

/** More than this many are counted, not listed: the table of areas holds the same figures. */
const CHANGES_LISTED = 6;

/** One change turns the verdict by itself; several turn it only together. */
function changes(reading: ReadingResult): Block[] {
  const all = reading.changes.map(({ words }): Inlines => [words]);
  if (all.length < 2) return oneOrMore(all);
  const rest = all.length - CHANGES_LISTED;
  return [
    paragraph(CONDITIONS.together(all.length)),
    bullets([...all.slice(0, CHANGES_LISTED), ...(rest > 0 ? [[CONDITIONS.moreChanges(rest)]] : [])]),
  ];
}

/** A single item is a paragraph; several are a list. */
function oneOrMore(items: readonly Inlines[]): Block[] {
  const [first] = items;
  if (first === undefined) return [];
  return items.length === 1 ? [paragraph(...first)] : [bullets(items)];
}
