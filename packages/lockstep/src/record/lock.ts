/**
 * One writer at a time. The lock is a file that says who holds it; it appears whole, by a link. A lock whose holder has
 * died is taken over, by one process at a time, behind a second, short-lived lock.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { Problem } from '../cli/problem.ts';
import { readIfThere } from './durable.ts';
import { RECORD } from './words.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the system counts; tells a reused process id from its first owner. */
  readonly born: string;
  readonly id: string;
}

/** Takes the lock, or throws a Problem that names who has it. Gives back how to release it. */
export function takeLock(path: string): () => void {
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    born: bornAt(process.pid) ?? '',
    id: randomUUID(),
  };
  const draft = `${path}.${mine.id}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    if (!linked(draft, path)) {
      removeStale(path);
      if (!linked(draft, path)) throw new Problem(RECORD.locked(wordsFor(holderOf(path))));
    }
  } finally {
    rmSync(draft, { force: true });
  }
  let released = false;
  return () => {
    if (released) return;
    released = true;
    if (holderOf(path)?.id === mine.id) rmSync(path, { force: true });
  };
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A takeover takes microseconds; a guard this old was left by a process that died within them. */
const GUARD_SECONDS = 10;

function removeStale(path: string): void {
  const holder = holderOf(path);
  if (holder && holder.host !== hostname()) throw new Problem(RECORD.lockedElsewhere(wordsFor(holder), path));
  if (holder && isAlive(holder)) throw new Problem(RECORD.locked(wordsFor(holder)));
  const guard = `${path}.takeover`;
  const age = ageOf(guard);
  if (age !== undefined && age > GUARD_SECONDS) rmSync(guard, { force: true });
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Problem(RECORD.locked(wordsFor(holder)));
  }
  try {
    // Only the holder of the guard removes a lock that is not its own, and only the one that it found stale.
    if (holderOf(path)?.id === holder?.id) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function holderOf(path: string): Holder | undefined {
  try {
    const bytes = readIfThere(path);
    return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as Holder);
  } catch {
    return undefined;
  }
}

function isAlive({ pid, born }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = bornAt(pid);
  return now === undefined || born === '' || now === born;
}

/** Start time of a process (field 22 of /proc/PID/stat) with the boot it belongs to; undefined on other systems. */
function bornAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

function ageOf(path: string): number | undefined {
  try {
    return (Date.now() - statSync(path).mtimeMs) / 1000;
  } catch {
    return undefined;
  }
}

function wordsFor(holder: Holder | undefined): string {
  return holder ? `process ${holder.pid} on ${holder.host}` : 'its lock cannot be read';
}
