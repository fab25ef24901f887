import {
  CLOSERS,
  closesBefore,
  type Family,
  isElision,
  isSpace,
  isStop,
  isWordCode,
  opensAfter,
  TICKS,
} from './glyphs.ts';
import type { Range } from './paragraphs.ts';
import type { Quotation } from './quotation.ts';
import {
  APOSTROPHE,
  CLOSE_ANGLE,
  FACING,
  facesBack,
  LEFT_DOUBLE,
  LEFT_SINGLE,
  type Marks,
  marksOf,
  OPEN_ANGLE,
  opens,
  pointsInwards,
  RIGHT_DOUBLE,
  RIGHT_SINGLE,
} from './shapes.ts';

/** Marks deeper than this are read as plain characters, so that broken input costs no more than sound input. */
const DEPTH = 5;
/** A quotation may run on over this many paragraphs that do not repeat the opening mark. */
const RUN_ON = 6;
/** An apostrophe after an s closes a quotation only when nothing better follows within this many characters. */
const WEAK = 90;

interface Open {
  readonly start: number;
  readonly from: number;
  readonly mark: string;
  readonly family: Family;
  readonly paragraph: number;
  /** An apostrophe that may have been the closing mark ("the workers' ..."), or -1. */
  weak: number;
  nested: Quotation[];
}

/**
 * Pairs the quotation marks of a text. Handles nesting, quotations over several paragraphs (with or without the
 * opening mark repeated), apostrophes, and marks that are missing: an unclosed quotation ends with its paragraph when
 * it plainly began as one, and is dropped otherwise. One pass with a stack of bounded depth: linear in the text.
 */
export function quotations(text: string, paragraphs: readonly Range[]): Quotation[] {
  const marks = marksOf(text);
  const inwards = pointsInwards(text, marks);
  const found: Quotation[] = [];
  const stack: Open[] = [];
  let paragraph = 0;

  const finish = (open: Open, to: number, end: number, closed: boolean): void => {
    if (!hasWord(text, open.from, to)) return;
    const { start, from, mark, nested } = open;
    const quotation = {
      start,
      end,
      from,
      to,
      mark,
      closed,
      paragraph: open.paragraph,
      lastParagraph: paragraph,
      nested,
    };
    const outer = stack[stack.length - 1];
    if (outer) outer.nested.push(quotation);
    else found.push(quotation);
  };
  /** Gives up the innermost open mark: a single mark ends at a doubtful apostrophe, a double one where it must. */
  const giveUp = (end: number): void => {
    const open = stack.pop();
    if (!open) return;
    if (open.family === 'single') {
      if (open.weak >= 0 && open.weak - open.from <= WEAK) finish(open, open.weak, open.weak + 1, true);
    } else if (end > open.from && beginsSpeech(text, open, paragraphs)) {
      finish(open, end, end, false);
    } else {
      const outer = stack[stack.length - 1]?.nested ?? found;
      for (const inner of open.nested) outer.push(inner);
    }
  };

  for (let m = 0; m < marks.at.length; m++) {
    const at = marks.at[m] as number;
    const code = marks.code[m] as number;
    const width = code === TICKS ? 2 : 1;
    while (paragraph + 1 < paragraphs.length && at >= (paragraphs[paragraph + 1] as Range).start) {
      const base = stack[0];
      if (base) {
        const head = (paragraphs[paragraph + 1] as Range).start;
        if (at === head && repeats(base, code, inwards)) {
          const ends = standsReported(text, marks, m, base, paragraphs, paragraph);
          const end = ends ? (paragraphs[paragraph] as Range).end : head;
          while (stack.length > 1) giveUp(end);
          if (ends) {
            stack.pop();
            finish(base, end, end, false);
          }
        } else if (!runsOver(text, marks, m, base, paragraph, paragraphs)) {
          const end = (paragraphs[paragraph] as Range).end;
          while (stack.length > 0) giveUp(end);
        }
      }
      paragraph++;
    }
    const atHead = at === paragraphs[paragraph]?.start;
    const before = atHead ? Number.NaN : text.charCodeAt(at - 1);
    const after = text.charCodeAt(at + width);
    const base = stack[0];
    if (atHead && base && base.paragraph < paragraph && repeats(base, code, inwards)) continue;

    // An apostrophe inside a word, or one that stands for left-out letters, is no quotation mark.
    const apostrophe = code === APOSTROPHE || code === RIGHT_SINGLE || code === LEFT_SINGLE;
    if (apostrophe && isWordCode(after) && (isWordCode(before) || isElision(text, at))) continue;

    const family = opens(code, inwards);
    const facing = family !== undefined && FACING.has(code);
    const leaning = code === LEFT_DOUBLE || code === LEFT_SINGLE;
    const mayOpen =
      family !== undefined &&
      (facing ||
        (atHead && code === RIGHT_DOUBLE && stack.length === 0) ||
        (!isSpace(after) && (leaning || opensAfter(before) || (isStop(before) && isWordCode(after)))));
    let depth = stack.length - 1;
    while (depth >= 0 && !CLOSERS[(stack[depth] as Open).family].has(code)) depth--;
    const closing = depth < 0 ? undefined : (stack[depth] as Open);
    const fits = facesBack(code, inwards) || !mayOpen || (!isSpace(before) && closesBefore(after));

    if (closing && at > closing.from && fits && !(mayOpen && opensAfter(before) && !closesBefore(after))) {
      if (apostrophe && closing.family === 'single') {
        // The possessive of a plural looks like a closing mark: wait for something better.
        const plural = before === 0x73 || before === 0x53;
        if (plural && isSpace(after) && isWordCode(text.charCodeAt(at + 2)) && depth === stack.length - 1) {
          if (closing.weak < 0) closing.weak = at;
          continue;
        }
        if (depth < stack.length - 1) continue;
      }
      while (stack.length - 1 > depth) giveUp(at);
      stack.pop();
      finish(closing, at, at + width, true);
      continue;
    }
    if (!mayOpen || family === undefined) continue;
    const top = stack[stack.length - 1];
    if (
      top &&
      family !== 'single' &&
      top.family === family &&
      !facing &&
      !closesTwice(marks, m, paragraphs[paragraph]?.end ?? text.length)
    ) {
      // The same mark opens again: the first was never closed.
      giveUp(lastStop(text, top.from, at));
    } else if (top && family === 'single' && top.family === 'single') giveUp(at);
    if (stack.length < DEPTH) {
      const mark = text.slice(at, at + width);
      stack.push({ start: at, from: at + width, mark, family, paragraph, weak: -1, nested: [] });
    }
  }
  const end = paragraphs[paragraph]?.end ?? text.length;
  while (stack.length > 0) giveUp(end);
  return found;
}

function hasWord(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isWordCode(text.charCodeAt(i))) return true;
  return false;
}

/** The mark at the head of a paragraph only repeats the one that is open. */
function repeats(open: Open, code: number, inwards: boolean): boolean {
  if (open.family === 'angle') return code === OPEN_ANGLE || code === CLOSE_ANGLE;
  return opens(code, inwards) === open.family;
}

/** True where a curly mark opens inside an open one and the paragraph closes both: “... calls “hell” than ...”. */
function closesTwice(marks: Marks, from: number, limit: number): boolean {
  if (marks.code[from] !== LEFT_DOUBLE) return false;
  let depth = 2;
  for (let m = from + 1; m < marks.at.length && m < from + 12 && (marks.at[m] as number) < limit; m++) {
    if (marks.code[m] === LEFT_DOUBLE) depth++;
    else if (marks.code[m] === RIGHT_DOUBLE && --depth === 0) return true;
  }
  return false;
}

/**
 * True where the open quotation ends with its paragraph although a new one begins with the same mark: it follows a
 * report in its own paragraph ("...," Ms. Moore said. "If indeed ...), and the words of the next paragraph end in a
 * comma before a report of their own ("...," added Mr. Clyburn).
 */
function standsReported(
  text: string,
  marks: Marks,
  next: number,
  open: Open,
  paragraphs: readonly Range[],
  paragraph: number,
): boolean {
  if (open.paragraph !== paragraph || open.start === paragraphs[paragraph]?.start) return false;
  for (let m = next + 1; m < marks.at.length && m < next + 12; m++) {
    const at = marks.at[m] as number;
    if (at >= (paragraphs[paragraph + 1]?.end ?? 0)) return false;
    if (CLOSERS[open.family].has(marks.code[m] as number)) return /[,?!]/.test(text[at - 1] ?? '');
  }
  return false;
}

/** Without a repeated mark, a quotation runs on if the next mark of its kind, not far away, can only close it. */
function runsOver(
  text: string,
  marks: Marks,
  next: number,
  open: Open,
  paragraph: number,
  paragraphs: readonly Range[],
): boolean {
  if (open.family === 'single' || paragraph - open.paragraph >= RUN_ON) return false;
  const limit = paragraphs[paragraph + RUN_ON]?.end ?? text.length;
  for (let m = next; m < marks.at.length && m < next + 12; m++) {
    const at = marks.at[m] as number;
    const code = marks.code[m] as number;
    if (at > limit) return false;
    if (code === APOSTROPHE || code === RIGHT_SINGLE || code === LEFT_SINGLE) continue;
    if (!CLOSERS[open.family].has(code)) return false;
    const before = text.charCodeAt(at - 1);
    if (open.family === 'straight' && opensAfter(before)) return false;
    return !isSpace(before) && closesBefore(text.charCodeAt(at + (code === TICKS ? 2 : 1)));
  }
  return false;
}

/** An unclosed mark still begins speech at the head of a paragraph, or after a comma or a colon. */
function beginsSpeech(text: string, open: Open, paragraphs: readonly Range[]): boolean {
  if (open.family === 'right' || open.family === 'tick') return false;
  if (open.start === paragraphs[open.paragraph]?.start) return true;
  let i = open.start - 1;
  const low = i - 4;
  while (i > low && isSpace(text.charCodeAt(i))) i--;
  return text[i] === ',' || text[i] === ':';
}

/** Where an unclosed quotation ends when another begins: after the last stop in between. */
function lastStop(text: string, from: number, to: number): number {
  const low = Math.max(from, to - 400);
  for (let i = to - 1; i > low; i--) if (isStop(text.charCodeAt(i))) return i + 1;
  return to;
}
