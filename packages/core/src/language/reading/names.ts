/** Labels under which things are read back, by id; what has none is read back by its id. */
export interface ReadingNames {
  readonly measures?: ReadonlyMap<string, string>;
  readonly baselines?: ReadonlyMap<string, string>;
  readonly conditions?: ReadonlyMap<string, string>;
  readonly occurrences?: ReadonlyMap<string, string>;
  readonly commitments?: ReadonlyMap<string, string>;
  readonly powers?: ReadonlyMap<string, string>;
}

/** A proposition's name taken apart: `less_violence.alliance_view`, `us_8600 is fulfilled`, `talks has happened`. */
export interface PropositionParts {
  readonly id: string;
  /** Reading of a condition. */
  readonly reading?: string;
  /** `fulfilled`, `has happened` ...; absent for a condition (met) and an occurrence (on its day). */
  readonly state?: string;
}

const PROPOSITION = /^([^. ]+)(?:\.([^ ]+))?(?: is (.+)| (has happened))?$/;

/** The inverse of how the compiler names propositions. */
export function propositionParts(name: string): PropositionParts {
  const match = PROPOSITION.exec(name);
  const [, id, reading, state, happened] = match ?? [];
  const told = state ?? happened;
  return {
    id: id ?? name,
    ...(reading !== undefined && { reading }),
    ...(told !== undefined && { state: told }),
  };
}

/** A label inside a sentence: its first letter small, unless it is an abbreviation or a name used as such elsewhere. */
export function inSentence(label: string, proper: ReadonlySet<string>): string {
  const first = /^\p{L}+/u.exec(label)?.[0] ?? '';
  if (first.length < 2 || first.slice(1) !== first.slice(1).toLowerCase() || proper.has(first)) return label;
  return first[0]!.toLowerCase() + label.slice(1);
}

/** Words that stand with a capital letter inside some label: names of people and places. */
export function properWords(names: ReadingNames): ReadonlySet<string> {
  const proper = new Set<string>();
  for (const labels of Object.values(names) as (ReadonlyMap<string, string> | undefined)[]) {
    for (const label of labels?.values() ?? []) {
      for (const [word] of label.matchAll(/(?<=\p{L}[\s,;:()“-]+)\p{Lu}\p{L}+/gu)) proper.add(word);
    }
  }
  return proper;
}

/**
 * Short labels, up to the first comma, of things that would not be mixed up under them; the others keep the whole
 * label, in quotation marks.
 */
export function shortLabels(labels: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> {
  const heads = new Map<string, number>();
  const head = (label: string) => label.split(/[,:;(]/)[0]!.trim();
  for (const label of labels?.values() ?? []) heads.set(head(label), (heads.get(head(label)) ?? 0) + 1);
  const short = new Map<string, string>();
  for (const [id, label] of labels ?? []) {
    const alone = heads.get(head(label)) === 1;
    short.set(id, alone || label === head(label) ? head(label) : `“${label}”`);
  }
  return short;
}
