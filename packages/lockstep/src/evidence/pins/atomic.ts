import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Puts a file in place as a whole or not at all: written beside its place, flushed to the disk, then renamed over
 * it, and the folder's entry flushed too. A process that is killed leaves the old file and perhaps a `.tmp` file.
 */
export async function writeAtomic(path: string, data: string | Uint8Array): Promise<void> {
  await placeAtomic(path, async (temporary) => {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(data);
    } finally {
      await file.close();
    }
  });
}

let made = 0;

/** A name beside a file for what is to take its place; it tells which process it belongs to. */
export function temporaryPath(path: string): string {
  made++;
  return `${path}.${process.pid}-${made}.tmp`;
}

/** Removes temporary files in a folder whose process has ended without doing so. */
export async function sweepTemporaries(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const owner = /\.(\d+)-\d+\.tmp(\.csv|\.wal|-\d+\.parquet)?$/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(folder, name), { force: true });
  }
}

/** Whether a process of this machine is still there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** As `writeAtomic`, with the content made by `fill` at the temporary path that it is given. */
export async function placeAtomic(path: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    await fill(temporary);
    await flush(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await flush(dirname(path));
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
