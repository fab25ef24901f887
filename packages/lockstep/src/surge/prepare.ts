import type { Day, Span } from '@lockstep/core/calendar';
import {
  type Dispersion,
  dispersion,
  periodStarts,
  studyLength,
  type TimeUnit,
} from '@lockstep/core/surge/expected';
import type { NullRule, ScanProblem, ScoreRule, WindowRule } from '@lockstep/core/surge/scan';
import { circularZones, listedZones, type ZoneLimit, type Zones } from '@lockstep/core/surge/space';
import { Problem } from '../cli/problem.ts';
import { expectCases, type Strata } from './expect.ts';
import { type Clock, clockOf } from './files/clock.ts';
import { type Counts, readCounts } from './files/counts.ts';
import { needPoints, type Places, readNeighbours, readPlaces } from './files/places.ts';
import { openPopulation, type PopulationRows } from './files/population.ts';
import { datesFit, impliedStudy, periodFinder } from './files/study.ts';
import { problemAt } from './files/table.ts';
import type { Duration, FileScanOptions } from './options.ts';

/** A scan ready to run, and what is needed to speak of its result. */
export interface PreparedScan {
  readonly problem: ScanProblem;
  readonly places: Places;
  /** First days of the periods and the day after the end; undefined where nothing is dated. */
  readonly starts: readonly Day[] | undefined;
  readonly unit: TimeUnit | undefined;
  readonly clock: Clock;
  readonly cases: number;
  readonly people: number | undefined;
  /** Cases outside of the study period that was asked for. */
  readonly leftOut: number;
  readonly dispersion: Dispersion;
}

interface Input {
  readonly places: Places;
  readonly lists: readonly (readonly number[])[] | undefined;
  readonly population: PopulationRows | undefined;
  readonly cases: Counts;
  readonly controls: Counts | undefined;
}

async function readInput(options: FileScanOptions): Promise<Input> {
  const { geo, neighbours, model } = options;
  const known = geo ? await readPlaces(geo.path, geo.name, options.coordinates) : undefined;
  const listed = neighbours ? await readNeighbours(neighbours.path, neighbours.name, known) : undefined;
  const places = known ?? listed?.places;
  if (!places) throw new Problem('a scan needs places: give --geo FILE or --neighbours FILE');
  const population = options.population
    ? await openPopulation(options.population.path, options.population.name)
    : undefined;
  const covariates = model === 'permutation' ? ('any' as const) : (population?.covariates ?? 0);
  const dated = options.kind === 'spatial' ? ('may be' as const) : ('must be' as const);
  const clock = clockOf(options.unit, wholeSpan(options.study));
  const read = (file: { path: string; name: string }, what: 'cases' | 'controls') =>
    readCounts(file.path, file.name, places, { what, covariates, dated, clock });
  const cases = await read(options.cases, 'cases');
  const controls = options.controls ? await read(options.controls, 'controls') : undefined;
  if (cases.total === 0) throw new Problem('there are no cases', { file: options.cases.name });
  if (controls?.total === 0) throw new Problem('there are no controls', { file: options.controls!.name });
  return { places, lists: listed?.lists, population, cases, controls };
}

function wholeSpan({ from, to }: Partial<Span>): Span | undefined {
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}

/** The unit that was asked for, or the coarsest that the dates allow: the one in which they are written. */
function unitOf(options: FileScanOptions, cases: Counts): TimeUnit | undefined {
  const unit = options.unit ?? cases.precision;
  if (unit === undefined || options.kind === 'spatial') return unit;
  if (!datesFit(cases, unit)) {
    const row = cases.rows.find(({ date }) => date && date.precision === cases.precision)!;
    throw problemAt(
      cases.table,
      row.row,
      2,
      `the date "${row.row.words[2]}" is too rough for periods of one ${unit}: it gives only the ${cases.precision}`,
    );
  }
  return unit;
}

function studyOf(
  options: FileScanOptions,
  counts: readonly Counts[],
  unit: TimeUnit | undefined,
): Span | undefined {
  const implied = unit
    ? impliedStudy(counts, options.kind === 'spatial' ? (counts[0]!.precision ?? unit) : unit)
    : undefined;
  const from = options.study.from ?? implied?.from;
  const to = options.study.to ?? implied?.to;
  if (from === undefined || to === undefined) return undefined;
  if (from > to) throw new Problem('the study period ends before it begins: see --from and --to');
  return { from, to };
}

/** Longest window in periods. A share is one of the length of the study, so a shorter first period counts in part. */
function longestWindow(duration: Duration, periods: number, length: number): number {
  const longest = 'periods' in duration ? duration.periods : Math.floor(length * duration.share + 1e-9);
  if (longest >= 1) return Math.min(longest, periods);
  throw new Problem(
    `the longest window is shorter than one period: the study has ${periods} (see --max-duration)`,
  );
}

/** Counts by cell `period * places + place`; rows outside of the study are counted apart. */
function cellCounts(
  counts: Counts,
  starts: readonly Day[] | undefined,
  places: number,
): { cells: Int32Array; leftOut: number } {
  const periods = starts ? starts.length - 1 : 1;
  const cells = new Int32Array(periods * places);
  const find = starts && periodFinder(starts);
  let leftOut = 0;
  for (const row of counts.rows) {
    const period = row.date && find ? find(row.date) : 0;
    if (period < 0) leftOut += row.count;
    else cells[period * places + row.place]! += row.count;
  }
  return { cells, leftOut };
}

function zonesOf(options: FileScanOptions, input: Input, weight: Float64Array): Zones {
  const total = weight.reduce((sum, w) => sum + w, 0);
  const limit: ZoneLimit = {
    weight,
    maxWeight: options.maxPopulation * total,
    ...(options.maxPlaces === undefined ? {} : { maxPlaces: Math.floor(options.maxPlaces * weight.length) }),
    ...(options.maxRadius === undefined ? {} : { maxRadius: options.maxRadius }),
  };
  return input.lists
    ? listedZones(weight.length, input.lists, limit)
    : circularZones(needPoints(input.places), limit);
}

function rules(
  options: FileScanOptions,
  cases: number,
  people: Float64Array | undefined,
  strata: Strata,
  size: number | null,
): {
  score: ScoreRule;
  nullRule: NullRule;
} {
  if (options.model === 'bernoulli' && people) {
    const total = people.reduce((sum, n) => sum + n, 0);
    const each = new Int32Array(total);
    let at = 0;
    people.forEach((n, cell) => {
      each.fill(cell, at, at + n);
      at += n;
    });
    return {
      score: { kind: 'bernoulli', cases, people: total },
      nullRule: { kind: 'bernoulli', cases, people: each },
    };
  }
  if (options.model === 'quasi-nb') {
    const fitted = size ?? Number.POSITIVE_INFINITY;
    return {
      score: { kind: 'dispersed', size: fitted },
      nullRule: { kind: 'negative binomial', size: fitted },
    };
  }
  return {
    score: { kind: 'poisson', cases, expected: cases },
    nullRule:
      options.model === 'permutation' ? { kind: 'permutation', strata } : { kind: 'multinomial', cases },
  };
}

/** Sum over periods of each place. */
function byPlace(cells: ArrayLike<number>, places: number): Float64Array {
  const sums = new Float64Array(places);
  for (let i = 0; i < cells.length; i++) sums[i % places]! += cells[i]!;
  return sums;
}

/** Reads the files and sets up the scan that was asked for. */
export async function prepareScan(options: FileScanOptions): Promise<PreparedScan> {
  const input = await readInput(options);
  const { places, cases, controls } = input;
  const count = places.names.length;
  const unit = unitOf(options, cases);
  const study = studyOf(options, controls ? [cases, controls] : [cases], unit);
  const starts =
    study && (options.kind === 'spatial' ? [study.from, study.to + 1] : periodStarts(study, unit ?? 'day'));
  const periods = starts ? starts.length - 1 : 1;
  if (options.kind !== 'spatial' && periods < 2)
    throw new Problem(
      `a scan over time needs at least two periods; the study has ${periods} (see --unit, --from, --to)`,
    );
  const { cells, leftOut } = cellCounts(cases, starts, count);
  const total = cells.reduce((sum, n) => sum + n, 0);
  if (total === 0) throw new Problem('there are no cases in the study period', { file: options.cases.name });
  const windows: WindowRule = {
    kind: options.kind,
    shortest: 1,
    longest:
      study === undefined || options.kind === 'spatial'
        ? periods
        : longestWindow(options.maxDuration, periods, studyLength(study, unit ?? 'day')),
  };
  const clock = clockOf(options.unit, study);
  const people = controls && peopleCells(cells, cellCounts(controls, starts, count).cells);
  const { expected, strata } = people
    ? { expected: people, strata: [] }
    : expectCases(options, { ...input, cells, starts, clock, total });
  const likely = people ? people.map((n) => (n * total) / sumOf(people)) : expected;
  const spread = dispersion(cells, likely);
  const { score, nullRule } = rules(options, total, people, strata, spread.size);
  const weight = byPlace(options.model === 'permutation' ? cells : expected, count);
  const zones = zonesOf(options, input, weight);
  if (zones.member.length === 0)
    throw new Problem(
      `no place is as small as a zone may be (--max-population ${options.maxPopulation}): there is nothing to scan`,
    );
  const problem: ScanProblem = {
    places: count,
    periods,
    zones,
    windows,
    cases: cells,
    expected,
    score,
    null: nullRule,
    minimumCases: 2,
    seed: options.seed,
  };
  return {
    problem,
    places,
    starts: starts || undefined,
    unit,
    clock,
    cases: total,
    people: people && sumOf(people),
    leftOut,
    dispersion: spread,
  };
}

const sumOf = (values: Float64Array): number => values.reduce((sum, n) => sum + n, 0);

function peopleCells(cases: Int32Array, controls: Int32Array): Float64Array {
  return Float64Array.from(cases, (n, i) => n + controls[i]!);
}
