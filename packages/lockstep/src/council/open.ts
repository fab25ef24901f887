/** A record with its council, opened: audited first, so that nothing is built on a damaged one. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Council, type CouncilInput, councilAt, sizesNamed } from '@lockstep/core/council';
import {
  type Audit,
  CHECKPOINT,
  type Instant,
  type Principal,
  type Reading,
  type RecordFiles,
  type Roster,
} from '@lockstep/core/record';
import { Problem } from '../cli/problem.ts';
import { auditFolder, folderFiles, readIfThere } from '../record/index.ts';
import { OPEN } from './words.ts';

export interface OpenRecord {
  /** The workspace, or the record's own folder where it stands alone. */
  readonly dir: string;
  /** Folder of the record. */
  readonly folder: string;
  readonly files: RecordFiles;
  readonly audit: Audit;
  readonly reading: Reading;
  readonly roster: Roster;
  readonly size: number;
  /** When the last entry was received. */
  readonly latest: Instant;
  readonly council: (at: Instant) => Council;
  readonly input: CouncilInput;
}

/** The folder of the record in a workspace, or a folder that is a record itself. */
export function recordFolder(cwd: string, target: string): string {
  const dir = resolve(cwd, target);
  const inside = join(dir, 'record');
  if (existsSync(join(inside, CHECKPOINT))) return inside;
  if (existsSync(join(dir, CHECKPOINT))) return dir;
  throw new Problem(OPEN.none(target));
}

/** Opens a record of Lockstep; throws a Problem where there is none or it is damaged. */
export function openRecord(cwd: string, target: string): OpenRecord {
  const folder = recordFolder(cwd, target);
  const files = folderFiles(folder);
  const audit = auditFolder(folder);
  const error = audit.findings.find(
    ({ severity, place }) => severity === 'error' && !place.startsWith('keys/'),
  );
  if (error) throw new Problem(OPEN.damaged(error.place, error.what));
  const { reading, checkpoint } = audit;
  if (!reading?.roster || !checkpoint) throw new Problem(OPEN.notLockstep(target));
  const input = councilInput(audit, reading);
  return {
    dir: resolve(cwd, target),
    folder,
    files,
    audit,
    reading,
    roster: reading.roster,
    size: checkpoint.head.size,
    latest: reading.acts.reduce((last, { received }) => Math.max(last, received), Number.NEGATIVE_INFINITY),
    council: (at) => councilAt(input, at),
    input,
  };
}

/** What the council's state depends on, from an audit. */
export function councilInput(audit: Audit, reading: Reading): CouncilInput {
  const roots = sizesOf(audit, reading).flatMap((size): [number, string][] => {
    const root = audit.rootAt(size);
    return root === undefined ? [] : [[size, root]];
  });
  const cosignatures = audit.cosignatures.map(({ member, size, root, at }) => ({
    member,
    size,
    root: Buffer.from(root).toString('base64'),
    at,
  }));
  return { reading, roots: new Map(roots), cosignatures };
}

function sizesOf(audit: Audit, reading: Reading): number[] {
  return [...new Set([...sizesNamed(reading), ...audit.cosignatures.map(({ size }) => size)])];
}

/** Somebody on the roster by id; throws a Problem that names those there are. */
export function principalOf({ roster }: OpenRecord, id: string): Principal {
  const found = roster.principals.get(id);
  if (!found) throw new Problem(OPEN.stranger(id, [...roster.principals.keys()]));
  return found;
}

export function nameOf(roster: Roster, id: string): string {
  return roster.principals.get(id)?.name ?? id;
}

/** A file's bytes; throws a Problem where it is not there. */
export function readGiven(cwd: string, path: string): Uint8Array {
  const bytes = readIfThere(resolve(cwd, path));
  if (!bytes) throw new Problem(OPEN.noFile(path));
  return bytes;
}
