import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGGREGATES, type Formula, type Term } from '../formula.ts';
import { samples } from '../testing/rng.ts';
import { FormulaError, formulaText, parseFormula } from './index.ts';

/** The tree without places in the text. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => key !== 'range');
  return Object.fromEntries(entries.map(([key, value]) => [key, bare(value)]));
}
const parsed = (text: string) => formulaText(parseFormula(text));

describe('formal formulas', () => {
  it('are read from tight to loose: not and temporal operators, since, and, or, xor, implies, iff', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['once x > 1 and y > 2', '(once (x > 1)) and (y > 2)'],
      ['not x > 1 or y > 2', '(not (x > 1)) or (y > 2)'],
      ['historically[0,6] not x > 1', 'historically[0,6] (not (x > 1))'],
      ['a > 0 and b > 0 or c > 0 and d > 0', '((a > 0) and (b > 0)) or ((c > 0) and (d > 0))'],
      ['a > 0 or b > 0 xor c > 0', '((a > 0) or (b > 0)) xor (c > 0)'],
      ['a > 0 implies b > 0 implies c > 0', '(a > 0) implies ((b > 0) implies (c > 0))'],
      ['a > 0 iff b > 0 iff c > 0', '((a > 0) iff (b > 0)) iff (c > 0)'],
      ['a > 0 and b > 0 since[1,2] c > 0', '(a > 0) and ((b > 0) since[1,2] (c > 0))'],
      ['not a > 0 until b > 0', '(not (a > 0)) until (b > 0)'],
      ['a > 0 and b > 0 and c > 0', '(a > 0) and (b > 0) and (c > 0)'],
      ['(a > 0 and b > 0) and c > 0', '((a > 0) and (b > 0)) and (c > 0)'],
      ['1 + 2 * x - y / 4 >= -3', '((1 + (2 * x)) - (y / 4)) >= (-3)'],
      ['1 - 2 - 3 < x', '((1 - 2) - 3) < x'],
      ['-(x) * 2 < +3', '((-(x)) * 2) < 3'],
      ['rises x > 1', 'rises (x > 1)'],
      ['abs(x - y) <= (0 - 2)', 'abs((x - y)) <= (0 - 2)'],
    ];
    for (const [text, wanted] of cases) expect(parsed(text), text).toBe(wanted);
  });

  it('may be written as other monitors do', () => {
    expect(parsed('(ev_[0,3] ((alw_[0:5] (y[t]<3)) & (x[t]>1)))')).toBe(
      'eventually[0,3] ((always[0,5] (y < 3)) and (x > 1))',
    );
    expect(parsed('!(a = 1) || b > 0 -> c > 0 <-> rise d > 0')).toBe(
      '(((not (a == 1)) or (b > 0)) implies (c > 0)) iff (rises (d > 0))',
    );
    expect(parsed('! a <= 1 & b > 0 && c >= 2 | d < 3')).toBe(
      '((not (a <= 1)) and (b > 0) and (c >= 2)) or (d < 3)',
    );
    expect(parsed('a => b <=> fall c')).toBe('((a > 0) implies (b > 0)) iff (falls (c > 0))');
    expect(parsed('once[3,*) x > 0')).toBe('once[3,inf] (x > 0)');
    expect(parsed('once[3,INF] x > 0')).toBe('once[3,inf] (x > 0)');
  });

  it('take an aggregate with its window, and its name without one as that of a signal', () => {
    expect(parsed('sum[0,27] x <= 5 * median[7,13] (x + y)')).toBe(
      '(sum[0,27] x) <= (5 * (median[7,13] (x + y)))',
    );
    expect(parsed('-max[0,inf] -x + abs(min[1:2] y) > 0')).toBe(
      '((-((max[0,inf] (-(x))))) + abs((min[1,2] y))) > 0',
    );
    expect(parsed('mean[0,6] count[0,1] 3 > count[t] / sum')).toBe(
      '(mean[0,6] (count[0,1] 3)) > (count / sum)',
    );
    expect(() => parseFormula('sum[0,1] (x > 1) > 1')).toThrow('"sum" needs a number, found a condition');
  });

  it('have no number beyond the largest', () => {
    expect(() => parseFormula('x > 1e400')).toThrow('1e400 is larger than any number that can be held');
  });

  it('take a bare number as "above zero", and true and false as they are', () => {
    expect(bare(parseFormula('once x'))).toEqual({
      kind: 'once',
      of: {
        kind: 'compare',
        op: '>',
        left: { kind: 'measure', name: 'x' },
        right: { kind: 'number', value: 0 },
      },
    });
    expect(parsed('true since false')).toBe('(true) since (false)');
  });

  it('know where each part stands', () => {
    const formula = parseFormula('not (x >= 10)') as Extract<Formula, { kind: 'not' }>;
    expect([formula.range, formula.of.range]).toEqual([
      { start: 0, end: 13 },
      { start: 4, end: 13 },
    ]);
    const compare = formula.of as Extract<Formula, { kind: 'compare' }>;
    expect([compare.left.range, compare.right.range]).toEqual([
      { start: 5, end: 6 },
      { start: 10, end: 12 },
    ]);
  });

  it('may be long and commented', () => {
    const comment = `# ${'why '.repeat(300)}\n`;
    expect(parsed(`${comment}  x > 1 ${comment} and y > 2 ${comment}`)).toBe('(x > 1) and (y > 2)');
  });

  it('are read back as they were printed', () => {
    const names = fc.constantFrom('x', 'y', 'deaths.north', 'Ñ_1');
    const { term } = fc.letrec<{ term: Term }>((tie) => ({
      term: fc.oneof(
        { maxDepth: 3 },
        names.map((name): Term => ({ kind: 'measure', name })),
        fc
          .double({ noNaN: true, noDefaultInfinity: true })
          .map((v): Term => ({ kind: 'number', value: v + 0 })),
        fc
          .tuple(fc.constantFrom('add', 'subtract', 'multiply', 'divide'), tie('term'), tie('term'))
          .map(([kind, left, right]): Term => ({ kind, left, right })),
        fc.tuple(fc.constantFrom(...AGGREGATES), fc.nat(9), fc.nat(99), tie('term')).map(
          ([fn, from, n, of]): Term => ({
            kind: 'window',
            fn,
            window: { kind: 'days', from, to: from + n },
            of,
          }),
        ),
        tie('term').map((of): Term => ({ kind: 'abs', of })),
        tie('term')
          .filter((of) => of.kind !== 'number')
          .map((of): Term => ({ kind: 'negate', of })),
      ),
    }));
    const bounds = fc.option(
      fc.tuple(fc.nat(9), fc.oneof(fc.nat(99), fc.constant(Infinity))).map(([from, length]) => ({
        bounds: { from, to: from + length },
      })),
      { nil: {} },
    );
    const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
      formula: fc.oneof(
        { maxDepth: 4 },
        fc
          .tuple(term, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), term)
          .map(([left, op, right]): Formula => ({ kind: 'compare', op, left, right })),
        fc.boolean().map((value): Formula => ({ kind: 'constant', value })),
        fc
          .tuple(fc.constantFrom('and', 'or'), fc.array(tie('formula'), { minLength: 2, maxLength: 3 }))
          .map(([kind, of]): Formula => ({ kind, of })),
        fc
          .tuple(fc.constantFrom('implies', 'iff', 'xor'), tie('formula'), tie('formula'))
          .map(([kind, left, right]): Formula => ({ kind, left, right })),
        fc
          .tuple(fc.constantFrom('since', 'until'), bounds, tie('formula'), tie('formula'))
          .map(([kind, within, left, right]): Formula => ({ kind, ...within, left, right })),
        fc
          .tuple(fc.constantFrom('historically', 'once', 'always', 'eventually'), bounds, tie('formula'))
          .map(([kind, within, of]): Formula => ({ kind, ...within, of })),
        fc
          .tuple(fc.constantFrom('not', 'rises', 'falls'), tie('formula'))
          .map(([kind, of]): Formula => ({ kind, of })),
      ),
    }));
    fc.assert(
      fc.property(formula, (one) => {
        expect(bare(parseFormula(formulaText(one)))).toEqual(one);
      }),
      { numRuns: samples(400) },
    );
  });

  it('say what was expected, and where', () => {
    const cases: readonly (readonly [string, number, string])[] = [
      ['', 0, 'the formula is empty'],
      ['x >', 3, 'expected a number, a signal name or "(", found the end of the formula'],
      ['(x > 1', 6, 'expected ")", found the end of the formula'],
      ['x > 1) ', 5, 'expected the end of the formula, found ")"'],
      ['once[3,1] x', 4, 'bounds must not decrease, found [3,1]'],
      ['once[1.5,2] x', 5, 'expected a whole number of ticks, found "1.5"'],
      ['once[inf,inf] x', 5, 'the first bound must be finite'],
      ['once[1 2] x', 7, 'expected ",", found "2"'],
      ['once[1,2) x', 8, 'expected "]", found ")"'],
      [
        'x since x until x',
        10,
        '"since" next to "until" can be read in two ways: put one of them in brackets',
      ],
      ['x < 1 == 2', 6, '"<" next to "==" can be read in two ways: put one of them in brackets'],
      ['1 * (x > 1) > 0', 4, '"*" needs numbers on both sides, found a condition'],
      ['-(x > 1) > 0', 1, '"-" needs a number, found a condition'],
      ['abs x', 4, 'expected "(", found "x"'],
      ['3x > 1', 0, '"3x" is not a number'],
      ['x > 1.2.3', 4, '"1.2.3" is not a number'],
      ['x ~ 1', 2, 'unexpected character "~"'],
      ['x > 0 and or', 10, 'expected a number, a signal name or "(", found "or"'],
      [`${'not '.repeat(600)}x`, 2004, 'the formula is nested too deeply'],
    ];
    for (const [text, offset, message] of cases) {
      let error: unknown;
      try {
        parseFormula(text);
      } catch (thrown) {
        error = thrown;
      }
      expect([(error as FormulaError).offset, (error as FormulaError).message], text).toEqual([
        offset,
        message,
      ]);
    }
    // As many levels as are allowed, and not one more.
    expect(() => parseFormula(`x${' + x'.repeat(490)} > 0`)).not.toThrow();
    expect(() => parseFormula(`x${' + x'.repeat(510)} > 0`)).toThrow('nested too deeply');
  });

  it('end in one error with a place when they are no formulas', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        try {
          parseFormula(text);
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError);
          const { offset } = error as FormulaError;
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: samples(1000) },
    );
  });

  it('cannot be printed where the syntax has no words for them', () => {
    expect(() => formulaText({ kind: 'proposition', name: 'p' })).toThrow('no "proposition"');
    const trend: Term = { kind: 'trend', days: 3, of: { kind: 'measure', name: 'x' } };
    const zero: Term = { kind: 'number', value: 0 };
    expect(() => formulaText({ kind: 'compare', op: '<', left: trend, right: zero })).toThrow('no "trend"');
    const month: Term = {
      kind: 'window',
      fn: 'sum',
      window: { kind: 'calendar', period: 'month', offset: 0 },
      of: zero,
    };
    expect(() => formulaText({ kind: 'compare', op: '<', left: month, right: zero })).toThrow(
      'no calendar windows',
    );
  });
});
