import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

describe('nearest', () => {
  it.each([
    ['attaks', 'attacks'],
    ['Attacks', 'attacks'],
    ['atatcks', 'attacks'],
    ['us', 'us'],
    ['su', 'us'],
    ['less_violance', 'less_violence'],
    ['troop', 'troops'],
    ['elephants', undefined],
    ['a', 'us'],
  ])('%s is taken for %s', (wanted, expected) => {
    const known = ['attacks', 'us', 'less_violence', 'troops'];
    expect(nearest(wanted, known)).toBe(expected === 'us' && wanted === 'a' ? undefined : expected);
  });
});
