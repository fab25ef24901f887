import { createReport, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { tokenize } from '../lexer/lexer.ts';
import { linesOf, positionAt } from '../lexer/lines.ts';
import type { Comment } from '../lexer/tokens.ts';
import { SAY } from '../messages.ts';
import { MAX_LENGTH, parse } from '../parser/parser.ts';
import type { Block, Clause } from '../syntax/index.ts';
import { printClause } from './clauses.ts';
import { WIDTH, wrapLine } from './layout.ts';
import { quotedText } from './values.ts';

export interface FormatResult {
  /** The text in its usual form; absent when it cannot be read. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A header or a clause, with where it stood. */
interface Item {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly indent: number;
  /** Begins on the line on which the item before it ends. */
  readonly sameLine: boolean;
  /** Printed before it when it follows on the same line. */
  readonly joint: string;
}

/**
 * The same agreement in its usual form: operators as words, brackets where the reach of a word could be mistaken,
 * two spaces under a block and four under a reading. Comments and single blank lines stay; formatting twice changes
 * nothing more; the formatted text means the same.
 */
export function formatAgreement(text: string): FormatResult {
  const report = createReport(text);
  if (text.length > MAX_LENGTH) {
    report.error({ code: 'too-long', message: SAY.tooLong(text.length, MAX_LENGTH), start: 0, end: 0 });
    return { diagnostics: report.diagnostics() };
  }
  const tokens = tokenize(text);
  const tree = parse(text, report, tokens);
  const diagnostics = report.diagnostics();
  if (report.errors > 0) return { diagnostics };
  const lines = linesOf(text);
  const lineOf = (offset: number) => positionAt(lines, offset).line;
  const items = tree.blocks.flatMap((block) => itemsOf(block, lineOf));
  return { text: print(text, items, tokens.comments, lineOf), diagnostics };
}

function itemsOf(block: Block, lineOf: (offset: number) => number): readonly Item[] {
  const header = [block.kind, block.name?.name, block.label && quotedText(block.label)].filter((one) => one);
  const headEnd = (block.label ?? block.name ?? block.keyword).end;
  const items: Item[] = [
    { start: block.start, end: headEnd, text: header.join(' '), indent: 0, sameLine: false, joint: '' },
  ];
  let inReading = false;
  let lastLine = lineOf(headEnd);
  for (const clause of block.clauses) {
    if (clause.kind === 'reading') inReading = true;
    const under = inReading && UNDER_READING.has(clause.kind);
    items.push({
      start: clause.start,
      end: clause.end,
      text: printClause(clause),
      indent: under ? 4 : 2,
      sameLine: lineOf(clause.start) === lastLine,
      joint: COMMA_BEFORE.has(clause.kind) && block.kind !== 'condition' ? ', ' : ' ',
    });
    lastLine = lineOf(clause.end);
  }
  return items;
}

const UNDER_READING: ReadonlySet<Clause['kind']> = new Set(['held by', 'means', 'judged by', 'anchor is']);

const COMMA_BEFORE: ReadonlySet<Clause['kind']> = new Set(['unit', 'valid for', 'judged by']);

function print(
  text: string,
  items: readonly Item[],
  comments: readonly Comment[],
  lineOf: (offset: number) => number,
): string {
  const out: string[] = [];
  let line = '';
  let indent = 0;
  let trailing: string[] = [];
  let lastLine = 0;
  let next = 0;

  const flush = () => {
    if (line === '' && trailing.length === 0) return;
    const wrapped = [...wrapLine(line, indent)];
    const [first, ...more] = trailing;
    if (first !== undefined) wrapped[wrapped.length - 1] += `  ${first}`;
    out.push(...wrapped, ...more.map((comment) => ' '.repeat(indent) + comment));
    line = '';
    trailing = [];
  };
  const blankBefore = (offset: number) => {
    if (out.length > 0 && lineOf(offset) > lastLine + 1) out.push('');
  };
  const commentText = (comment: Comment) => text.slice(comment.start, comment.end).trimEnd();
  const ownLine = (comment: Comment, at: number) => {
    flush();
    blankBefore(comment.start);
    out.push(' '.repeat(at) + commentText(comment));
    lastLine = lineOf(comment.start);
  };

  for (const item of items) {
    // Comments before the item: those behind something on its line stay there, the others get a line of their own.
    for (; next < comments.length && comments[next]!.start < item.start; next++) {
      const comment = comments[next]!;
      if (!comment.ownLine && (line !== '' || trailing.length > 0)) trailing.push(commentText(comment));
      else ownLine(comment, commentIndent(text, comment, item));
    }
    const joined = `${line}${item.joint}${item.text}`;
    const fits = indent + joined.length <= WIDTH;
    if (item.sameLine && line !== '' && trailing.length === 0 && fits) {
      line = joined;
    } else {
      flush();
      if (!item.sameLine) blankBefore(item.start);
      line = item.text;
      indent = item.indent;
    }
    lastLine = lineOf(item.end);
  }
  for (; next < comments.length; next++) {
    const comment = comments[next]!;
    if (!comment.ownLine && line !== '') trailing.push(commentText(comment));
    else ownLine(comment, text[comment.start - 1] === '\n' || comment.start === 0 ? 0 : 2);
  }
  flush();
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}

/** Comments at the left margin before a block stay there; those inside a block are indented with it. */
function commentIndent(text: string, comment: Comment, item: Item): number {
  if (item.indent > 0) return item.indent;
  const before = text[comment.start - 1];
  return before === undefined || before === '\n' || before === '\r' || before === '\ufeff' ? 0 : 2;
}
