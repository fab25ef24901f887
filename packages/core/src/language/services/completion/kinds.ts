import type { BlockWord } from '../../lexer/words.ts';

/** What a name can stand for at a place. */
export interface Wanted {
  readonly kinds: readonly BlockWord[];
  readonly members?: true;
  readonly units?: true;
}

const FORMULA: Wanted = {
  kinds: ['measure', 'baseline', 'condition', 'occurrence', 'commitment', 'power'],
};
const PARTY: Wanted = { kinds: ['party'], members: true };
const NONE: Wanted = { kinds: [] };

/** By what the parser says it wants. */
const WANTED: Readonly<Record<string, Wanted>> = {
  'a measure or a condition': FORMULA,
  'a measure': { kinds: ['measure', 'baseline'] },
  'the name of a measure': { kinds: ['measure'] },
  'the name of a party': PARTY,
  'a party or a member': PARTY,
  'a party, a member or a person in quotation marks': PARTY,
  'the name of a source': { kinds: ['source'] },
  'the name of an area list': { kinds: ['areas'] },
  'the name of an occurrence': { kinds: ['occurrence'] },
  'the name of a commitment': { kinds: ['commitment'] },
  'the name of a commitment or “the agreement”': { kinds: ['commitment', 'power'] },
  'a commitment or a power': { kinds: ['commitment', 'power'] },
  'a date, “signing”, an occurrence or an anchor': { kinds: ['occurrence', 'anchor'] },
  'a condition, commitment, power or adjustment': {
    kinds: ['condition', 'commitment', 'power', 'adjustment'],
  },
  'an occurrence, a measure or a judge': { kinds: ['occurrence', 'measure', 'party'], members: true },
  'a unit': { kinds: [], units: true },
  'a reading': NONE,
  // New names and the names of figures in a file: nothing that is declared can stand there.
  'the name of a reading': NONE,
  'a metric': NONE,
};

/** What can stand where the parser wants `what`; undefined where it has not been said. */
export function wantedAt(what: string): Wanted | undefined {
  return WANTED[what] ?? (what.startsWith('the name of the ') ? NONE : undefined);
}
