/** Widest line that the formatter writes, where the text allows. */
export const WIDTH = 110;

/**
 * Breaks a long line, after commas where there are any and otherwise between words, never inside quotation marks and
 * never right before the text that a short line leads up to. What follows is indented by four more.
 */
export function wrapLine(line: string, indent: number): readonly string[] {
  if (indent + line.length <= WIDTH) return [' '.repeat(indent) + line];
  const lines: string[] = [];
  let current = ' '.repeat(indent);
  let empty = true;
  const add = (piece: string) => {
    current += empty ? piece : ` ${piece}`;
    empty = false;
  };
  const breakLine = () => {
    lines.push(current);
    current = ' '.repeat(indent + 4);
    empty = true;
  };
  for (const part of partsOf(line)) {
    if (current.length + part.length + (empty ? 0 : 1) <= WIDTH) {
      add(part);
      continue;
    }
    if (!empty && !part.startsWith('"') && indent + 4 + part.length <= WIDTH) {
      breakLine();
      add(part);
      continue;
    }
    for (const word of wordsOf(part)) {
      const leadsUp = lines.length === 0 && current.trim().split(' ').length <= 3;
      if (!empty && current.length + 1 + word.length > WIDTH && !(word.startsWith('"') && leadsUp))
        breakLine();
      add(word);
    }
  }
  lines.push(current);
  return lines;
}

/** Split after commas that stand outside of quotation marks and brackets, or between braces. */
function partsOf(line: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    if (quoted) {
      if (c === '\\') i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if ('(['.includes(c)) depth++;
    else if (')]'.includes(c)) depth--;
    else if (c === ',' && depth === 0 && line[i + 1] === ' ') {
      parts.push(line.slice(start, i + 1));
      start = i + 2;
    }
  }
  parts.push(line.slice(start));
  return parts;
}

/** Words before which a line may be broken; others stay with the word before them ("7 days", "at most 40"). */
const BREAK_BEFORE: ReadonlySet<string> = new Set(
  'and or implies iff xor at below above exactly other is in on within judged by from until since of'.split(
    ' ',
  ),
);

function wordsOf(part: string): readonly string[] {
  const words = part.match(/(?:"(?:[^"\\]|\\.)*"|[^\s"])+/g) ?? [part];
  const pieces: string[] = [];
  let before = '';
  for (const word of words) {
    const bare = word.replace(/^[({]+/, '');
    const opens = BREAK_BEFORE.has(bare) || word.startsWith('"') || before.endsWith(',');
    if (pieces.length === 0 || opens) pieces.push(word);
    else pieces[pieces.length - 1] += ` ${word}`;
    before = word;
  }
  return pieces;
}
