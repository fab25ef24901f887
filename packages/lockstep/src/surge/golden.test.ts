import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../cli/program.ts';
import type { ClusterReport, ScanReport } from './report.ts';

// Answers of SaTScan 10.3.2 on files that lie beside the checkout; without them there is nothing to compare with.
const FOLDER = fileURLToPath(new URL('../../../../../shared/conformance/scan/', import.meta.url));
const here = existsSync(FOLDER);
if (!here)
  process.stderr.write('skipping comparison with SaTScan: ../shared/conformance/scan is not there\n');
const golden = here ? JSON.parse(readFileSync(join(FOLDER, 'golden.json'), 'utf8')) : undefined;
const scratch = mkdtempSync(join(tmpdir(), 'lockstep-scan-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** The file itself, unpacked if need be. */
function file(name: string): string {
  const path = join(FOLDER, name);
  if (!name.endsWith('.gz')) return path;
  const plain = join(scratch, name.slice(0, -3));
  if (!existsSync(plain)) writeFileSync(plain, gunzipSync(readFileSync(path)));
  return plain;
}

async function surge(...flags: string[]): Promise<ScanReport> {
  let [out, err] = ['', ''];
  const code = await run(['surge', ...flags, '--json'], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd: scratch,
    terminal: false,
    today: () => '2026-01-01',
  });
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as ScanReport;
}

const files = (cases: string, geo: string, population?: string) => [
  '--cases',
  file(cases),
  '--geo',
  file(geo),
  ...(population ? ['--population', file(population)] : []),
  '--coordinates',
  'plane',
];

/** Within three standard errors of both runs. */
function sameP(cluster: ClusterReport | undefined, p: number, theirs: number, ours: number): void {
  const error = Math.sqrt(p * (1 - p) * (1 / theirs + 1 / ours));
  expect(Math.abs(cluster!.p! - p)).toBeLessThan(3 * error + 1 / (ours + 1));
}

describe.skipIf(!here)('counties of North Carolina, spatial Poisson', () => {
  it.each([
    ['ncsids', '1974_84_max50'],
    ['ncsids79', '1979_84_max50'],
  ])('%s', async (name, key) => {
    const flags = files(`${name}.cas`, 'ncsids.geo', `${name}.pop`);
    const report = await surge(...flags, '--kind', 'spatial', '--replications', '4999');
    golden.nc_sids[key].forEach(
      (
        peer: { members: string[]; obs: number; exp: number; rr: number; llr: number; p: number },
        i: number,
      ) => {
        const cluster = report.clusters[i]!;
        expect([...cluster.areas].sort()).toEqual([...peer.members].sort());
        expect(cluster.observed).toBe(peer.obs);
        expect(cluster.expected).toBeCloseTo(peer.exp, 2);
        expect(cluster.relativeRisk).toBeCloseTo(peer.rr, 2);
        expect(Math.abs(cluster.llr - peer.llr)).toBeLessThan(1e-6);
        sameP(cluster, peer.p, 99_999, 4999);
      },
    );
  });

  it('a cluster of 46 counties, 1974-78', async () => {
    const [peer] = golden.nc_sids['1974_78_max50'];
    const flags = files('ncsids74.cas', 'ncsids.geo', 'ncsids74.pop');
    const report = await surge(...flags, '--kind', 'spatial', '--replications', '999');
    const cluster = report.clusters[0]!;
    expect(cluster.areas).toHaveLength(peer.n);
    expect(cluster.observed).toBe(peer.obs);
    expect(cluster.expected).toBeCloseTo(peer.exp, 2);
    expect(Math.abs(cluster.llr - peer.llr)).toBeLessThan(1e-6);
    sameP(cluster, peer.p, 99_999, 999);
  });
});

describe.skipIf(!here)('400 places over 156 weeks', () => {
  const injected = [
    '--kind',
    'prospective',
    '--max-population',
    '0.5',
    '--max-duration',
    '12',
    '--unit',
    'week',
  ];

  it('prospective Poisson finds the injected places and their week', async () => {
    const report = await surge(...files('b.cas', 'b.geo', 'b.pop'), ...injected, '--replications', '99');
    const peer = golden.synthetic_b.prospective;
    const cluster = report.clusters[0]!;
    expect(report).toMatchObject({
      places: golden.synthetic_b.K,
      periods: golden.synthetic_b.T,
      cases: golden.synthetic_b.N,
    });
    expect(cluster.areas).toHaveLength(peer.members);
    expect(cluster).toMatchObject({ from: peer.from, to: '2020-12-27', observed: peer.obs, p: 0.01 });
    expect(cluster.expected).toBeCloseTo(peer.exp, 2);
    expect(Math.abs(cluster.llr - peer.llr)).toBeLessThan(1e-6);
    expect(cluster.start).toEqual({ earliest: peer.from, latest: peer.from });
  });

  it('space-time permutation', async () => {
    const flags = files('b.cas', 'b.geo');
    const report = await surge(...flags, ...injected, '--model', 'permutation', '--replications', '99');
    const peer = golden.synthetic_b.st_permutation;
    expect(report.clusters[0]!.expected).toBeCloseTo(peer.exp, 2);
    expect(Math.abs(report.clusters[0]!.llr - peer.stat)).toBeLessThan(1e-6);
  });
});

describe.skipIf(!here)('5,000 places over 365 days', () => {
  it('prospective Poisson, circles up to 10 % and windows up to 30 days', async () => {
    const flags = files('c.cas.gz', 'c.geo.gz', 'c.pop.gz');
    const limits = [
      '--max-population',
      '10%',
      '--max-duration',
      '30',
      '--unit',
      'day',
      '--replications',
      '0',
    ];
    const report = await surge(...flags, '--kind', 'prospective', ...limits);
    const peer = golden.synthetic_c.prospective_sp10_30d;
    const cluster = report.clusters[0]!;
    expect(cluster.areas).toHaveLength(peer.n);
    expect(cluster).toMatchObject({ from: peer.from, observed: peer.obs, p: null });
    expect(cluster.expected).toBeCloseTo(peer.exp, 2);
    expect(Math.abs(cluster.llr - peer.llr)).toBeLessThan(1e-6);
  });
});
