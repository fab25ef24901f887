import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cut, datesIn, drift, figuresIn, scanStatements } from './index.ts';

const PIECES = [
  '"',
  '“',
  '”',
  '‘',
  '’',
  "'",
  "''",
  '«',
  '»',
  '„',
  ' ',
  ' ',
  ' ',
  ', ',
  '. ',
  ': ',
  '? ',
  '\n',
  '\n\n',
  '(',
  ')',
  ' — ',
  'said',
  'told reporters',
  'he',
  'She',
  'Mr. Reyes',
  'Ann Lee',
  'who',
  'that',
  'according to',
  'adding',
  'the army',
  'around 12,000 troops',
  'between 5 and 9 percent',
  'on Monday',
  'two days later',
  'in Doha',
  'Q: ',
  'LEE: ',
  'we stay here now',
  'called it',
  'and',
  'was',
  'asked',
  '😀',
  '\ud83d',
  'ß',
  '他说',
  'İ',
  '\u0000',
  '\ufeff',
  'workers’',
  '…',
];

const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join(''));

const exact = (text: string, { text: cut, start, end }: Cut): void => {
  expect(text.slice(start, end)).toBe(cut);
};

describe('any text', () => {
  it('is read without an error, and every offset cuts the exact text', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const { statements } = scanStatements(text, { document: 18_556 });
        let last = -1;
        for (const statement of statements) {
          exact(text, statement);
          exact(text, statement.context);
          if (statement.speaker) exact(text, statement.speaker);
          for (const quote of statement.quotes) exact(text, quote);
          for (const figure of statement.figures) exact(text, figure);
          expect(statement.end).toBeGreaterThan(statement.start);
          if (statement.kind === 'quoted') {
            expect(statement.start).toBeGreaterThanOrEqual(last);
            last = statement.start;
          }
          const { from, to } = statement.said;
          if (from !== null && to !== null) expect(from <= to).toBe(true);
        }
        expect(scanStatements(text, { document: 18_556 }).statements).toEqual(statements);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives figures and dates in order, with sound intervals', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const figure of figuresIn(text)) {
          exact(text, figure);
          expect(figure.start).toBeGreaterThanOrEqual(last);
          last = figure.end;
          if (figure.low !== null && figure.high !== null)
            expect(figure.low).toBeLessThanOrEqual(figure.high);
        }
        for (const date of datesIn(text, 18_556)) {
          exact(text, date);
          expect(date.span.from).toBeLessThanOrEqual(date.span.to);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('drifts not at all from itself, and its redline holds both texts', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(drift(a, a).findings).toEqual([]);
        const { redline, kept, faithful } = drift(a, b);
        const words = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
        expect(redline.map((piece) => words(piece.primary)).join('')).toBe(words(a));
        expect(redline.map((piece) => words(piece.later)).join('')).toBe(words(b));
        expect(kept).toBeLessThanOrEqual(1);
        expect(faithful).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
