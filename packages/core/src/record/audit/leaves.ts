/** The leaves of a record from its entry bundles, or from a redacted copy. */
import { parseRelease } from '../entries/index.ts';
import { RecordError } from '../error.ts';
import {
  decodeBundle,
  type Hash,
  leafHash,
  type Sha256,
  TILE_WIDTH,
  tilePath,
  tilesOf,
} from '../tree/index.ts';
import { type Finding, RELEASE, type RecordFiles, wrong } from './files.ts';

export interface Leaf {
  readonly hash: Hash;
  /** Absent where it is withheld. */
  readonly bytes?: Uint8Array;
  /** Where it stands, in words; only asked for where something is wrong with it. */
  readonly place: () => string;
}

export interface Leaves {
  /** One per entry; undefined where the file that should hold it does not give it. */
  readonly leaves: readonly (Leaf | undefined)[];
  readonly findings: readonly Finding[];
  /** For whom the copy was made; absent for a whole record. */
  readonly audience?: string;
}

export function leavesOf(files: RecordFiles, size: number, sha: Sha256): Leaves {
  const released = files.read(RELEASE);
  return released ? fromRelease(released, size) : fromBundles(files, size, sha);
}

function fromRelease(bytes: Uint8Array, size: number): Leaves {
  try {
    const { entries, audience } = parseRelease(bytes);
    const leaves = entries.map((item, i): Leaf => {
      const place = () => `${RELEASE}, line ${i + 2}`;
      return 'entry' in item
        ? { hash: leafHash(item.entry), bytes: item.entry, place }
        : { hash: item.leaf, place };
    });
    const findings =
      leaves.length === size
        ? []
        : [wrong(RELEASE, `it has ${leaves.length} entries, the checkpoint says ${size}`)];
    return { leaves: Array.from({ length: size }, (_, i) => leaves[i]), findings, audience };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return {
      leaves: Array.from({ length: size }, () => undefined),
      findings: [wrong(RELEASE, error.message)],
    };
  }
}

function fromBundles(files: RecordFiles, size: number, sha: Sha256): Leaves {
  const leaves: (Leaf | undefined)[] = [];
  const findings: Finding[] = [];
  for (const tile of tilesOf(size)) {
    if (tile.level !== 'entries') continue;
    const path = tilePath(tile);
    const bytes = files.read(path);
    const entries = bytes === undefined ? [] : readBundle(bytes, path, findings);
    if (bytes === undefined) findings.push(wrong(path, 'it is missing'));
    else if (entries.length !== tile.width)
      findings.push(wrong(path, `it holds ${entries.length} entries, expected ${tile.width}`));
    let offset = 0;
    for (let i = 0; i < tile.width; i++) {
      const entry = entries[i];
      if (!entry) {
        leaves.push(undefined);
        continue;
      }
      const index = tile.index * TILE_WIDTH + i;
      const start = offset;
      const place = () => `${path}, bytes ${start} to ${start + 1 + entry.length}, entry ${index}`;
      leaves.push({ hash: leafHash(entry, sha), bytes: entry, place });
      offset += 2 + entry.length;
    }
  }
  return { leaves, findings };
}

/** As many entries as can be read: a bundle that is cut short still gives those before the cut. */
function readBundle(bytes: Uint8Array, path: string, findings: Finding[]): Uint8Array[] {
  try {
    return decodeBundle(bytes, 'it');
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    findings.push(wrong(path, error.message));
    let end = 0;
    while (end + 2 <= bytes.length && end + 2 + bytes[end]! * 256 + bytes[end + 1]! <= bytes.length)
      end += 2 + bytes[end]! * 256 + bytes[end + 1]!;
    return decodeBundle(bytes.subarray(0, end));
  }
}
