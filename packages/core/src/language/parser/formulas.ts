import { S } from '../lexer/tokens.ts';
import { W } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { Expression, LinkExpression } from '../syntax/index.ts';
import { type Parser, type Reach, symbolAt, wordAt } from './cursor.ts';
import { readOperand } from './operands.ts';
import { isDate, readBounds } from './quantities.ts';

type Connective = 'and' | 'or' | LinkExpression['kind'] | 'since' | 'until' | 'only after' | 'before';

/**
 * A whole formula. There is no order of precedence between `and`, `or`, the other connectives and the phrases: where
 * two of them meet without brackets, the writer is asked for brackets.
 */
export function readFormula(p: Parser): Expression {
  const first = readOperand(p);
  let reach: Reach = p.reach;
  let reachWord = p.reachWord;
  const connective = connectiveAt(p);
  if (connective === undefined) return first;
  const operands = [first];
  let bounds: ReturnType<typeof readBounds>;
  let next: Connective | undefined = connective;
  while (next !== undefined) {
    const { start } = operands[0]!;
    if (next !== connective || (operands.length > 1 && connective !== 'and' && connective !== 'or')) {
      complain(p, 'ambiguous', SAY.ambiguousMix(connective, next));
    }
    if (reach === 'prefix') {
      p.report.error({
        code: 'ambiguous',
        message: SAY.ambiguousScope(reachWord),
        start,
        end: operands[operands.length - 1]!.end,
      });
    }
    p.at += next === 'only after' ? 2 : 1;
    if (next === 'since' || next === 'until') bounds = readBounds(p);
    const operand = readOperand(p);
    if (p.reach === 'postfix') {
      p.report.error({
        code: 'ambiguous',
        message: SAY.ambiguousScope(p.reachWord),
        start: operand.start,
        end: operand.end,
      });
    }
    operands.push(operand);
    reach = p.reach;
    reachWord = p.reachWord;
    next = connectiveAt(p);
  }
  p.reach = 'prefix';
  p.reachWord = connective;
  return join(connective, operands, bounds);
}

function complain(p: Parser, code: string, message: string): void {
  const start = p.tokens.start[p.at]!;
  p.report.error({ code, message, start, end: p.tokens.end[p.at]! });
}

function connectiveAt(p: Parser): Connective | undefined {
  switch (symbolAt(p)) {
    case S['&&']:
      return 'and';
    case S['||']:
      return 'or';
    case S['->']:
      return 'implies';
    case S['<->']:
      return 'iff';
  }
  switch (wordAt(p)) {
    case W.and:
      return 'and';
    case W.or:
      return 'or';
    case W.implies:
      return 'implies';
    case W.iff:
      return 'iff';
    case W.xor:
      return 'xor';
    case W.since:
      return 'since';
    case W.until:
      return p.block === 'commitment' && p.depth === 0 ? undefined : isDate(p, 1) ? undefined : 'until';
    case W.only:
      return wordAt(p, 1) === W.after ? 'only after' : undefined;
    case W.before:
      return 'before';
  }
  return undefined;
}

function join(
  connective: Connective,
  of: readonly Expression[],
  bounds: ReturnType<typeof readBounds>,
): Expression {
  const [left, right] = [of[0]!, of[1]!];
  const place = { start: left.start, end: of[of.length - 1]!.end };
  switch (connective) {
    case 'and':
    case 'or':
      return { kind: connective, of, ...place };
    case 'since':
    case 'until':
      return { kind: connective, left, right, ...place, ...(bounds && { bounds }) };
    case 'only after':
      return { kind: 'precedence', word: connective, later: left, earlier: right, ...place };
    case 'before':
      return { kind: 'precedence', word: connective, later: right, earlier: left, ...place };
    default:
      return { kind: connective, left, right, ...place };
  }
}
