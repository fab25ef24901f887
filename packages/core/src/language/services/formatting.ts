import { formatAgreement } from '../format/format.ts';
import type { OpenAgreement } from './document.ts';
import type { TextEdit } from './edit.ts';

/** The edits that put a text into its usual form, of whole lines; none while it cannot be read. */
export function formattingEdits({ text }: OpenAgreement): readonly TextEdit[] {
  const formatted = formatAgreement(text).text;
  if (formatted === undefined || formatted === text) return [];
  let start = 0;
  while (start < text.length && start < formatted.length && text[start] === formatted[start]) start++;
  start = text.lastIndexOf('\n', start - 1) + 1;
  let back = 0;
  const most = Math.min(text.length, formatted.length) - start;
  while (back < most && text[text.length - 1 - back] === formatted[formatted.length - 1 - back]) back++;
  // Back to where a line ends in both texts.
  while (back > 0 && text[text.length - back] !== '\n') back--;
  const [end, formattedEnd] = [text.length - back, formatted.length - back];
  return [{ start, end, text: formatted.slice(start, formattedEnd) }];
}
