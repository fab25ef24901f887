import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAgreement } from '../index.ts';
import { FRAME, meaningOf } from '../testing/kit.ts';
import { formatAgreement } from './format.ts';

function formatted(part: string): string {
  const { text } = formatAgreement(`${FRAME}${part}`);
  return text?.slice(FRAME.length) ?? 'not formatted';
}

describe('the usual form', () => {
  it('leaves the frame of the tests as it is', () => {
    expect(formatAgreement(FRAME).text).toBe(FRAME);
  });

  it('indents, turns operators into words and puts brackets where they matter', () => {
    const written = `
CONDITION c   "C"
note "N"
        means    sum[0,6] deaths<=40  &&   !calm
  reading`;
    expect(formatAgreement(`${FRAME}${written}`).text).toBeUndefined();
    expect(formatted(written.replace('  reading', ''))).toBe(`
condition c "C"
  note "N"
  means sum of deaths over 7 days at most 40 and (not calm)
`);
  });

  it('keeps short blocks on one line where the writer had them so', () => {
    const part = 'measure m "M" takes support of us in reports, unit percent, valid for 30 days\n';
    expect(formatted(part)).toBe(part);
    expect(formatted('measure m "M"\n  takes support in reports\n  unit percent\n')).toBe(
      'measure m "M"\n  takes support in reports\n  unit percent\n',
    );
  });

  it('breaks long lines after commas and between words, not inside quoted text', () => {
    const long = 'a'.repeat(120);
    expect(
      formatted(`condition c "C"
  note "${long}"
  means on every day of the last 28 days, in every province, by_province over 28 days at most 50% of by_province over 28 days one year before
`),
    ).toBe(`condition c "C"
  note "${long}"
  means on every day of the last 28 days, in every province,
      by_province over 28 days at most 50% of by_province over 28 days one year before
`);
  });

  it('keeps comments and single blank lines', () => {
    const part = `
# What follows is ours.


# Two lines.
condition c "C"  # behind the header
  # before a clause
  means calm  # behind a clause

  # at the end of the block

# before a block
occurrence o "O" in diary
# the very end
`;
    expect(formatted(part)).toBe(part.replace('\n\n\n#', '\n\n#'));
  });

  it('moves a comment inside a clause behind it', () => {
    expect(formatted('condition c "C"\n  means calm # one\n    and split # two\n')).toBe(
      'condition c "C"\n  means calm and split  # one\n  # two\n',
    );
  });

  it.each([
    'commitment c "C"\n  each of us, them must bring about talks by 2020-05-01\n',
    'commitment c "C"\n  us and them must jointly keep calm\n  from talks\n  until 30 days before pact\n  cure within 3 days\n',
    'commitment c "C"\n  us must refrain from "that", judged by them, "Ambassador X"\n  while us keeps leave\n  surviving\n',
    'commitment c "C"\n  us must bring about pact within 1 month of violation of leave\n  on violation of leave\n  on suspension freeze\n',
    'commitment c "C"\n  us must keep (calm until split) until 2020-05-01\n  owed to them\n  when calm\n  if split.wide\n',
    'commitment c "C"\n  us must not bring about pact\n  from 10 days after talks\n',
    'power p "P"\n  us may terminate the agreement\n  against them\n  on exertion of stop\n  by 2020-09-01\n',
    'adjustment a "A"\n  allies brings troops to at most 8,600 persons\n  requires calm and split\n  decided by consensus of allies, silence 72 hours\n  decided when talks\n  done when pact\n',
    'anchor x "X"\n  reading one "One" is signing\n    held by us\n  reading two\n    is pact\n',
    'outline\n  "Part One, A.1" "Forces"\n  "Part Two"\n',
    'test "T"\n  on 2020-03-01 talks\n  on 2020-03-01 to 2020-03-31 deaths is 8,600 deaths\n  on 2020-03-02 us says split.wide not met\n  as of 2020-05-01 known 2020-06-01\n  expect leave violated by 2020-07-13, split.wide not met, stop in effect, agreement in effect\n',
    'measure m "M" counts events in fights of type "Battles", "Riots" involving "X" by province, unit attacks\n',
  ])('keeps %j', (part) => {
    expect(formatted(part)).toBe(part);
    expect(readAgreement(`${FRAME}${part}`).diagnostics.filter((one) => one.severity === 'error')).toEqual(
      [],
    );
  });

  it('says what is wrong with a text that cannot be read', () => {
    const { text, diagnostics } = formatAgreement(`${FRAME}condition c "C" means (`);
    expect(text).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toEqual(['unexpected']);
  });
});

describe.each(['resolute-support', 'minsk-2'])('examples/%s', (name) => {
  const url = new URL(`../../../../../examples/${name}/agreement.lockstep`, import.meta.url);
  const text = readFileSync(url, 'utf8');

  it('is in its usual form and has no errors', () => {
    expect(readAgreement(text).diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
    expect(formatAgreement(text).text).toBe(text);
  });

  it('means the same however it is laid out', () => {
    const { agreement } = readAgreement(text);
    const flat = text
      .replace(/ *#.*$/gm, '')
      .replace(/^ +/gm, '\t\t')
      .replace(/\n\n+/g, '\n');
    expect(meaningOf(readAgreement(formatAgreement(flat).text ?? '').agreement)).toEqual(
      meaningOf(agreement),
    );
  });
});
