import { V, W } from '../lexicon/bits.ts';
import { FEMALE, MALE } from '../lexicon/names.ts';
import { PARTICLES } from '../lexicon/words.ts';
import { type Block, isHeadline, type Token } from '../text/index.ts';

/** Someone named in the text. */
export interface Person {
  /** The fullest form of the name in the text. */
  readonly name: string;
  /** What "he" or "she" may stand for, where the text or the first name tells. */
  readonly gender?: 'f' | 'm';
  /** Known by one name alone, and taken for a person because it speaks. */
  readonly guessed?: true;
  /** Stands for somebody who is not named. */
  readonly unnamed?: true;
}

/** Everyone named in a text, by surname and by first name. */
export interface People {
  readonly all: readonly Person[];
  readonly bySurname: ReadonlyMap<string, Person>;
  readonly byFirst: ReadonlyMap<string, Person>;
  /** Words, in lower case, that bear a capital within a sentence: names, not common nouns at its head. */
  readonly capitals: ReadonlySet<string>;
}

/** A personal name found in a run of tokens. */
export interface Name {
  /** Token range of the name without titles. */
  readonly from: number;
  readonly to: number;
  readonly titled: boolean;
  readonly gender?: 'f' | 'm';
}

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

const MASCULINE =
  /^(?:mr|sir|lord|king|prince|congressman|councilman|chairman|pope|father|brother|imam|sheikh|sheik|ayatollah|mullah|rabbi|spokesman|businessman|husband|son|actor|widower)$/;
const FEMININE =
  /^(?:mrs|ms|miss|madam|madame|lady|dame|queen|princess|congresswoman|councilwoman|chairwoman|sister|spokeswoman|businesswoman|wife|mother|daughter|actress|widow)$/;

const isCapital = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === 'word' && token.capital;

/** No text names more people than this; a list of names is not a text. */
const MOST = 5000;

/** A verb with a capital, as in headlines: Says, Calls. */
const isHeadVerb = (token: Token): boolean =>
  token.verbs.some((verb) => (verb.bits & V.nounish) === 0 && (verb.bits & (V.present | V.past)) !== 0);

/** Words that begin the names of places. */
const PLACE_HEADS =
  /^(?:san|santa|sao|los|las|new|fort|port|north|south|east|west|upper|lower|lake|mount|cape|grand|saint|st|silicon|middle|salt|rio|buenos|hong|sri|cote|el|great|little|old|wall)$/;

/** Words that a sentence may begin with and that are no first name. */
const isFunction = (token: Token): boolean =>
  has(
    token,
    W.pronoun |
      W.owner |
      W.determiner |
      W.preposition |
      W.coordinator |
      W.subordinator |
      W.adverb |
      W.that |
      W.relative |
      W.auxiliary |
      W.weekday,
  ) ||
  (has(token, W.month) && !/^(?:may|april|june|jan|august)$/.test(token.lower));

/** True for the "of" in "Secretary of State", "Minister of Defence". */
const heldOffice = (tokens: readonly Token[], at: number): boolean =>
  /^(?:of|for)$/.test(tokens[at]?.lower ?? '') && has(tokens[at - 1], W.title) && isCapital(tokens[at - 1]);

/**
 * The personal name at the end of tokens [from, to), without titles, offices and nationalities before it; undefined
 * where the words look like an organisation, a place or a common noun.
 */
export function nameAtEnd(tokens: readonly Token[], from: number, to: number): Name | undefined {
  let start = to;
  while (start > from) {
    const token = tokens[start - 1] as Token;
    const inside =
      token.kind === 'word' && start < to && PARTICLES.has(token.lower) && isCapital(tokens[start - 2]);
    if (!isCapital(token) && !inside) break;
    if (token.possessive && start < to) break;
    start--;
  }
  if (start === to) return undefined;
  let titled = false;
  let gender: 'f' | 'm' | undefined;
  const before = tokens[start - 1];
  if (before && start > from && before.kind === 'word') {
    if (has(before, W.title | W.role)) titled = true;
    if (MASCULINE.test(before.lower)) gender = 'm';
    if (FEMININE.test(before.lower)) gender = 'f';
  }
  if (heldOffice(tokens, start - 1)) {
    // "Secretary of State John Kerry": the office ends with the last word of what it is over.
    titled = true;
    for (let i = to - 2; i >= start; i--) {
      if (!has(tokens[i], W.organisation)) continue;
      start = i + 1;
      break;
    }
  }
  for (let i = start; i < to - 1; i++) {
    const token = tokens[i] as Token;
    if (has(token, W.title)) {
      titled = true;
      if (MASCULINE.test(token.lower)) gender = 'm';
      if (FEMININE.test(token.lower)) gender = 'f';
      start = i + 1;
    } else if ((has(token, W.role) && !MALE.has(token.lower)) || (i === start && has(token, W.demonym)))
      start = i + 1;
    else if (i === start && isFunction(token)) start = i + 1;
  }
  if (start >= to) return undefined;
  for (let i = start; i < to; i++) {
    const token = tokens[i] as Token;
    if (has(token, W.demonym | W.place) && (i === to - 1 || i === start)) return undefined;
    if (isHeadVerb(token) || token.acronym) return undefined;
    if (i === start && to - start > 1 && PLACE_HEADS.test(token.lower)) return undefined;
    if (has(token, W.organisation | W.weekday) && !(titled && i === to - 1 && i > start)) return undefined;
    if (isFunction(token) && !PARTICLES.has(token.lower) && !token.dotted) return undefined;
    if (has(token, W.role | W.title) && !token.dotted && i === to - 1 && to - start === 1) return undefined;
  }
  return gender ? { from: start, to, titled, gender } : { from: start, to, titled };
}

const spell = (text: string, tokens: readonly Token[], name: Name): string => {
  const last = tokens[name.to - 1] as Token;
  const end = last.possessive
    ? last.end - (/s['’]$/.test(text.slice(last.start, last.end)) ? 1 : 2)
    : last.end;
  return text.slice((tokens[name.from] as Token).start, end).replace(/\s+/g, ' ');
};

const genderOf = (first: string): 'f' | 'm' | undefined =>
  FEMALE.has(first) ? 'f' : MALE.has(first) ? 'm' : undefined;

/** Everyone named in full, or with a title, outside of quotation marks. Linear in the number of tokens. */
export function findPeople(text: string, blocks: readonly Block[]): People {
  const bySurname = new Map<string, Person>();
  const byFirst = new Map<string, Person>();
  const capitals = new Set<string>();
  const known = (surname: string, person: Person): void => {
    if (bySurname.size < MOST || bySurname.has(surname)) bySurname.set(surname, person);
  };
  for (const { tokens, sentences } of blocks) {
    const first = sentences[0];
    const skip = first && isHeadline(tokens, first[0], first[1]) ? first[1] : 0;
    const heads = new Set(sentences.map(([from]) => from));
    for (let i = skip; i < tokens.length; i++) {
      if (!isCapital(tokens[i])) continue;
      if (!heads.has(i)) capitals.add((tokens[i] as Token).lower);
      let to = i + 1;
      while (to < tokens.length && to - i < 8 && !(tokens[to - 1] as Token).possessive) {
        const next = tokens[to] as Token;
        const particle =
          next.kind === 'word' &&
          PARTICLES.has(next.lower) &&
          isCapital(tokens[to + 1]) &&
          next.lower.length <= 3;
        if (!isCapital(next) && !particle) break;
        to++;
      }
      const name = nameAtEnd(tokens, i > 0 && tokens[i - 1]?.kind === 'word' ? i - 1 : i, to);
      i = to - 1;
      if (!name) continue;
      const length = name.to - name.from;
      const surname = (tokens[name.to - 1] as Token).lower;
      const old = bySurname.get(surname);
      if (length === 1) {
        if (name.gender && old && !old.gender) known(surname, { ...old, gender: name.gender });
        if (name.titled && name.gender && !old)
          known(surname, { name: spell(text, tokens, name), gender: name.gender });
        continue;
      }
      if (length > 5) continue;
      const first = (tokens[name.from] as Token).lower;
      const gender = name.gender ?? old?.gender ?? genderOf(first);
      const full = spell(text, tokens, name);
      // Two people of one surname: the first in full keeps it, as news style names the other in full again.
      if (old?.name.includes(' ') && !old.name.toLowerCase().startsWith(first)) {
        if (!byFirst.has(first)) byFirst.set(first, gender ? { name: full, gender } : { name: full });
        continue;
      }
      const person: Person = old?.name.includes(' ')
        ? gender && !old.gender
          ? { ...old, gender }
          : old
        : gender
          ? { name: full, gender }
          : { name: full };
      if (person !== old) known(surname, person);
      if (!byFirst.has(first)) byFirst.set(first, person);
    }
  }
  return { all: [...new Set([...bySurname.values(), ...byFirst.values()])], bySurname, byFirst, capitals };
}

/** Who bears a surname; "Mr. Clinton" is not a woman of that name. */
function sameSurname(people: People, surname: string, gender: 'f' | 'm' | undefined): Person | undefined {
  const known = people.bySurname.get(surname);
  if (!known?.gender || !gender || known.gender === gender) return known;
  return people.all.find(
    (person) => person.gender === gender && person.name.toLowerCase().endsWith(` ${surname}`),
  );
}

/**
 * Who a phrase names. With `guess`, a single capitalised word that is no known place or organisation is taken for a
 * surname. Who a phrase names, if it names one person: "Senate minority leader Harry Reid", "Mr. Kamp", but not "aides to Kamp". */
export function personIn(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  people: People,
  guess = false,
): Person | undefined {
  const name = nameAtEnd(tokens, from, to);
  if (!name || (name.from > from && has(tokens[name.from - 1], W.preposition))) {
    // "former Gov. Jeb Bush of Florida"
    let tie = from + 1;
    while (tie < to && !has(tokens[tie], W.preposition)) tie++;
    return tie < to && isCapital(tokens[tie - 1]) ? personIn(text, tokens, from, tie, people) : undefined;
  }
  for (let i = from; i < name.from; i++) {
    const token = tokens[i] as Token;
    if (heldOffice(tokens, i)) continue;
    if (has(token, W.preposition | W.coordinator) || token.lower === '&') return undefined;
  }
  const surname = (tokens[name.to - 1] as Token).lower;
  const first = (tokens[name.from] as Token).lower;
  const single = name.to - name.from === 1;
  const known = sameSurname(people, surname, name.gender);
  if (known && (single || !known.name.includes(' ') || known.name.toLowerCase().startsWith(first)))
    return known;
  const byFirst = people.byFirst.get(first);
  if (byFirst && (single || byFirst.name.toLowerCase().endsWith(surname))) return byFirst;
  if (single && !name.titled) {
    const capital = people.capitals.has(surname);
    return guess && capital ? { name: spell(text, tokens, name), guessed: true } : undefined;
  }
  const gender = name.gender ?? genderOf(first);
  const spelled = spell(text, tokens, name);
  return gender ? { name: spelled, gender } : { name: spelled };
}
