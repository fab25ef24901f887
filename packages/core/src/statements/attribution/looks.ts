import { V, VERB_CLASS } from '../lexicon/bits.ts';
import type { Token } from '../text/index.ts';

/** Brackets are not looked into further than this. */
const LONGEST = 16;

/** A form that is a verb and seldom anything else: said, told, wrote. */
export function plainVerb(token: Token): boolean {
  return token.verbs.some(
    (verb) =>
      (verb.bits & VERB_CLASS) !== 0 &&
      (verb.bits & (V.nounish | V.base)) === 0 &&
      verb.particle === undefined,
  );
}

const PAST = new Set(
  `went came took gave got met left led held stood ran won lost sat fell rose kept drew broke fought became grew threw
chose built bought sent spent brought caught dealt drove ate flew hit hurt paid put quit rode shook shut slept stole
struck swept taught tore woke wore spoke began made found made meant saw knew thought felt`.split(/\s+/),
);

/** A verb of two words, both of them there: "shot back", "pointed out". */
export function particleVerb(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.lower;
  return (
    next !== undefined &&
    (tokens[at] as Token).verbs.some(
      (verb) => verb.particle === next && (verb.bits & (V.past | V.present)) !== 0,
    )
  );
}

/** A word that looks like a verb in the past, known or not: rallied, extended, took. */
export function pastVerb(token: Token): boolean {
  if (token.capital || token.kind !== 'word' || token.possessive) return false;
  return (
    PAST.has(token.lower) ||
    (token.lower.length > 4 &&
      token.lower.endsWith('ed') &&
      !/(?:eed|hundred|sacred|kindred)$/.test(token.lower))
  );
}

/** End of the parentheses that open at `i`, one past the closing one; `i` itself if they do not close soon. */
export function pastParentheses(tokens: readonly Token[], i: number, to: number): number {
  for (let k = i + 1; k < to && k < i + LONGEST; k++) {
    const char = tokens[k]?.lower;
    if (char === ')' || char === ']') return k + 1;
  }
  return i;
}

/** Start of the parentheses that close at `i`; `i` itself if they do not open soon. */
export function beforeParentheses(tokens: readonly Token[], i: number, from: number): number {
  for (let k = i - 1; k >= from && k > i - LONGEST; k--) {
    const char = tokens[k]?.lower;
    if (char === '(' || char === '[') return k;
  }
  return i;
}
