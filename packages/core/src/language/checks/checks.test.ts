import { describe, expect, it } from 'vitest';
import { marked, warningsAt } from '../testing/kit.ts';

/** A part of an agreement with what can hardly be meant between « and », and what is said about it, in order. */
const CASES: readonly (readonly [part: string, ...messages: string[]])[] = [
  [
    'measure «extra» "Extra" counts events in fights\nbaseline «quiet» "Quiet" is deaths over 7 days to 2020-03-01\nmeasure ours "Ours" takes strength of them in reports, unit persons',
    'No rule uses the measure “extra”.',
    'No rule uses the baseline “quiet”.',
  ],
  [
    'party «nobody» "Nobody"',
    '“nobody” has no part in the agreement: no duty, power, judgement, reading or adjustment.',
  ],
  [
    'condition c "C" means «deaths over 7 days at least 0»',
    'This rule can never fail, whatever the evidence says.',
  ],
  [
    'condition c "C" means «deaths over 7 days below 0»',
    'This rule can never be met, whatever the evidence says.',
  ],
  [
    'condition c "C" means «deaths over 7 days at most 5 and deaths over 7 days above 5»',
    'This rule can never be met, whatever the evidence says.',
  ],
  [
    'condition c "C" means «deaths over 7 days between 5 and 3»',
    'This rule can never be met, whatever the evidence says.',
  ],
  ['condition c "C" means «calm and (not calm)»', 'This rule can never be met, whatever the evidence says.'],
  ['condition c "C" means «calm or (not calm)»', 'This rule can never fail, whatever the evidence says.'],
  [
    'condition c "C" means «on at most 7 of the last 7 days, deaths above 3»',
    'This rule can never fail, whatever the evidence says.',
  ],
  [
    'condition c "C" means «on at least 8 of the last 7 days, deaths above 3»',
    'This rule can never be met, whatever the evidence says.',
  ],
  [
    'condition c "C" means «count of deaths over 7 days above 7»',
    'This rule can never be met, whatever the evidence says.',
  ],
  [
    'condition c "C" means «on every day since 2020-03-01, deaths at least 0»',
    'This rule can never fail, whatever the evidence says.',
  ],
  ['condition c "C" means on every day since 2020-03-01, deaths below 0'],
  ['condition c "C" means «calm and false»', 'This rule can never be met, whatever the evidence says.'],
  ['commitment c "C"\n  us must bring «troops to below 0»', 'Nobody can perform this, whatever happens.'],
  [
    'commitment c "C"\n  us must keep «deaths over 7 days below 0»',
    'Nobody can perform this, whatever happens.',
  ],
  [
    'commitment c "C"\n  us must refrain from «deaths over 7 days at least 0»',
    'Nobody can perform this, whatever happens.',
  ],
  [
    'adjustment a "A"\n  allies to 0\n  requires «talks has happened and calm»\n  decided when talks',
    'This gate waits for “talks”, by which the adjustment itself counts as decided or carried out.',
  ],
  [
    'condition ready "Ready" means talks has happened\ncondition chain "Chain" means ready\nadjustment a "A"\n  allies to 0\n  requires «chain»\n  done when talks',
    'This gate waits for “talks”, by which the adjustment itself counts as decided or carried out.',
  ],
  [
    'outline\n  «"1" "One"»\n  "2"\ncommitment c "C"\n  clause "2"\n  us must bring about talks\ncommitment «d» "D"\n  clause "3"\n  us must bring about pact',
    'Nothing in the agreement cites the clause “1”.',
    'The outline has no clause “3”.',
  ],
  [
    'commitment open_end "Open"\n  us must bring about talks\npower «p» "P"\n  them may suspend leave\n  on violation of open_end',
    'This waits for a violation of “open_end”, which has no deadline and so is never violated.',
  ],
  [
    'power p "P"\n  us may resume leave\npower «q» "Q"\n  us may resume the agreement',
    'This resumes the agreement, which nobody has the power to suspend.',
  ],
  [
    'commitment c "C"\n  us must bring about talks by «2020-01-31»\ncommitment «d» "D"\n  us must bring about talks by 2020-02-29',
    'This time ends on 31 January 2020, before it begins on 29 February 2020.',
    '“c” asks for the same deed by another day.',
  ],
  [
    'commitment c "C"\n  us must keep calm\n  from 2020-06-01\n  until «2020-05-01»',
    'This time ends on 1 May 2020, before it begins on 1 June 2020.',
  ],
  [
    'commitment «c» "C"\n  us must bring troops to at most 8,600 within 136 days of signing',
    '“leave” asks for the same deed by another day.',
  ],
  ['measure strength "Strength" takes strength of them in reports, unit persons'],
  ['condition c "C" means deaths over 7 days at most 5 and deaths over 28 days above 5'],
  ['condition c "C" means attacks over 7 days at most usual / 2 or deaths over 7 days below 3'],
  ['condition c "C" means troops - 5 persons below 0'],
  ['power p "P"\n  us may resume leave'],
];

describe('what can hardly be meant', () => {
  it.each(CASES)('%s', (part, ...messages) => {
    const found = warningsAt(part);
    expect(found.messages).toEqual(messages);
    expect(found.ranges).toEqual(marked(part).ranges);
  });

  it('is not told of an agreement with errors', () => {
    expect(warningsAt('condition c "C" means deaths over 7 days at least 0 and clam').messages).toEqual([]);
  });
});
