import type { Names } from '../../binder/names.ts';
import { TOKEN, type Tokens } from '../../lexer/tokens.ts';
import { isReserved } from '../../lexer/words.ts';
import type { Block, SyntaxTree } from '../../syntax/index.ts';
import { walkClause } from './clauses.ts';
import type { NameUse, Walk } from './use.ts';

/**
 * Every place where a name stands, in the order of the text. Names come from the syntax tree; in clauses that could
 * not be read, every word that is a declared name counts as its use, so that a text being typed keeps its references.
 */
export function collectUses(
  text: string,
  tokens: Tokens,
  tree: SyntaxTree,
  names: Names,
): readonly NameUse[] {
  const uses: NameUse[] = [];
  const emit = (use: NameUse) => uses.push(use);
  const walk: Walk = {
    emit,
    text,
    areaSet: (name) =>
      [name, name.replace(/ies$/, 'y'), name.replace(/s$/, '')].find(
        (id) => names.declarations.get(id)?.kind === 'areas',
      ),
  };
  for (const block of tree.blocks) {
    const { name } = block;
    if (name !== undefined) emit({ name: name.name, start: name.start, end: name.end, declares: true });
    for (const clause of block.clauses) walkClause(clause, name?.name ?? '', walk);
    if (block.broken) looseUses(text, tokens, block, names, emit);
  }
  return uses.sort((a, b) => a.start - b.start);
}

/** Words in the parts of a block that no clause covers. */
function looseUses(
  text: string,
  tokens: Tokens,
  block: Block,
  names: Names,
  emit: (use: NameUse) => void,
): void {
  const covered = [block.keyword, block.name, block.label, ...block.clauses].filter(
    (one) => one !== undefined,
  );
  let next = 0;
  for (let i = firstTokenAt(tokens, block.start); i < tokens.count && tokens.start[i]! < block.end; i++) {
    const start = tokens.start[i]!;
    const end = tokens.end[i]!;
    while (next < covered.length && covered[next]!.end <= start) next++;
    if (next < covered.length && covered[next]!.start < end) continue;
    if (tokens.kind[i] !== TOKEN.word || isReserved(tokens.code[i]!)) continue;
    const name = text.slice(start, end);
    if (names.declarations.has(name)) emit({ name, start, end, declares: false });
  }
}

/** Index of the first token that ends after an offset. */
export function firstTokenAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.end[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
