import { S } from '../lexer/tokens.ts';
import { W } from '../lexer/words.ts';
import type { AreasExpression, Expression } from '../syntax/index.ts';
import {
  isName,
  isQuoted,
  type Parser,
  readName,
  readQuoted,
  symbolAt,
  takeSymbol,
  takeWords,
  wordAt,
} from './cursor.ts';
import { isNumber, readNumber } from './quantities.ts';

type Wrap = (of: Expression, start: number, end: number) => Expression;

const SET = 'the name of an area list';

/** `in every province`, `in any province`, `in at least 3 provinces`, `in at least 50% of province`, `in "Helmand"`. */
export function readAreasPhrase(p: Parser): Wrap | undefined {
  if (wordAt(p) !== W.in) return undefined;
  const next = wordAt(p, 1);
  if ((next === W.every || next === W.each || next === W.any || next === W.some) && isName(p, 2)) {
    const how = next === W.every || next === W.each ? 'every' : 'any';
    p.at += 2;
    const set = readName(p, SET);
    return wrap({ how, set });
  }
  if (next === W.at && wordAt(p, 2) === W.least && isNumber(p, 3)) {
    p.at += 3;
    const count = readNumber(p, 'a number of areas').value;
    const percent = takeSymbol(p, S['%']) || takeWords(p, W.percent);
    if (takeWords(p, W.of)) takeWords(p, W.the);
    const set = readName(p, SET);
    return wrap({ how: percent ? 'at least percent' : 'at least', count, set });
  }
  if (isQuoted(p, 1) && symbolAt(p, 2) !== S['.']) {
    p.at++;
    const area = readQuoted(p, 'the name of an area in quotation marks');
    return wrap({ how: 'named', area });
  }
  return undefined;
}

function wrap(how: Omit<AreasExpression, 'kind' | 'of' | 'start' | 'end'>): Wrap {
  return (of, start, end) => ({ kind: 'areas', ...how, of, start, end });
}
