import { describe, expect, it } from 'vitest';
import type { FormulaNode } from '../walk.ts';
import { childrenOf } from '../walk.ts';
import { FormulaError, formulaText, parseFormula } from './index.ts';

const parsed = (text: string) => formulaText(parseFormula(text));

/** The text of every part, as its range says, from the outside in. */
function partsOf(text: string): string[] {
  const found: string[] = [];
  const visit = (node: FormulaNode): void => {
    found.push(text.slice(node.range!.start, node.range!.end));
    for (const part of childrenOf(node)) visit(part);
  };
  visit(parseFormula(text));
  return found;
}

describe('the range of each part of a formula', () => {
  it.each([
    ['x > -(y)', ['x > -(y)', 'x', '-(y)', '(y)']],
    ['x > -3', ['x > -3', 'x', '-3']],
    ['+x*2 > 1', ['x*2 > 1', 'x*2', 'x', '2', '1']],
    ['sum[0,6] (x) > 1', ['sum[0,6] (x) > 1', 'sum[0,6] (x)', '(x)', '1']],
    ['abs( x ) > 1', ['abs( x ) > 1', 'abs( x )', 'x', '1']],
    ['once[0,1] x > 1', ['once[0,1] x > 1', 'x > 1', 'x', '1']],
    ['(a > 1) since[0,2] true', ['(a > 1) since[0,2] true', '(a > 1)', 'a', '1', 'true']],
    ['x[t] + .5 > 1e2', ['x[t] + .5 > 1e2', 'x[t] + .5', 'x[t]', '.5', '1e2']],
  ] as const)('%s', (text, parts) => {
    // A signal as a function of time is its name alone, and a bare plus is no part.
    const wanted = parts.map((part) => (part === 'x[t]' ? 'x' : part));
    expect(partsOf(text)).toEqual(wanted);
  });
});

describe('numbers and names', () => {
  it.each([
    ['x > .25', 'x > 0.25'],
    ['x > .5e3', 'x > 500'],
    ['x > 12.50E-1', 'x > 1.25'],
    ['x > 7.', 'x > 7'],
    ['infx > 1', 'infx > 1'],
    ['constructor > __proto__', 'constructor > __proto__'],
    ['toString + valueOf > 1', '(toString + valueOf) > 1'],
    ['sum[t] > 1', 'sum > 1'],
    ['t[t] > t', 't > t'],
  ])('%s', (text, wanted) => expect(parsed(text)).toBe(wanted));
});

describe('what cannot be read', () => {
  const FORMULA = 'a number, a signal name or "("';
  it.each([
    ['once[', 5, 'expected a whole number of ticks, found the end of the formula'],
    ['once[0,', 7, 'expected a whole number of ticks, found the end of the formula'],
    ['once[x,1] x', 5, 'expected a whole number of ticks, found "x"'],
    ['once[0,infx] x', 7, 'expected a whole number of ticks, found "infx"'],
    ['once[0,xinf] x', 7, 'expected a whole number of ticks, found "xinf"'],
    ['once[0', 6, 'expected ",", found the end of the formula'],
    ['once[0,1', 8, 'expected "]", found the end of the formula'],
    ['once[0,9007199254740993] x', 7, 'expected a whole number of ticks, found "9007199254740993"'],
    ['x[', 1, 'expected the end of the formula, found "["'],
    ['x[1] > 0', 1, 'expected the end of the formula, found "["'],
    ['x[s] > 0', 1, 'expected the end of the formula, found "["'],
    ['x[t > 0', 1, 'expected the end of the formula, found "["'],
    ['x[t', 1, 'expected the end of the formula, found "["'],
    ['x [0] > 0', 2, 'expected the end of the formula, found "["'],
    ['x constructor y', 2, 'expected the end of the formula, found "constructor"'],
    ['x not y', 2, 'expected the end of the formula, found "not"'],
    ['x > not y', 4, `expected ${FORMULA}, found "not"`],
    ['x > since', 4, `expected ${FORMULA}, found "since"`],
    ['x > and', 4, `expected ${FORMULA}, found "and"`],
    ['+(x > 1) > 0', 1, '"+" needs a number, found a condition'],
    ['abs(x > 1) > 0', 4, '"abs" needs a number, found a condition'],
    ['mean[0,1] (x > 1) > 0', 10, '"mean" needs a number, found a condition'],
    ['(x > 1) / 2 > 0', 0, '"/" needs numbers on both sides, found a condition'],
    ['x > (y > 1)', 4, '">" needs numbers on both sides, found a condition'],
    ['x > abs', 7, 'expected "(", found the end of the formula'],
    ['x > abs(y', 9, 'expected ")", found the end of the formula'],
    ['x > 1 \u{1f600}', 6, 'unexpected character "\u{1f600}"'],
  ])('%s', (text, offset, message) => {
    const read = () => parseFormula(text);
    expect(read).toThrow(FormulaError);
    expect(read).toThrow(expect.objectContaining({ name: 'FormulaError', offset, message }));
  });
});

describe('nesting', () => {
  const deep = { message: 'the formula is nested too deeply' };
  it('goes 500 brackets deep, and not one more', () => {
    const brackets = (n: number) => `${'('.repeat(n)}x > 0${')'.repeat(n)}`;
    expect(parsed(brackets(500))).toBe('x > 0');
    expect(() => parseFormula(brackets(501))).toThrow(expect.objectContaining({ ...deep, offset: 501 }));
    // As many as can be written, none of which is read.
    expect(() => parseFormula('('.repeat(100_000))).toThrow(
      expect.objectContaining({ ...deep, offset: 501 }),
    );
  });
  it('is as deep in sums and chains without brackets', () => {
    const sum = (n: number) => `x${' + x'.repeat(n)} > 0`;
    expect(() => parseFormula(sum(499))).not.toThrow();
    expect(() => parseFormula(sum(500))).toThrow(expect.objectContaining({ ...deep, offset: 0 }));
  });
  it('counts what is open, and not what was', () => {
    const row = new Array(600).fill('not (x > 0)').join(' and ');
    expect(parsed(row)).toBe(new Array(600).fill('(not (x > 0))').join(' and '));
  });
});
