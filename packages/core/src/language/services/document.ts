import { bind } from '../binder/bind.ts';
import type { WorkspaceNames } from '../binder/binding.ts';
import type { Names } from '../binder/names.ts';
import { createReport, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { pieceAt } from '../incremental/pieces.ts';
import { type Increment, readIncrement } from '../incremental/read.ts';
import { tokenize } from '../lexer/lexer.ts';
import { type Lines, linesOf } from '../lexer/lines.ts';
import type { Tokens } from '../lexer/tokens.ts';
import type { Agreement } from '../model.ts';
import { MAX_LENGTH, parse } from '../parser/parser.ts';
import type { SyntaxTree } from '../syntax/index.ts';
import { collectUses } from './names/collect.ts';
import { keyOf, type NameUse } from './names/use.ts';

/** One version of an agreement's text, read once; every service takes it. */
export interface OpenAgreement {
  readonly text: string;
  /** What the reading of the next version takes over. */
  readonly increment: Increment;
  readonly workspace: WorkspaceNames;
  readonly tokens: Tokens;
  readonly tree: SyntaxTree;
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
  /** What could be read; it is whole only when `diagnostics` holds no error. */
  readonly agreement: Agreement;
  /** Ids of members, from the files beside the agreement where they have been read. */
  readonly members: readonly string[];
  readonly lines: () => Lines;
  /** The part of the text around an offset that can be read by itself: one block, where the text lies in blocks. */
  readonly around: (offset: number) => Local;
  /** Declared names and units, with blocks whose places count from their own part of the text. */
  readonly declared: Pick<Names, 'declarations' | 'units'>;
  /** Every place where a name stands, in the order of the text. */
  readonly uses: () => readonly NameUse[];
  /** The places that name the same thing, by `keyOf`. */
  readonly usesOf: (key: string) => readonly NameUse[];
}

/** A part of a text, read. */
export interface Local {
  readonly text: string;
  /** Where it begins in the whole. */
  readonly base: number;
  readonly tokens: Tokens;
  readonly tree: SyntaxTree;
}

const NO_WORKSPACE: WorkspaceNames = {};

/**
 * Reads a text for the services. Never throws; a text longer than the limit is open but empty. Given the version
 * `before`, only the blocks that an edit touches are read again to find the diagnostics; the rest of what services
 * need is made when it is first asked for.
 */
export function openAgreement(
  text: string,
  workspace: WorkspaceNames = NO_WORKSPACE,
  before?: OpenAgreement,
): OpenAgreement {
  const increment = readIncrement(text, workspace, before?.increment);
  const read = text.length > MAX_LENGTH ? '' : text;
  const tokens = lazy(() => tokenize(read));
  const report = createReport(read);
  const tree = lazy(() => parse(read, report, tokens()));
  const bound = lazy(() => bind(tree(), read, report, workspace));
  const lines = lazy(() => linesOf(text));
  const uses = lazy(() => collectUses(read, tokens(), tree(), bound().names));
  const byKey = lazy(() => {
    const map = new Map<string, NameUse[]>();
    for (const use of uses()) {
      const known = map.get(keyOf(use));
      if (known === undefined) map.set(keyOf(use), [use]);
      else known.push(use);
    }
    return map;
  });
  return {
    text,
    increment,
    workspace,
    get tokens() {
      return tokens();
    },
    get tree() {
      return tree();
    },
    get names() {
      return bound().names;
    },
    get agreement() {
      return bound().agreement;
    },
    around: (offset) => {
      const { version } = increment;
      if (version === undefined) return { text: read, base: 0, tokens: tokens(), tree: tree() };
      const at = pieceAt(version.cut, offset);
      const { piece } = version.slots[at]!;
      const base = version.cut.starts[at]!;
      return { text: piece.text, base, tokens: tokenize(piece.text), tree: piece.tree };
    },
    get declared() {
      return increment.version?.shared ?? bound().names;
    },
    diagnostics: increment.diagnostics,
    members: [...(workspace.members?.values() ?? [])].flat(),
    lines,
    uses,
    usesOf: (key) => byKey().get(key) ?? [],
  };
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
