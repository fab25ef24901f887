import type { TextRange } from '../../logic/index.ts';
import { positionAt } from '../lexer/lines.ts';
import type { BlockWord } from '../lexer/words.ts';
import type { Block } from '../syntax/index.ts';
import type { OpenAgreement } from './document.ts';

/** One entry of the outline. */
export interface OutlineSymbol {
  readonly kind: BlockWord | 'reading';
  /** The name, or the label of what has none. */
  readonly name: string;
  readonly detail: string;
  readonly range: TextRange;
  /** The name itself. */
  readonly selection: TextRange;
  readonly children: readonly OutlineSymbol[];
}

/** Every block, and the readings under conditions and anchors. */
export function outline({ tree }: OpenAgreement): readonly OutlineSymbol[] {
  return tree.blocks.map((block) => {
    const { kind, name, label, keyword } = block;
    const at = name ?? label ?? keyword;
    return {
      kind,
      name: name?.name ?? (label === undefined || label.text === '' ? kind : label.text),
      detail: name === undefined ? '' : (label?.text ?? ''),
      range: { start: block.start, end: Math.max(block.end, at.end) },
      selection: { start: at.start, end: at.end },
      children: readingsOf(block),
    };
  });
}

function readingsOf(block: Block): readonly OutlineSymbol[] {
  const readings: OutlineSymbol[] = [];
  for (let i = 0; i < block.clauses.length; i++) {
    const clause = block.clauses[i]!;
    if (clause.kind !== 'reading') continue;
    let { end } = clause;
    for (let k = i + 1; k < block.clauses.length && block.clauses[k]!.kind !== 'reading'; k++) {
      end = block.clauses[k]!.end;
    }
    readings.push({
      kind: 'reading',
      name: clause.name.name,
      detail: clause.label?.text ?? '',
      range: { start: clause.start, end },
      selection: { start: clause.name.start, end: clause.name.end },
      children: [],
    });
  }
  return readings;
}

/** Lines from 1; the first stays visible when the rest is folded. */
export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly comment?: true;
}

/** Blocks of more than one line, and runs of comment lines. */
export function folds({ tree, tokens, lines }: OpenAgreement): readonly Fold[] {
  const at = (offset: number) => positionAt(lines(), offset).line;
  const found: Fold[] = [];
  for (const { start, end } of tree.blocks) {
    if (at(end) > at(start)) found.push({ from: at(start), to: at(end) });
  }
  let run: { from: number; to: number } | undefined;
  for (const comment of tokens.comments) {
    if (!comment.ownLine) continue;
    const line = at(comment.start);
    if (run !== undefined && line === run.to + 1) run.to = line;
    else {
      if (run !== undefined && run.to > run.from) found.push({ ...run, comment: true });
      run = { from: line, to: line };
    }
  }
  if (run !== undefined && run.to > run.from) found.push({ ...run, comment: true });
  return found.sort((a, b) => a.from - b.from);
}
