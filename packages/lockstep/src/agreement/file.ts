import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Io } from '../cli/io.ts';
import { Problem } from '../cli/problem.ts';
import { AGREEMENT } from './words.ts';

const FILE_NAME = 'agreement.lockstep';
const LIMIT = 16_000_000;

/** An agreement's file as it stands on disk. */
export interface AgreementFile {
  readonly path: string;
  /** As shown to the user. */
  readonly shown: string;
  readonly dir: string;
  readonly text: string;
}

/** Reads an agreement by its file or by its workspace folder. Throws a `Problem` for what is no text in UTF-8. */
export async function readAgreementFile(target: string, io: Io): Promise<AgreementFile> {
  const path = await agreementPath(resolve(io.cwd, target), target);
  const shown = relative(io.cwd, path) || path;
  const place = { file: shown };
  const { size } = await stat(path);
  if (size > LIMIT) throw new Problem(AGREEMENT.tooLarge(size, LIMIT), place);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(AGREEMENT.unreadable(target, error.code ?? error.message));
  });
  if (bytes.includes(0)) throw new Problem(AGREEMENT.binary, place);
  return { path, shown, dir: dirname(path), text: decode(bytes, shown) };
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(AGREEMENT.notUtf8, { file });
  }
}

async function agreementPath(path: string, target: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new Problem(AGREEMENT.nothingThere(target));
  if (found.isFile()) return path;
  if (!found.isDirectory()) throw new Problem(AGREEMENT.notAFile(target));
  const file = join(path, FILE_NAME);
  const inside = await stat(file).catch(() => undefined);
  if (inside?.isFile() !== true) throw new Problem(AGREEMENT.noAgreement(target, FILE_NAME));
  return file;
}
