/** Paragraphs of a plain text: which line breaks end a thought and which only wrap a line. */

export interface Range {
  /** UTF-16 offset, included. */
  readonly start: number;
  /** UTF-16 offset, excluded. */
  readonly end: number;
}

const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f || code === 0xfeff;

/** Lines without their surrounding white space; an empty line has `start === end`. */
function lines(text: string): Range[] {
  const found: Range[] = [];
  let from = 0;
  while (from <= text.length) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    let start = from;
    let end = to;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    found.push({ start, end });
    from = to + 1;
  }
  return found;
}

const LOWER = /\p{Ll}/u;

/** A line of a hard-wrapped text runs on: it ends in the middle of a sentence and the next begins in lower case. */
function runsOn(text: string, line: Range, next: Range): boolean {
  return /[\p{L}\d,]/u.test(text[line.end - 1] ?? '') && LOWER.test(text[next.start] ?? '');
}

/**
 * Splits a text into paragraphs. A blank line always ends one. A single line break ends one too, unless the text is
 * hard-wrapped, that is, unless more than a quarter of its single line breaks cut a sentence. Linear in the text.
 */
export function paragraphs(text: string): Range[] {
  const all = lines(text);
  let single = 0;
  let cut = 0;
  for (let i = 0; i + 1 < all.length; i++) {
    const [line, next] = [all[i] as Range, all[i + 1] as Range];
    if (line.start === line.end || next.start === next.end) continue;
    single++;
    if (runsOn(text, line, next)) cut++;
  }
  const wrapped = single >= 2 && cut * 4 > single;
  const found: Range[] = [];
  let open: { start: number; end: number } | undefined;
  for (const line of all) {
    if (line.start === line.end) {
      if (open) found.push(open);
      open = undefined;
    } else if (open && wrapped) {
      open.end = line.end;
    } else {
      if (open) found.push(open);
      open = { start: line.start, end: line.end };
    }
  }
  if (open) found.push(open);
  return found;
}
