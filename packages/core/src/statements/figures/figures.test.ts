import { describe, expect, it } from 'vitest';
import { figuresIn, numberFrom } from './index.ts';

const show = (text: string): string[] =>
  figuresIn(text).map(({ text: said, value, low, high, qualifier, unit, days }) =>
    [said, value, low, high, qualifier, unit, ...(days === null ? [] : [days])].join(' | '),
  );

describe('figures in words', () => {
  it.each<[string, string[]]>([
    ['environ 1 200 soldats', ['1 200 soldats | 1200 | 1200 | 1200 | exact | ']],
    ['about 12\u202f000 troops', ['about 12\u202f000 troops | 12000 | 11500 | 12500 | about | persons']],
    ['NATO has around 12,000 troops', ['around 12,000 troops | 12000 | 11500 | 12500 | around | persons']],
    ['under 5,000', ['under 5,000 | 5000 | 0 | 4999 | under | ']],
    ['in the mid-8,000s', ['mid-8,000s | 8500 | 8400 | 8600 | mid | ']],
    ['in the low 4,000s', ['low 4,000s | 4200 | 4000 | 4400 | low | ']],
    ['at least 80 percent of it', ['at least 80 percent | 80 | 80 |  | at least | percent']],
    ['less than 2 per cent', ['less than 2 per cent | 2 | 0 | 2 | less than | percent']],
    [
      'more than 4,500 attacks in 45 days',
      ['more than 4,500 attacks in 45 days | 4500 | 4501 |  | more than | attacks | 45'],
    ],
    ['no more than 2,500', ['no more than 2,500 | 2500 | 0 | 2500 | no more than | ']],
    ['as many as 300 people', ['as many as 300 people | 300 | 0 | 300 | as many as | persons']],
    [
      'between 2,500 and 3,500 troops',
      ['between 2,500 and 3,500 troops |  | 2500 | 3500 | between | persons'],
    ],
    ['2,500–3,500 troops', ['2,500–3,500 troops |  | 2500 | 3500 | between | persons']],
    ['1 to 2 million refugees', ['1 to 2 million refugees |  | 1000000 | 2000000 | between | persons']],
    [
      'nearly half a million people',
      ['nearly half a million people | 500000 | 450000 | 500000 | nearly | persons'],
    ],
    [
      'two dozen soldiers and five officers',
      ['two dozen soldiers | 24 | 24 | 24 | exact | persons', 'five officers | 5 | 5 | 5 | exact | persons'],
    ],
    [
      '$1.5 million and about €148 billion',
      [
        '$1.5 million | 1500000 | 1500000 | 1500000 | exact | dollars',
        'about €148 billion | 148000000000 | 147500000000 | 148500000000 | about | euros',
      ],
    ],
    ['within 135 days', ['135 days | 135 | 135 | 135 | exact | days']],
    ['8,600 U.S. troops remain', ['8,600 U.S. troops | 8600 | 8600 | 8600 | exact | persons']],
  ])('%s', (text, expected) => {
    expect(show(text)).toEqual(expected);
  });

  it.each([
    'in 2003 and again in 2020',
    'on October 21, 2020 at 7:30 p.m.',
    'on 21 October',
    'the 9th of the month',
    'one of them said so',
    'step by step',
    '',
  ])('none in: %s', (text) => {
    expect(figuresIn(text)).toEqual([]);
  });

  it('adds the offset of the words in the whole text', () => {
    expect(figuresIn('under 5,000 troops', 100)[0]).toMatchObject({ start: 100, end: 118 });
  });
});

describe('numbers', () => {
  it.each<[string, number | undefined]>([
    ['12,000', 12000],
    ['1.2 million', 1_200_000],
    ['two hundred and fifty', 250],
    ['twenty-one', 21],
    ['three thousand five hundred', 3500],
    ['a dozen', 12],
    ['half a million', 500_000],
    ['troops', undefined],
  ])('%s', (words, value) => {
    expect(numberFrom(words)).toBe(value);
  });
});
