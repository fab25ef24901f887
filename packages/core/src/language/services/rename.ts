import type { TextRange } from '../../logic/index.ts';
import { tokenize } from '../lexer/lexer.ts';
import { TOKEN } from '../lexer/tokens.ts';
import type { BlockWord } from '../lexer/words.ts';
import { isReservedName } from '../lexer/words.ts';
import { plural } from '../messages.ts';
import { type OpenAgreement, openAgreement } from './document.ts';
import { applyEdits, type TextEdit } from './edit.ts';
import { keyOf, type NameUse } from './names/use.ts';
import { nameAt } from './navigate.ts';
import { SERVICE } from './words.ts';

export type Renamed =
  | {
      readonly ok: true;
      readonly edits: readonly TextEdit[];
      /** What the edits cannot reach: the files beside the agreement. */
      readonly note?: string;
    }
  | { readonly ok: false; readonly message: string };

/** The name that `rename` would change at an offset, or why there is none. */
export function prepareRename(
  document: OpenAgreement,
  offset: number,
): (TextRange & { readonly name: string }) | { readonly message: string } {
  const use = nameAt(document, offset);
  if (use === undefined) return { message: SERVICE.noName };
  if (!isDeclared(document, use)) return { message: SERVICE.notDeclared(use.name) };
  return { start: use.start, end: use.end, name: document.text.slice(use.start, use.end) };
}

/** Gives a thing another name wherever it is named. The new name must be one, and free. */
export function rename(document: OpenAgreement, offset: number, name: string): Renamed {
  const use = nameAt(document, offset);
  if (use === undefined) return refuse(SERVICE.noName);
  if (!isDeclared(document, use)) return refuse(SERVICE.notDeclared(use.name));
  const objection = objectionTo(document, use, name);
  if (objection !== undefined) return refuse(objection);
  const edits = document.usesOf(keyOf(use)).map(({ start, end, plural: many }) => ({
    start,
    end,
    text: many === true ? plural(name) : name,
  }));
  if (!readsAsWell(document, edits)) return refuse(SERVICE.misread(name));
  const kind = document.names.declarations.get(use.owner ?? use.name)?.kind;
  return { ok: true, edits, ...(kind && IN_FILES.has(kind) && { note: SERVICE.filesBeside(use.name) }) };
}

/** Kinds whose names stand in evidence files too. */
const IN_FILES: ReadonlySet<BlockWord> = new Set([
  'party',
  'occurrence',
  'condition',
  'commitment',
  'power',
  'adjustment',
]);

function refuse(message: string): Renamed {
  return { ok: false, message };
}

function isDeclared(document: OpenAgreement, use: NameUse): boolean {
  return document.usesOf(keyOf(use)).some((one) => one.declares);
}

function objectionTo(document: OpenAgreement, use: NameUse, name: string): string | undefined {
  if (!isName(name)) return SERVICE.notAName(name);
  if (isReservedName(name)) return SERVICE.reserved(name);
  if (name === use.name) return undefined;
  if (use.owner !== undefined) {
    const taken = document.usesOf(keyOf({ name, owner: use.owner })).some((one) => one.declares);
    return taken ? SERVICE.readingTaken(name, use.owner) : undefined;
  }
  const taken = document.names.declarations.get(name);
  return taken && SERVICE.taken(name, taken.kind);
}

/** A word with a meaning in the wrong place can change how a clause is read, for example a unit called `days`. */
function readsAsWell(document: OpenAgreement, edits: readonly TextEdit[]): boolean {
  const after = openAgreement(applyEdits(document.text, edits), document.workspace, document);
  return errorsIn(after) <= errorsIn(document);
}

function errorsIn({ diagnostics }: OpenAgreement): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}

/** One word to the lexer, and nothing else. */
function isName(name: string): boolean {
  const { count, kind, start, end, faults, comments } = tokenize(name);
  return (
    faults.length === 0 &&
    comments.length === 0 &&
    count === 2 &&
    kind[0] === TOKEN.word &&
    start[0] === 0 &&
    end[0] === name.length
  );
}
