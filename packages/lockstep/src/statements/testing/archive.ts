import { crc32, deflateRawSync } from 'node:zlib';

/** A zip archive of text files, packed or stored, for tests of the reader. */
export function archive(files: Readonly<Record<string, string>>, packed = true): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content);
    const data = packed ? deflateRawSync(raw) : raw;
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(packed ? 8 : 0, 8);
    local.writeUInt32LE(crc32?.(raw) ?? 0, 14);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(raw.length, 22);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(packed ? 8 : 0, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(raw.length, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, title, data);
    directory.push(entry, title);
    offset += 30 + title.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A Word document of paragraphs; runs within one are separated by "|", deleted runs begin with "~". */
export function docx(paragraphs: readonly string[], core = ''): Buffer {
  const run = (text: string): string =>
    text.startsWith('~')
      ? `<w:del><w:r><w:delText>${escaped(text.slice(1))}</w:delText></w:r></w:del>`
      : `<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const body = paragraphs
    .map((text) => `<w:p w:rsidR="1"><w:pPr/>${text.split('|').map(run).join('')}</w:p>`)
    .join('');
  return archive({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`,
    ...(core === '' ? {} : { 'docProps/core.xml': core }),
  });
}
