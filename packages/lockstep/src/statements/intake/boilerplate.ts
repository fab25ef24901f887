/** Lines of a web page or a newspaper that are not part of the article. */
const LINES: readonly RegExp[] = [
  /^(?:sign up|subscribe|log ?in|register|manage newsletters?|follow us|share (?:this|on|via)|print|email this|save)\b/i,
  /^(?:click (?:here|to)|tap to|read more|read also|see also|related(?: articles?| stories| topics)?:?$|more (?:from|on|in)\b|most (?:read|popular)|up next|next article|recommended|trending|advertisement|sponsored)/i,
  /^(?:copyright|©|\(c\) ?\d{4}|all rights reserved|terms of (?:use|service)|privacy policy|cookie)/i,
  /\ball rights reserved\b|\breprint permission\b|\bcomment policy\b|\bmay not be (?:published|reproduced)\b/i,
  /^(?:please read our|view comments|leave a comment|comments? \(\d+\)|\d+ comments?$|load comments)/i,
  /^(?:photo|image|video|credit|getty images|ap photo|file photo)s?(?: by|:|\/| via)\b/i,
  /^(?:follow .{2,60} on (?:twitter|facebook|x|instagram)|on twitter follow)\b/i,
  /^(?:we use cookies|accept all|skip to (?:main )?content|back to top|menu|search|home)\b.{0,60}$/i,
];

/** A paragraph longer than this is the author's, whatever it begins with. */
const LONGEST = 220;

/** True for a line that belongs to the medium, not to the article. */
export function isBoilerplate(line: string): boolean {
  const plain = line.trim();
  if (plain === '' || plain.length > LONGEST || /[“”"„«»]/.test(plain)) return false;
  return LINES.some((pattern) => pattern.test(plain));
}

/** Ranges of a plain text that are boilerplate, by lines. */
export function boilerplateIn(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (isBoilerplate(text.slice(start, end))) found.push({ start, end });
    start = end + 1;
  }
  return found;
}

/** The text with the ranges blanked out, so that offsets stay. */
export function blankOut(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string {
  let out = '';
  let at = 0;
  for (const { start, end } of ranges) {
    out += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}
