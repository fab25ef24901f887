import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createReport } from './diagnostics/diagnostic.ts';
import { formatAgreement } from './format/format.ts';
import { SYMBOLS } from './lexer/tokens.ts';
import { BLOCK_WORDS, WORD_CODES } from './lexer/words.ts';
import { GRAMMAR } from './parser/blocks.ts';
import { parse } from './parser/parser.ts';
import { STATES_OF } from './states.ts';
import { readGrammar, type Writer, wordsOf, writerOf } from './testing/grammar.ts';

const page = readFileSync(new URL('../../../../docs/language.md', import.meta.url), 'utf8');
const ebnf = /^```ebnf\n(.*?)^```$(.*)/ms.exec(page);
const grammar = readGrammar(ebnf?.[1] ?? '');
/** Words that stand below the grammar in code quotes: numbers, months, other spellings of signs. */
const below = [...(ebnf?.[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
const states = new Set(Object.values(STATES_OF).flatMap((list) => list.flatMap((state) => state.split(' '))));

describe('the grammar in docs/language.md', () => {
  it('has every word and sign that the parser knows, and no other', () => {
    const inGrammar = new Set([...wordsOf(grammar), ...below.map((word) => word.toLowerCase())]);
    const unknown = [...wordsOf(grammar)].filter((word) => !WORD_CODES.has(word) && !SYMBOLS.has(word));
    expect(unknown).toEqual([]);
    const missing = [...WORD_CODES.keys(), ...SYMBOLS.keys()].filter(
      (word) => !inGrammar.has(word) && !states.has(word),
    );
    expect(missing).toEqual([':']);
  });

  it('has a rule for every block, and in it every word that begins a clause', () => {
    const reachable = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
      const words = new Set<string>();
      const walk = (
        rule: Parameters<typeof wordsOf>[0] extends ReadonlyMap<string, infer R> ? R : never,
      ): void => {
        if (rule.kind === 'word') words.add(rule.text);
        else if (rule.kind === 'sequence' || rule.kind === 'choice') rule.of.forEach(walk);
        else if (rule.kind !== 'name') walk(rule.of);
        else if (!seen.has(rule.name)) {
          seen.add(rule.name);
          for (const word of reachable(rule.name, seen)) words.add(word);
        }
      };
      const rule = grammar.get(name);
      if (rule !== undefined) walk(rule);
      return words;
    };
    const codes = new Map([...WORD_CODES].map(([word, code]) => [code, word]));
    for (const block of BLOCK_WORDS) {
      const words = reachable(block);
      for (const code of GRAMMAR[block].clauses.keys()) expect(words, block).toContain(codes.get(code));
    }
  });

  it('says nothing that the parser refuses, and the formatter keeps all that it says', () => {
    // A generator with a fixed seed (mulberry32): the same sentences on every run.
    let seed = 20200229;
    const random = () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    let names = 0;
    const lexical = {
      name: () => `name_${names++ % 7}`,
      text: () => '"text"',
      number: () => '5',
      zero: () => '0',
      date: () => (random() < 0.5 ? '2024-03-01' : '1 March 2024'),
      zone: () => 'Asia/Kabul',
      state: () => 'met',
    };
    const writer: Writer = writerOf(grammar, lexical, random);
    let sentences = 0;
    for (; sentences < 3000 && (sentences < 600 || writer.untaken().length > 1); sentences++) {
      const block = BLOCK_WORDS[sentences % BLOCK_WORDS.length]!;
      const text = writer
        .sentence(block, 7 + (sentences % 11))
        .join(' ')
        .replaceAll(' . ', '.');
      const report = createReport(text);
      const { blocks } = parse(text, report);
      const messages = report
        .diagnostics()
        .map((one) => `${one.message}\n${text}\n${' '.repeat(one.range.start)}^`);
      expect(messages).toEqual([]);
      expect(blocks.map(({ kind }) => kind)).toEqual([block]);
      const usual = formatAgreement(text).text ?? '';
      expect(withoutPlaces(parse(usual, createReport(usual)).blocks), text).toEqual(withoutPlaces(blocks));
      expect(formatAgreement(usual).text).toBe(usual);
    }
    // Every choice was taken; the file as a whole is not written out, blocks are written one by one.
    expect(writer.untaken()).toEqual(['file']);
  });
});

/** A tree without where things stood. */
function withoutPlaces(tree: unknown): unknown {
  const places = new Set(['start', 'end', 'stateStart', 'stateEnd', 'keyword']);
  return JSON.parse(JSON.stringify(tree, (key, value) => (places.has(key) ? undefined : value)));
}
