import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../../cli/problem.ts';
import { say } from '../words.ts';
import { writeAtomic } from './atomic.ts';
import { type Pin, SOURCES_FORMAT, sourcesSchema } from './schema.ts';

/** Where the pins of a workspace are kept, relative to it. */
export const SOURCES_FILE = 'sources/sources.json';

/** The pins of a workspace, in the order of the file; none when it has no sources yet. */
export async function readPins(dir: string): Promise<readonly Pin[]> {
  const text = await readFile(join(dir, SOURCES_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new Problem(say.unreadable(error.code ?? ''), { file: SOURCES_FILE });
  });
  if (text === undefined) return [];
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Problem(say.badJson((error as Error).message), { file: SOURCES_FILE });
  }
  const parsed = sourcesSchema.safeParse(data);
  if (!parsed.success) throw new Problem(say.badPins(z.prettifyError(parsed.error)), { file: SOURCES_FILE });
  return parsed.data.files;
}

export async function writePins(dir: string, files: readonly Pin[]): Promise<void> {
  const path = join(dir, SOURCES_FILE);
  await mkdir(dirname(path), { recursive: true });
  await writeAtomic(path, `${JSON.stringify({ format: SOURCES_FORMAT, files }, null, 2)}\n`);
}

/** SHA-256 of a file's bytes in hexadecimal, or undefined when it is not there. */
export async function digestOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Problem(say.unreadable((error as NodeJS.ErrnoException).code ?? ''), { file: path });
  }
  return hash.digest('hex');
}

/** Throws when a pinned file is gone or is not the file that was imported. */
export function requirePinned(pin: Pin, sha256: string | undefined): void {
  if (sha256 === pin.sha256) return;
  const again = `lockstep import ${pin.kind} ${pin.file} --as ${pin.source}`;
  const message = sha256 === undefined ? say.pinGone(again) : say.pinChanged(pin.sha256, sha256, again);
  throw new Problem(message, { file: pin.file });
}
