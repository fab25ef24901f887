import { cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../cli/problem.ts';
import { importOptions } from '../evidence/import/options.ts';
import { importFiles } from '../evidence/import/run.ts';
import { CACHE_FOLDER } from '../evidence/index/file.ts';
import type { PinKind } from '../evidence/pins/schema.ts';
import { WORKSPACE } from './words.ts';

const TEMPLATE = fileURLToPath(new URL('../../template', import.meta.url));

/** Evidence of the template, by kind; the file is `sources/KIND.csv`. */
const KINDS: readonly PinKind[] = ['events', 'figures', 'judgements', 'statements', 'occurrences'];
const COVERS = '2024-12-01..2025-03-31';

/**
 * Writes the starting workspace into a folder, which must be empty or new, and pins its evidence as obtained today.
 * Returns the files written, relative to the folder.
 */
export async function startWorkspace(dir: string, shown: string, today: string): Promise<readonly string[]> {
  await requireEmpty(dir, shown);
  await mkdir(dir, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(WORKSPACE.cannotCreate(error.code ?? ''), { file: shown });
  });
  await cp(TEMPLATE, dir, { recursive: true, errorOnExist: true, force: false });
  await writeFile(join(dir, '.gitignore'), `${CACHE_FOLDER}/\n`);
  for (const kind of KINDS) {
    const flags = {
      licence: WORKSPACE.templateLicence,
      citation: WORKSPACE.templateCitation,
      ...(kind === 'events' ? { covers: COVERS, settles: '3' } : {}),
      ...(kind === 'occurrences' ? { covers: COVERS } : {}),
    };
    const options = importOptions(kind, flags, today);
    await importFiles({ dir, cwd: dir, files: [join('sources', `${kind}.csv`)], options });
  }
  const files = await readdir(dir, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(dir.length + 1))
    .sort();
}

async function requireEmpty(dir: string, shown: string): Promise<void> {
  const there = await stat(dir).catch(() => undefined);
  if (!there) return;
  if (!there.isDirectory()) throw new Problem(WORKSPACE.notAFolder, { file: shown });
  const inside = await readdir(dir);
  if (inside.length > 0) throw new Problem(WORKSPACE.notEmpty(inside.length), { file: shown });
}
