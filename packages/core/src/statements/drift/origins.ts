import { wordsOf } from './align.ts';

/** What is compared to find out whether several items go back to one. */
export interface Told {
  readonly id: string;
  readonly speaker: string;
  readonly text: string;
}

/** Items that repeat one another: one origin, however many outlets printed it. */
export interface Origin {
  /** The fullest of the texts. */
  readonly id: string;
  readonly members: readonly string[];
}

/** Words in a row that are compared. */
const SHINGLE = 3;
/** Share of the shorter text's shingles that must be in the longer one. */
const SHARED = 0.6;
/** A shingle in more items than this is a formula ("the United States and") and tells nothing. */
const FORMULA = 50;

function shingles(text: string): Set<string> {
  const words = wordsOf(text).map((word) => word.plain);
  const found = new Set<string>();
  const length = Math.min(SHINGLE, words.length);
  for (let i = 0; i + length <= words.length; i++) found.add(words.slice(i, i + length).join(' '));
  return found;
}

/**
 * Groups items that go back to one origin: the same speaker and mostly the same words, one perhaps shorter than the
 * other (Broder's containment of shingles, 1997). Five outlets that quote one report count once.
 */
export function origins(items: readonly Told[]): Origin[] {
  const sets = items.map(({ text }) => shingles(text));
  const parent = items.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const holders = new Map<string, number[]>();
  items.forEach(({ speaker }, i) => {
    for (const shingle of sets[i] as Set<string>) {
      const key = `${speaker}\u0000${shingle}`;
      const list = holders.get(key) ?? [];
      if (list.length < FORMULA) list.push(i);
      holders.set(key, list);
    }
  });
  const shared = new Map<number, Map<number, number>>();
  for (const list of holders.values()) {
    for (let x = 0; x < list.length; x++)
      for (let y = x + 1; y < list.length; y++) {
        const [i, j] = [list[x] as number, list[y] as number];
        const row = shared.get(i) ?? new Map<number, number>();
        row.set(j, (row.get(j) ?? 0) + 1);
        shared.set(i, row);
      }
  }
  for (const [i, row] of shared)
    for (const [j, count] of row) {
      const least = Math.min((sets[i] as Set<string>).size, (sets[j] as Set<string>).size);
      if (least > 0 && count >= least * SHARED) parent[root(j)] = root(i);
    }
  const groups = new Map<number, number[]>();
  items.forEach((_, i) => {
    const list = groups.get(root(i)) ?? [];
    list.push(i);
    groups.set(root(i), list);
  });
  return [...groups.values()].map((list) => {
    const fullest = list.reduce((best, i) =>
      (items[i] as Told).text.length > (items[best] as Told).text.length ? i : best,
    );
    return { id: (items[fullest] as Told).id, members: list.map((i) => (items[i] as Told).id) };
  });
}
