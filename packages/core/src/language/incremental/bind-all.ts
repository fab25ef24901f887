import type { WorkspaceNames } from '../binder/binding.ts';
import { type Bound, bindPiece, type Piece, type Surroundings } from './piece.ts';
import type { Cut } from './pieces.ts';
import type { Shared, Slot } from './slots.ts';

/**
 * Binds every piece that has no slot yet. Undefined when a baseline needs its own value: such a text is read whole,
 * since what is said about it depends on where one begins.
 */
export function bindAll(
  cut: Cut,
  pieces: readonly Piece[],
  known: readonly (Slot | undefined)[],
  shared: Shared,
  workspace: WorkspaceNames,
): readonly Slot[] | undefined {
  const bound: (Bound | undefined)[] = known.map((slot) => slot?.bound);
  const open = new Set<number>();
  let circular = false;
  const around: Surroundings = {
    ...shared,
    workspace,
    baseline: (name) => {
      const at = shared.owners.get(name);
      const block = shared.declarations.get(name)?.block;
      if (at === undefined || block === undefined) return undefined;
      return ensure(at)?.baselines.get(block);
    },
  };
  const ensure = (at: number): Bound | undefined => {
    const ready = bound[at];
    if (ready !== undefined) return ready;
    if (open.has(at)) {
      circular = true;
      return undefined;
    }
    open.add(at);
    const made = bindPiece(pieces[at]!, around, () => lineOf(cut, at));
    bound[at] = made;
    open.delete(at);
    return made;
  };
  const slots = pieces.map((piece, at) => known[at] ?? { piece, bound: ensure(at)! });
  return circular ? undefined : slots;
}

function lineOf({ text, starts }: Cut, at: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < starts[at]!; i = text.indexOf('\n', i + 1)) line++;
  return line;
}
