import { describe, expect, it } from 'vitest';
import { readAgreement } from './index.ts';
import { FRAME, findings } from './testing/kit.ts';

/** An agreement with twenty faults, one to a line that is marked with its number. */
const TWENTY = `${FRAME}
party p1 United                                            # 1
source s1 "S" event from "s.csv"                           # 2
source s2 "S" events form "s.csv"                          # 3
measure m1 "M" sums deaths in nowhere                      # 4
measure m2 "M" sums deaths of rebels in fights             # 5
measure over "M" counts events in fights                   # 6
baseline b1 "B" is median of deaths over 7 days, every 7 days from 2021-02-31 to 2021-03-01 # 7
ocurrence o1 "O" in diary                                  # 8
condition c1 "C" means deaths over 7 days at most          # 9
condition c2 "C" means deaths over 7 days < 5 and calm or split # 10
condition c3 "C" means deaths over 7 days + troops < 5     # 11
condition c4 "C" means c9 and calm                         # 12
condition c5 "C" means c6                                  # 13
condition c6 "C" means c5
condition calm "C" judged by us                            # 14
condition c7 "C" means o1 has happened and m2 over 7 days < 3 and c1 and calm
condition c8 "C"
  basis treaty "x"                                         # 15
  judged by us
commitment d1 "D"
  us must bring about takls                                # 16
commitment d2 "D"
  us must bring troops to at most 8,600 within 3 fortnights of signing # 17
commitment d3 "D"
  us should bring about talks                              # 18
adjustment a1 "A"
  allies to 0
  decided by majority                                      # 19
test "T"
  as of 2020-05-01
  expect calm fulfiled, d2 violated, d3 fulfilled, o1 met, p1 met  # 20
`;

describe('recovery', () => {
  it('tells twenty faults, each once, and nothing that only follows from them', () => {
    const { diagnostics, agreement } = readAgreement(TWENTY);
    expect(agreement).toBeUndefined();
    const numbered = TWENTY.split('\n').flatMap((line, i) => (/# \d+$/.test(line) ? [i + 1] : []));
    const lines = diagnostics.filter((one) => one.severity === 'error').map((one) => one.line);
    expect(new Set(lines)).toEqual(new Set(numbered));
    // The last line holds two: a misspelt state, and a party of which nothing can be expected.
    expect(lines.length).toBe(21);
  });

  it('loses only the block whose first word is misspelt', () => {
    const found = findings(
      'conditon lost "L" means calm\ncondition kept "K" means lost and atacks over 7 days < 3\n',
    );
    expect(found.map(({ message, line }) => [line, message])).toEqual([
      [29, '“conditon” begins no block; did you mean “condition”?'],
      [30, 'There is no measure or condition “atacks”; did you mean “attacks”?'],
    ]);
  });

  it('keeps the other clauses of a block', () => {
    const found = findings(
      'condition c "C"\n  bassis clause "x"\n  reading a means atacks < 3\n  reading b means calm\ntest "T"\n  as of 2020-05-01\n  expect c.a open, c.b met\n',
    );
    expect(found.map((one) => one.code)).toEqual(['unknown-clause', 'unknown-name']);
  });

  it('reads clauses that were not indented', () => {
    expect(
      findings(
        'condition c "C"\nbasis clause "x"\nmeans calm\ncommitment d "D"\nus must bring about talks\n',
      ),
    ).toEqual([]);
  });

  it.each([
    ['', 'An agreement begins with the word “agreement” and its title in quotation marks.'],
    ['\u0000', '“\u0000” cannot stand in an agreement.'],
    ['x', '“x” begins no block; blocks begin with '],
  ])('tells one thing about %j', (text, message) => {
    const { diagnostics } = readAgreement(text);
    expect(diagnostics.map((one) => one.message)).toContainEqual(expect.stringContaining(message));
  });

  it('reads texts with a byte order mark, CRLF and tabs as if they had none', () => {
    const odd = `\ufeff${FRAME.replaceAll('\n', '\r\n').replaceAll('  ', '\t')}condition c "C"\r\n\tmeans atacks < 3`;
    expect(readAgreement(odd).diagnostics.map(({ line, column }) => [line, column])).toEqual([[30, 8]]);
  });

  it('refuses a text that is too long, at once', () => {
    const { diagnostics } = readAgreement('x'.repeat(16_000_001));
    expect(diagnostics.map((one) => one.message)).toEqual([
      'The text has 16,000,001 characters; an agreement has at most 16,000,000.',
    ]);
  });

  it('is not brought down by deep nesting or long chains', () => {
    const deep = `${'('.repeat(5000)}calm${')'.repeat(5000)}`;
    expect(findings(`condition c "C" means ${deep}`).map((one) => one.code)).toEqual(['too-deep']);
    const sum = Array.from({ length: 5000 }, () => 'deaths').join(' + ');
    expect(findings(`condition c "C" means ${sum} < 3`).map((one) => one.code)).toEqual(['too-deep']);
    const chain = Array.from({ length: 5000 }, (_, i) => `condition c${i} "C" means c${i + 1}`).join('\n');
    expect(findings(`${chain}\ncondition c5000 "C" means c0`).map((one) => one.code)).toEqual(['cycle']);
    const conjunction = Array.from({ length: 5000 }, () => 'calm').join(' and ');
    expect(findings(`condition c "C" means ${conjunction}`)).toEqual([]);
  });
});
