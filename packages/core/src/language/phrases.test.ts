import { describe, expect, it } from 'vitest';
import type { Formula } from '../logic/index.ts';
import {
  formalFormula,
  formatAgreement,
  namesOfAgreement,
  parseFormula,
  readAgreement,
  readFormula,
} from './index.ts';
import { FRAME, meaningOf } from './testing/kit.ts';

/** A phrase as written, its formal notation, how it is read back, and its usual form. */
const PHRASES: readonly (readonly [written: string, formal: string, words: string, usual: string])[] = [
  [
    'no surge in by_province in any province for 28 days',
    'historically[0,27] (in every province, (not (surge in by_province)))',
    'on every day of the last 28 days, in every province, there is no surge in deaths by province',
    'no surge in by_province in any province for 28 days',
  ],
  [
    'no surge in by_province for 4 weeks in every province',
    'in every province, (historically[0,27] (not (surge in by_province)))',
    'in every province, on no day of the last 28 days, there is a surge in deaths by province',
    'in every province, on every day of the last 28 days, no surge in by_province',
  ],
  [
    'no (surge in by_province in at least 3 provinces)',
    'not (in at least 3 province, (surge in by_province))',
    'not (in at least 3 provinces, there is a surge in deaths by province)',
    'no (in at least 3 provinces, surge in by_province)',
  ],
  [
    'surge in by_province in "Helmand" becomes true',
    'rises (in "Helmand", (surge in by_province))',
    '(in Helmand, there is a surge in deaths by province) becomes true',
    '(in "Helmand", surge in by_province) becomes true',
  ],
  ['no surge in attacks', 'not (surge in attacks)', 'there is no surge in attacks', 'no surge in attacks'],
  [
    'never deaths over 7 days above 40',
    'historically since 2020-02-29 (not ((sum[0,6] deaths) > 40))',
    'on no day since 29 February 2020, deaths over 7 days above 40',
    'never deaths over 7 days above 40',
  ],
  [
    'at no time, deaths over 7 days above 40',
    'historically since 2020-02-29 (not ((sum[0,6] deaths) > 40))',
    'on no day since 29 February 2020, deaths over 7 days above 40',
    'never deaths over 7 days above 40',
  ],
  [
    'at no time in the last 7 days, deaths above 40',
    'historically[0,6] (not (deaths > 40))',
    'on no day of the last 7 days, deaths above 40',
    'on no day of the last 7 days, deaths above 40',
  ],
  [
    'on every day of the last 7 days, deaths over 7 days at most 40',
    'historically[0,6] ((sum[0,6] deaths) <= 40)',
    'on every day of the last 7 days, deaths over 7 days at most 40',
    'on every day of the last 7 days, deaths over 7 days at most 40',
  ],
  [
    'deaths over 7 days at most 40 on every day of the last 7 days',
    'historically[0,6] ((sum[0,6] deaths) <= 40)',
    'on every day of the last 7 days, deaths over 7 days at most 40',
    'on every day of the last 7 days, deaths over 7 days at most 40',
  ],
  [
    'at least 3 attacks in any 28 days',
    '(sum[0,27] attacks) >= 3',
    'attacks over 28 days at least 3',
    'at least 3 attacks over 28 days',
  ],
  [
    'at most 40 by_province in 28 days in every province',
    'in every province, ((sum[0,27] by_province) <= 40)',
    'in every province, deaths by province over 28 days at most 40',
    'in every province, at most 40 by_province over 28 days',
  ],
  [
    'in every province, at most 40 by_province in any 28 days',
    'in every province, ((sum[0,27] by_province) <= 40)',
    'in every province, deaths by province over 28 days at most 40',
    'in every province, at most 40 by_province over 28 days',
  ],
  [
    'deaths over 28 days at most 50% of deaths over 28 days to 2020-02-21',
    '(sum[0,27] deaths) <= (0.5 * ((sum[0,27] deaths) to 2020-02-21))',
    'deaths over 28 days at most half of deaths over 28 days to 21 February 2020',
    'deaths over 28 days at most 50% of deaths over 28 days to 2020-02-21',
  ],
  [
    'within 10 days of talks, pact',
    'historically since 2020-02-29 (talks implies (eventually[0,10] pact))',
    'on every day since 29 February 2020, (whenever “Talks begin” happens, within 10 days, “Pact signed” happens)',
    'within 10 days of talks, pact',
  ],
  [
    'within 10 days of calm, deaths over 7 days below 5',
    'historically since 2020-02-29 ((rises calm) implies (eventually[0,10] ((sum[0,6] deaths) < 5)))',
    'on every day since 29 February 2020, (whenever “Calm” becomes met, within 10 days, deaths over 7 days below 5)',
    'within 10 days of calm, deaths over 7 days below 5',
  ],
  [
    'pact only after talks',
    'historically since 2020-02-29 (pact implies (once since 2020-02-29 talks))',
    'on every day since 29 February 2020, (whenever “Pact signed” happens, “Talks begin” has happened since 29 February 2020)',
    'pact only after talks',
  ],
  [
    'talks before pact',
    'historically since 2020-02-29 (pact implies (once since 2020-02-29 talks))',
    'on every day since 29 February 2020, (whenever “Pact signed” happens, “Talks begin” has happened since 29 February 2020)',
    'talks before pact',
  ],
  [
    'since talks, no pact',
    '(not pact) since talks',
    'on every day since “Talks begin” happened, “Pact signed” does not happen',
    'since talks, no pact',
  ],
  [
    'since talks, deaths over 7 days below 5',
    '((sum[0,6] deaths) < 5) since talks',
    'on every day since “Talks begin” happened, deaths over 7 days below 5',
    'since talks, deaths over 7 days below 5',
  ],
  [
    'until pact, deaths over 7 days below 5',
    'historically since 2020-02-29 ((once since 2020-02-29 pact) or ((sum[0,6] deaths) < 5))',
    'on every day since 29 February 2020, (“Pact signed” has happened since 29 February 2020 or deaths over 7 days below 5)',
    'until pact, deaths over 7 days below 5',
  ],
  [
    'between talks and pact, deaths over 7 days below 5',
    'historically since 2020-02-29 (pact implies (not (once[1,1] ((not pact) since (((not pact) since talks) and (not ((sum[0,6] deaths) < 5)))))))',
    'on every day since 29 February 2020, (whenever “Pact signed” happens, (not (1 day ago, (on every day since ((on every day since “Talks begin” happened, “Pact signed” does not happen) and deaths over 7 days at least 5), “Pact signed” does not happen))))',
    'between talks and pact, deaths over 7 days below 5',
  ],
  [
    'after talks until pact, deaths over 7 days below 5',
    'historically since 2020-02-29 (((not pact) since talks) implies ((sum[0,6] deaths) < 5))',
    'on every day since 29 February 2020, (whenever (on every day since “Talks begin” happened, “Pact signed” does not happen), deaths over 7 days below 5)',
    'after talks until pact, deaths over 7 days below 5',
  ],
  [
    'while calm, deaths over 7 days below 5',
    'calm implies ((sum[0,6] deaths) < 5)',
    'whenever “Calm” is met, deaths over 7 days below 5',
    'whenever calm, deaths over 7 days below 5',
  ],
  [
    'whenever calm, deaths over 7 days below 5',
    'calm implies ((sum[0,6] deaths) < 5)',
    'whenever “Calm” is met, deaths over 7 days below 5',
    'whenever calm, deaths over 7 days below 5',
  ],
  [
    'when calm becomes true, deaths over 7 days below 5',
    '(rises calm) implies ((sum[0,6] deaths) < 5)',
    'whenever “Calm” becomes met, deaths over 7 days below 5',
    'when calm becomes true, deaths over 7 days below 5',
  ],
  [
    'when calm becomes met, pact happens',
    '(rises calm) implies pact',
    'whenever “Calm” becomes met, “Pact signed” happens',
    'when calm becomes true, pact happens',
  ],
  [
    'deaths over 7 days below 5 for 7 consecutive days',
    'historically[0,6] ((sum[0,6] deaths) < 5)',
    'on every day of the last 7 days, deaths over 7 days below 5',
    'on every day of the last 7 days, deaths over 7 days below 5',
  ],
  [
    'for 7 consecutive days, deaths below 5',
    'historically[0,6] (deaths < 5)',
    'on every day of the last 7 days, deaths below 5',
    'on every day of the last 7 days, deaths below 5',
  ],
  [
    'at least once every 7 days, attacks at least 1',
    'historically since 2020-02-29 (once[0,6] (attacks >= 1))',
    'on every day since 29 February 2020, at some time in the last 7 days, attacks at least 1',
    'at least once every 7 days, attacks at least 1',
  ],
  [
    'in every province, by_province over 7 days at most usual',
    'in every province, ((sum[0,6] by_province) <= (median of (sum[0,6] deaths), every 7 days from 2020-01-01 to 2020-02-25))',
    'in every province, deaths by province over 7 days at most the usual week',
    'in every province, by_province over 7 days at most usual',
  ],
  [
    'in any province, by_province over 7 days above 20',
    'in any province, ((sum[0,6] by_province) > 20)',
    'in any province, deaths by province over 7 days above 20',
    'in any province, by_province over 7 days above 20',
  ],
  [
    'in at least 3 provinces, by_province over 7 days above 20',
    'in at least 3 province, ((sum[0,6] by_province) > 20)',
    'in at least 3 provinces, deaths by province over 7 days above 20',
    'in at least 3 provinces, by_province over 7 days above 20',
  ],
  [
    'in at least 50% of the provinces, by_province over 7 days above 20',
    'in at least 50% of province, ((sum[0,6] by_province) > 20)',
    'in at least 50% of the provinces, deaths by province over 7 days above 20',
    'in at least 50% of provinces, by_province over 7 days above 20',
  ],
  [
    'in "Helmand", by_province over 7 days above 20',
    'in "Helmand", ((sum[0,6] by_province) > 20)',
    'in Helmand, deaths by province over 7 days above 20',
    'in "Helmand", by_province over 7 days above 20',
  ],
  [
    'at least two of {calm, split, deaths over 7 days below 5}',
    'at least 2 of {calm, split, ((sum[0,6] deaths) < 5)}',
    'at least 2 of these: “Calm” is met; “Split” is met; deaths over 7 days below 5',
    'at least 2 of {calm, split, deaths over 7 days below 5}',
  ],
  [
    'confirmed by at least two of {calm, split}',
    'at least 2 of {calm, split}',
    'at least 2 of these: “Calm” is met; “Split” is met',
    'at least 2 of {calm, split}',
  ],
  [
    'on at most 3 of the last 28 days, attacks above 2',
    'on at most 3 of the last 28 days, (attacks > 2)',
    'on at most 3 of the last 28 days, attacks above 2',
    'on at most 3 of the last 28 days, attacks above 2',
  ],
  [
    'on at least 3 days of the last 28 days, attacks above 2',
    'on at least 3 of the last 28 days, (attacks > 2)',
    'on at least 3 of the last 28 days, attacks above 2',
    'on at least 3 of the last 28 days, attacks above 2',
  ],
  [
    'deaths in the month below deaths in the month one year before',
    '(sum[month] deaths) < ((sum[month] deaths) 1 year earlier)',
    'deaths in the month below deaths in the month one year before',
    'deaths in the month below deaths in the month one year before',
  ],
  [
    'attacks in the last month < attacks in the last month one month before',
    '(sum[last month] attacks) < ((sum[last month] attacks) 1 month earlier)',
    'attacks in the last full month below attacks in the last full month one month before',
    'attacks in the last full month below attacks in the last full month one month before',
  ],
  [
    'attacks in the last full quarter at most half of attacks in the quarter one year before',
    '(sum[last quarter] attacks) <= (0.5 * ((sum[quarter] attacks) 1 year earlier))',
    'attacks in the last full quarter at most half of attacks in the quarter one year before',
    'attacks in the last full quarter at most half of attacks in the quarter one year before',
  ],
  [
    'deaths in the last 28 days at least twice usual',
    '(sum[0,27] deaths) >= (2 * (median of (sum[0,6] deaths), every 7 days from 2020-01-01 to 2020-02-25))',
    'deaths over 28 days at least twice the usual week',
    'deaths over 28 days at least twice usual',
  ],
  [
    'deaths from 2020-03-01 to 2020-03-31 is 0',
    '((sum[0,30] deaths) to 2020-03-31) == 0',
    'deaths over 31 days to 31 March 2020 exactly 0',
    'deaths from 2020-03-01 to 2020-03-31 is 0',
  ],
  [
    'no deaths in the last 7 days',
    '(sum[0,6] deaths) == 0',
    'deaths over 7 days exactly 0',
    'no deaths over 7 days',
  ],
  [
    'deaths over 7 days between 3 and 5',
    '((sum[0,6] deaths) >= 3) and ((sum[0,6] deaths) <= 5)',
    'deaths over 7 days at least 3 and deaths over 7 days at most 5',
    'deaths over 7 days between 3 and 5',
  ],
  ['troops is at most 8,600', 'troops <= 8600', 'troops at most 8,600 persons', 'troops is at most 8,600'],
  [
    'highest of troops over 28 days at most 8,600 persons',
    '(max[0,27] troops) <= 8600 persons',
    'the highest value of troops over 28 days at most 8,600 persons',
    'highest of troops over 28 days at most 8,600 persons',
  ],
  [
    'deaths over 28 days / deaths over 90 days at most 50%',
    '((sum[0,27] deaths) / (sum[0,89] deaths)) <= 0.5',
    'deaths over 28 days divided by deaths over 90 days at most 0.5',
    'deaths over 28 days / deaths over 90 days at most 50%',
  ],
  [
    'deaths over 28 days - deaths over 28 days 28 days before < 10 deaths',
    '((sum[0,27] deaths) - ((sum[0,27] deaths) 28 days earlier)) < 10 deaths',
    'deaths over 28 days minus deaths over the 28 days that ended 28 days before below 10 deaths',
    'deaths over 28 days - deaths over 28 days 28 days before below 10 deaths',
  ],
  [
    'by_province over 7 days in all provinces together at most 100',
    '(sum of (sum[0,6] by_province) across province) <= 100',
    'deaths by province over 7 days in all provinces together at most 100',
    'by_province over 7 days in all provinces together at most 100',
  ],
  [
    'highest of by_province over 7 days across province at most 100',
    '(max of (sum[0,6] by_province) across province) <= 100',
    'the highest value of deaths by province over 7 days across all provinces at most 100',
    'highest of by_province over 7 days across province at most 100',
  ],
  [
    'by_province in "Helmand", "Kandahar" together over 7 days at most 100',
    '(sum[0,6] (by_province in "Helmand", "Kandahar" together)) <= 100',
    'deaths by province in Helmand and Kandahar together over 7 days at most 100',
    'by_province in "Helmand", "Kandahar" together over 7 days at most 100',
  ],
  [
    'trend of deaths over 28 days < 0',
    '(trend[0,27] deaths) < 0',
    'the trend of deaths over 28 days below 0 deaths a day',
    'trend of deaths over 28 days below 0',
  ],
  [
    'talks has happened and leave is fulfilled',
    '(talks has happened) and (leave is fulfilled)',
    '“Talks begin” has happened and “Leave” is fulfilled',
    'talks has happened and leave is fulfilled',
  ],
  ['leave is not violated', 'not (leave is violated)', '“Leave” is not violated', 'leave is not violated'],
  [
    'calm is not met or split.wide',
    '(not calm) or split.wide',
    '“Calm” is not met or “Split” (reading wide) is met',
    'calm is not met or split.wide',
  ],
  [
    'not calm and split',
    '(not calm) and split',
    '“Calm” is not met and “Split” is met',
    '(not calm) and split',
  ],
  [
    'if calm then split',
    'calm implies split',
    'if “Calm” is met, then “Split” is met',
    'if calm, then split',
  ],
  ['calm iff split', 'calm iff split', '“Calm” is met exactly when “Split” is met', 'calm iff split'],
  [
    'calm xor split',
    'calm xor split',
    'either “Calm” is met or “Split” is met, but not both',
    'calm xor split',
  ],
  ['calm -> split', 'calm implies split', 'if “Calm” is met, then “Split” is met', 'if calm, then split'],
  [
    'on every day of the next 5 days, deaths below 5',
    'always[1,5] (deaths < 5)',
    'on every day of the next 5 days, deaths below 5',
    'on every day of the next 5 days, deaths below 5',
  ],
  [
    'within 5 days, pact happens',
    'eventually[0,5] pact',
    'within 5 days, “Pact signed” happens',
    'within 5 days, pact happens',
  ],
  [
    'at some time in the last 5 days, calm',
    'once[0,4] calm',
    'at some time in the last 5 days, “Calm” is met',
    'at some time in the last 5 days, calm',
  ],
  [
    'on some day from 5 to 2 days ago, calm',
    'once[2,5] calm',
    'at some time from 5 to 2 days ago, “Calm” is met',
    'on some day from 5 to 2 days ago, calm',
  ],
  [
    'on every day from 1 to 3 days ahead, calm',
    'always[1,3] calm',
    'on every day of the next 3 days, “Calm” is met',
    'on every day of the next 3 days, calm',
  ],
  [
    'on every day since 2020-03-01, calm',
    'historically since 2020-03-01 calm',
    'on every day since 1 March 2020, “Calm” is met',
    'on every day since 2020-03-01, calm',
  ],
  [
    'on every day since signing, calm',
    'historically since 2020-02-29 calm',
    'on every day since 29 February 2020, “Calm” is met',
    'on every day since signing, calm',
  ],
  [
    'at some time so far, calm',
    'once since 2020-02-29 calm',
    'at some time since 29 February 2020, “Calm” is met',
    'at some time so far, calm',
  ],
  [
    'historically[0,27] (deaths <= 5)',
    'historically[0,27] (deaths <= 5)',
    'on every day of the last 28 days, deaths at most 5',
    'on every day of the last 28 days, deaths at most 5',
  ],
  [
    'once[3,*] calm',
    'once[3,*] calm',
    'at some time at least 3 days ago, “Calm” is met',
    'on some day at least 3 days ago, calm',
  ],
  [
    'always[0,5] calm',
    'always[0,5] calm',
    'on every day from 0 to 5 days ahead, “Calm” is met',
    'on every day from 0 to 5 days ahead, calm',
  ],
  [
    'eventually[2,9] calm',
    'eventually[2,9] calm',
    'at some time from 2 to 9 days ahead, “Calm” is met',
    'on some day from 2 to 9 days ahead, calm',
  ],
  [
    'calm since[0,5] split',
    'calm since[0,5] split',
    'on every day since “Split” is met (which came in the last 6 days), “Calm” is met',
    'calm since[0,5] split',
  ],
  [
    'calm until[0,9] split',
    'calm until[0,9] split',
    '“Calm” is met until “Split” is met, which must come within 9 days',
    'calm until[0,9] split',
  ],
  ['rises calm', 'rises calm', '“Calm” becomes met', 'calm becomes true'],
  [
    'HISTORICALLY[0,6] ((calm && !split) || false)',
    'historically[0,6] ((calm and (not split)) or false)',
    'on every day of the last 7 days, ((“Calm” is met and “Split” is not met) or never)',
    'on every day of the last 7 days, ((calm and (not split)) or false)',
  ],
  [
    'sum[0,27] deaths <= 0.5 * sum[28,55] deaths',
    '(sum[0,27] deaths) <= (0.5 * (sum[28,55] deaths))',
    'deaths over 28 days at most half of deaths over the 28 days that ended 28 days before',
    'sum of deaths over 28 days at most 0.5 * sum[28,55] deaths',
  ],
  [
    'sum[quarter] attacks at most 3',
    '(sum[quarter] attacks) <= 3',
    'attacks in the quarter at most 3',
    'sum of attacks in the quarter at most 3',
  ],
  [
    'on every day of the last 7 days, in every province, by_province over 7 days below 5',
    'historically[0,6] (in every province, ((sum[0,6] by_province) < 5))',
    'on every day of the last 7 days, in every province, deaths by province over 7 days below 5',
    'on every day of the last 7 days, in every province, by_province over 7 days below 5',
  ],
  [
    'abs(deaths - deaths 7 days before) > 3',
    'abs((deaths - (deaths 7 days earlier))) > 3',
    'the size of (deaths minus deaths 7 days before) above 3',
    'abs(deaths - deaths 7 days before) above 3',
  ],
  [
    'talks has not happened',
    'not (talks has happened)',
    '“Talks begin” has not happened',
    'talks has not happened',
  ],
  [
    'on no day so far, attacks above 3',
    'historically since 2020-02-29 (not (attacks > 3))',
    'on no day since 29 February 2020, attacks above 3',
    'on no day so far, attacks above 3',
  ],
  [
    'on no day from now on, attacks above 3',
    'always (not (attacks > 3))',
    'on no day from now on, attacks above 3',
    'on no day from now on, attacks above 3',
  ],
  ['support at least 50%', 'support >= 50%', 'support at least 50%', 'support at least 50%'],
];

function compiled(phrase: string): { formula: Formula; words: string; usual: string } {
  const text = `${FRAME}condition c "C" means ${phrase}\n`;
  const { agreement, diagnostics } = readAgreement(text);
  expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
  const rule = agreement?.conditions.at(-1)?.readings[0]?.rule;
  if (agreement === undefined || rule?.kind !== 'means') throw new Error('no formula');
  const usual = formatAgreement(text).text?.split(' means ').at(-1)?.trim().replace(/\n\s+/g, ' ') ?? '';
  return { formula: rule.formula, words: readFormula(rule.formula, namesOfAgreement(agreement)), usual };
}

describe('phrases', () => {
  it.each(PHRASES)('%s', (written, formal, words, usual) => {
    const { formula, ...found } = compiled(written);
    expect({ formal: formalFormula(formula), ...found }).toEqual({ formal, words, usual });
    expect(meaningOf(compiled(usual).formula)).toEqual(meaningOf(formula));
  });
});

describe('formal notation', () => {
  it.each([
    ['historically[0,6] (0.5 * y - x >= 0)', 'historically[0,6] (((0.5 * y) - x) >= 0)'],
    ['ONCE[0,27] (x && !y)', 'once[0,27] (x and (not y))'],
    ['(x <= 2) since[7,30] (y >= 5)', '(x <= 2) since[7,30] (y >= 5)'],
    ['x ≥ 3 -> y ≠ 2', '(x >= 3) implies (y != 2)'],
    ['sum[0,*] x < -y', '(sum[0,*] x) < (-y)'],
    ['historically since 2020-02-29 (x > 1)', 'historically since 2020-02-29 (x > 1)'],
  ])('%s', (written, formal) => {
    const { formula, diagnostics } = parseFormula(written);
    expect(diagnostics).toEqual([]);
    expect(formalFormula(formula!)).toBe(formal);
    expect(meaningOf(parseFormula(formal).formula)).toEqual(meaningOf(formula));
  });

  it('gives the days of every window on a given day', () => {
    const { formula } = compiled(
      'on every day of the last 7 days, deaths over 28 days at most 50% of deaths over 28 days one year before',
    );
    expect(formalFormula(formula, { day: 18_556 })).toBe(
      'historically[0,6]{2020-10-15..2020-10-21} ((sum[0,27]{2020-09-18..2020-10-21} deaths) <= ' +
        '(0.5 * ((sum[0,27]{2019-09-18..2019-10-21} deaths) 1 year earlier)))',
    );
  });

  it('names a signal that the trace does not have', () => {
    expect(parseFormula('attaks > 3', ['attacks', 'deaths']).diagnostics).toMatchObject([
      { line: 1, column: 1, nearest: 'attacks' },
    ]);
  });

  it('wants nothing after the formula', () => {
    expect(parseFormula('x > 3 4').diagnostics.map((one) => one.message)).toEqual([
      '“4” cannot stand here: expected the end of the formula.',
    ]);
  });
});
