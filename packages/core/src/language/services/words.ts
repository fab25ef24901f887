import { kindInWords } from '../compile/numbers.ts';
import type { BlockWord } from '../lexer/words.ts';
import { article, quote } from '../messages.ts';

/** What the editor services say, in one place. */
export const SERVICE = {
  noName: 'Nothing is named here.',
  notDeclared: (name: string): string =>
    `${quote(name)} is not declared in this agreement, so it cannot be renamed here.`,
  notAName: (name: string): string =>
    `${quote(name)} cannot be a name: a name is one word of letters, digits and _, and does not begin with a digit.`,
  reserved: (name: string): string => `${quote(name)} is a word of the language and cannot be a name.`,
  taken: (name: string, kind: BlockWord): string =>
    `${quote(name)} is already the name of ${article(kindInWords(kind))}.`,
  readingTaken: (name: string, owner: string): string =>
    `${quote(owner)} already has a reading ${quote(name)}.`,
  misread: (name: string): string => `With the name ${quote(name)} some clause could no longer be read.`,
  filesBeside: (name: string): string =>
    `Files beside the agreement that name ${quote(name)} (evidence, judgements) are not changed.`,
  insert: (word: string): string => `Insert ${quote(word)}`,
  replaceBy: (word: string): string => `Replace by ${quote(word)}`,
  remove: (name: string): string => `Remove ${quote(name)}`,
  removeClause: (): string => 'Remove this clause',
  addToOutline: (clause: string): string => `Add ${quote(clause)} to the outline`,
  formally: 'Formally',
  declaredAs: (kind: BlockWord): string => kindInWords(kind),
  readingOf: (owner: string): string => `reading of ${owner}`,
} as const;
