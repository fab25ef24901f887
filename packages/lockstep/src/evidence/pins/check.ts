import { join } from 'node:path';
import { digestOf, readPins } from './file.ts';
import type { Pin } from './schema.ts';

/** A pinned file and whether it is still the file that was imported. */
export interface CheckedPin {
  readonly pin: Pin;
  readonly state: 'as imported' | 'changed' | 'missing';
  /** SHA-256 of the file as it is; null when it is missing. */
  readonly found: string | null;
}

/** Every pin of a workspace with its file's digest worked out anew. */
export async function checkPins(dir: string): Promise<CheckedPin[]> {
  const checked: CheckedPin[] = [];
  for (const pin of await readPins(dir)) {
    const found = await digestOf(join(dir, pin.file));
    const state = found === undefined ? 'missing' : found === pin.sha256 ? 'as imported' : 'changed';
    checked.push({ pin, state, found: found ?? null });
  }
  return checked;
}
