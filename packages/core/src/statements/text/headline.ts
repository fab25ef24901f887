import type { Token } from './token.ts';

/** A line in which nearly every word is capitalised. */
export function isHeadline(tokens: readonly Token[], from: number, to: number): boolean {
  let capital = 0;
  let lower = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') continue;
    if (token.capital) capital++;
    else if (token.lower.length > 3) lower++;
  }
  return capital >= 3 && lower <= capital / 5;
}
