import type { WorkspaceNames } from '../binder/binding.ts';
import { createReport, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { MAX_LENGTH } from '../parser/parser.ts';
import { readAgreement } from '../read.ts';
import { bindAll } from './bind-all.ts';
import { staleAfter } from './changes.ts';
import { type Found, type Piece, readPiece } from './piece.ts';
import { cut, type Recut, recut } from './pieces.ts';
import { type Slot, sharedBy, usesOf, type Version } from './slots.ts';
import { header, placed, repeatedNames, warnings } from './whole.ts';

/** What is found in one version of a text, and what the reading of the next one can take over. */
export interface Increment {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where the text was read whole. */
  readonly version?: Version;
}

const NO_NAMES: WorkspaceNames = {};

/**
 * The diagnostics of a text, as `readAgreement` gives them, taking over from an earlier version of it the blocks that
 * an edit neither touches nor gives another meaning. The text is read in pieces, one for each block, whose places
 * count from their own beginnings; a piece is bound again when a name that it looked up means something else.
 */
export function readIncrement(
  text: string,
  workspace: WorkspaceNames = NO_NAMES,
  before?: Increment,
): Increment {
  if (text.length > MAX_LENGTH) return { diagnostics: readAgreement(text, workspace).diagnostics };
  const old = before?.version;
  const next = old === undefined ? { ...cut(text), kept: 0, shared: 0 } : recut(old.cut, text);
  const read = readPieces(next, workspace, old);
  if (read === undefined) return { diagnostics: readAgreement(text, workspace).diagnostics };
  const uses = usesOf(read.slots, old);
  const version: Version = { cut: { text, starts: next.starts }, workspace, ...read, uses };
  // Where a chain comes back to itself, which one is told depends on where the search begins.
  const diagnostics = uses.circular ? readAgreement(text, workspace).diagnostics : diagnosticsOf(version);
  return { diagnostics, version };
}

function readPieces(
  next: Recut,
  workspace: WorkspaceNames,
  old: Version | undefined,
): Pick<Version, 'slots' | 'shared'> | undefined {
  const { text, starts, kept, shared } = next;
  const before = old?.slots ?? [];
  const after = starts.length - shared;
  const known: (Slot | undefined)[] = Array.from(starts, (_, at) =>
    at < kept ? before[at] : at >= after ? before[at - starts.length + before.length] : undefined,
  );
  const pieces = known.map(
    (slot, at): Piece => slot?.piece ?? readPiece(detached(text.slice(starts[at], starts[at + 1]), old)),
  );
  const declared = sharedBy(pieces);
  if (old !== undefined) {
    const stale =
      old.workspace === workspace
        ? staleAfter({
            out: before.slice(kept, before.length - shared).map((slot) => slot.piece),
            into: pieces.slice(kept, after),
            before: old.shared,
            after: declared,
            untouched: known.filter((slot) => slot !== undefined),
          })
        : () => true;
    for (const [at, slot] of known.entries()) if (slot !== undefined && stale(slot)) known[at] = undefined;
  }
  const slots = bindAll(next, pieces, known, declared, workspace);
  if (slots === undefined) return undefined;
  const again = old !== undefined && countsDiffer(before, slots);
  return { slots: again ? slots.map(({ piece, bound }) => ({ piece, bound })) : slots, shared: declared };
}

/** A part of a longer text holds on to all of it: a copy lets versions of the text go. */
function detached(part: string, old: Version | undefined): string {
  return old === undefined ? part : ` ${part}`.slice(1);
}

/** Whether a formula may be settled otherwise than before because a measure counts something else. */
function countsDiffer(before: readonly Slot[], after: readonly Slot[]): boolean {
  const known = new Set(before);
  const seen = new Set(after);
  const key = (slots: readonly Slot[], among: ReadonlySet<Slot>) =>
    slots
      .filter((slot) => !among.has(slot))
      .flatMap(({ bound }) =>
        (bound.parts.measures ?? []).map(({ id, takes, unit }) => [id, takes.kind, unit]),
      )
      .join();
  return key(before, seen) !== key(after, known);
}

function diagnosticsOf(version: Version): readonly Diagnostic[] {
  const { cut: whole, slots } = version;
  const { found: ofHeader, head } = header(version);
  const found: Found[] = [...repeatedNames(version), ...ofHeader];
  slots.forEach(({ piece, bound }, at) => {
    for (const one of piece.found) found.push(placed(one, whole.starts[at]!));
    for (const one of bound.found) found.push(placed(one, whole.starts[at]!));
  });
  if (!found.some(({ severity }) => severity === 'error')) found.push(...warnings(version, head));
  const report = createReport(whole.text);
  return found.sort(inOrder).map(({ severity, finding }) => report.place(severity, finding));
}

function inOrder(a: Found, b: Found): number {
  if (a.finding.start !== b.finding.start) return a.finding.start - b.finding.start;
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1;
  return a.step - b.step;
}
