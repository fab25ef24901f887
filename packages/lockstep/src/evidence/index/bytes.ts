import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { LONGEST_ROW } from '../csv/scanner.ts';

export interface Scanned {
  readonly sha256: string;
  readonly bytes: number;
  /** Whether anything stands in the file that only the careful reader treats rightly: odd characters, a long line. */
  readonly odd: boolean;
}

const NEWLINE = 0x0a;

/** Characters that DuckDB and the careful reader see differently: U+FFFD, no-break space, tab, carriage return. */
const ODD = [
  Buffer.from([0xef, 0xbf, 0xbd]),
  Buffer.from([0xc2, 0xa0]),
  Buffer.from('\t'),
  Buffer.from('\r'),
];

/** Digest of a file, and whether it holds anything odd, in one pass. */
export async function scanBytes(
  path: string,
  progress: (bytes: number) => void = () => {},
): Promise<Scanned> {
  const hash = createHash('sha256');
  let bytes = 0;
  let odd = false;
  let tail: Buffer = Buffer.alloc(0);
  let line = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: LONGEST_ROW }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    odd ||= ODD.some((needle) => chunk.includes(needle)) || straddles(tail, chunk);
    tail = chunk.subarray(-2);
    // DuckDB drops a line that outgrows its buffer without a word. Within one chunk none can be too long.
    const end = chunk.indexOf(NEWLINE);
    odd ||= line + (end < 0 ? chunk.length : end) > LONGEST_ROW;
    line = end < 0 ? line + chunk.length : chunk.length - 1 - chunk.lastIndexOf(NEWLINE);
    progress(bytes);
  }
  return { sha256: hash.digest('hex'), bytes, odd };
}

function straddles(tail: Buffer, chunk: Buffer): boolean {
  const seam = Buffer.concat([tail, chunk.subarray(0, 2)]);
  return ODD.some((needle) => needle.length > 1 && seam.includes(needle));
}

/**
 * Names of the columns of a plain CSV file in the order of the file, in small letters; undefined when the first line
 * is anything but plain names separated by commas.
 */
export async function plainHeader(path: string): Promise<readonly string[] | undefined> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1 << 14), 0, 1 << 14, 0);
    const start = buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
    const end = start.indexOf('\n');
    if (end < 0 || start.slice(0, end).includes('"')) return undefined;
    const names = start
      .slice(0, end)
      .split(',')
      .map((name) => name.trim().toLowerCase());
    return new Set(names).size === names.length && !names.includes('') ? names : undefined;
  } finally {
    await file.close();
  }
}
