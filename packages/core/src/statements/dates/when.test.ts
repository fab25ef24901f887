import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromSpan } from '../../calendar/index.ts';
import { datesIn } from './index.ts';

const show = (text: string, document = '2020-10-21'): string[] =>
  datesIn(text, dayFromIso(document) as number).map((date) => `${date.text}: ${isoFromSpan(date.span)}`);

describe('dates in words', () => {
  it.each<[string, string[]]>([
    ['on Wednesday', ['Wednesday: 2020-10-21']],
    ['late Tuesday night', ['late Tuesday night: 2020-10-20']],
    ['last Wednesday', ['last Wednesday: 2020-10-14']],
    ['next Friday', ['next Friday: 2020-10-23']],
    ['yesterday', ['yesterday: 2020-10-20']],
    ['earlier this month', ['earlier this month: 2020-10-01/2020-10-20']],
    ['last week', ['last week: 2020-10-12/2020-10-18']],
    ['last month', ['last month: 2020-09-01/2020-09-30']],
    ['last weekend', ['last weekend: 2020-10-17/2020-10-18']],
    ['last summer', ['last summer: 2020-06-01/2020-08-31']],
    ['a February deal', ['February: 2020-02-01/2020-02-29']],
    ['in November', ['November: 2019-11-01/2019-11-30']],
    ['early March', ['early March: 2020-03-01/2020-03-10']],
    ['March 2016', ['March 2016: 2016-03-01/2016-03-31']],
    ['on Oct. 8', ['Oct. 8: 2020-10-08']],
    ['Dec. 28', ['Dec. 28: 2019-12-28']],
    ['29 February 2020', ['29 February 2020: 2020-02-29']],
    ['October 21, 2020', ['October 21, 2020: 2020-10-21']],
    ['2020-02-29', ['2020-02-29: 2020-02-29']],
    ['three weeks ago', ['three weeks ago: 2020-09-30']],
    ['in 2006', ['in 2006: 2006-01-01/2006-12-31']],
    [
      'signed on February 29 and, two days later, broken',
      ['February 29: 2020-02-29', 'two days later: 2020-03-02'],
    ],
    ['on Monday. The next day he left', ['Monday: 2020-10-19', 'The next day: 2020-10-20']],
  ])('%s', (text, expected) => {
    expect(show(text)).toEqual(expected);
  });

  it.each(['it may march on', 'sun and wind', '31 February 2020', 'in 2006 troops', 'a monday feeling'])(
    'none in: %s',
    (text) => {
      expect(show(text)).toEqual([]);
    },
  );
});
