import type { Findings } from '../diagnostics/diagnostic.ts';
import { tokenize } from '../lexer/lexer.ts';
import { TOKEN, type Tokens } from '../lexer/tokens.ts';
import { BLOCK_WORDS, isBlockWord, isReserved } from '../lexer/words.ts';
import { quote, SAY } from '../messages.ts';
import type { Block, Ident, SyntaxTree } from '../syntax/index.ts';
import { blockEnd, nearestBlock, readBlock } from './blocks.ts';
import type { Parser } from './cursor.ts';
import { readFormula } from './formulas.ts';
import { readOperand } from './operands.ts';

/** Longer texts are refused: no agreement comes near, and a mistaken file should not take the memory with it. */
export const MAX_LENGTH = 16_000_000;

export function createParser(text: string, tokens: Tokens, report: Findings): Parser {
  return {
    text,
    tokens,
    report,
    at: 0,
    stop: tokens.count - 1,
    reach: 'closed',
    reachWord: '',
    clauseWords: new Set(),
    block: undefined,
    damaged: false,
    depth: 0,
    names: undefined,
    formula: readFormula,
    operand: readOperand,
  };
}

/** Puts on file what the lexer could not read. */
export function reportFaults(text: string, tokens: Tokens, report: Findings): void {
  for (const { kind, start, end } of tokens.faults) {
    if (kind === 'unclosed text')
      report.error({ code: 'unclosed-text', message: SAY.unclosedText(), start, end });
    else {
      const message = SAY.strayCharacters(text.slice(start, Math.min(end, start + 20)));
      report.error({ code: 'stray-character', message, start, end });
    }
  }
}

/**
 * Reads a text into a syntax tree. Never throws. A block begins at the left margin (or with a block's word at the
 * start of a line), so that an error in one never reaches into the next.
 */
export function parse(text: string, report: Findings, tokens: Tokens = tokenize(text)): SyntaxTree {
  reportFaults(text, tokens, report);
  const p = createParser(text, tokens, report);
  const blocks: Block[] = [];
  const lostNames: Ident[] = [];
  let lostBlocks = 0;
  const last = tokens.count - 1;
  while (p.at < last) {
    const i = p.at;
    if (tokens.kind[i] === TOKEN.word && isBlockWord(tokens.code[i]!)) {
      blocks.push(readBlock(p));
      continue;
    }
    lostBlocks++;
    const start = tokens.start[i]!;
    const end = tokens.end[i]!;
    const word = text.slice(start, end);
    const nearest = tokens.kind[i] === TOKEN.word ? nearestBlock(word) : undefined;
    const message = SAY.noBlock(word, nearest, BLOCK_WORDS);
    const expected = BLOCK_WORDS.map(quote);
    report.error({ code: 'unknown-block', message, start, end, expected, nearest });
    if (tokens.kind[i + 1] === TOKEN.word && !isReserved(tokens.code[i + 1]!)) {
      const at = { start: tokens.start[i + 1]!, end: tokens.end[i + 1]! };
      lostNames.push({ name: text.slice(at.start, at.end), ...at });
    }
    p.at = blockEnd(p, i + 1);
  }
  return { blocks, lostNames, lostBlocks };
}
