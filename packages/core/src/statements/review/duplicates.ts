import { origins } from '../drift/index.ts';
import type { Candidate } from './candidates.ts';

/** Candidates that say the same as another one: each with the one to merge it into, the fullest of its group. */
export function duplicates(
  candidates: readonly Candidate[],
): { readonly id: string; readonly into: string }[] {
  const told = candidates.map(({ id, proposed }) => ({ id, speaker: proposed.speaker, text: proposed.text }));
  return origins(told).flatMap(({ id, members }) =>
    members.filter((member) => member !== id).map((member) => ({ id: member, into: id })),
  );
}
