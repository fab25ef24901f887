import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from './lexer.ts';
import { linesOf, positionAt } from './lines.ts';
import { FLAG, TOKEN } from './tokens.ts';

const KINDS = Object.fromEntries(Object.entries(TOKEN).map(([name, code]) => [code, name]));

function spelled(text: string): readonly string[] {
  const { kind, start, end, count } = tokenize(text);
  return Array.from({ length: count }, (_, i) => `${KINDS[kind[i]!]} ${text.slice(start[i], end[i])}`.trim());
}

describe('tokens', () => {
  it('reads words, numbers, dates, texts and symbols', () => {
    expect(spelled('us must bring troops to at most 8,600 by 2020-07-13')).toEqual([
      'word us',
      'word must',
      'word bring',
      'word troops',
      'word to',
      'word at',
      'word most',
      'number 8,600',
      'word by',
      'date 2020-07-13',
      'end',
    ]);
    expect(spelled('x<=0.5*y -> "a \\" b" 1e3')).toEqual([
      'word x',
      'symbol <=',
      'number 0.5',
      'symbol *',
      'word y',
      'symbol ->',
      'text "a \\" b"',
      'number 1e3',
      'end',
    ]);
  });

  it('takes a comma between digits for thousands, except in bounds', () => {
    expect(spelled('12,000 1,2 1,2345')).toEqual([
      'number 12,000',
      'number 1',
      'symbol ,',
      'number 2',
      'number 1',
      'symbol ,',
      'number 2345',
      'end',
    ]);
    expect(spelled('[1,100]')).toEqual(['symbol [', 'number 1', 'symbol ,', 'number 100', 'symbol ]', 'end']);
  });

  it('reads names in any script and other quotation marks', () => {
    expect(spelled('حملات „Überfall“ “x”')).toEqual(['word حملات', 'text „Überfall“', 'text “x”', 'end']);
  });

  it('knows which tokens begin a line and which stand at the margin', () => {
    const { flags } = tokenize('a b\n  c\nd');
    expect([...flags.subarray(0, 4)]).toEqual([
      FLAG.firstOnLine | FLAG.atMargin,
      0,
      FLAG.firstOnLine,
      FLAG.firstOnLine | FLAG.atMargin,
    ]);
  });

  it('keeps comments apart and knows whether they stand alone', () => {
    const { comments, count } = tokenize('# one\na # two\n');
    expect(comments).toEqual([
      { start: 0, end: 5, ownLine: true },
      { start: 8, end: 13, ownLine: false },
    ]);
    expect(count).toBe(2);
  });

  it('tells what it cannot read and goes on', () => {
    const { faults } = tokenize('a ;; b "open\nc');
    expect(faults).toEqual([
      { kind: 'character', start: 2, end: 4 },
      { kind: 'unclosed text', start: 7, end: 12 },
    ]);
    expect(spelled('a ;; b "open\nc')).toEqual(['word a', 'word b', 'text "open', 'word c', 'end']);
  });

  it('covers any text in order, with nothing outside of it', () => {
    const pieces = fc.constantFrom(
      'a',
      '"',
      '#',
      '\n',
      '\r',
      ' ',
      '2020-01-01',
      '1,000',
      '[',
      ']',
      '≤',
      '\u{1f600}',
      'é',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const { start, end, count, kind } = tokenize(text);
        let at = 0;
        for (let i = 0; i < count; i++) {
          expect(start[i]!).toBeGreaterThanOrEqual(at);
          expect(end[i]! > start[i]! || kind[i] === TOKEN.end).toBe(true);
          at = end[i]!;
        }
        expect(at).toBe(text.length);
      }),
    );
  });
});

describe('lines', () => {
  it('counts lines that end with LF, CRLF and CR', () => {
    const text = 'ab\ncd\r\nef\rgh';
    const lines = linesOf(text);
    expect([0, 1, 3, 7, 10].map((offset) => positionAt(lines, offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
  });

  it('does not count a byte order mark', () => {
    expect(positionAt(linesOf('\ufeffab'), 2)).toEqual({ line: 1, column: 2 });
  });
});
