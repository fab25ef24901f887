import type { Cut } from '../statement.ts';
import { plainName } from './names.ts';
import type { PlaceEntry, RegisterIndex } from './register.ts';

/** A place in a text. */
export interface FoundPlace extends Cut {
  /** The place on the register; undefined for one that is only proposed. */
  readonly place?: PlaceEntry;
}

const NAMED =
  /\b(?:in|at|from|near|outside|across|of|to|into|around|toward|towards)\s+(?:the\s+)?(?:(?:northern|southern|eastern|western|central|nearby)\s+)?(\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){0,2})(\s+(?:province|district|city|county|valley|region|governorate|oblast))?/gu;
const CAPITAL_RUN = /\p{Lu}[\p{L}’'-]*(?:[ -]\p{Lu}?[\p{L}’'-]+){0,3}/gu;

/** Names after "in" that are no places. */
const NO_PLACE =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Congress|Parliament|English|French|German|Twitter|Facebook|God|Islam|Mr|Mrs|Ms|President|Sen|Rep|Gov|Gen|The|A|An|His|Her|Their|This|That)\b/;
/** Phrases that name a place for certain, because of the noun after it. */
const REGION = /province|district|city|county|valley|region|governorate|oblast/;

/**
 * The places of a text: every name that the register knows, under any of its spellings (Helmand, Hilmand), and, as
 * proposals, names that stand like places ("in the X province", "in Brussels"). Linear in the text.
 */
export function placesIn(text: string, index: RegisterIndex): FoundPlace[] {
  const found = new Map<number, FoundPlace>();
  for (const match of text.matchAll(CAPITAL_RUN)) {
    const words = [...match[0].matchAll(/[\p{L}’'-]+/gu)];
    // The longest run of words that the register knows, from each word on.
    for (let i = 0; i < words.length; i++) {
      for (let k = words.length; k > i; k--) {
        const start = match.index + (words[i]?.index ?? 0);
        const end = match.index + (words[k - 1]?.index ?? 0) + (words[k - 1]?.[0].length ?? 0);
        const place = index.places.get(plainName(text.slice(start, end)));
        if (!place) continue;
        found.set(start, { text: text.slice(start, end), start, end, place });
        i = k - 1;
        break;
      }
    }
  }
  for (const match of text.matchAll(NAMED)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].indexOf(name);
    if (found.has(start) || NO_PLACE.test(name)) continue;
    const sure = match[2] !== undefined && REGION.test(match[2]);
    const located = /^(?:in|at|near|outside|across)\b/.test(match[0]);
    if (!sure && (!located || name.split(' ').length > 2)) continue;
    found.set(start, { text: name, start, end: start + name.length });
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
