import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { TOKEN } from '../lexer/tokens.ts';
import { quote } from '../messages.ts';
import type { OpenAgreement } from './document.ts';
import type { TextEdit } from './edit.ts';
import { firstTokenAt } from './names/collect.ts';
import { SERVICE } from './words.ts';

/** One way to put a finding right. */
export interface QuickFix {
  readonly title: string;
  readonly diagnostic: Diagnostic;
  readonly edits: readonly TextEdit[];
  /** The finding says that this was meant. */
  readonly preferred: boolean;
}

/** Fixes of the findings that touch a range of the text. */
export function quickFixes(document: OpenAgreement, start: number, end: number): readonly QuickFix[] {
  return document.diagnostics
    .filter(({ range }) => range.start <= end && range.end >= start)
    .flatMap((diagnostic) => fixesOf(document, diagnostic));
}

function fixesOf(document: OpenAgreement, diagnostic: Diagnostic): readonly QuickFix[] {
  const { code, nearest, range, expected } = diagnostic;
  const { text } = document;
  const one = (title: string, edit: TextEdit, preferred = true): readonly QuickFix[] => [
    { title, diagnostic, edits: [edit], preferred },
  ];
  if (nearest !== undefined) {
    const place = wordIn(document, range.start, range.end);
    return one(SERVICE.replaceBy(nearest), { ...place, text: nearest });
  }
  switch (code) {
    case 'must-in-power':
      return one(SERVICE.replaceBy('may'), { ...range, text: 'may' });
    case 'may-in-commitment':
      return one(SERVICE.replaceBy('must'), { ...range, text: 'must' });
    case 'unclosed-text': {
      const closing = text[range.start] === '"' ? '"' : '”';
      return one(SERVICE.insert(closing), { start: range.end, end: range.end, text: closing }, false);
    }
    case 'unexpected': {
      const words = (expected ?? []).flatMap((spelled) => /^“([a-z ]+)”$/.exec(spelled)?.[1] ?? []);
      const [word, ...more] = words;
      // One word is missing, and what stands there could follow it.
      if (word === undefined || more.length > 0 || expected?.length !== 1) return [];
      const missing = range.start === range.end;
      const edit = { start: range.start, end: range.start, text: missing ? ` ${word}` : `${word} ` };
      return one(SERVICE.insert(word), edit, missing);
    }
    case 'given-twice':
      return one(SERVICE.removeClause(), lines(text, range.start, range.end), false);
    case 'unused':
    case 'party-without-part': {
      const block = document.tree.blocks.find(({ name }) => name?.start === range.start);
      if (block?.name === undefined) return [];
      return one(SERVICE.remove(block.name.name), lines(text, block.start, block.end), false);
    }
    case 'not-in-outline': {
      const clause = citedIn(document, diagnostic);
      const last = document.tree.blocks.findLast(({ kind }) => kind === 'outline')?.clauses.at(-1);
      if (clause === undefined || last === undefined) return [];
      const entry = `\n  "${clause.replace(/["\\]/g, '\\$&')}"`;
      return one(SERVICE.addToOutline(clause), { start: last.end, end: last.end, text: entry }, false);
    }
    default:
      return [];
  }
}

/** Takes out a part of the text; where nothing else stands on its lines, with them. */
function lines(text: string, start: number, end: number): TextEdit {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  if (text.slice(line, start).trim() !== '' || after === null) return { start, end, text: '' };
  return { start: line, end: end + after[0].length, text: '' };
}

/** The clause cited by a block that a finding is about; a block may cite two. */
function citedIn({ tree }: OpenAgreement, { range, message }: Diagnostic): string | undefined {
  const block = tree.blocks.find(({ name }) => name?.start === range.start);
  const cited = (block?.clauses ?? []).flatMap((clause) => {
    if (clause.kind === 'clause') return [clause.text.text];
    return clause.kind === 'basis' && clause.basis === 'clause' ? [clause.citation?.text ?? ''] : [];
  });
  return cited.find((clause) => message.includes(quote(clause)));
}

/** The misspelt word in a range that may hold brackets or a reading beside it; a state of several words stays whole. */
function wordIn(
  { tokens }: OpenAgreement,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  let first: { start: number; end: number } | undefined;
  let plain = true;
  for (let i = firstTokenAt(tokens, start); i < tokens.count && tokens.start[i]! < end; i++) {
    if (tokens.kind[i] !== TOKEN.word) plain = false;
    else first ??= { start: tokens.start[i]!, end: tokens.end[i]! };
  }
  return plain ? { start, end } : (first ?? { start, end });
}
