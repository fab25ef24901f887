import type { Diagnostic } from '@lockstep/core/language';
import { AGREEMENT } from './words.ts';

const WIDEST = 120;

/** `file:line:column: message`, the line of the text, and a caret below the place; nothing for no diagnostics. */
export function diagnosticsText(text: string, file: string, diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((one) => diagnosticText(text, file, one)).join('');
}

function diagnosticText(text: string, file: string, diagnostic: Diagnostic): string {
  const { line, column, message, severity, range } = diagnostic;
  const kind = severity === 'warning' ? AGREEMENT.warning : '';
  const head = `${file}:${line}:${column}: ${kind}${message}\n`;
  const start = range.start - (column - 1);
  const length = lineLength(text, start);
  if (length === 0) return head;
  // Of a very long line only the part around the place is shown.
  const skip = column - 1 > WIDEST - 40 ? column - 1 - 40 : 0;
  const shown = text.slice(start + skip, start + Math.min(length, skip + WIDEST));
  const before = text.slice(start + skip, range.start).replace(/[^\t]/g, ' ');
  const room = Math.max(1, shown.length - before.length);
  const caret = '^'.repeat(Math.min(room, Math.max(1, Math.min(range.end, start + length) - range.start)));
  return `${head}  ${shown}\n  ${before}${caret}\n`;
}

function lineLength(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end - start;
}
