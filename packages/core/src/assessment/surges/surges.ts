/** Surges: series for the formulas that speak of them, and what is said of the last whole week. */
import type { Day, Span } from '../../calendar/index.ts';
import { type Agreement, type Measure, SURGE_UNIT, surgeName } from '../../language/index.ts';
import { measuresOf } from '../../logic/index.ts';
import type { Series } from '../../series/index.ts';
import {
  createJudge,
  DEFAULT_SETTINGS,
  detectSurge,
  type Judge,
  replaySurge,
  type SurgeSeries,
  surgeSeries,
  type WeeklyCounts,
} from '../../surge/index.ts';
import type { Evidence, SurgeEvidence } from '../evidence.ts';
import { formulasOf } from '../formulas.ts';
import type { SurgeFinding } from '../result/result.ts';
import { REPLAY_WEEKS } from './needs.ts';

/** One surge that formulas speak of, worked out. */
export interface Surge {
  readonly measure: Measure;
  readonly evidence: SurgeEvidence;
  readonly judge: Judge;
  readonly found: SurgeSeries;
  /** `found.margin` over the declared areas; what the source never covers is unknown. */
  readonly series: Series;
}

/** By measure id. */
export type Surges = ReadonlyMap<string, Surge>;

/** Weeks are judged once, whoever asks. */
export function surgesOf(evidence: Evidence, queries: readonly { measure: Measure; days: Span }[]): Surges {
  const surges = new Map<string, Surge>();
  for (const { measure, days } of queries) {
    const known = evidence.surges?.get(measure.id);
    if (!known) continue;
    const judge = createJudge(known.counts, DEFAULT_SETTINGS);
    const found = surgeSeries(known.counts, days, DEFAULT_SETTINGS, judge);
    const declared = areasOf(measure, evidence);
    const series = overAreas(found.margin, measure, known.counts, declared);
    surges.set(measure.id, { measure, evidence: known, judge, found, series });
  }
  return surges;
}

function areasOf(measure: Measure, evidence: Evidence): readonly string[] {
  return (measure.areas === undefined ? undefined : evidence.areas.get(measure.areas)) ?? [''];
}

/** Evidence with the series of surges beside those of measures. */
export function withSurges(
  evidence: Evidence,
  surges: Surges,
  queries: readonly { measure: Measure; days: Span }[],
): Evidence {
  if (queries.length === 0) return evidence;
  const series = new Map(evidence.series);
  for (const { measure, days } of queries) {
    const found = surges.get(measure.id)?.series ?? unknown(measure, areasOf(measure, evidence), days);
    series.set(found.name, found);
  }
  return { ...evidence, series };
}

function unknown(measure: Measure, areas: readonly string[], { from, to }: Span): Series {
  const days = to - from + 1;
  const cells = areas.length * days;
  const none = { area: new Int32Array(0), from: new Int32Array(0), to: new Int32Array(0) };
  return {
    name: surgeName(measure.id),
    unit: SURGE_UNIT,
    nature: 'level',
    floor: Number.NEGATIVE_INFINITY,
    areas,
    first: from,
    days,
    low: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
    high: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
    best: new Float64Array(cells),
    known: new Uint8Array(cells),
    spans: { ...none, low: new Float64Array(0), high: new Float64Array(0), best: new Float64Array(0) },
  };
}

/** Cells by declared area. A measure without areas has one, the country. */
function overAreas(
  margin: Series,
  measure: Measure,
  counts: WeeklyCounts,
  declared: readonly string[],
): Series {
  const span = { from: margin.first, to: margin.first + margin.days - 1 };
  const series = unknown(measure, declared, span);
  declared.forEach((name, area) => {
    const row = measure.areas === undefined ? 0 : counts.areas.indexOf(name);
    if (row < 0 || row >= counts.areas.length) return;
    for (const part of ['low', 'high', 'best', 'known'] as const)
      series[part].set(margin[part].subarray(row * margin.days, (row + 1) * margin.days), area * margin.days);
  });
  return series;
}

/** The index of the last whole week that ended on or before a day. */
export function weekOf(counts: WeeklyCounts, day: Day): number {
  return Math.floor((day - 6 - counts.firstDay) / 7);
}

/** What is said of the last whole week before the as-of date, and of the weeks up to it. */
export function surgeFindings(agreement: Agreement, surges: Surges, asOf: Day): SurgeFinding[] {
  return [...surges.values()].map((surge): SurgeFinding => {
    const { measure, evidence, judge } = surge;
    const { counts, context } = evidence;
    const name = surgeName(measure.id);
    const week = weekOf(counts, asOf);
    const covered = counts.covered.indexOf(1);
    const first = covered < 0 ? week + 1 : Math.max(covered, week - REPLAY_WEEKS + 1);
    const replay = replaySurge(counts, first, week, DEFAULT_SETTINGS, judge);
    return {
      ...detectSurge(counts, week, { context, judge }),
      measure: measure.id,
      label: measure.label,
      conditions: agreement.conditions
        .filter((one) => formulasOf(one).some((formula) => measuresOf(formula).includes(name)))
        .map(({ id }) => id),
      weeks: replay.weeks,
      areas: counts.areas.map((area, row) => ({
        area,
        counts: Array.from(counts.counts.subarray(row * counts.weeks + first, row * counts.weeks + week + 1)),
        baseline: judge(week)?.baseline.mean[row] ?? null,
      })),
    };
  });
}
