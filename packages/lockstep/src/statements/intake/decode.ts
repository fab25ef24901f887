import { fromWindows } from './entities.ts';

/** Bytes as text, or undefined where they are no text. A byte order mark stays in the text, so that offsets hold. */
export function decodeText(bytes: Buffer): string | undefined {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  if (bytes.subarray(0, 8192).includes(0)) return undefined;
  const charset = charsetOf(bytes);
  // Browsers read all of these as Windows-1252; Node 20 reads that as Latin 1.
  const windows = /^(?:windows-?1252|cp1252|iso-?8859-?1|latin-?1|us-ascii|ascii)$/i.test(charset);
  return decode(bytes, 'utf-8') ?? (windows ? fromWindows(bytes.toString('latin1')) : decode(bytes, charset));
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The character set that a page declares; Windows-1252, as browsers do, for what is not UTF-8 and declares none. */
function charsetOf(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 2048);
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? 'windows-1252';
}
