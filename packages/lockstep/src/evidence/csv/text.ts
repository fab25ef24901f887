import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '../../cli/problem.ts';
import { say } from '../words.ts';

export interface TextFile {
  /** The text in pieces, without a byte order mark. Bytes that are not UTF-8 come as U+FFFD. */
  readonly pieces: AsyncIterable<string>;
  /** Of the bytes as stored; complete once all pieces have been taken. */
  readonly digest: () => { readonly sha256: string; readonly bytes: number };
}

/** Opens a text file, plain or gzip (told by its first bytes). Throws a `Problem` for what is no text. */
export async function openText(
  path: string,
  shown: string = path,
  progress: (bytes: number) => void = () => {},
): Promise<TextFile> {
  await requireFile(path, shown);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* raw(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(chunk);
      bytes += chunk.length;
      progress(bytes);
      yield chunk;
    }
  }
  let digest: { sha256: string; bytes: number } | undefined;
  return {
    pieces: decode(raw(), shown),
    digest: () => {
      digest ??= { sha256: hash.digest('hex'), bytes };
      return digest;
    },
  };
}

/** Throws unless the path leads to a file with something in it. */
export async function requireFile(path: string, shown: string = path): Promise<void> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(error.code === 'ENOENT' ? say.noSuchFile : say.unreadable(error.code ?? ''), {
      file: shown,
    });
  });
  if (info.isDirectory()) throw new Problem(say.folder, { file: shown });
  if (!info.isFile()) throw new Problem(say.notAFile, { file: shown });
  if (info.size === 0) throw new Problem(say.empty, { file: shown });
}

async function* decode(raw: AsyncGenerator<Buffer>, shown: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let first = true;
  for await (const chunk of inflate(raw, shown)) {
    if (first) refuseBinary(chunk, shown);
    first = false;
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function* inflate(raw: AsyncGenerator<Buffer>, shown: string): AsyncGenerator<Buffer> {
  const head = await raw.next();
  if (head.done) return;
  const start = head.value;
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    yield start;
    yield* raw;
    return;
  }
  async function* whole() {
    yield start;
    yield* raw;
  }
  const gunzip = createGunzip();
  pipeline(Readable.from(whole()), gunzip, () => {});
  try {
    yield* gunzip;
  } catch (error) {
    const cut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
    throw new Problem(cut ? say.gzipCutOff : say.gzipDamaged, { file: shown });
  }
}

/** Names the usual things that are taken for CSV. */
function refuseBinary(chunk: Buffer, shown: string): void {
  const refuse = (message: string) => {
    throw new Problem(message, { file: shown });
  };
  if (chunk[0] === 0x50 && chunk[1] === 0x4b && chunk[2] === 0x03 && chunk[3] === 0x04) refuse(say.zip);
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)) refuse(say.utf16);
  if (chunk.subarray(0, 1 << 16).includes(0)) refuse(say.binary);
}
