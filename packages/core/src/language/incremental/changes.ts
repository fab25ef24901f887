import type { Declaration } from '../binder/names.ts';
import type { Piece } from './piece.ts';
import type { Shared, Slot } from './slots.ts';

/** Which pieces that an edit did not touch have to be bound again. */
export type Stale = (slot: Slot) => boolean;

/** What an edit took out of a text and put into it, and what the whole declared before and declares now. */
export interface Edit {
  readonly out: readonly Piece[];
  readonly into: readonly Piece[];
  readonly before: Shared;
  readonly after: Shared;
  /** Pieces that the edit left alone. */
  readonly untouched: readonly Slot[];
}

/** Works out what other blocks see differently after an edit. */
export function staleAfter(edit: Edit): Stale {
  const { before, after } = edit;
  const [out, into] = [edit.out.flatMap(declares), edit.into.flatMap(declares)];
  const alike = out.length === into.length && out.every((one, i) => looksLike(one, into[i]!));
  const changed = new Set<string>();
  for (const { name } of alike ? [] : [...out, ...into]) {
    const [was, is] = [before.declarations.get(name.name), after.declarations.get(name.name)];
    if (was === undefined || is === undefined || !looksLike(was, is)) changed.add(name.name);
  }
  for (const name of [...before.lost, ...after.lost]) {
    if (before.lost.has(name) !== after.lost.has(name)) changed.add(name);
  }
  for (const { kind, name } of into) if (kind === 'baseline') changed.add(name.name);
  const units = !sameList(before.units, after.units);
  const signed = before.signed !== after.signed;
  const stale: Stale = ({ bound: { looked } }) =>
    looked.lines ||
    (looked.all && !alike) ||
    (looked.units && units) ||
    (looked.signed && signed) ||
    (changed.size > 0 && meets(changed, looked.names));
  if (changed.size > 0 || units || signed) spread(edit.untouched, stale, changed);
  return stale;
}

/** The value of a baseline is seen by others and may itself come from others. */
function spread(untouched: readonly Slot[], stale: Stale, changed: Set<string>): void {
  const baselines = untouched.filter(({ bound }) => bound.baselines.size > 0);
  for (let size = -1; size !== changed.size; ) {
    size = changed.size;
    for (const slot of baselines) {
      if (!stale(slot)) continue;
      for (const { kind, name } of slot.piece.declares) if (kind === 'baseline') changed.add(name.name);
    }
  }
}

function declares(piece: Piece): readonly Declaration[] {
  return piece.declares;
}

/** Whether others see no difference: all but the block itself and where it stands. */
function looksLike(a: Declaration, b: Declaration): boolean {
  return a === b || keyOf(a) === keyOf(b);
}

function keyOf({ block: _, name, ...seen }: Declaration): string {
  return JSON.stringify([name.name, seen]);
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const one of few) if (many.has(one)) return true;
  return false;
}

function sameList(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  const other = b.values();
  for (const one of a) if (one !== other.next().value) return false;
  return true;
}
