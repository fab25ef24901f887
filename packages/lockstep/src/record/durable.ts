/** Files that are there whole or not at all, and still there when the power has gone. */
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';

type Failure = NodeJS.ErrnoException;

export function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as Failure).code ?? '')) return undefined;
    throw error;
  }
}

/** Writes all bytes at the file's end, or throws; short writes are continued. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

/** Puts a file in place at once: readers see the old one, none, or the new one. `sync` makes its bytes durable. */
export function placeFile(path: string, bytes: Uint8Array, sync: boolean): void {
  const draft = `${path}.${process.pid}.new`;
  mkdirSync(dirname(path), { recursive: true });
  const fd = openSync(draft, 'w');
  try {
    try {
      writeAll(fd, bytes);
      if (sync) fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** As `placeFile`, and its name is durable too. */
export function placeDurably(path: string, bytes: Uint8Array): void {
  placeFile(path, bytes, true);
  syncFolder(dirname(path));
}

export function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes the names in a folder durable. Where a system cannot do that for folders, it does it of itself. */
export function syncFolder(path: string): void {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    fsyncSync(fd);
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL'].includes((error as Failure).code ?? '')) throw error;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Every file below a folder, as paths with `/`, sorted; none where there is no folder. */
export function filesBelow(folder: string, skip: (path: string) => boolean = () => false): string[] {
  const go = (below: string): string[] => {
    const names = readdirSync(join(folder, below), { withFileTypes: true });
    return names.flatMap((name) => {
      const path = below === '' ? name.name : `${below}/${name.name}`;
      if (skip(name.isDirectory() ? `${path}/` : path)) return [];
      return name.isDirectory() ? go(path) : [path];
    });
  };
  try {
    return go('').sort();
  } catch (error) {
    if ((error as Failure).code === 'ENOENT') return [];
    throw error;
  }
}

/** A path of the record (with `/`) below its folder, in the system's own way of writing. */
export function below(folder: string, path: string): string {
  return join(folder, path.replaceAll('/', sep));
}

/** The system's reason, in short words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as Failure;
  return REASONS[code ?? ''] ?? message;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file may not be so large here',
  EROFS: 'the disk is read-only',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
};
