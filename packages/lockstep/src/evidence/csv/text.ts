import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
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
export async function openText(path: string, shown: string = path): Promise<TextFile> {
  await requireFile(path, shown);
  const hash = createHash('sha256');
  let bytes = 0;
  const raw = createReadStream(path, { highWaterMark: 1 << 20 });
  raw.on('data', (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  let digest: { sha256: string; bytes: number } | undefined;
  return {
    pieces: decode(raw, shown),
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

async function* decode(raw: Readable, shown: string): AsyncGenerator<string> {
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

async function* inflate(raw: Readable, shown: string): AsyncGenerator<Buffer> {
  const iterator = raw.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]();
  const head = await iterator.next();
  const start: Buffer = head.done ? Buffer.alloc(0) : head.value;
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    if (start.length > 0) yield start;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    return;
  }
  await iterator.return?.();
  raw.unshift(start);
  const gunzip = createGunzip();
  pipeline(raw, gunzip, () => {});
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
