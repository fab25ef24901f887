/** What every part of the content works with: the input, the names of things, and the notes. */
import type { CitationResult } from '@lockstep/core/assessment';
import { anchor, date, type Inline, type Inlines, link, type NoteBook, noteBook } from '../document/index.ts';
import type { BriefingInput } from '../input.ts';
import { type FlatMap, flatten } from '../map/index.ts';
import { formatDate } from '../text/dates.ts';
import { METHOD, NOTES } from '../words.ts';

const MAP_WIDTH = 560;

export interface Desk {
  readonly input: BriefingInput;
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

export function desk(input: BriefingInput): Desk {
  const notes = noteBook();
  const names = namesOf(input);
  const { assessment } = input;
  const maps = new Map<string, FlatMap | null>();
  const sourceLink = (id: string): Inline => link(`#${sourceAnchor(id)}`, names.get(id) ?? id);
  return {
    input,
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
          item.citation,
          ...(item.origin === '' ? [] : [`; ${NOTES.origin(item.origin)}`]),
          '; ',
          ...known(item),
          ...(item.note === null || item.note === '' ? [] : [`; ${item.note}`]),
          ...(item.url === null ? [] : ['; ', link(item.url, NOTES.page)]),
          `. ${NOTES.source}: `,
          sourceLink(item.source),
          '.',
        ],
      ),
  };
}

function known(item: CitationResult): Inlines {
  const [before = '', after = ''] = NOTES.known('\u0000').split('\u0000');
  return [before, date(item.known), after];
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
