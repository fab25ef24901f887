import {
  AGGREGATES,
  type Aggregate,
  type Bounds,
  type Comparison,
  type Formula,
  type Term,
  type TextRange,
} from '../formula.ts';
import { childrenOf, type FormulaNode, isFormula } from '../walk.ts';
import { FormulaError, type Token, tokensOf } from './lexer.ts';
import { WORDS } from './words.ts';

/*
 * formula    = junction
 * binary     from loosest to tightest: iff, implies (to the right), xor, or, and, since/until
 * unary      = ("not" | "historically" | "once" | "always" | "eventually" | "rises" | "falls") [bounds] unary
 * comparison = sum [("<" | "<=" | ">" | ">=" | "==" | "!=") sum]
 * sum        = product {("+" | "-") product}
 * product    = factor {("*" | "/") factor}
 * factor     = "-" factor | aggregate bounds factor | "abs" "(" sum ")" | number | name | "true" | "false"
 *            | "(" formula ")"
 * aggregate  = "sum" | "mean" | "min" | "max" | "count" | "median"; without bounds these are names of signals
 * bounds     = "[" number ("," | ":") (number | "inf" | "*") ("]" | ")")
 */

/** How tightly `since` and `until` bind: they do not group by themselves. */
const CHAIN = 6;
const TIGHTNESS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    iff: 1,
    implies: 2,
    xor: 3,
    or: 4,
    and: 5,
    since: CHAIN,
    until: CHAIN,
  }),
);

const UNARY = new Set(['not', 'historically', 'once', 'always', 'eventually', 'rises', 'falls']);
const TEMPORAL = new Set(['historically', 'once', 'always', 'eventually', 'since', 'until']);
const COMPARE = new Set(['<', '<=', '>', '>=', '==', '!=']);
const SUMS = new Map([
  ['+', 'add'],
  ['-', 'subtract'],
] as const);
const PRODUCTS = new Map([
  ['*', 'multiply'],
  ['/', 'divide'],
] as const);
const RESERVED = new Set([...TIGHTNESS.keys(), ...UNARY]);
/** Deeper nesting is a mistake or an attack; the engine walks formulas by recursion. */
const DEEPEST = 500;

type Expression = Formula | Term;

/**
 * Reads a formula in formal syntax, e.g. `historically[0,6] (0.5 * y - x >= 0)`. Names are measures; where a
 * condition is expected a bare number `x` means `x > 0`, so that its margin is its value. Throws `FormulaError`.
 */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let at = 0;
  let depth = 0;
  const token = () => tokens[at]!;
  const is = (words: string) => token().text === words;
  const shown = (one: Token) => (one.kind === 'end' ? WORDS.end : `"${text.slice(one.start, one.end)}"`);

  function fail(expected: string): never {
    throw new FormulaError(WORDS.unexpected(shown(token()), expected), token().start);
  }
  function eat(words: string): Token {
    if (!is(words)) fail(`"${words}"`);
    return tokens[at++]!;
  }
  function nested<T>(parse: () => T): T {
    if (++depth > DEEPEST) throw new FormulaError(WORDS.deep, token().start);
    const result = parse();
    depth--;
    return result;
  }

  function binary(loosest: number): Expression {
    let left = unary();
    for (;;) {
      const word = token().text;
      const tightness = TIGHTNESS.get(word);
      if (tightness === undefined || tightness < loosest) return left;
      at++;
      const bounds = TEMPORAL.has(word) ? boundsOf() : undefined;
      // `implies` groups to the right, the others to the left; a chain of since and until has to be bracketed.
      const right = formulaOf(nested(() => binary(word === 'implies' ? tightness : tightness + 1)));
      if (tightness === CHAIN && TIGHTNESS.get(token().text) === tightness) {
        throw new FormulaError(WORDS.brackets(word, token().text), token().start);
      }
      left = joined(word, formulaOf(left), right, bounds);
    }
  }

  function unary(): Expression {
    const word = token().text;
    if (!UNARY.has(word)) return comparison();
    const { start } = tokens[at++]!;
    const bounds = TEMPORAL.has(word) ? boundsOf() : undefined;
    const of = formulaOf(nested(unary));
    const range = { start, end: of.range!.end };
    return { kind: word as 'not', ...(bounds ? { bounds } : {}), of, range } as Formula;
  }

  function comparison(): Expression {
    const left = sum();
    const operator = token();
    if (!COMPARE.has(operator.text)) return left;
    at++;
    const right = sum();
    const op = operator.text as Comparison;
    const sides = { left: termOf(left, operator), right: termOf(right, operator) };
    if (COMPARE.has(token().text)) {
      throw new FormulaError(WORDS.brackets(operator.text, token().text), token().start);
    }
    return { kind: 'compare', op, ...sides, range: around(left, right) };
  }

  function chainOf(
    next: () => Expression,
    kinds: ReadonlyMap<string, 'add' | 'subtract' | 'multiply' | 'divide'>,
  ) {
    let left = next();
    for (;;) {
      const operator = token();
      const kind = kinds.get(operator.text);
      if (!kind) return left;
      at++;
      const right = next();
      const sides = { left: termOf(left, operator), right: termOf(right, operator) };
      left = { kind, ...sides, range: around(left, right) };
    }
  }
  const sum = (): Expression => chainOf(product, SUMS);
  const product = (): Expression => chainOf(factor, PRODUCTS);

  function factor(): Expression {
    const first = token();
    if (is('-') || is('+')) {
      at++;
      const of = termOf(nested(factor), first);
      const range = { start: first.start, end: of.range!.end };
      if (first.text === '+') return of;
      return of.kind === 'number' ? { ...of, value: 0 - of.value, range } : { kind: 'negate', of, range };
    }
    if (is('(')) {
      at++;
      const inner = nested(() => binary(1));
      const { end } = eat(')');
      return { ...inner, range: { start: first.start, end } };
    }
    if (first.kind === 'number') {
      at++;
      return { kind: 'number', value: Number(first.text), range: rangeOf(first) };
    }
    if (first.kind !== 'name') return fail(WORDS.value);
    if (first.text === 'abs') {
      at++;
      eat('(');
      const of = termOf(
        nested(() => binary(1)),
        first,
      );
      return { kind: 'abs', of, range: { start: first.start, end: eat(')').end } };
    }
    if (first.text === 'true' || first.text === 'false') {
      at++;
      return { kind: 'constant', value: first.text === 'true', range: rangeOf(first) };
    }
    if (RESERVED.has(first.text)) return fail(WORDS.value);
    at++;
    // Other monitors write a signal as a function of time.
    if (is('[') && tokens[at + 1]!.text === 't' && tokens[at + 2]!.text === ']') at += 3;
    else if (isAggregate(first.text) && is('[')) return windowOf(first.text, first);
    return { kind: 'measure', name: first.text, range: rangeOf(first) };
  }

  /** `sum[0,27] x`: an aggregate takes what stands closest to it. */
  function windowOf(fn: Aggregate, first: Token): Term {
    const window = { kind: 'days', ...boundsOf()! } as const;
    const of = termOf(nested(factor), first);
    return { kind: 'window', fn, window, of, range: { start: first.start, end: of.range!.end } };
  }

  function boundsOf(): Bounds | undefined {
    if (!is('[')) return undefined;
    const open = tokens[at++]!;
    const from = bound();
    if (from === Infinity) throw new FormulaError(WORDS.finiteFrom, open.end);
    if (is(',') || is(':')) at++;
    else fail('","');
    const to = bound();
    if (is(']') || (is(')') && to === Infinity)) at++;
    else fail('"]"');
    if (to < from) throw new FormulaError(WORDS.boundOrder(from, to), open.start);
    return { from, to };
  }

  function bound(): number {
    const one = token();
    if (/^(\*|inf|infinity)$/i.test(one.text)) {
      at++;
      return Infinity;
    }
    const value = Number(one.text);
    if (one.kind !== 'number' || !Number.isSafeInteger(value)) return fail(WORDS.bound);
    at++;
    return value;
  }

  if (token().kind === 'end') throw new FormulaError(WORDS.empty, 0);
  const whole = formulaOf(binary(1));
  if (token().kind !== 'end') fail(WORDS.end);
  const deep = deeperThan(whole, DEEPEST);
  if (deep) throw new FormulaError(WORDS.deep, deep.range!.start);
  return whole;
}

function isAggregate(word: string): word is Aggregate {
  return (AGGREGATES as readonly string[]).includes(word);
}

/** A part that lies deeper than so many levels; long sums and chains nest without a single bracket. */
function deeperThan(whole: Formula, levels: number): FormulaNode | undefined {
  let level: readonly FormulaNode[] = [whole];
  for (let depth = 0; depth <= levels; depth++) level = level.flatMap(childrenOf);
  return level[0];
}

function rangeOf({ start, end }: Token): TextRange {
  return { start, end };
}

function around(left: Expression, right: Expression): TextRange {
  return { start: left.range!.start, end: right.range!.end };
}

function termOf(expression: Expression, operator: Token): Term {
  if (!isFormula(expression)) return expression;
  const words = ['-', '+', 'abs', ...AGGREGATES].includes(operator.text)
    ? WORDS.needsTermIn
    : WORDS.needsTerm;
  throw new FormulaError(words(operator.text), expression.range!.start);
}

/** A bare number stands for "above zero". */
function formulaOf(expression: Expression): Formula {
  if (isFormula(expression)) return expression;
  const { range } = expression;
  const zero: Term = { kind: 'number', value: 0 };
  return { kind: 'compare', op: '>', left: expression, right: zero, ...(range ? { range } : {}) };
}

function joined(word: string, left: Formula, right: Formula, bounds: Bounds | undefined): Formula {
  const range = around(left, right);
  if (word === 'and' || word === 'or') {
    const parts = left.kind === word && !isBracketed(left) ? left.of : [left];
    return { kind: word, of: [...parts, right], range };
  }
  return { kind: word as 'since', ...(bounds ? { bounds } : {}), left, right, range };
}

/** A chain written in brackets stays one part. */
function isBracketed(formula: Extract<Formula, { kind: 'and' | 'or' }>): boolean {
  return formula.range!.start !== formula.of[0]!.range!.start;
}
