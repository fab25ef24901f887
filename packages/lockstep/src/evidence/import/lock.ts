import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { Problem } from '../../cli/problem.ts';
import { CACHE_FOLDER } from '../index/file.ts';
import { isAlive, sweepTemporaries, temporaryPath } from '../pins/atomic.ts';
import { say } from '../words.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly command: string;
}

export const LOCK_FILE = 'sources/.lock';

/**
 * Runs `work` as the only writer of a workspace. Another writer at work is named in a `Problem`; the lock of a
 * process that has died on this machine is taken over.
 */
export async function asOnlyWriter<T>(dir: string, command: string, work: () => Promise<T>): Promise<T> {
  const path = join(dir, LOCK_FILE);
  await mkdir(dirname(path), { recursive: true });
  await take(path, command);
  try {
    await sweepTemporaries(dirname(path));
    await sweepTemporaries(join(dir, CACHE_FOLDER));
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string, command: string): Promise<void> {
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString(), command };
  // Written aside and then linked into place, so that a lock never stands there without its holder's name.
  const own = temporaryPath(path);
  await writeFile(own, JSON.stringify(holder));
  try {
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        await link(own, path);
        return;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code !== 'EEXIST') throw new Problem(say.cannotWrite(code ?? ''), { file: dirname(path) });
        const other = await readHolder(path);
        if (other && (other.host !== hostname() || isAlive(other.pid))) {
          throw new Problem(say.locked(other.command, other.pid, other.host, other.since), {
            file: LOCK_FILE,
          });
        }
        await rm(path, { force: true });
      }
    }
  } finally {
    await rm(own, { force: true });
  }
  throw new Problem(say.cannotWrite('EEXIST'), { file: LOCK_FILE });
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
