import { type Comment, FLAG, type LexicalFault, SYMBOLS, TOKEN, type Tokens } from './tokens.ts';
import { WORD_CODES } from './words.ts';

const LETTER = /[\p{L}\p{M}\p{N}\u200c\u200d]/u;

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function isAsciiLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
}

/** Arrays that grow, filled in order. */
export interface Buffers {
  kind: Uint8Array;
  code: Uint16Array;
  flags: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  count: number;
}

function grow(b: Buffers): void {
  const size = b.kind.length * 2;
  const copy = <T extends Uint8Array | Uint16Array | Int32Array>(from: T, to: T): T => {
    to.set(from);
    return to;
  };
  b.kind = copy(b.kind, new Uint8Array(size));
  b.code = copy(b.code, new Uint16Array(size));
  b.flags = copy(b.flags, new Uint8Array(size));
  b.start = copy(b.start, new Int32Array(size));
  b.end = copy(b.end, new Int32Array(size));
}

/** Room for the tokens of a text; it may be used again once they are no longer needed. */
export function createBuffers(size = 64): Buffers {
  return {
    kind: new Uint8Array(size),
    code: new Uint16Array(size),
    flags: new Uint8Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    count: 0,
  };
}

/** Splits a text into tokens. Never fails: what cannot be read is a fault, and the text goes on after it. */
export function tokenize(
  text: string,
  b: Buffers = createBuffers(Math.max(64, Math.min(1 << 20, text.length >> 2))),
): Tokens {
  b.count = 0;
  const comments: Comment[] = [];
  const faults: LexicalFault[] = [];
  const length = text.length;
  let i = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let lineStart = i;
  let fresh = true;
  // Inside square brackets a comma separates bounds; elsewhere `8,600` is one number.
  let square = 0;

  const push = (kind: number, code: number, start: number, end: number) => {
    if (b.count === b.kind.length) grow(b);
    const at = b.count++;
    b.kind[at] = kind;
    b.code[at] = code;
    b.start[at] = start;
    b.end[at] = end;
    b.flags[at] = !fresh ? 0 : start === lineStart ? FLAG.firstOnLine | FLAG.atMargin : FLAG.firstOnLine;
    fresh = false;
  };

  while (i < length) {
    const c = text.charCodeAt(i);
    if (c === 32 || c === 9 || c === 0xa0) {
      i++;
    } else if (c === 10 || c === 13) {
      i++;
      lineStart = i;
      fresh = true;
      square = 0;
    } else if (isAsciiLetter(c)) {
      const end = wordEnd(text, i + 1);
      push(TOKEN.word, wordCode(text.slice(i, end)), i, end);
      i = end;
    } else if (isDigit(c)) {
      const end = dateEnd(text, i);
      if (end > 0) {
        push(TOKEN.date, 0, i, end);
        i = end;
      } else {
        const stop = numberEnd(text, i, square === 0);
        push(TOKEN.number, 0, i, stop);
        i = stop;
      }
    } else if (c === 35) {
      const end = lineEnd(text, i);
      comments.push({ start: i, end, ownLine: fresh });
      i = end;
    } else if (c === 34 || c === 0x201c || c === 0x201d || c === 0x201e) {
      const end = textEnd(text, i + 1, c === 34);
      const closed = end > 0;
      const stop = closed ? end : lineEnd(text, i);
      if (!closed) faults.push({ kind: 'unclosed text', start: i, end: stop });
      push(TOKEN.text, 0, i, stop);
      i = stop;
    } else {
      const end = symbolEnd(text, i);
      if (end > i) {
        if (c === 91) square++;
        else if (c === 93 && square > 0) square--;
        push(TOKEN.symbol, SYMBOLS.get(text.slice(i, end)) ?? 0, i, end);
        i = end;
      } else if (LETTER.test(characterAt(text, i))) {
        const stop = wordEnd(text, i);
        push(TOKEN.word, 0, i, stop);
        i = stop;
      } else {
        const start = i;
        while (i < length && isStray(text, i)) i += characterAt(text, i).length;
        faults.push({ kind: 'character', start, end: i });
      }
    }
  }
  fresh = true;
  lineStart = length;
  push(TOKEN.end, 0, length, length);
  return { ...b, comments, faults };
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

/** A character that begins no token. */
function isStray(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c <= 32 || c === 0xa0) return c !== 32 && c !== 9 && c !== 10 && c !== 13 && c !== 0xa0;
  if (isAsciiLetter(c) || isDigit(c) || c === 34 || c === 35) return false;
  if (c === 0x201c || c === 0x201d || c === 0x201e) return false;
  return symbolEnd(text, at) === at && !LETTER.test(characterAt(text, at));
}

function wordCode(word: string): number {
  return WORD_CODES.get(word) ?? WORD_CODES.get(word.toLowerCase()) ?? 0;
}

function wordEnd(text: string, from: number): number {
  let i = from;
  for (;;) {
    const c = text.charCodeAt(i);
    if (isAsciiLetter(c) || isDigit(c)) i++;
    else if (c > 127 && LETTER.test(characterAt(text, i))) i += characterAt(text, i).length;
    else return i;
  }
}

function digitsEnd(text: string, from: number): number {
  let i = from;
  while (isDigit(text.charCodeAt(i))) i++;
  return i;
}

/** End of `YYYY-MM-DD`, or -1. */
function dateEnd(text: string, from: number): number {
  if (text.charCodeAt(from + 4) !== 45 || digitsEnd(text, from) !== from + 4) return -1;
  const month = digitsEnd(text, from + 5);
  if (month !== from + 7 || text.charCodeAt(month) !== 45) return -1;
  const day = digitsEnd(text, month + 1);
  return day === month + 3 ? day : -1;
}

/** `12`, `0.5`, `1e6`, and with commas between thousands `8,600`. */
function numberEnd(text: string, from: number, grouped: boolean): number {
  let i = digitsEnd(text, from);
  if (grouped && i - from <= 3 && text.charCodeAt(from) !== 48) {
    while (text.charCodeAt(i) === 44 && digitsEnd(text, i + 1) === i + 4) i += 4;
  }
  if (text.charCodeAt(i) === 46 && isDigit(text.charCodeAt(i + 1))) i = digitsEnd(text, i + 1);
  if ((text.charCodeAt(i) | 32) === 101) {
    const sign = text.charCodeAt(i + 1);
    const digits = sign === 43 || sign === 45 ? i + 2 : i + 1;
    if (isDigit(text.charCodeAt(digits))) i = digitsEnd(text, digits);
  }
  return i;
}

function lineEnd(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) break;
  }
  return i;
}

/** Offset after the closing quotation mark, or -1 when the line ends first. */
function textEnd(text: string, from: number, straight: boolean): number {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return -1;
    if (c === 92) i++;
    else if (straight ? c === 34 : c === 0x201c || c === 0x201d) return i + 1;
  }
  return -1;
}

function symbolEnd(text: string, at: number): number {
  for (let size = 3; size > 0; size--) {
    if (at + size <= text.length && SYMBOLS.has(text.slice(at, at + size))) return at + size;
  }
  return at;
}
