/** Founding a record: its folder, its log key, and a checkpoint of nothing, before the first entry goes in. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  CHECKPOINT,
  EMPTY_ROOT,
  formatSignerKey,
  PRIVATE,
  parseSignerKey,
  RecordError,
  type SignerKey,
  signCheckpoint,
} from '@lockstep/core/record';
import { Problem } from '../cli/problem.ts';
import { below, placeDurably, readIfThere, reasonOf } from './durable.ts';
import { RECORD } from './words.ts';

export const LOG_KEY_FILE: string = `${PRIVATE}log.key`;

/** A new log key; `seed` only where it must come out the same again, as for demonstrations. */
export function newLogKey(origin: string, seed: Uint8Array = randomBytes(32)): SignerKey {
  return { name: origin, seed };
}

/** Lays out an empty record. Throws a Problem where there is one with entries already. */
export function createRecord(folder: string, signer: SignerKey, keepKey: boolean): void {
  const before = readIfThere(below(folder, CHECKPOINT));
  // A record that was never founded is what an interrupted call leaves: it is begun again.
  if (before && Buffer.from(before).toString('utf8').split('\n')[1] !== '0')
    throw new Problem(RECORD.exists(folder));
  try {
    mkdirSync(folder, { recursive: true });
    if (keepKey) keepSecret(folder, signer);
    placeDurably(
      below(folder, CHECKPOINT),
      signCheckpoint({ origin: signer.name, size: 0, root: EMPTY_ROOT, extensions: [] }, signer),
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new Problem(RECORD.notWritable(folder, reasonOf(error)));
    throw error;
  }
}

/** The log key goes into a folder that keeps itself out of git and is left out of every copy. */
function keepSecret(folder: string, signer: SignerKey): void {
  const path = below(folder, LOG_KEY_FILE);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(below(folder, `${PRIVATE}.gitignore`), '*\n');
  writeFileSync(path, `${formatSignerKey(signer)}\n`, { mode: 0o600 });
}

/** The key that signs the record's checkpoints; throws a Problem where it is not there or malformed. */
export function readLogKey(folder: string, path: string = below(folder, LOG_KEY_FILE)): SignerKey {
  if (!existsSync(path)) throw new Problem(RECORD.noLogKey(path));
  try {
    return parseSignerKey(Buffer.from(readIfThere(path) ?? new Uint8Array(0)).toString('utf8'));
  } catch (error) {
    if (error instanceof RecordError) throw new Problem(error.message, { file: path });
    throw error;
  }
}
