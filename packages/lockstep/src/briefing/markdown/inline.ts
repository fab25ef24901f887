import { type Inline, type Inlines, LETTERS } from '../document/index.ts';
import { safeUrl } from '../markup.ts';

const UNFIT = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;

/** Plain text as Markdown: whatever would be read as a mark is escaped, HTML too, and lines are joined. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(UNFIT, '')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~#!&]/g, '\\$&')
    .replace(/^(\s*)(\d+)([.)])/, '$1$2\\$3')
    .replace(/^(\s*)([-+=:])/, '$1\\$2')
    .replace(/(https?|ftp):\/\//gi, '$1:\u2060//')
    .replace(/@/g, '@\u2060');
}

export function inlines(of: Inlines): string {
  return of.map(inline).join('');
}

function inline(one: Inline): string {
  if (typeof one === 'string') return escapeMarkdown(one);
  switch (one.kind) {
    case 'strong':
      return wrapped('**', one.of);
    case 'emphasis':
      return wrapped('*', one.of);
    case 'lost':
      return wrapped('~~', one.of);
    case 'added':
      return wrapped('**', one.of);
    case 'small':
      return inlines(one.of);
    case 'quoted':
      return `\u201c${inlines(one.of)}\u201d`;
    case 'mark':
      return `**${escapeMarkdown(one.word)}**\u00a0${LETTERS[one.shape]}`;
    case 'note':
      return `[^${one.number}]`;
    case 'absent':
      return '\u2013';
    case 'number':
    case 'date':
      return escapeMarkdown(one.text);
    case 'link': {
      const url = safeUrl(one.to);
      return url === undefined ? inlines(one.of) : `[${inlines(one.of)}](<${url}>)`;
    }
    case 'code':
      return codeSpan(one.text);
  }
}

/** Emphasis, which may not begin or end with a space. */
function wrapped(sign: string, of: Inlines): string {
  const text = inlines(of);
  return text.trim() === '' ? text : `${sign}${text.trim()}${sign}`;
}

/** A code span fenced by more backticks than the text holds in a row. */
function codeSpan(text: string): string {
  const clean = text.replace(UNFIT, '').replace(/\s+/g, ' ').replace(/\|/g, '\u2223');
  const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${clean}${fence}` : `${fence} ${clean} ${fence}`;
}
