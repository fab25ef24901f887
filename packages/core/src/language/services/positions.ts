import { type Lines, linesOf, positionAt } from '../lexer/lines.ts';
import type { OpenAgreement } from './document.ts';

/** Line and character from 0, in UTF-16 units, as editors count. */
export interface EditorPosition {
  readonly line: number;
  readonly character: number;
}

/** The position of an offset. */
export function positionOf(document: Pick<OpenAgreement, 'lines'>, offset: number): EditorPosition {
  const lines: Lines = document.lines();
  const { line } = positionAt(lines, offset);
  const start = line === 1 ? 0 : lines.starts[line - 1]!;
  return { line: line - 1, character: Math.max(0, offset - start) };
}

/** The offset of a position; one behind the end of its line is at that end. */
export function offsetOf(
  { text, lines }: Pick<OpenAgreement, 'lines' | 'text'>,
  { line, character }: EditorPosition,
): number {
  const { starts, count } = lines();
  if (line < 0) return 0;
  if (line >= count) return text.length;
  const start = line === 0 ? 0 : starts[line]!;
  let end = line + 1 < count ? starts[line + 1]! : text.length;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return Math.min(Math.max(start, start + character), end);
}

/** A text with its lines, for turning positions into offsets before it is read as an agreement. */
export function linedText(text: string): Pick<OpenAgreement, 'lines' | 'text'> {
  let found: Lines | undefined;
  return {
    text,
    lines: () => {
      found ??= linesOf(text);
      return found;
    },
  };
}
