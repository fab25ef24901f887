import type { FileScanOptions } from './options.ts';
import type { PreparedScan } from './prepare.ts';
import type { ClusterReport, ScanReport } from './report.ts';

// Every sentence that a classic scan over files says to its user.

const round = (value: number, digits: number): string => value.toFixed(digits);

/** `0.001`, `0.00023`: three digits, more where it is small; never a bare 0. */
function probability(p: number | null): string {
  if (p === null) return 'not computed';
  if (p >= 0.001) return round(p, 3);
  return p < 1e-4 ? 'below 0.0001' : p.toPrecision(2);
}

const MODEL_NAMES: Record<string, string> = {
  poisson: 'discrete Poisson',
  bernoulli: 'Bernoulli',
  permutation: 'space-time permutation',
  'quasi-nb': 'quasi negative binomial',
};

/** Dean's test this sure calls for a warning. */
const CLEARLY_DISPERSED = 0.01;

export function scanWarnings(options: FileScanOptions, prepared: PreparedScan): string[] {
  const warnings: string[] = [];
  const { varianceToMean, p } = prepared.dispersion;
  const assumesPoisson = options.model === 'poisson' || options.model === 'permutation';
  if (assumesPoisson && options.kind !== 'spatial' && varianceToMean > 1 && p < CLEARLY_DISPERSED)
    warnings.push(
      `The counts vary ${round(varianceToMean, 1)} times as much as the model expects. Its p-values are then far too ` +
        'small: on such counts without any surge, most analyses call one. Use the calibrated scan ' +
        '(lockstep surge DIR) for decisions, this one for comparison with other software.',
    );
  if (prepared.leftOut > 0)
    warnings.push(`${prepared.leftOut} cases lie outside of the study period and were left out.`);
  return warnings;
}

function clusterLines(cluster: ClusterReport, i: number): string[] {
  const when = cluster.from === null ? '' : `, ${cluster.from} to ${cluster.to}`;
  const risk = cluster.relativeRisk === null ? 'not defined' : round(cluster.relativeRisk, 2);
  const lines = [
    `${i + 1}. ${cluster.areas.join(', ')}${when}`,
    `   observed ${cluster.observed}, expected ${round(cluster.expected, 2)}, relative risk ${risk}`,
    `   log likelihood ratio ${round(cluster.llr, 6)}, p ${probability(cluster.p)}`,
  ];
  if (cluster.start)
    lines.push(
      cluster.start.earliest === cluster.start.latest
        ? `   began with the period from ${cluster.start.earliest}`
        : `   began most likely with a period between ${cluster.start.earliest} and ${cluster.start.latest}`,
    );
  return lines;
}

export function scanText(report: ScanReport): string {
  const study = report.study ? `, ${report.study.from} to ${report.study.to}` : '';
  const lines = [
    `${MODEL_NAMES[report.model] ?? report.model} scan, ${report.kind}${study}`,
    `${report.places} places, ${report.periods} ${report.periods === 1 ? 'period' : 'periods'}, ${report.cases} cases` +
      `${report.people === null ? '' : ` among ${report.people}`}; ${report.zones} zones, ${report.replications} replications, seed ${report.seed}`,
    '',
  ];
  if (report.clusters.length === 0) lines.push('No zone holds more cases than expected.');
  lines.push(...report.clusters.flatMap(clusterLines));
  for (const warning of report.warnings) lines.push('', `Warning: ${warning}`);
  return `${lines.join('\n')}\n`;
}
