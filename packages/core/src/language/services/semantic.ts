import { TOKEN } from '../lexer/tokens.ts';
import type { BlockWord } from '../lexer/words.ts';
import type { OpenAgreement } from './document.ts';

/** Kinds of coloured pieces, in the words of the Language Server Protocol where it has one. */
export const SEMANTIC_TYPES = [
  'keyword',
  'comment',
  'string',
  'number',
  'operator',
  'property',
  'type',
  'enum',
  'namespace',
  'variable',
  'event',
  'function',
  'method',
  'enumMember',
] as const;
export type SemanticType = (typeof SEMANTIC_TYPES)[number];

export interface SemanticToken {
  readonly start: number;
  readonly end: number;
  readonly type: SemanticType;
  /** Here the name is declared. */
  readonly declares?: true;
}

const TYPE_OF: Readonly<Record<BlockWord, SemanticType>> = {
  agreement: 'namespace',
  outline: 'namespace',
  party: 'type',
  areas: 'enum',
  source: 'namespace',
  measure: 'variable',
  baseline: 'variable',
  occurrence: 'event',
  anchor: 'event',
  condition: 'function',
  commitment: 'method',
  power: 'method',
  adjustment: 'method',
  test: 'namespace',
};

/** The pieces of a text with their kinds, in its order, from the lexer and the names. */
export function semanticTokens(document: OpenAgreement): readonly SemanticToken[] {
  const { tokens, names } = document;
  const uses = document.uses();
  const found: SemanticToken[] = [];
  let use = 0;
  let comment = 0;
  const comments = (until: number) => {
    for (; comment < tokens.comments.length && tokens.comments[comment]!.start < until; comment++) {
      const { start, end } = tokens.comments[comment]!;
      found.push({ start, end, type: 'comment' });
    }
  };
  for (let i = 0; i < tokens.count - 1; i++) {
    const start = tokens.start[i]!;
    const end = tokens.end[i]!;
    comments(start);
    while (use < uses.length && uses[use]!.start < start) use++;
    const named = uses[use]?.start === start ? uses[use] : undefined;
    if (named !== undefined) {
      const kind = names.declarations.get(named.name)?.kind;
      const type = named.owner !== undefined ? 'enumMember' : kind === undefined ? 'type' : TYPE_OF[kind];
      found.push({ start, end, type, ...(named.declares && { declares: true }) });
      continue;
    }
    const type = plainType(tokens.kind[i]!, tokens.code[i]!);
    if (type !== undefined) found.push({ start, end, type });
  }
  comments(document.text.length + 1);
  return found;
}

function plainType(kind: number, code: number): SemanticType | undefined {
  switch (kind) {
    case TOKEN.word:
      return code > 0 ? 'keyword' : 'property';
    case TOKEN.text:
      return 'string';
    case TOKEN.number:
    case TOKEN.date:
      return 'number';
    case TOKEN.symbol:
      return 'operator';
    default:
      return undefined;
  }
}
