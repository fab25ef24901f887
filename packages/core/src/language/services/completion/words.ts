import { BLOCK_WORDS, WORD_CODES } from '../../lexer/words.ts';
import { PHRASES } from './phrases.ts';
import { ask, type Beginning } from './probe.ts';

/** Words that are never offered by themselves: numbers and months in letters, and words that blocks begin with. */
const NEVER: ReadonlySet<string> = new Set([
  ...BLOCK_WORDS,
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november'],
  ...['december', 'true', 'false', 'inf', 'infinity', 'a', 'b'],
]);

const SINGLE: readonly string[] = [...WORD_CODES.keys()].filter((word) => !NEVER.has(word));

/**
 * The words of the language that can stand behind a beginning and begin with what is typed: each is put there and the
 * parser is asked, so that what is offered is what the language has. A word that begins phrases is offered as those.
 */
export function wordsBehind(before: Beginning, typed: string): readonly string[] {
  const lower = typed.toLowerCase();
  const fits = (piece: string, tail?: string) => {
    const { stands, name } = ask(before, piece, tail);
    return stands && name === undefined;
  };
  const phrases = PHRASES.filter(({ text, tail }) => text.startsWith(lower) && fits(text, tail)).map(
    ({ text }) => text,
  );
  const begun = new Set(phrases.map((phrase) => phrase.split(' ')[0]));
  const words = SINGLE.filter((word) => word.startsWith(lower) && !begun.has(word) && fits(word));
  return [...new Set([...phrases, ...words])];
}
