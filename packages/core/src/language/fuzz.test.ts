import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReport } from './diagnostics/diagnostic.ts';
import { formalFormula, formatAgreement, type ReadResult, readAgreement, readFormula } from './index.ts';
import { tokenize } from './lexer/lexer.ts';
import { parse } from './parser/parser.ts';
import { formulaText } from './testing/arbitrary.ts';
import { FRAME, meaningOf } from './testing/kit.ts';

const EXAMPLE = readFileSync(
  new URL('../../../../examples/resolute-support/agreement.lockstep', import.meta.url),
  'utf8',
);

/** The tokens of the example with the blanks before each, to be put together again in another order. */
const PIECES: readonly string[] = (() => {
  const { count, end } = tokenize(EXAMPLE);
  return Array.from({ length: count }, (_, i) => EXAMPLE.slice(i === 0 ? 0 : end[i - 1], end[i]));
})();

const STRAY = [
  '(',
  ')',
  '[',
  '"',
  ',',
  'and',
  'over',
  'means',
  '\ncondition',
  '\n  reading',
  '2021-02-31',
  '5',
  '%',
  '#',
];

type Change = {
  readonly at: number;
  readonly kind: 'drop' | 'twice' | 'swap' | 'put';
  readonly piece: string;
};

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(PIECES.length - 2),
  kind: fc.constantFrom('drop', 'twice', 'swap', 'put'),
  piece: fc.oneof(fc.constantFrom(...STRAY), fc.constantFrom(...PIECES)),
});

function changed(changes: readonly Change[]): string {
  const pieces = [...PIECES];
  for (const { at, kind, piece } of changes) {
    if (kind === 'drop') pieces[at] = '';
    else if (kind === 'twice') pieces[at] += pieces[at] ?? '';
    else if (kind === 'swap') pieces.splice(at, 2, pieces[at + 1] ?? '', pieces[at] ?? '');
    else pieces[at] += ` ${piece}`;
  }
  return pieces.join('');
}

/** Errors stand inside the text, in its order; there is an agreement exactly when there are none. */
function checkFindings(text: string): void {
  const { diagnostics, agreement } = readAgreement(text);
  let last = 0;
  for (const { range, line, column, message } of diagnostics) {
    expect(range.start).toBeGreaterThanOrEqual(last);
    expect(range.end).toBeGreaterThanOrEqual(range.start);
    expect(range.end).toBeLessThanOrEqual(text.length);
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(message).toMatch(/[.?]$/);
    last = range.start;
  }
  expect(agreement === undefined).toBe(diagnostics.some((one) => one.severity === 'error'));
}

describe('any text', () => {
  it('is read without a fault of the reader, and findings stand inside it', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (list) => checkFindings(changed(list))),
      {
        numRuns: 150,
      },
    );
  });

  it('is read even when it is not an agreement at all', () => {
    const scrap = fc.array(fc.constantFrom(...STRAY, ...PIECES.slice(0, 300)), { maxLength: 60 });
    fc.assert(
      fc.property(scrap, (parts) => checkFindings(parts.join(' '))),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), checkFindings), { numRuns: 300 });
  });

  it('keeps blocks that a change does not touch', () => {
    const names = (text: string) => parse(text, createReport(text)).blocks.map((block) => block.name?.name);
    const all = names(EXAMPLE);
    fc.assert(
      fc.property(change, (one) => {
        const kept = new Set(names(changed([one])));
        // One change of tokens can spoil the block in which it is made and the one that it joins to it.
        expect(all.filter((name) => !kept.has(name)).length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 150 },
    );
  });
});

describe('any formula', () => {
  const textOf = (formula: string) => `${FRAME}condition c "C"\n  means ${formula}\n`;

  const codes = (read: ReadResult) => read.diagnostics.map((one) => one.code).sort();

  it('formats to one that means the same, and formatting twice changes nothing more', () => {
    fc.assert(
      fc.property(formulaText, (formula) => {
        const text = textOf(formula);
        const formatted = formatAgreement(text);
        expect(formatted.diagnostics).toEqual([]);
        const usual = formatted.text ?? '';
        expect(formatAgreement(usual).text).toBe(usual);
        const [before, after] = [readAgreement(text), readAgreement(usual)];
        // `F since G` becomes `since G, F`: the same findings, in another order.
        expect(codes(after)).toEqual(codes(before));
        expect(meaningOf(after.agreement?.conditions)).toEqual(meaningOf(before.agreement?.conditions));
      }),
      { numRuns: 400 },
    );
  });

  it('is read back in words and in balanced formal notation', () => {
    fc.assert(
      fc.property(formulaText, (formula) => {
        const rule = readAgreement(textOf(formula)).agreement?.conditions.at(-1)?.readings[0]?.rule;
        if (rule?.kind !== 'means') return;
        expect(readFormula(rule.formula)).not.toMatch(/undefined|NaN|\[object/);
        const formal = formalFormula(rule.formula, { day: 18_556 });
        expect(formal).not.toMatch(/undefined|NaN|\[object/);
        let depth = 0;
        for (const c of formal) {
          if (c === '(') depth++;
          if (c === ')') depth--;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
