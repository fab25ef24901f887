import { FLAG, TOKEN } from '../../lexer/tokens.ts';
import { isBlockWord } from '../../lexer/words.ts';
import type { Block } from '../../syntax/index.ts';
import type { Local } from '../document.ts';
import { firstTokenAt } from '../names/collect.ts';

/** Where something is to be completed. */
export interface Place {
  /** The part of a word that is replaced. */
  readonly start: number;
  readonly end: number;
  readonly typed: string;
  /** At the left margin, where blocks begin. */
  readonly margin: boolean;
  /** First on its line. */
  readonly fresh: boolean;
  /** The block that the place belongs to, and a text with its header and the clause before the place. */
  readonly block?: Block;
  readonly before: string;
}

/** The place at an offset in a part of a text; undefined inside a comment, a quoted text, a number or a date. */
export function placeAt(local: Local, offset: number): Place | undefined {
  const { text, tokens, tree } = local;
  if (tokens.comments.some((comment) => comment.start < offset && offset <= comment.end)) return undefined;
  let i = firstTokenAt(tokens, offset - 1);
  const touches = tokens.start[i]! < offset && offset <= tokens.end[i]!;
  const kind = tokens.kind[i]!;
  if (touches && kind === TOKEN.text) {
    const closed = /["”“]/.test(text[tokens.end[i]! - 1]!) && tokens.end[i]! - tokens.start[i]! > 1;
    if (!closed || offset < tokens.end[i]!) return undefined;
  }
  if (touches && (kind === TOKEN.number || kind === TOKEN.date)) return undefined;
  const inWord = touches && kind === TOKEN.word;
  if (touches && !inWord) i++;
  const start = inWord ? tokens.start[i]! : offset;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const lead = text.slice(lineStart, start).replace('\ufeff', '');
  const place = {
    start,
    end: offset,
    typed: text.slice(start, offset),
    margin: lead === '',
    fresh: lead.trim() === '',
  };
  const own = blockBefore(local, start);
  if (own === undefined) return { ...place, before: '' };
  const block = tree.blocks.find((one) => one.start === own);
  return { ...place, ...(block && { block }), before: contextOf(text, own, start, block) };
}

/** Start of the last block word that begins a line before an offset. */
function blockBefore({ tokens }: Local, offset: number): number | undefined {
  for (let i = firstTokenAt(tokens, offset - 1); i >= 0; i--) {
    if (tokens.start[i]! >= offset || tokens.flags[i] === 0 || tokens.kind[i] !== TOKEN.word) continue;
    if (isBlockWord(tokens.code[i]!)) return tokens.start[i]!;
    if ((tokens.flags[i]! & FLAG.atMargin) !== 0) return undefined;
  }
  return undefined;
}

/** The block's header and what stands from its last whole clause on: clauses do not depend on those before them. */
function contextOf(text: string, start: number, offset: number, block: Block | undefined): string {
  if (block === undefined) return text.slice(start, offset);
  const head = (block.label ?? block.name ?? block.keyword).end;
  const last = block.clauses.filter((clause) => clause.start < offset).at(-1);
  if (head > offset || last === undefined) return text.slice(start, offset);
  return `${text.slice(start, head)}\n  ${text.slice(last.start, offset)}`;
}
