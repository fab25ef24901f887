import { findClusters, type ScanCluster } from '@lockstep/core/surge/scan';
import { countZones, EARTH_RADIUS_KM, zoneRadius } from '@lockstep/core/surge/space';
import type { FileScanOptions } from './options.ts';
import { openScanPool, type ScanPool } from './pool.ts';
import { type PreparedScan, prepareScan } from './prepare.ts';
import type { ClusterReport, ScanReport } from './report.ts';
import { scanWarnings } from './words.ts';

function radiusOf(prepared: PreparedScan, cluster: ScanCluster): number | null {
  const { points } = prepared.places;
  if (!points) return null;
  const straight = zoneRadius(points, cluster.centre, cluster.places);
  return points.dimensions === 3
    ? 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, straight / 2 / EARTH_RADIUS_KM))
    : straight;
}

function clusterReport(prepared: PreparedScan, cluster: ScanCluster): ClusterReport {
  const { starts, places, clock } = prepared;
  const first = (period: number) => (starts ? clock.say(starts[period]!) : null);
  return {
    areas: cluster.places.map((place) => places.names[place]!),
    from: first(cluster.window.from),
    to: starts ? clock.say(starts[cluster.window.to]! - 1) : null,
    observed: cluster.observed,
    expected: cluster.expected,
    relativeRisk: cluster.relativeRisk,
    llr: cluster.score,
    p: cluster.p,
    pGumbel: cluster.pGumbel,
    start:
      cluster.starts && starts
        ? {
            earliest: clock.say(starts[cluster.starts.earliest]!),
            latest: clock.say(starts[cluster.starts.latest]!),
          }
        : null,
    radius: radiusOf(prepared, cluster),
  };
}

/** Runs a classic scan over files; `pool` may have been opened before, and is closed here. */
export async function scanFiles(
  options: FileScanOptions,
  pool: ScanPool = openScanPool(options.threads, options.replications),
): Promise<ScanReport> {
  try {
    const prepared = await prepareScan(options);
    const { problem } = prepared;
    const maxima = await pool.maxima(problem, options.replications);
    return reportOf(options, prepared, findClusters(problem, maxima));
  } finally {
    pool.close();
  }
}

function reportOf(
  options: FileScanOptions,
  prepared: PreparedScan,
  clusters: readonly ScanCluster[],
): ScanReport {
  const { problem, starts, clock } = prepared;
  return {
    format: 'lockstep-scan/1',
    model: options.model,
    kind: options.kind,
    unit: options.kind === 'spatial' ? null : (prepared.unit ?? null),
    study: starts ? { from: clock.say(starts[0]!), to: clock.say(starts.at(-1)! - 1) } : null,
    periods: problem.periods,
    places: problem.places,
    zones: countZones(problem.zones),
    cases: prepared.cases,
    people: prepared.people ?? null,
    leftOut: prepared.leftOut,
    replications: options.replications,
    seed: options.seed,
    dispersion: prepared.dispersion,
    clusters: clusters.map((cluster) => clusterReport(prepared, cluster)),
    warnings: scanWarnings(options, prepared),
  };
}
