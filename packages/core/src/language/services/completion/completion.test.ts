import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReport } from '../../diagnostics/diagnostic.ts';
import { TOKEN } from '../../lexer/tokens.ts';
import { parse } from '../../parser/parser.ts';
import { FRAME, marked } from '../../testing/kit.ts';
import { applyEdits, completion, openAgreement } from '../index.ts';
import { PHRASES } from './phrases.ts';

const EXAMPLE = readFileSync(
  new URL('../../../../../../examples/resolute-support/agreement.lockstep', import.meta.url),
  'utf8',
);

/** What is offered at the mark `«»`, after the frame. */
function offered(source: string): readonly string[] {
  const { text, ranges } = marked(`${FRAME}${source}`);
  return completion(openAgreement(text), ranges[0]!.end).items.map((item) => item.text);
}

function parseErrors(text: string) {
  const report = createReport(text);
  parse(text, report);
  return report.diagnostics();
}

describe('completion', () => {
  it('offers blocks at the left margin', () => {
    expect(offered('con«»')).toEqual(['condition']);
    expect(offered('«»')).toHaveLength(14);
  });

  it('offers the names that are wanted, and no others', () => {
    expect(offered('commitment go "Go"\n  us must bring about «»')).toEqual(['talks', 'pact']);
    expect(offered('commitment go "Go"\n  us must bring tr«»')).toEqual(['troops']);
    expect(offered('power halt "Halt"\n  us may suspend le«»')).toEqual(['leave']);
    expect(offered('measure dead "Dead" sums deaths in «»')).toEqual(['fights', 'reports', 'diary']);
    expect(offered('condition c "C"\n  means in every «», by_province over 7 days < 3')).toEqual([
      'province',
      'district',
    ]);
    expect(offered('commitment go "Go"\n  «»')).toContain('us');
    expect(offered('adjustment go "Go"\n  requires pause «»')).not.toContain('us');
    expect(offered('adjustment go "Go"\n  requires pause\n  «»')).toContain('us');
  });

  it('offers readings behind a dot', () => {
    expect(offered('condition c "C"\n  means split.«»')).toEqual(['narrow', 'wide']);
    expect(offered('test "T"\n  as of 2020-05-01\n  expect split.w«» met')).toEqual(['wide']);
  });

  it('offers the states of what is expected or judged', () => {
    const test = 'test "T"\n  as of 2020-05-01\n';
    expect(offered(`${test}  expect stop «»`)).toEqual([
      'not triggered',
      'create',
      'in effect',
      'suspended',
      'exerted',
      'expired',
      'terminated',
    ]);
    expect(offered(`${test}  expect calm not «»`)).toEqual(['not met', 'not triggered']);
    expect(offered(`${test}  expect calm is o«»`)).toEqual(['open']);
    expect(offered(`${test}  on 2020-04-01 us says calm «»`)).toEqual(['met', 'not met', 'open']);
    expect(offered(`${test}  expect agreement t«»`)).toEqual(['terminated']);
  });

  it('replaces a state of two words as a whole', () => {
    const source = 'test "T"\n  as of 2020-05-01\n  expect calm not tr«»';
    const { text, ranges } = marked(`${FRAME}${source}`);
    const { start, end, items } = completion(openAgreement(text), ranges[0]!.end);
    expect(applyEdits(text, [{ start, end, text: items[0]!.text }])).toBe(
      `${FRAME}test "T"\n  as of 2020-05-01\n  expect calm not triggered`,
    );
  });

  it('offers the words that the parser would read', () => {
    expect(offered('commitment go "Go"\n  us «»')).toEqual([
      'must bring',
      'must bring about',
      'must achieve',
      'must keep',
      'must refrain from',
      'must jointly',
      'and',
      'jointly',
    ]);
    expect(offered('power halt "Halt"\n  us may «»')).toEqual(
      ['suspend', 'resume', 'discharge', 'terminate', 'waive', 'create', 'rescind'].sort(
        (a, b) => WORD_ORDER.indexOf(a) - WORD_ORDER.indexOf(b),
      ),
    );
    expect(offered('condition c "C"\n  means deaths in the «»')).toEqual([
      'last',
      'week',
      'month',
      'quarter',
      'year',
    ]);
    expect(offered('condition c "C"\n  basis u«»')).toEqual([
      'unwritten understanding',
      'unilateral demand',
      'undisclosed annex',
    ]);
  });

  it('offers clauses first on a new line, also behind one that cannot be read', () => {
    const first = offered('condition c "C"\n  means deaths over\n  «»')[0];
    expect(first).toBe('basis clause');
    expect(offered('condition c "C"\n  means deaths over\n  no«»')).toContain('note');
  });

  it('offers units behind a number', () => {
    expect(offered('condition c "C"\n  means attacks over 7 days below 4 «»').slice(0, 6)).toEqual([
      'days',
      'deaths',
      'attacks',
      'events',
      'persons',
      'percent',
    ]);
  });

  it('offers nothing inside quotation marks, comments, numbers and new names', () => {
    for (const source of [
      'party us2 "Un«»',
      '# par«»',
      'measure m"',
      'condition «»',
      'test «»',
      'on 2020«»',
    ]) {
      if (source.includes('«')) expect(offered(source)).toEqual([]);
    }
  });

  it('offers members where they are known', () => {
    const { text, ranges } = marked(`${FRAME}condition c "C"\n  judged by fr«»`);
    const members = new Map([['allies', ['france', 'germany']]]);
    expect(completion(openAgreement(text, { members }), ranges[0]!.end).items).toEqual([
      { text: 'france', kind: 'member' },
    ]);
  });
});

const WORD_ORDER = ['discharge', 'suspend', 'resume', 'terminate', 'waive', 'rescind', 'create'];

describe('completion over the example', () => {
  const whole = openAgreement(EXAMPLE);
  const { tokens } = whole;
  const words: number[] = [];
  // New names, figures' names in files and time zones are the writer's own.
  const own = new Set(
    whole
      .uses()
      .filter((use) => use.declares)
      .map((use) => use.start),
  );
  for (let i = 0; i < tokens.count; i++) {
    const start = tokens.start[i]!;
    if (tokens.kind[i] !== TOKEN.word || own.has(start)) continue;
    if (/(?:time zone [\w/]*|(?:sums|takes) (?!deaths\b)|unit )$/.test(EXAMPLE.slice(start - 20, start)))
      continue;
    words.push(i);
  }

  it('offers, wherever a word stands, what stands there', () => {
    const missing: string[] = [];
    const seen = new Set<string>();
    for (const i of words) {
      const start = tokens.start[i]!;
      const word = EXAMPLE.slice(start, tokens.end[i]);
      // What stands after the same piece need not be tried again.
      const before = EXAMPLE.slice(tokens.start[Math.max(0, i - 1)], start).replace(/"[^"]*"/g, '""');
      if (seen.has(before)) continue;
      seen.add(before);
      // As one types: the rest of the block is not there yet.
      const end = EXAMPLE.indexOf('\n\n', start);
      const text = EXAMPLE.slice(0, start) + EXAMPLE.slice(end === -1 ? EXAMPLE.length : end);
      const found = completion(openAgreement(text), start);
      const stands = ({ text: item }: { readonly text: string }) =>
        EXAMPLE.startsWith(item, found.start) || item.startsWith(`${word} `);
      if (!found.items.some(stands)) missing.push(`${before}|${word}`);
    }
    expect(missing).toEqual([]);
  });

  it('offers nothing that reads worse than what was there', () => {
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.nat(1000), (n, pick) => {
        const start = tokens.start[words[n]!]!;
        const end = EXAMPLE.indexOf('\n\n', start);
        const rest = EXAMPLE.slice(end === -1 ? EXAMPLE.length : end);
        const text = EXAMPLE.slice(0, start) + rest;
        const found = completion(openAgreement(text), start);
        if (found.items.length === 0) return;
        const { text: item } = found.items[pick % found.items.length]!;
        // A phrase such as “in every” is known by what follows it, so that is put behind it.
        const tails = PHRASES.flatMap((one) => (one.text === item && one.tail ? [one.tail] : []));
        const after = ['', ...tails].map((tail) =>
          applyEdits(text, [{ start: found.start, end: found.end, text: item + tail }]),
        );
        const before = parseErrors(text);
        const stop = found.start + item.length;
        // What is still missing behind the piece does not count against it.
        const counts = after.map((one) => parseErrors(one).filter(({ range }) => range.start < stop).length);
        expect(Math.min(...counts), `${text.slice(start - 60, start)}|${item}`).toBeLessThanOrEqual(
          before.length,
        );
      }),
      { numRuns: 60 },
    );
  });
});
