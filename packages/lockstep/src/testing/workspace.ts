import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Agreement, AreaSet, Measure, Party, Source } from '@lockstep/core/language';
import { writePins } from '../evidence/pins/file.ts';
import { type Pin, SOURCE_KIND } from '../evidence/pins/schema.ts';
import { openWorkspace, type Workspace } from '../workspace/open.ts';

const range = { start: 0, end: 0 };

/** An agreement with nothing in it but what a test names. */
export function bareAgreement(parts: Partial<Agreement> = {}): Agreement {
  return {
    title: 'Test',
    timeZone: 'UTC',
    parties: [],
    areaSets: [],
    sources: [],
    measures: [],
    baselines: [],
    occurrences: [],
    anchors: [],
    conditions: [],
    commitments: [],
    powers: [],
    adjustments: [],
    tests: [],
    ...parts,
  };
}

export function party(id: string, also: readonly string[] = []): Party {
  return { id, label: id, also, range };
}

export function measure(parts: Partial<Measure> & Pick<Measure, 'source' | 'takes'>): Measure {
  return { id: 'm', label: 'm', unit: 'deaths', nature: 'flow', types: [], actors: [], range, ...parts };
}

export const PROVINCES: AreaSet = {
  id: 'province',
  label: 'Provinces',
  file: 'areas.geojson',
  by: 'name',
  range,
};

/** GeoJSON of unit squares side by side, westmost first, at longitude 0, 1, 2 ... and latitude 0 to 1. */
export function squares(
  ...areas: readonly { readonly name: string; readonly also?: readonly string[] }[]
): string {
  const features = areas.map(({ name, also }, x) => {
    const ring = [
      [x, 0],
      [x + 1, 0],
      [x + 1, 1],
      [x, 1],
      [x, 0],
    ];
    return {
      type: 'Feature',
      properties: { name, also: also ?? [] },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** A folder of its own that `remove` deletes. */
export function temporaryFolder(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'lockstep-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export async function putFiles(
  dir: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
}

export interface TestFile extends Partial<Pin> {
  readonly source: string;
  readonly kind: keyof typeof SOURCE_KIND;
  readonly content: string;
}

/** Pins of test files; each stands at `sources/SOURCE-N.csv`. */
export function testPins(files: readonly TestFile[]): Pin[] {
  return files.map(({ content, ...pin }, i): Pin => {
    const file = pin.file ?? `sources/${pin.source}-${i}.csv`;
    return {
      bytes: content.length,
      licence: 'CC0',
      citation: pin.source,
      obtained: '2022-01-01',
      known: { by: 'column', otherwise: '2022-01-01' },
      rows: { read: 1, kept: 1, rejected: 0 },
      ...pin,
      file,
      sha256: createHash('sha256').update(content).digest('hex'),
    };
  });
}

/** A workspace of pinned files; sources are declared from them. */
export async function testWorkspace(
  dir: string,
  files: readonly TestFile[],
  parts: Partial<Agreement> = {},
  others: Readonly<Record<string, string>> = {},
): Promise<Workspace> {
  const pins = testPins(files);
  await putFiles(dir, Object.fromEntries(pins.map((pin, i) => [pin.file, files[i]!.content])));
  await putFiles(dir, others);
  await writePins(dir, pins);
  const sources = new Map<string, Source>();
  for (const { source, kind, file } of pins as (Pin & { kind: TestFile['kind'] })[]) {
    if (!sources.has(source))
      sources.set(source, { id: source, label: source, kind: SOURCE_KIND[kind], file, range });
  }
  const agreement = bareAgreement({ sources: [...sources.values()], ...parts });
  return openWorkspace({ dir, file: 'agreement.lockstep', text: '', agreement, members: new Map() });
}
