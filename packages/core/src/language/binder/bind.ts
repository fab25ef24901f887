import type { Meaning, Scope } from '../compile/scope.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { BlockWord } from '../lexer/words.ts';
import type { Agreement } from '../model.ts';
import type { Block, SyntaxTree } from '../syntax/index.ts';
import { bindAdjustment } from './adjustments.ts';
import type { Binding, WorkspaceNames } from './binding.ts';
import { bindAnchorDeclaration, bindCondition, readingIds } from './conditions.ts';
import { bindCommitment, bindPower } from './duties.ts';
import { bindAreas, bindHeader, bindOccurrence, bindOutline, bindParty, bindSource } from './headers.ts';
import { baselineValue, bindBaseline, bindMeasure } from './measures.ts';
import { clauseOf, collectNames, measureMeaning, type Names, nearestName } from './names.ts';
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
    use: (name) => names.used.add(name),
  };
  const b: Binding = { report, names, scope, workspace, signed, baselines: new Map() };

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

  const of = (kind: BlockWord): readonly Block[] => tree.blocks.filter((block) => block.kind === kind);
  const header = bindHeader(b, tree);
  const agreement: Agreement = {
    ...header,
    outline: bindOutline(of('outline')),
    parties: of('party').map((block) => bindParty(b, block)),
    areaSets: of('areas').map((block) => bindAreas(b, block)),
    sources: of('source').map((block) => bindSource(b, block)),
    measures: of('measure').map((block) => bindMeasure(b, block)),
    baselines: of('baseline').map((block) => bindBaseline(b, block)),
    occurrences: of('occurrence').map((block) => bindOccurrence(b, block)),
    anchors: of('anchor').map((block) => bindAnchorDeclaration(b, block)),
    conditions: of('condition').map((block) => bindCondition(b, block)),
    commitments: of('commitment').flatMap((block) => bindCommitment(b, block) ?? []),
    powers: of('power').flatMap((block) => bindPower(b, block) ?? []),
    adjustments: of('adjustment').map((block) => bindAdjustment(b, block)),
    tests: of('test').map((block) => bindTest(b, block)),
  };
  return { agreement, names };
}
