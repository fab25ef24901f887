import { type Family, isMark, isSpace, opensAfter, TICKS } from './glyphs.ts';

/** The marks of a text in order, in parallel arrays. */
export interface Marks {
  readonly at: readonly number[];
  /** The code of the mark; two apostrophes are `TICKS`, two units wide. */
  readonly code: readonly number[];
}

/** The same mark more often than this in a row is a ruled line, not quotation; so are more marks of any kind than that. */
const RULE = 3;
const RUBBLE = 9;

export const APOSTROPHE = 0x27;
const BACK_TICK = 0x60;

/** All marks of the text, in order; doubled apostrophes and back ticks count as one. */
export function marksOf(text: string): Marks {
  const at: number[] = [];
  const code: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (!isMark(char)) continue;
    if (isMark(text.charCodeAt(i + RULE))) {
      let rubble = 1;
      while (isMark(text.charCodeAt(i + rubble))) rubble++;
      if (rubble > RUBBLE) {
        i += rubble - 1;
        continue;
      }
    }
    let run = 1;
    while (text.charCodeAt(i + run) === char) run++;
    if (run > RULE) {
      i += run - 1;
    } else if (run > 1 && (char === APOSTROPHE || char === BACK_TICK)) {
      // ''' is a double mark with a single one inside it.
      const inner = run === 3 && i > 0 && !isSpace(text.charCodeAt(i - 1));
      if (inner) {
        at.push(i, i + 1);
        code.push(char, TICKS);
      } else {
        at.push(i);
        code.push(TICKS);
        if (run === 3) {
          at.push(i + 2);
          code.push(char);
        }
      }
      i += run - 1;
    } else {
      at.push(i);
      code.push(char);
    }
  }
  return { at, code };
}

export const OPEN_ANGLE = 0xab;
export const CLOSE_ANGLE = 0xbb;
const OPEN_SINGLE_ANGLE = 0x2039;
const CLOSE_SINGLE_ANGLE = 0x203a;
export const LEFT_DOUBLE = 0x201c;
export const RIGHT_DOUBLE = 0x201d;
export const LEFT_SINGLE = 0x2018;
export const RIGHT_SINGLE = 0x2019;

/** Guillemets point outwards («so») or inwards (»so«); the first one that can only open tells. */
export function pointsInwards(text: string, marks: Marks): boolean {
  for (let m = 0; m < marks.at.length; m++) {
    const code = marks.code[m] as number;
    if (code !== OPEN_ANGLE && code !== CLOSE_ANGLE) continue;
    const at = marks.at[m] as number;
    const opensHere = opensAfter(text.charCodeAt(at - 1)) && !isSpace(text.charCodeAt(at + 1));
    return opensHere && code === CLOSE_ANGLE;
  }
  return false;
}

const SHAPES = new Map<number, Family>([
  [0x22, 'straight'],
  [0xff02, 'straight'],
  [LEFT_DOUBLE, 'curly'],
  [0x201f, 'curly'],
  [0x201e, 'low'],
  [RIGHT_DOUBLE, 'right'],
  [TICKS, 'tick'],
  [0x300c, 'corner'],
  [0x300e, 'white'],
  [0x301d, 'prime'],
  [LEFT_SINGLE, 'single'],
  [0x201a, 'single'],
  [0x201b, 'single'],
  [APOSTROPHE, 'single'],
  [BACK_TICK, 'single'],
]);

/** The family that a mark would open, by its shape alone; undefined for marks that only close. */
export function opens(code: number, inwards: boolean): Family | undefined {
  if (code === OPEN_ANGLE || code === CLOSE_ANGLE)
    return (code === CLOSE_ANGLE) === inwards ? 'angle' : undefined;
  if (code === OPEN_SINGLE_ANGLE || code === CLOSE_SINGLE_ANGLE)
    return (code === CLOSE_SINGLE_ANGLE) === inwards ? 'single' : undefined;
  return SHAPES.get(code);
}

/** Opening marks whose shape says which way they face, so that their neighbours need not be asked. */
export const FACING: ReadonlySet<number> = new Set([
  0x201e,
  0x300c,
  0x300e,
  0x301d,
  OPEN_ANGLE,
  CLOSE_ANGLE,
  OPEN_SINGLE_ANGLE,
  CLOSE_SINGLE_ANGLE,
]);

/** A closing mark by its shape alone. */
export function facesBack(code: number, inwards: boolean): boolean {
  if (code === 0x300d || code === 0x300f || code === 0x301e || code === 0x301f) return true;
  return (
    code === (inwards ? OPEN_ANGLE : CLOSE_ANGLE) ||
    code === (inwards ? OPEN_SINGLE_ANGLE : CLOSE_SINGLE_ANGLE)
  );
}
