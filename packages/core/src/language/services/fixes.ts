import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { TOKEN } from '../lexer/tokens.ts';
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
    default:
      return [];
  }
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
