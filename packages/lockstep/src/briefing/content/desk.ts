/** What every part of the content works with: the input, the names of things, and the notes. */
import type { CitationResult } from '@lockstep/core/assessment';
import { NARROW, type Size, WIDE } from '../chart/index.ts';
import {
  anchor,
  type Drawing,
  date,
  type Inline,
  type Inlines,
  link,
  type NoteBook,
  noteBook,
} from '../document/index.ts';
import type { BriefingInput } from '../input.ts';
import { type FlatMap, flatten } from '../map/index.ts';
import type { Markup } from '../markup.ts';
import { formatDate } from '../text/dates.ts';
import { METHOD, NOTES } from '../words/index.ts';

const MAP_WIDTH = 560;

export interface Desk {
  readonly input: BriefingInput;
  readonly detail: Detail;
  readonly notes: NoteBook;
  /** The name of anything that has an id; the id itself where it has none. */
  readonly name: (id: string) => string;
  /** The mark of a method note. */
  readonly method: (key: keyof typeof METHOD) => Inline;
  /** The mark of the note on numbers counted from these sources. */
  readonly measured: (sources: readonly string[]) => Inline;
  /** The map of these areas, laid out once; null where they have no outlines. */
  readonly mapOf: (areas: readonly string[]) => FlatMap | null;
  readonly maps: () => readonly FlatMap[];
  /** The mark of the note on one item of evidence. */
  readonly cited: (item: CitationResult) => Inline;
}

/** How much a briefing holds, so that a large one can be kept small. */
export interface Detail {
  /** Rows that a table of daily numbers may have. */
  readonly rows: number;
  /** Areas that a table beside a map may have; how many more there are is said under it. */
  readonly areas: number;
  /** Which charts are also drawn for narrow pages; those of surges weigh little and have the smallest letters. */
  readonly narrow: 'all' | 'surges' | 'none';
}

export function desk(input: BriefingInput, detail: Detail): Desk {
  const notes = noteBook();
  const names = namesOf(input);
  const { assessment } = input;
  const maps = new Map<string, FlatMap | null>();
  const sourceLink = (id: string): Inline => link(`#${sourceAnchor(id)}`, names.get(id) ?? id);
  return {
    input,
    detail,
    notes,
    name: (id) => names.get(id) ?? id,
    mapOf: (areas) => {
      const key = areas.join('\n');
      const known = maps.get(key);
      if (known !== undefined) return known;
      const ours = new Set(areas);
      const shapes = input.areas.filter(({ name }) => ours.has(name));
      const map = flatten(shapes, MAP_WIDTH, `area-${maps.size + 1}`);
      maps.set(key, map);
      return map;
    },
    maps: () => [...maps.values()].filter((map) => map !== null),
    method: (key) => notes.mark(`method ${key}`, () => [METHOD[key]]),
    measured: (sources) =>
      notes.mark(`measured ${sources.join(' ')}`, () => {
        const used = assessment.sources.filter(({ id }) => sources.includes(id));
        const ucdp = used.some(({ citation, label }) => /UCDP|Uppsala/.test(`${citation} ${label}`));
        return [
          `${NOTES.counted} `,
          ...used.flatMap(
            ({ id, knownBy }, i): Inlines => [
              i === 0 ? '' : '; ',
              sourceLink(id),
              ` (${knownBy.replace(/\b\d{4}-\d{2}-\d{2}\b/g, formatDate)})`,
            ],
          ),
          '. ',
          METHOD.short,
          notes.mark('method measured', () => [METHOD.measured]),
          ...(ucdp ? [' ', METHOD.ucdpShort, notes.mark('method ucdp', () => [METHOD.ucdp])] : []),
        ];
      }),
    cited: (item) =>
      notes.mark(
        `cited ${[item.source, item.citation, item.origin, item.known, item.note, item.url].join('\n')}`,
        () => [
          unstopped(item.citation),
          ...(item.origin === '' ? [] : [`; ${NOTES.origin(item.origin)}`]),
          '; ',
          ...known(item),
          ...(item.note === null || item.note === '' ? [] : [`; ${unstopped(item.note)}`]),
          ...(item.url === null ? [] : ['; ', link(item.url, NOTES.page)]),
          `. ${NOTES.source}: `,
          sourceLink(item.source),
          '.',
        ],
      ),
  };
}

/** Without the full stop at its end: more follows. */
export const unstopped = (text: string): string => text.replace(/[.\s]+$/, '');

function known(item: CitationResult): Inlines {
  const [before = '', after = ''] = NOTES.known('\u0000').split('\u0000');
  return [before, date(item.known), after];
}

/** A chart drawn for wide pages and, where there is room for it, again for narrow ones. */
export function drawingOf({ detail }: Desk, draw: (size: Size) => Markup, surges = false): Drawing {
  const both = detail.narrow === 'all' || (surges && detail.narrow === 'surges');
  return both ? { wide: draw(WIDE), narrow: draw(NARROW) } : { wide: draw(WIDE) };
}

export const sourceAnchor = (id: string): string => anchor('source', id);
export const conditionAnchor = (id: string): string => anchor('condition', id);
export const commitmentAnchor = (id: string): string => anchor('commitment', id);

function namesOf({ assessment, labels }: BriefingInput): ReadonlyMap<string, string> {
  const names = new Map<string, string>(Object.entries(labels));
  const add = (items: readonly { readonly id: string; readonly label: string }[]) => {
    for (const { id, label } of items) names.set(id, label === '' ? id : label);
  };
  add(assessment.agreement.parties);
  add(assessment.sources);
  add(assessment.posture.map(({ measure, label }) => ({ id: measure, label })));
  add(assessment.conditions);
  add(assessment.commitments);
  add(assessment.powers);
  add(assessment.adjustments);
  for (const condition of assessment.conditions)
    for (const reading of condition.readings)
      if (reading.id !== '')
        names.set(`${condition.id}.${reading.id}`, `${condition.label} (${reading.label ?? reading.id})`);
  return names;
}
