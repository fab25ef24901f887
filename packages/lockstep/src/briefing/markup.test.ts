import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, markup, safeUrl, together } from './markup.ts';

describe('markup', () => {
  it('escapes what is put in, and keeps what is markup already', () => {
    const inner = markup`<b>${'<i> & "quoted"'}</b>`;
    expect(inner.text).toBe('<b>&lt;i&gt; &amp; &quot;quoted&quot;</b>');
    expect(markup`<p title="${"it's"}">${[inner, ' ', 12]}</p>`.text).toBe(
      '<p title="it&#39;s"><b>&lt;i&gt; &amp; &quot;quoted&quot;</b> 12</p>',
    );
  });

  it('leaves out what is absent', () => {
    expect(markup`a${null}b${undefined}c${false}d${[]}e${0}`.text).toBe('abcde0');
  });

  it('joins pieces', () => {
    expect(together([markup`a`, markup`b`], ', ').text).toBe('a, b');
  });

  it('is safe for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        expect(escaped).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(escaped.replace(/[\t\n\r]/g, '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('does not change text that needs no escaping', () => {
    const text = 'Helmand هلمند — 241 (124–249)\u00a0deaths';
    expect(escapeText(text)).toBe(text);
  });
});

describe('safeUrl', () => {
  it.each(['https://example.org/a?b=c', 'http://example.org', 'HTTPS://EXAMPLE.ORG/%D8%A8'])(
    'follows %s',
    (url) => {
      expect(safeUrl(url)).toBe(url);
    },
  );

  it.each([
    'javascript:alert(1)',
    ' https://a',
    'https://a b',
    'data:text/html,x',
    '//a',
    'file:///etc',
    'https://a"x',
    '',
  ])('does not follow %s', (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });
});
