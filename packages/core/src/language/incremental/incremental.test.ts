import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgreement } from '../index.ts';
import { tokenize } from '../lexer/lexer.ts';
import { BLOCK_WORDS } from '../lexer/words.ts';
import { FRAME } from '../testing/kit.ts';
import { cut, recut } from './pieces.ts';
import { type Increment, readIncrement } from './read.ts';

/** Every kind of block, names that lead from one to the next, and warnings of every check. */
const SMALL = `${FRAME}
outline
  "1" "Leaving"
  "2" "Calm"
anchor d_day "D-Day"
  reading theirs
    held by them
    is talks
  reading ours
    is 2020-03-10
baseline half_of "Half of usual" is usual / 2
baseline quarter_of "A quarter" is half_of / 2
condition quiet "Quiet"
  clause "1"
  means deaths over 7 days at most quarter_of and troops at most 8,600 persons
condition settled "Settled"
  means deaths over 7 days at least 0
commitment stay_calm "Stay calm"
  clause "3"
  them must keep quiet
  until 30 days after signing
commitment answer "Answer"
  us must bring about pact by 60 days after d_day
  while them keeps stay_calm
power finish "Finish"
  us may terminate the agreement
  on violation of stay_calm
adjustment go "Go"
  allies to 0
  requires quiet and split.narrow and (leave is fulfilled)
  done when pact
test "Quiet"
  on 2020-03-09 talks
  on 2020-03-09 troops is 8,000 persons
  as of 2020-10-21
  expect quiet open, split.wide not met, leave violated by 2020-07-14
`;

const EXAMPLES = ['resolute-support', 'minsk-2', 'contracts/sale-of-goods', 'contracts/freight'].map((name) =>
  readFileSync(new URL(`../../../../../examples/${name}/agreement.lockstep`, import.meta.url), 'utf8'),
);

/** One edit, in shares of the text's length, so that it can be made in any text. */
interface Edit {
  readonly kind: 'type' | 'drop' | 'cut' | 'copy' | 'replace' | 'undo';
  readonly at: number;
  readonly to: number;
  readonly typed: string;
}

const TYPED = [
  ...['x', ' ', '\n', '\r', '\r\n', '"', '#', '(', ',', '.', '1', 'é', '\n  ', '\nparty x "X"\n'],
  ...[
    '\nbaseline usual "U" is usual / 2\n',
    'signed 2020-03-01',
    '\nqarty z "Z"\n',
    '\nmeasure deaths "D"\n',
  ],
  ...[
    '\n  readng',
    ' and ',
    'ess',
    '_2',
    ' by province',
    ', unit deaths',
    '\ufeff',
    'usual',
    'quarter_of',
    'quiet',
  ],
  ...BLOCK_WORDS.map((word) => `\n${word} `),
  ...BLOCK_WORDS.map((word) => `\n  ${word} `),
  ...BLOCK_WORDS,
];

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('type', 'drop', 'cut', 'copy', 'replace', 'replace', 'undo'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  typed: fc.constantFrom(...TYPED),
});

function edited(text: string, { kind, at, to, typed }: Edit): string {
  const place = Math.floor(at * text.length);
  const other = Math.floor(to * text.length);
  switch (kind) {
    case 'type':
      return text.slice(0, place) + typed + text.slice(place);
    case 'drop':
      return text.slice(0, place) + text.slice(place + 1 + (other % 6));
    case 'cut':
      return text.slice(0, place) + text.slice(place + (other % 400));
    case 'copy': {
      const line = text.lastIndexOf('\n', place) + 1;
      return text.slice(0, line) + text.slice(other, other + 300) + text.slice(line);
    }
    case 'replace': {
      const { start, end, count } = tokenize(text);
      const [i, j] = [Math.floor(at * (count - 1)), Math.floor(to * (count - 1))];
      return text.slice(0, start[i]) + text.slice(start[j], end[j]) + text.slice(end[i]);
    }
    case 'undo':
      return text;
  }
}

/** Reads each version with what was kept of the one before, and as if for the first time. */
function follow(text: string, edits: readonly Edit[]): void {
  const workspace = { members: new Map([['allies', ['de', 'fr']]]) };
  const versions: [string, Increment][] = [[text, readIncrement(text, workspace)]];
  expect(versions[0]![1].diagnostics).toEqual(readAgreement(text, workspace).diagnostics);
  for (const one of edits) {
    const [last, increment] = versions.at(-1)!;
    const undone = one.kind === 'undo' ? versions[Math.floor(one.at * (versions.length - 1))]![0] : undefined;
    const next = undone ?? edited(last, one);
    const read = readIncrement(next, workspace, increment);
    expect(read.diagnostics).toEqual(readAgreement(next, workspace).diagnostics);
    versions.push([next, read]);
  }
  // An older version can be gone on from as well.
  const [, first] = versions[0]!;
  const [last] = versions.at(-1)!;
  expect(readIncrement(last, workspace, first).diagnostics).toEqual(
    readAgreement(last, workspace).diagnostics,
  );
}

const RUNS = Number(process.env.LOCKSTEP_RUNS ?? 1);

describe('an agreement read again after an edit', () => {
  it('has the findings of one read afresh', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => follow(SMALL, edits)),
      { numRuns: 150 * RUNS },
    );
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES), fc.array(edit, { minLength: 1, maxLength: 4 }), follow),
      { numRuns: 12 * RUNS },
    );
  });

  it('has warnings where it has no errors, and they go with what they were about', () => {
    const codes = (read: Increment) => read.diagnostics.map(({ code }) => code);
    const first = readIncrement(SMALL);
    const unused = Array.from({ length: 4 }, () => 'unused');
    expect(codes(first)).toEqual([...unused, 'not-cited', 'always-met', 'not-in-outline']);
    const second = readIncrement(SMALL.replace('clause "3"', 'clause "2"'), undefined, first);
    expect(codes(second)).toEqual([...unused, 'always-met']);
  });

  it('tells a block of what changes in another that it names', () => {
    const first = readIncrement(SMALL);
    const unit = SMALL.replace('troops "Troops" takes strength of us in reports, unit persons', (was) =>
      was.replace('persons', 'tanks'),
    );
    const { diagnostics } = readIncrement(unit, undefined, first);
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(
      readAgreement(unit).diagnostics.flatMap(({ severity, code }) => (severity === 'error' ? [code] : [])),
    );
    expect(diagnostics[0]?.code).toBe('units');
  });

  it('says a cycle through baselines as a whole reading does, and when it is gone', () => {
    const circle = SMALL.replace('is usual / 2', 'is quarter_of / 2');
    const first = readIncrement(SMALL);
    const second = readIncrement(circle, undefined, first);
    expect(second.diagnostics).toEqual(readAgreement(circle).diagnostics);
    expect(second.diagnostics.map(({ code }) => code)).toContain('cycle');
    expect(readIncrement(SMALL, undefined, second).diagnostics).toEqual(first.diagnostics);
  });
});

describe('the pieces of a text', () => {
  it('begin at block words at the margin', () => {
    const text = '# a\nparty us "U"\n  also "x"\n  measure m\nPartys b\nTEST "t"\r\n';
    const { starts } = cut(text);
    const pieces = [...starts].map((start, i) => text.slice(start, starts[i + 1]));
    expect(pieces).toEqual(['# a\n', 'party us "U"\n  also "x"\n  measure m\nPartys b\n', 'TEST "t"\r\n']);
  });

  it('are those of the whole text after any edit, and are kept where they are the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(SMALL, '', 'party a "A"'), edit, (text, one) => {
        const next = edited(text, one);
        const before = cut(text);
        const { starts, kept, shared } = recut(before, next);
        expect([...starts]).toEqual([...cut(next).starts]);
        const piece = (whole: string, at: Int32Array, i: number) => whole.slice(at[i], at[i + 1]);
        for (let i = 0; i < kept; i++) expect(piece(next, starts, i)).toBe(piece(text, before.starts, i));
        for (let i = 1; i <= shared; i++) {
          expect(piece(next, starts, starts.length - i)).toBe(
            piece(text, before.starts, before.starts.length - i),
          );
        }
      }),
      { numRuns: 300 * RUNS },
    );
  });
});
