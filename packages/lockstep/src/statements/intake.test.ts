import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Problem } from '../cli/problem.ts';
import { htmlDocument } from './intake/html.ts';
import { blankOut, type Document, readDocument } from './intake/index.ts';
import { archive, docx } from './testing/archive.ts';

const dir = mkdtempSync(join(tmpdir(), 'lockstep-intake-'));
afterAll(() => rmSync(dir, { recursive: true }));

async function* pieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

const none = pieces(new Uint8Array());

const read = (name: string, bytes: string | Uint8Array): Promise<Document> => {
  writeFileSync(join(dir, name), bytes);
  return readDocument(name, dir, none);
};

const problem = async (promise: Promise<Document>): Promise<string> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error(`no problem, but ${String(error)}`);
  return error.message;
};

const PAGE = `<!doctype html><html lang="en-GB"><head><title>Talks &amp; tents | The Valley Post</title>
<meta property="og:site_name" content="The Valley Post"><meta content="2021-03-04T09:00:00Z" property="article:published_time">
<script>if (a<b) document.write("<p>no</p>")</script><style>p{}</style></head><body>
<nav><a href=x>Home</a></nav><main><h1>Talks &amp; tents</h1>
<p>&ldquo;We are here,&rdquo; said <b>Helga Brandt</b> on&nbsp;Wednesday.<p>He <a href="x>y">left</a>.<br>Then came back.</p>
<ul><li><a href=1>One other story</a><li><a href=2>Two other stories</a></ul>
<blockquote><p>Never again.</p></blockquote><p>Sign up for Daily Newsletters</p><aside>Advertisement</aside>
<p>${'The article goes on at some length. '.repeat(8)}</p><!-- <p>hidden</p> --></main><footer>© 2021</footer></body></html>`;

describe('plain text', () => {
  it('stays as it is, and offsets are those of the file', async () => {
    const text =
      '\ufeffThe Valley Post - Thursday, March 4, 2021\r\n\r\n“We stay,” Ann Lee said.\r\nSign up for Daily Newsletters\r\n';
    const document = await read('a.txt', text);
    expect(document).toMatchObject({ text, format: 'text', date: '2021-03-04', outlet: 'The Valley Post' });
    expect(document.boilerplate.map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      'Sign up for Daily Newsletters',
    ]);
    expect(blankOut(text, document.boilerplate)).toHaveLength(text.length);
  });

  it('tells title, outlet, date and language as far as the text does', async () => {
    const text =
      'Road Closed For The Winter\n\nGENEVA (AP) — The road is closed, said the ministry, and it was the last one that was open.';
    expect(await read('b.txt', text)).toMatchObject({
      title: 'Road Closed For The Winter',
      outlet: 'AP',
      date: null,
      language: 'en',
    });
    expect(
      await read('c.txt', '„Die Straße ist zu“, sagte der Minister, und das ist nicht gut mit der Lage.'),
    ).toMatchObject({ title: null, language: 'de' });
  });

  it('is read in the encodings that documents have', async () => {
    expect((await read('u16.txt', Buffer.from('\ufeff“Hé”', 'utf16le'))).text).toBe('\ufeff“Hé”');
    expect((await read('w.txt', Buffer.from([0x93, 0x48, 0xe9, 0x94]))).text).toBe('“Hé”');
  });
});

describe('HTML', () => {
  it('becomes its article, without the page around it', () => {
    expect(htmlDocument(PAGE)).toEqual({
      text: [
        'Talks & tents',
        '“We are here,” said Helga Brandt on\u00a0Wednesday.',
        'He left. Then came back.',
        '“Never again.”',
        'The article goes on at some length. '.repeat(8).trim(),
      ].join('\n\n'),
      boilerplate: [],
      title: 'Talks & tents | The Valley Post',
      outlet: 'The Valley Post',
      date: '2021-03-04',
      language: 'en',
      format: 'html',
    });
  });

  it('finds the date in JSON-LD and in a time element, and knows characters by name and by number', () => {
    expect(
      htmlDocument('<script type="application/ld+json">{"datePublished": "2020-10-21T10:00"}</script><p>x')
        .date,
    ).toBe('2020-10-21');
    expect(htmlDocument('<time datetime="2020-10-21">today</time><p>x').date).toBe('2020-10-21');
    expect(htmlDocument('<meta name="date" content="2020-02-31"><p>x').date).toBeNull();
    expect(htmlDocument('<p>&#8220;a&#x201D; &#147;b&#148; &amp;c &unknown; &').text).toBe(
      '“a” “b” &c &unknown; &',
    );
  });

  it('is told by its content where the name does not', async () => {
    expect((await readDocument('-', dir, pieces(Buffer.from(PAGE)))).format).toBe('html');
    expect((await readDocument('-', dir, pieces(Buffer.from('a < b and b > c')))).format).toBe('text');
  });

  it('takes any input', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<',
      '>',
      '"',
      "'",
      '<a href="',
      '<!--',
      '-->',
      '<script>',
      '</script',
      '&amp',
      '&#',
      'text',
      ' ',
      '<br/>',
      '</',
      '<blockquote>',
      'İ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        expect(htmlDocument(parts.join('')).text).not.toContain('<script');
      }),
      { numRuns: 500 },
    );
  });
});

describe('Word', () => {
  const core =
    '<cp:coreProperties><dc:title>Minutes &amp; notes</dc:title><dcterms:created xsi:type="x">2021-03-04T08:00:00Z</dcterms:created></cp:coreProperties>';

  it('becomes its paragraphs, runs joined and deleted text left out', async () => {
    const document = await read('a.docx', docx(['“We |stay|~ here|,” Ann Lee said.', '', 'R&D < 5'], core));
    expect(document).toMatchObject({
      text: '“We stay,” Ann Lee said.\n\nR&D < 5',
      title: 'Minutes & notes',
      date: '2021-03-04',
      format: 'docx',
    });
  });

  it('is read when stored without packing, and whatever the file is called', async () => {
    const stored = archive(
      { 'word/document.xml': '<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r></w:p>' },
      false,
    );
    expect((await read('strange.bin', stored)).text).toBe('One\ttwo');
  });

  it('is refused when damaged, in words', async () => {
    const whole = docx(['Text']);
    expect(await problem(read('cut.docx', whole.subarray(0, whole.length - 30)))).toMatch(/damaged/);
    expect(await problem(read('zip.docx', archive({ 'a.txt': 'x' })))).toMatch(/no word\/document\.xml/);
    const bent = Buffer.from(whole);
    bent.fill(0xff, 120, 160);
    expect(await problem(read('bent.docx', bent))).toMatch(/damaged/);
    expect(await problem(read('empty.docx', docx([' '])))).toMatch(/no text/);
  });

  it('never fails but with a problem, whatever is flipped', async () => {
    const whole = docx(['“We stay,” Ann Lee said.']);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (flips) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of flips) bytes[at] = value;
          await readDocument('-', dir, pieces(bytes, 1000)).catch((error: unknown) => {
            if (!(error instanceof Problem)) throw error;
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what is no document', () => {
  it('is refused with one sentence', async () => {
    expect(await problem(readDocument('nowhere.txt', dir, none))).toBe('there is no such file');
    expect(await problem(readDocument('.', dir, none))).toMatch(/folder/);
    expect(await problem(read('zero.txt', ''))).toMatch(/no text/);
    expect(await problem(read('blank.txt', ' \n\n'))).toMatch(/no text/);
    expect(await problem(read('x.pdf', '%PDF-1.7\n'))).toMatch(/PDF/);
    expect(await problem(read('x.doc', Buffer.from('d0cf11e0a1b11ae10000', 'hex')))).toMatch(/old Word/);
    expect(await problem(read('x.png', Buffer.from([0x89, 0x50, 0, 0, 1])))).toMatch(/no text, HTML or DOCX/);
  });
});
