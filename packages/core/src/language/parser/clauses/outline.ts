import type { Clause } from '../../syntax/index.ts';
import { endOfLast, isQuoted, type Parser, readQuoted } from '../cursor.ts';

/** `"Part One, A.1" "Forces to 8,600"` */
export function readOutlineEntry(p: Parser, start: number): Clause {
  const clause = readQuoted(p, 'the number of a clause in quotation marks');
  const label = isQuoted(p) && p.tokens.flags[p.at] === 0 ? readQuoted(p, 'a text') : undefined;
  return { kind: 'outline entry', clause, start, end: endOfLast(p), ...(label && { label }) };
}
