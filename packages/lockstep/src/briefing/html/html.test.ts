import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY, MAY, OCTOBER, OCTOBER_LATER, withTexts } from '../../testing/briefings.ts';
import { renderHtml } from '../index.ts';

const PAGES = { EMPTY, OCTOBER, OCTOBER_LATER, MAY };
const TAGS = new Set(
  (
    'html head meta title style body a svg symbol circle path rect use header p h1 h2 h3 h4 h5 strong small time sup main section ' +
    'nav ol ul li div span b table caption thead tbody tr th td article dl dt dd details summary code figure figcaption desc ' +
    'defs pattern g text blockquote footer'
  ).split(' '),
);
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"<>]*")?)*)\s*\/?>/y;

/** Reads the page tag by tag and gives back every attribute; throws where it is not well formed. */
function attributesOf(page: string): { tag: string; name: string; value: string }[] {
  const attributes: { tag: string; name: string; value: string }[] = [];
  const html = page.replace('<!doctype html>', '').replace(/<style>[^<]*<\/style>/, '');
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    TAG.lastIndex = at;
    const match = TAG.exec(html);
    const tag = match?.[2] ?? '';
    if (!match || !TAGS.has(tag)) throw new Error(`not a tag of ours: ${html.slice(at, at + 60)}`);
    for (const [, name = '', value = ''] of (match[3] ?? '').matchAll(/([a-zA-Z:-]+)(?:="([^"]*)")?/g))
      attributes.push({ tag, name, value });
  }
  return attributes;
}

describe.each(Object.entries(PAGES))('the page of %s', (_, input) => {
  const page = renderHtml(input);
  const attributes = attributesOf(page);

  it('is the same every time', () => {
    expect(renderHtml(structuredClone(input))).toBe(page);
  });

  it('is under 300 kB', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(300_000);
  });

  it('asks for nothing from outside and runs nothing', () => {
    expect(
      attributes.filter(({ name }) => /^(src|srcset|on.*|action|formaction|poster|data)$/.test(name)),
    ).toEqual([]);
    expect(page).not.toMatch(/@import|url\((?!#)/);
    const fetched = attributes.filter(({ tag, name }) => tag !== 'a' && name.endsWith('href'));
    expect(fetched.filter(({ value }) => !value.startsWith('#'))).toEqual([]);
  });

  it('has no id twice, and no link, label or reference that leads nowhere', () => {
    const ids = attributes.filter(({ name }) => name === 'id').map(({ value }) => value);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const known = new Set(ids);
    const links = attributes.filter(({ name, value }) => name === 'href' && value.startsWith('#'));
    const labels = attributes
      .filter(({ name }) => name === 'aria-labelledby')
      .flatMap(({ value }) => value.split(' ').map((id) => ({ value: `#${id}` })));
    const fills = [...page.matchAll(/url\((#[^)]*)\)/g)].map(([, value = '']) => ({ value }));
    const lost = [...links, ...labels, ...fills].filter(({ value }) => !known.has(value.slice(1)));
    expect(lost).toEqual([]);
  });

  it('has headings in order', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, i) => {
      expect(level).toBeLessThanOrEqual((levels[i] ?? 0) + 1);
    });
  });

  it('gives every drawing a title and a description', () => {
    const drawings = page.match(/<svg class="chart"[^>]*role="img"[^>]*>.*?<\/svg>/gs) ?? [];
    for (const drawing of drawings) {
      const [, title, description] = /aria-labelledby="(\S+) (\S+)"/.exec(drawing) ?? [];
      expect(page.match(new RegExp(`<title id="${title}">[^<]+</title>`, 'g'))).toHaveLength(1);
      expect(page.match(new RegExp(`<desc id="${description}">[^<]+</desc>`, 'g'))).toHaveLength(1);
    }
  });
});

describe('a page of hostile evidence', () => {
  const NASTY = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title></style><svg onload=alert(1)>',
    'javascript:alert(1)',
    '&lt;b&gt; &amp; &#39;',
    ']]>--><!--',
    '\u0000\u001b[31m\u202eevil\u2066',
    '\ud800 lone',
    '{{7*7}} <%= 1 %>',
    'https://example.org/"><b>',
  ];

  it('holds no tag and no attribute of the evidence', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 3 }), (parts) => {
        const text = parts.join(' ');
        for (const input of [OCTOBER_LATER, MAY]) {
          const page = renderHtml(withTexts(input, (path) => `${text} ${path}`));
          const attributes = attributesOf(page);
          expect(attributes.filter(({ name }) => name.startsWith('on') || name === 'src')).toEqual([]);
          const links = attributes.filter(({ name }) => name === 'href').map(({ value }) => value);
          expect(links.filter((link) => !/^(#|https?:\/\/)/.test(link))).toEqual([]);
          expect(page.replace(/\n/g, '')).not.toMatch(/[\u202e\u2066]|\p{Cc}|\p{Cs}/u);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('shows an address that is not of the web as no link', () => {
    const page = renderHtml(
      withTexts(OCTOBER, (path) => (path.endsWith('.url') ? 'javascript:alert(1)' : 'x')),
    );
    expect(page).not.toContain('javascript:');
  });
});
