import type { Day } from '../../calendar/index.ts';
import type { FoundStatement } from '../statement.ts';
import { plainName, surname } from './names.ts';

/** An office that somebody held; without dates where they are not known. */
export interface Office {
  readonly title: string;
  /** Party or member for which the office speaks. */
  readonly party: string;
  readonly from?: Day;
  /** The last day in office. */
  readonly to?: Day;
}

export interface PersonEntry {
  readonly id: string;
  readonly name: string;
  readonly also: readonly string[];
  readonly offices: readonly Office[];
}

/** A party or member that speaks as such: "the Taliban", "the Pentagon" for the United States. */
export interface PartyEntry {
  readonly id: string;
  readonly name: string;
  readonly also: readonly string[];
}

export interface PlaceEntry {
  readonly id: string;
  readonly name: string;
  readonly also: readonly string[];
}

/** The people, parties and places that a workspace knows. */
export interface Registers {
  readonly people: readonly PersonEntry[];
  readonly parties: readonly PartyEntry[];
  readonly places: readonly PlaceEntry[];
}

export interface RegisterIndex {
  readonly people: ReadonlyMap<string, readonly PersonEntry[]>;
  readonly surnames: ReadonlyMap<string, readonly PersonEntry[]>;
  readonly parties: ReadonlyMap<string, PartyEntry>;
  readonly places: ReadonlyMap<string, PlaceEntry>;
}

/** Looks names up however they are written. */
export function indexRegisters(registers: Registers): RegisterIndex {
  const people = new Map<string, PersonEntry[]>();
  const surnames = new Map<string, PersonEntry[]>();
  const put = (map: Map<string, PersonEntry[]>, key: string, person: PersonEntry): void => {
    const list = map.get(key) ?? [];
    if (!list.includes(person)) list.push(person);
    map.set(key, list);
  };
  for (const person of registers.people) {
    for (const name of [person.name, ...person.also]) {
      const plain = plainName(name);
      put(people, plain, person);
      put(surnames, surname(plain), person);
    }
  }
  const named = <T extends PartyEntry | PlaceEntry>(entries: readonly T[]): Map<string, T> =>
    new Map(
      entries.flatMap((entry) =>
        [entry.name, ...entry.also, entry.id].map((name) => [plainName(name), entry] as const),
      ),
    );
  return { people, surnames, parties: named(registers.parties), places: named(registers.places) };
}

/** Who a speaker is on the register, and for whom they spoke on that day. */
export interface KnownSpeaker {
  readonly id: string;
  readonly name: string;
  readonly capacity: string;
  readonly party: string;
}

const holds = (office: Office, on: Day | undefined): boolean =>
  on === undefined ||
  ((office.from === undefined || office.from <= on) && (office.to === undefined || on <= office.to));

/** The office that a person held on a day; undefined if none, or if the day is unknown and there were several. */
export function officeOn(person: PersonEntry, on: Day | undefined): Office | undefined {
  const held = person.offices.filter((office) => holds(office, on));
  return held.length === 1 || on !== undefined ? held.at(-1) : undefined;
}

/**
 * Finds a speaker on the register, by full name, or by a surname that only one person bears (only one who held an
 * office on that day, where several do). Parties are found by their names. Undefined for anybody else.
 */
export function findSpeaker(
  index: RegisterIndex,
  words: string,
  person: string | undefined,
  on?: Day,
): KnownSpeaker | undefined {
  for (const name of person === undefined ? [words] : [person, words]) {
    const plain = plainName(name);
    if (plain === '') continue;
    const exact = index.people.get(plain) ?? [];
    const all =
      exact.length > 0
        ? exact
        : plain.includes(' ') && person === undefined
          ? []
          : (index.surnames.get(surname(plain)) ?? []);
    const serving = all.length > 1 ? all.filter((entry) => officeOn(entry, on)) : all;
    const entry = serving.length === 1 ? serving[0] : undefined;
    // A full name that differs from the one on the register is another person.
    const agrees =
      entry &&
      (exact.length > 0 ||
        !plain.includes(' ') ||
        [entry.name, ...entry.also].some((known) => sharesFirst(plainName(known), plain)));
    if (entry && agrees) {
      const office = officeOn(entry, on);
      return { id: entry.id, name: entry.name, capacity: office?.title ?? '', party: office?.party ?? '' };
    }
    const party = index.parties.get(plain) ?? index.parties.get(plain.replace(/^the /, ''));
    if (party) return { id: party.id, name: party.name, capacity: '', party: party.id };
  }
  return undefined;
}

const sharesFirst = (a: string, b: string): boolean => a.split(' ')[0] === b.split(' ')[0];

/** Somebody who speaks in a text and is on no register. */
export interface ProposedSpeaker {
  readonly name: string;
  /** The words under which they appear. */
  readonly forms: readonly string[];
  readonly capacity: string;
  readonly statements: number;
}

/** Speakers that the register does not know, for a person to enter; the unnamed are left out. Never entered by itself. */
export function proposeSpeakers(
  statements: readonly FoundStatement[],
  index: RegisterIndex,
  on?: Day,
): ProposedSpeaker[] {
  const found = new Map<string, { name: string; forms: Set<string>; capacity: string; statements: number }>();
  for (const { speaker, capacity, unnamed } of statements) {
    if (!speaker || unnamed) continue;
    const name = speaker.person ?? speaker.text.replace(/\s+/g, ' ');
    if (speaker.person === undefined && !/\p{Lu}/u.test(name)) continue;
    if (findSpeaker(index, speaker.text, speaker.person, on)) continue;
    const key = plainName(name);
    const entry = found.get(key) ?? { name, forms: new Set<string>(), capacity: '', statements: 0 };
    entry.forms.add(speaker.text);
    entry.statements++;
    if (entry.capacity === '' && capacity) entry.capacity = capacity;
    found.set(key, entry);
  }
  return [...found.values()].map(({ forms, ...rest }) => ({ ...rest, forms: [...forms] }));
}
