import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EMPTY, MAY, OCTOBER_LATER, withTexts } from '../../testing/briefings.ts';
import { renderWord } from '../index.ts';
import { crc32, zip } from './zip.ts';

/** The entries of an archive by its central directory, with their checksums checked. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const data = Buffer.from(bytes);
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const entries = new Map<string, string>();
  let at = data.readUInt32LE(end + 16);
  for (let n = data.readUInt16LE(end + 10); n > 0; n -= 1) {
    expect(data.readUInt32LE(at)).toBe(0x02014b50);
    const [crc, packed, size] = [16, 20, 24].map((offset) => data.readUInt32LE(at + offset));
    const nameLength = data.readUInt16LE(at + 28);
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const local = data.readUInt32LE(at + 42);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const plain = inflateRawSync(data.subarray(start, start + (packed ?? 0)));
    expect(plain.length).toBe(size);
    expect(crc32(plain)).toBe(crc);
    entries.set(name, plain.toString('utf8'));
    at += 46 + nameLength;
  }
  return entries;
}

/** Throws where tags do not balance or text is not escaped; gives back the names of all tags. */
function tagsOf(xml: string): Set<string> {
  const names = new Set<string>();
  const open: string[] = [];
  const body = xml.replace(/^<\?xml [^>]*\?>\n/, '');
  for (const [, text = '', tag = ''] of body.matchAll(/([^<]*)(<[^>]*>)/g)) {
    if (/[<>]|&(?!(amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`unescaped: ${text.slice(0, 60)}`);
    const match = /^<(\/?)([A-Za-z:]+)((?: [A-Za-z:]+="[^"<>]*")*)(\/?)>$/.exec(tag);
    if (!match) throw new Error(`not a tag: ${tag.slice(0, 80)}`);
    const [, closing, name = '', , empty] = match;
    names.add(name);
    if (closing) {
      if (open.pop() !== name) throw new Error(`closed out of turn: ${tag}`);
    } else if (!empty) open.push(name);
  }
  expect(open).toEqual([]);
  return names;
}

describe('zip', () => {
  it('has the checksum that zip archives use', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it('gives back what was put in', () => {
    const entries = [
      { name: 'a.xml', text: 'plain' },
      { name: 'folder/ب.xml', text: 'متن '.repeat(500) },
    ];
    expect([...unzip(zip(entries))]).toEqual(entries.map(({ name, text }) => [name, text]));
  });
});

describe('the Word document', () => {
  const parts = unzip(renderWord(OCTOBER_LATER));
  const body = parts.get('word/document.xml') ?? '';

  it('is the same bytes every time', () => {
    expect(Buffer.compare(renderWord(structuredClone(MAY)), renderWord(MAY))).toBe(0);
  });

  it('has the parts that Word asks for, each well formed', () => {
    expect([...parts.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'word/document.xml',
      'word/_rels/document.xml.rels',
      'word/styles.xml',
      'word/numbering.xml',
      'word/footer1.xml',
    ]);
    for (const xml of parts.values()) tagsOf(xml);
  });

  it('uses only styles that it defines', () => {
    const defined = new Set(
      [...(parts.get('word/styles.xml') ?? '').matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id),
    );
    const used = [...body.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)].map(([, id]) => id);
    expect(used.filter((id) => !defined.has(id))).toEqual([]);
  });

  it('has no bookmark twice, and no link that leads nowhere', () => {
    const names = [...body.matchAll(/<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"/g)];
    expect(new Set(names.map(([, id]) => id)).size).toBe(names.length);
    expect(new Set(names.map(([, , name]) => name)).size).toBe(names.length);
    const known = new Set(names.map(([, , name]) => name));
    const anchors = [...body.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name);
    expect(anchors.length).toBeGreaterThan(20);
    expect(anchors.filter((name) => !known.has(name))).toEqual([]);
    const relationships = parts.get('word/_rels/document.xml.rels') ?? '';
    for (const [, id] of body.matchAll(/r:id="([^"]+)"/g)) expect(relationships).toContain(`Id="${id}"`);
  });

  it('has cells in every row as columns in the grid', () => {
    for (const [table] of body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)) {
      const columns = table.match(/<w:gridCol /g)?.length;
      for (const [row] of table.matchAll(/<w:tr>.*?<\/w:tr>/gs))
        expect(row.match(/<w:tc>/g)?.length).toBe(columns);
    }
  });

  it('holds no markup of the evidence', () => {
    const plain = tagsOf(body);
    const hostile = withTexts(OCTOBER_LATER, () => '</w:t><w:fake w:val="x"/> & ]]> \u0000 \ud800 "');
    for (const xml of unzip(renderWord(hostile)).values()) tagsOf(xml);
    const tags = tagsOf(unzip(renderWord(hostile)).get('word/document.xml') ?? '');
    expect([...tags].filter((tag) => !plain.has(tag))).toEqual([]);
  });

  it('of nothing at all is still a document', () => {
    expect(unzip(renderWord(EMPTY)).get('word/document.xml')).toContain('<w:sectPr>');
  });
});
