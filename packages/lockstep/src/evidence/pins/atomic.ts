import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

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

/** As `writeAtomic`, with the content made by `fill` at the temporary path that it is given. */
export async function placeAtomic(path: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
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
