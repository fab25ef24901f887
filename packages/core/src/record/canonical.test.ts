import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64, bigEndian, fromBase64, fromBigEndian, hex, textOf, utf8 } from './bytes.ts';
import { canonicalJson, digestOf, digestOfText } from './canonical.ts';

describe('canonical JSON', () => {
  it('is that of the examples of RFC 8785', () => {
    // Section 3.2.2 (numbers and strings) and 3.2.3 (sorting by UTF-16 code units).
    const value = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.values(JSON.parse(canonicalJson(keys)))).toHaveLength(7);
    expect(canonicalJson(keys).match(/:(\d)/g)?.join('')).toBe(':2:4:6:7:1:5:3');
  });

  it('does not depend on the order of keys, and says everything', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ b: 1, a: { d: [], c: undefined } })).toBe(canonicalJson({ a: { d: [] }, b: 1 }));
    expect(digestOf({ b: 1, a: 2 })).toBe(digestOfText('{"a":2,"b":1}'));
    expect(digestOfText('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, () => 1, undefined, 1n])('refuses %s', (value) => {
    expect(() => canonicalJson([value])).toThrow('cannot be written as JSON');
  });
});

describe('bytes', () => {
  it('are written in base64 as everywhere, and read only in the canonical way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(base64(bytes)).toBe(text);
        expect(fromBase64(text)).toEqual(bytes);
        expect(hex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      }),
    );
    for (const text of ['A', 'AA', 'AB==', 'AAB=', 'AA=A', '====', 'A===', 'AA\n=', 'AA-_'])
      expect(fromBase64(text), text).toBeUndefined();
  });

  it('stand for numbers, most significant first', () => {
    expect(hex(bigEndian(2 ** 40 + 258, 8))).toBe('0000010000000102');
    expect(fromBigEndian(bigEndian(2 ** 53 - 1, 8))).toBe(2 ** 53 - 1);
    expect(() => fromBigEndian(new Uint8Array(8).fill(255))).toThrow('too large');
  });

  it('are text only where they are UTF-8', () => {
    expect(textOf(utf8('Żółć 😀'))).toBe('Żółć 😀');
    expect(() => textOf(Uint8Array.of(0xc0, 0x80), 'the entry')).toThrow('the entry is not valid UTF-8');
    expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
  });
});
