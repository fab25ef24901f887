import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { lockstep, type Ran } from '../../testing/run.ts';
import type { ScanReport } from '../report.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** `lockstep surge` in a folder of its own that holds the given files; bytes are written as they are. */
export function surgeOverFiles(): (files: Files, ...flags: string[]) => Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-surge-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return (files, ...flags) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return lockstep(folder, 'surge', ...flags);
  };
}

/** The answer of a scan that went well. */
export function answer({ out, err }: Ran): ScanReport {
  expect(err).toBe('');
  return JSON.parse(out) as ScanReport;
}

/** Three places on a plane, one of them with a space in its name. */
export const GEO = 'North 0 0\nSouth 0 9\n"Far East" 40 0\n';
export const BASE = ['--cases', 'c.cas', '--geo', 'g.geo', '--coordinates', 'plane'] as const;
