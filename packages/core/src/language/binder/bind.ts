import type { Meaning, Scope } from '../compile/scope.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { BlockWord } from '../lexer/words.ts';
import type { Agreement } from '../model.ts';
import type { Block, SyntaxTree } from '../syntax/index.ts';
import { bindAdjustment } from './adjustments.ts';
import { type Binding, depend, onBehalf, type WorkspaceNames } from './binding.ts';
import { bindAnchorDeclaration, bindCondition, readingIds } from './conditions.ts';
import { checkCycles } from './cycles.ts';
import { bindCommitment, bindPower } from './duties.ts';
import { bindAreas, bindHeader, bindOccurrence, bindOutline, bindParty, bindSource } from './headers.ts';
import { baselineValue, bindBaseline, bindMeasure } from './measures.ts';
import { clauseOf, collectNames, measureMeaning, type Names, nearestName } from './names.ts';
import { checkOnce } from './once.ts';
import { bindTest } from './tests.ts';

/** Resolves every name, checks and compiles. The agreement is whole only when the report has no errors. */
export function bind(
  tree: SyntaxTree,
  text: string,
  report: Report,
  workspace: WorkspaceNames = {},
): { readonly agreement: Agreement; readonly names: Names } {
  const names = collectNames(tree, text, report);
  const signed = tree.blocks
    .map((block) => clauseOf(block, 'signed')?.day.day)
    .find((day) => day !== undefined);
  const meanings = new Map<string, Meaning | undefined>();
  const scope: Scope = {
    report,
    text,
    units: names.units,
    start: signed,
    meaning: (name) => {
      if (!meanings.has(name)) meanings.set(name, meaningOf(name));
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
    signed,
    baselines: new Map(),
    depends: new Map(),
    owner: '',
  };

  function meaningOf(name: string): Meaning | undefined {
    const found = names.declarations.get(name);
    if (found === undefined) return names.lost.has(name) ? { kind: 'lost' } : undefined;
    const { kind, block } = found;
    switch (kind) {
      case 'measure':
        return measureMeaning(block);
      case 'baseline':
        return { kind, value: baselineValue(b, block) };
      case 'condition':
        return { kind, readings: readingIds(block) };
      case 'agreement':
      case 'outline':
      case 'test':
        return undefined;
      default:
        return { kind };
    }
  }

  const byKind = new Map<BlockWord, Block[]>();
  for (const block of tree.blocks) {
    const known = byKind.get(block.kind);
    if (known === undefined) byKind.set(block.kind, [block]);
    else known.push(block);
  }
  const of = (kind: BlockWord): readonly Block[] => byKind.get(kind) ?? [];
  const each = <T>(kind: BlockWord, bindOne: (b: Binding, block: Block) => T): T[] =>
    of(kind).map((block) => onBehalf(b, block.name?.name ?? '', () => bindOne(b, block)));
  for (const block of tree.blocks) checkOnce(b, block);
  const header = bindHeader(b, tree);
  const agreement: Agreement = {
    ...header,
    outline: bindOutline(of('outline')),
    parties: each('party', bindParty),
    areaSets: each('areas', bindAreas),
    sources: each('source', bindSource),
    measures: each('measure', bindMeasure),
    baselines: each('baseline', bindBaseline),
    occurrences: each('occurrence', bindOccurrence),
    anchors: each('anchor', bindAnchorDeclaration),
    conditions: each('condition', bindCondition),
    commitments: each('commitment', bindCommitment).flatMap((one) => one ?? []),
    powers: each('power', bindPower).flatMap((one) => one ?? []),
    adjustments: each('adjustment', bindAdjustment),
    tests: each('test', bindTest),
  };
  checkCycles(b);
  return { agreement, names };
}
