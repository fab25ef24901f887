import type { WorkspaceNames } from '../binder/binding.ts';
import { findCycles } from '../binder/cycles.ts';
import type { Declaration } from '../binder/names.ts';
import { BUILT_IN_UNITS } from '../compile/units.ts';
import type { Bound, Found, Piece } from './piece.ts';
import type { Cut } from './pieces.ts';

/** A piece with what it means among the others. */
export interface Slot {
  readonly piece: Piece;
  readonly bound: Bound;
  /** Warnings about single formulas, once they have been looked for. */
  settled?: readonly Found[];
}

/** The pieces of one version of a text, in order, and what they declare together. */
export interface Version {
  readonly cut: Cut;
  readonly workspace: WorkspaceNames;
  readonly slots: readonly Slot[];
  readonly shared: Shared;
  readonly uses: Uses;
}

/** What the pieces use of each other, joined. */
export interface Uses {
  readonly used: ReadonlySet<string>;
  readonly depends: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether something depends on itself. */
  readonly circular: boolean;
}

/** Joins what the pieces use, unless those that changed use the same as before. */
export function usesOf(slots: readonly Slot[], before: Version | undefined): Uses {
  if (before !== undefined) {
    const [old, now] = [new Set(before.slots), new Set(slots)];
    const gone = before.slots.filter((slot) => !now.has(slot));
    if (usedBy(gone) === usedBy(slots.filter((slot) => !old.has(slot)))) return before.uses;
  }
  const used = new Set<string>();
  const depends = new Map<string, ReadonlySet<string>>();
  for (const { bound } of slots) {
    for (const name of bound.used) used.add(name);
    for (const [owner, names] of bound.depends) {
      const known = depends.get(owner);
      depends.set(owner, known === undefined ? names : new Set([...known, ...names]));
    }
  }
  return { used, depends, circular: findCycles(depends, () => undefined) };
}

function usedBy(slots: readonly Slot[]): string {
  return JSON.stringify(
    slots.map(({ bound }) => [
      [...bound.used],
      [...bound.depends].map(([owner, names]) => [owner, ...names]),
    ]),
  );
}

/** What the pieces of a text declare together; the first of several declarations of a name counts. */
export interface Shared {
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** The piece that declares a name. */
  readonly owners: ReadonlyMap<string, number>;
  readonly lost: ReadonlySet<string>;
  readonly lostBlocks: number;
  readonly units: ReadonlySet<string>;
  readonly signed: number | undefined;
  /** Names declared again, by the piece that does so. */
  readonly repeated: readonly { readonly again: Declaration; readonly at: number }[];
}

export function sharedBy(pieces: readonly Piece[]): Shared {
  const declarations = new Map<string, Declaration>();
  const owners = new Map<string, number>();
  const lost = new Set<string>();
  const units = new Set(BUILT_IN_UNITS);
  const repeated: { again: Declaration; at: number }[] = [];
  let lostBlocks = 0;
  let signed: number | undefined;
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!;
    for (const one of piece.declares) {
      const { name } = one.name;
      if (declarations.has(name)) repeated.push({ again: one, at });
      else {
        declarations.set(name, one);
        owners.set(name, at);
      }
    }
    for (const unit of piece.units) units.add(unit);
    for (const { name } of piece.tree.lostNames) lost.add(name);
    lostBlocks += piece.tree.lostBlocks;
    signed ??= piece.signed;
  }
  return { declarations, owners, lost, lostBlocks, units, signed, repeated };
}
