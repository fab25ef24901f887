import { type Item, isRetraction } from '../item.ts';
import { contentKey, type Release, resolveVersions, type Version } from '../versions.ts';

/** What a new release changes against the releases before it. */
export interface Changes {
  readonly appeared: number;
  readonly changed: number;
  readonly vanished: number;
  readonly unchanged: number;
  /** Some of the ids that changed or vanished, for a look at the source. */
  readonly examples: { readonly changed: readonly string[]; readonly vanished: readonly string[] };
}

const EXAMPLES = 10;

/** Compares the items that stand after the last of `before` with those that stand once `next` has been added. */
export function compareReleases<T extends Item>(before: readonly Release<T>[], next: Release<T>): Changes {
  const old = standing(resolveVersions(before));
  const now = standing(resolveVersions([...before, next]));
  const said = new Set(next.rows.flatMap((row) => (isRetraction(row) ? [] : [row.id])));
  const changed: string[] = [];
  const vanished: string[] = [];
  let [appeared, unchanged] = [0, 0];
  for (const [id, key] of now) {
    if (!said.has(id)) continue;
    const was = old.get(id);
    if (was === undefined) appeared++;
    else if (was === key) unchanged++;
    else changed.push(id);
  }
  for (const id of old.keys()) if (!now.has(id)) vanished.push(id);
  return {
    appeared,
    changed: changed.length,
    vanished: vanished.length,
    unchanged,
    examples: { changed: changed.slice(0, EXAMPLES), vanished: vanished.slice(0, EXAMPLES) },
  };
}

function standing(versions: readonly Version<Item>[]): Map<string, string> {
  const open = versions.filter((version) => version.gone === Infinity);
  return new Map(open.map(({ item }) => [item.id, contentKey(item)]));
}
