// A zip archive (PKWARE APPNOTE 6.3) that is the same for the same content: one fixed date, deflate, no extras.
import { crc32, deflateRawSync } from 'node:zlib';

// 1 January 1980, the first day that a zip archive can name.
const DATE = 0x0021;
const VERSION = 20;
const UTF8 = 0x0800;
const DEFLATE = 8;

/** Little-endian fields: pairs of a size in bytes and a value. */
function fields(...pairs) {
  const buffer = Buffer.alloc(pairs.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of pairs) {
    at = size === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  }
  return buffer;
}

/** The archive of `{ name, bytes }` entries, in their order. */
export function zip(entries) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const title = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(bytes, { level: 9 });
    const common = [
      [2, VERSION],
      [2, UTF8],
      [2, DEFLATE],
      [2, 0],
      [2, DATE],
      [4, crc32(bytes)],
      [4, packed.length],
      [4, bytes.length],
      [2, title.length],
      [2, 0],
    ];
    const head = Buffer.concat([fields([4, 0x04034b50], ...common), title]);
    central.push(
      fields([4, 0x02014b50], [2, VERSION], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      title,
    );
    local.push(head, packed);
    offset += head.length + packed.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const n = entries.length;
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, n], [2, n], [4, size], [4, offset], [2, 0]);
  return Buffer.concat([...local, ...central, end]);
}
