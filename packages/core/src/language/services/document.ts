import { bind } from '../binder/bind.ts';
import type { WorkspaceNames } from '../binder/binding.ts';
import type { Names } from '../binder/names.ts';
import { createReport, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { tokenize } from '../lexer/lexer.ts';
import { type Lines, linesOf } from '../lexer/lines.ts';
import type { Tokens } from '../lexer/tokens.ts';
import { SAY } from '../messages.ts';
import type { Agreement } from '../model.ts';
import { MAX_LENGTH, parse } from '../parser/parser.ts';
import type { SyntaxTree } from '../syntax/index.ts';
import { collectUses } from './names/collect.ts';
import { keyOf, type NameUse } from './names/use.ts';

/** One version of an agreement's text, read once; every service takes it. */
export interface OpenAgreement {
  readonly text: string;
  readonly tokens: Tokens;
  readonly tree: SyntaxTree;
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
  /** What could be read; it is whole only when `diagnostics` holds no error. */
  readonly agreement: Agreement;
  /** Ids of members, from the files beside the agreement where they have been read. */
  readonly members: readonly string[];
  readonly lines: () => Lines;
  /** Every place where a name stands, in the order of the text. */
  readonly uses: () => readonly NameUse[];
  /** The places that name the same thing, by `keyOf`. */
  readonly usesOf: (key: string) => readonly NameUse[];
}

/** Reads a text for the services. Never throws; a text longer than the limit is open but empty. */
export function openAgreement(text: string, workspace: WorkspaceNames = {}): OpenAgreement {
  const report = createReport(text);
  const tooLong = text.length > MAX_LENGTH;
  if (tooLong) {
    report.error({ code: 'too-long', message: SAY.tooLong(text.length, MAX_LENGTH), start: 0, end: 0 });
  }
  const read = tooLong ? '' : text;
  const tokens = tokenize(read);
  const tree = parse(read, report, tokens);
  const { agreement, names } = bind(tree, read, report, workspace);
  const lines = lazy(() => linesOf(text));
  const uses = lazy(() => collectUses(read, tokens, tree, names));
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
    tokens,
    tree,
    names,
    diagnostics: report.diagnostics(),
    agreement,
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
