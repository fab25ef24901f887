import type { Agreement } from '@lockstep/core/language';

/** Names under which sources speak of each party. */
export function aliasesOf({ parties }: Agreement): ReadonlyMap<string, readonly string[]> {
  return new Map(parties.map((party) => [party.id, [party.label, ...party.also]]));
}
