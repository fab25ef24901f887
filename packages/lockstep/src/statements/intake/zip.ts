import { inflateRawSync } from 'node:zlib';

/** Unpacked parts larger than this are refused: a small archive can unpack to anything. */
export const MOST_BYTES: number = 64 * 1024 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** Why an archive cannot be read, in a few words. */
export class ZipError extends Error {}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** The entries of a zip archive, from its central directory (APPNOTE 6.3, without ZIP64 and encryption). */
function entries(bytes: Buffer): Entry[] {
  let end = bytes.length - 22;
  const low = Math.max(0, end - 0xffff);
  while (end >= low && bytes.readUInt32LE(end) !== END) end--;
  if (end < low) throw new ZipError('its directory is missing');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const found: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY)
      throw new ZipError('its directory is cut off');
    const nameLength = bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) & 1) throw new ZipError('it is encrypted');
    found.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return found;
}

/** One file of a zip archive as UTF-8 text; undefined if it is not there. Throws `ZipError` for a damaged archive. */
export function unzipText(bytes: Buffer, name: string): string | undefined {
  const entry = entries(bytes).find((one) => one.name === name);
  if (!entry) return undefined;
  const { offset, packed, method, size } = entry;
  if (size > MOST_BYTES) throw new ZipError('it unpacks to more than 64 MB');
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL)
    throw new ZipError(`${name} is missing`);
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (from + packed > bytes.length) throw new ZipError(`${name} is cut off`);
  const data = bytes.subarray(from, from + packed);
  if (method === 0) return data.toString('utf8');
  if (method !== 8) throw new ZipError(`${name} is packed in an unknown way`);
  try {
    return inflateRawSync(data, { maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch (error) {
    throw new ZipError(
      error instanceof RangeError ? 'it unpacks to more than 64 MB' : `${name} cannot be unpacked`,
    );
  }
}
