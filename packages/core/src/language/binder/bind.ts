import type { Meaning, NumberValue, Scope } from '../compile/scope.ts';
import type { Findings } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { linesOf, positionAt } from '../lexer/lines.ts';
import type { Agreement } from '../model.ts';
import type { SyntaxTree } from '../syntax/index.ts';
import { type Binding, depend, type WorkspaceNames } from './binding.ts';
import { bindBlocks } from './blocks.ts';
import { checkCycles } from './cycles.ts';
import { bindHeader, bindOutline } from './headers.ts';
import { baselineValue } from './measures.ts';
import { clauseOf, collectNames, type Declared, type Names, nearestName } from './names.ts';
import { checkOnce } from './once.ts';

/** Resolves every name, checks and compiles. The agreement is whole only when the report has no errors. */
export function bind(
  tree: SyntaxTree,
  text: string,
  report: Findings,
  workspace: WorkspaceNames = {},
): { readonly agreement: Agreement; readonly names: Names } {
  const names = collectNames(tree, text, report);
  const signed = tree.blocks
    .map((block) => clauseOf(block, 'signed')?.day.day)
    .find((day) => day !== undefined);
  const lineAt = (offset: number) => positionAt(linesOf(text), offset).line;
  const b = createBinding({ report, text, names, workspace, signed, lineAt }, (name) => {
    const block = names.declarations.get(name)?.block;
    return block && baselineValue(b, block);
  });
  for (const block of tree.blocks) checkOnce(b, block);
  const header = bindHeader(b, tree);
  const outline = bindOutline(tree.blocks.filter((block) => block.kind === 'outline'));
  const agreement: Agreement = { ...header, outline, ...bindBlocks(b, tree.blocks) };
  checkCycles(names, report);
  return { agreement, names };
}

/** What the binder works with: names as declared, and where baselines find their values. */
export function createBinding(
  given: Pick<Binding, 'report' | 'names' | 'workspace' | 'signed' | 'lineAt'> & { readonly text: string },
  baseline: (name: string) => NumberValue | undefined,
): Binding {
  const { report, text, names, workspace, lineAt } = given;
  const meanings = new Map<string, Meaning | undefined>();
  const scope: Scope = {
    report,
    text,
    get units() {
      return names.units;
    },
    get start() {
      return given.signed;
    },
    meaning: (name) => {
      if (!meanings.has(name)) meanings.set(name, meaningOf(name, names, baseline));
      return meanings.get(name);
    },
    nearest: (name, among) => (among === undefined ? nearestName(names, name) : nearest(name, among)),
    use: (name, reading) => {
      names.used.add(name);
      depend(b, reading === undefined ? name : `${name}.${reading}`);
    },
  };
  const b: Binding = {
    report,
    names,
    scope,
    workspace,
    get signed() {
      return given.signed;
    },
    lineAt,
    baselines: new Map(),
    depends: names.depends,
    owner: '',
  };
  return b;
}

function meaningOf(
  name: string,
  names: Names<Declared>,
  baseline: (name: string) => NumberValue | undefined,
): Meaning | undefined {
  const found = names.declarations.get(name);
  if (found === undefined) return names.lost.has(name) ? { kind: 'lost' } : undefined;
  const { kind } = found;
  switch (kind) {
    case 'measure':
      return found.measure ?? { kind: 'lost' };
    case 'baseline':
      return { kind, value: baseline(name) };
    case 'condition':
      return { kind, readings: found.readings ?? [] };
    case 'agreement':
    case 'outline':
    case 'test':
      return undefined;
    default:
      return { kind };
  }
}
