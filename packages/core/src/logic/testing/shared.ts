import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Conformance cases lie beside the checkout and are never copied into it; tests that need them skip without. */
const FOLDER = resolve(import.meta.dirname, '../../../../../../shared/conformance');

export function hasShared(file: string): boolean {
  const there = existsSync(resolve(FOLDER, file));
  if (!there) console.warn(`skipped: ../shared/conformance/${file} is not there`);
  return there;
}

export function readShared<T>(file: string): T {
  return JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8')) as T;
}
