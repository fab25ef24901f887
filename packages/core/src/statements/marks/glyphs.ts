/** Quotation marks of many scripts, and what a character beside one says about it. Characters are UTF-16 codes. */

/** Marks that belong together: what one of them opens, these can close. */
export type Family =
  | 'straight'
  | 'curly'
  | 'low'
  | 'right'
  | 'angle'
  | 'tick'
  | 'corner'
  | 'white'
  | 'prime'
  | 'single';

/** Stands for two apostrophes (or back ticks) in a row. */
export const TICKS = 1;

const codes = (chars: string): ReadonlySet<number> => new Set([...chars].map((char) => char.charCodeAt(0)));

/**
 * What closes each family: straight "…", curly “…”, German „…“, Swedish ”…”, guillemets in either direction, doubled
 * apostrophes ''…'' (wire services) and ``…'' (LaTeX), CJK corner 「…」 and white corner 『…』, double prime 〝…〞, and
 * single marks ‘…’ '…' ‚…‘ ‹…›.
 */
export const CLOSERS: Readonly<Record<Family, ReadonlySet<number>>> = {
  straight: codes('"”＂″'),
  curly: codes('”"“'),
  low: codes('“”"'),
  right: codes('”"'),
  angle: codes('«»'),
  tick: codes('\u0001”"'),
  corner: codes('」'),
  white: codes('』'),
  prime: codes('〞〟'),
  single: codes("’'‘›‹"),
};

const SPACE = 1;
const BEFORE_OPENING = 2;
const AFTER_CLOSING = 4;
const STOP = 8;
const MARK = 16;

const CLASSES = new Map<number, number>();
const classify = (chars: string, bits: number): void => {
  for (const code of codes(chars)) CLASSES.set(code, (CLASSES.get(code) ?? 0) | bits);
};
classify(
  ' \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff',
  SPACE | BEFORE_OPENING | AFTER_CLOSING,
);
classify(
  '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
  SPACE | BEFORE_OPENING | AFTER_CLOSING,
);
classify('([{<¿¡（【', BEFORE_OPENING);
classify(')]}>）】', AFTER_CLOSING);
classify('-–—―/', BEFORE_OPENING | AFTER_CLOSING);
classify('.,;:!?…。，、；：！？．', STOP | AFTER_CLOSING);
classify('"“„«‹「『〝‘‚‛`＂', BEFORE_OPENING);
classify('"”»›」』〞〟’＂', AFTER_CLOSING);
classify('"“”„‟«»‹›「」『』〝〞〟\'’‘‚‛`＂″', MARK);
classify("'", BEFORE_OPENING | AFTER_CLOSING);

const LOW = new Uint8Array(0x300);
for (const [code, bits] of CLASSES) if (code < LOW.length) LOW[code] = bits;

/** Bits of a code; NaN (beyond the text) counts as a space. */
function bitsOf(code: number): number {
  if (code < LOW.length) return LOW[code] as number;
  if (code >= 0x2000 && code <= 0x3020) return CLASSES.get(code) ?? 0;
  if (code >= 0xfe00 || code === 0x1680) return CLASSES.get(code) ?? 0;
  return Number.isNaN(code) ? SPACE | BEFORE_OPENING | AFTER_CLOSING : 0;
}

export const isMark = (code: number): boolean => (bitsOf(code) & MARK) !== 0;
export const isSpace = (code: number): boolean => (bitsOf(code) & SPACE) !== 0;
export const isStop = (code: number): boolean => (bitsOf(code) & STOP) !== 0;
/** True where a mark after this character may open: a space, a bracket, a dash or another opening mark. */
export const opensAfter = (code: number): boolean => (bitsOf(code) & BEFORE_OPENING) !== 0;
/** True where a mark before this character may close: a space, a stop, a bracket, a dash or another closing mark. */
export const closesBefore = (code: number): boolean => (bitsOf(code) & AFTER_CLOSING) !== 0;

const WORD = /[\p{L}\p{N}]/u;

/** A letter or a digit. */
export function isWordCode(code: number): boolean {
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  if (Number.isNaN(code) || bitsOf(code) !== 0) return false;
  return WORD.test(String.fromCharCode(code));
}

/** Words that begin with an apostrophe: 'em, '90s, 'til. */
export function isElision(text: string, at: number): boolean {
  return /^['’‘](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|n['’]?\b|cuz\b)/i.test(
    text.slice(at, at + 7),
  );
}
