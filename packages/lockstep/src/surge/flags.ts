import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Span } from '@lockstep/core/calendar';
import { TIME_UNITS, type TimeUnit } from '@lockstep/core/surge/expected';
import { Problem } from '../cli/problem.ts';
import { clockOf } from './files/clock.ts';
import { spanOfDate } from './files/dates.ts';
import { COORDINATES, type Coordinates } from './files/places.ts';
import {
  type Duration,
  type FileScanOptions,
  KINDS,
  type Kind,
  MODELS,
  type Model,
  type NamedFile,
} from './options.ts';

/** What commander hands over, as written on the command line. */
export interface SurgeFlags {
  readonly cases?: string;
  readonly geo?: string;
  readonly population?: string;
  readonly controls?: string;
  readonly neighbours?: string;
  readonly model: string;
  readonly kind: string;
  readonly coordinates?: string;
  readonly unit?: string;
  readonly maxPopulation: string;
  readonly maxPlaces?: string;
  readonly maxRadius?: string;
  readonly maxDuration: string;
  readonly from?: string;
  readonly to?: string;
  readonly replications: string;
  readonly seed: string;
  readonly threads?: string;
  readonly measure?: string;
  readonly asOf?: string;
  readonly known?: string;
  readonly replay?: boolean;
  readonly output?: string;
  readonly json?: boolean;
}

function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((option) => option === value);
  if (found !== undefined) return found;
  throw new Problem(`--${flag} is "${value}": expected ${allowed.join(', ')}`);
}

/** A share as `0.5` or `50%`. */
function share(flag: string, text: string): number {
  const match = /^(\d*\.?\d+)(%?)$/.exec(text.trim());
  const value = match ? Number(match[1]) / (match[2] ? 100 : 1) : Number.NaN;
  if (value > 0 && value <= 1) return value;
  throw new Problem(`--${flag} is "${text}": expected a share such as 0.5 or 50%`);
}

/** A longest window as `12` periods or `50%` of the study. */
function duration(text: string): Duration {
  if (text.trim().endsWith('%')) return { share: share('max-duration', text) };
  return { periods: whole('max-duration', text, 1) };
}

function whole(flag: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text.trim()) && Number.isSafeInteger(value) && value >= least) return value;
  throw new Problem(`--${flag} is "${text}": expected a whole number, ${least} or more`);
}

function positive(flag: string, text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Problem(`--${flag} is "${text}": expected a number above 0`);
}

/** The days for which a time on the command line stands: those of a whole year or month where that is what it names. */
function days(flag: string, text: string, unit: TimeUnit | undefined): Span {
  const clock = clockOf(unit);
  const date = clock.read(text.trim());
  if (date) return spanOfDate(date);
  throw new Problem(`--${flag} is "${text}", which is not ${clock.expected}`);
}

export function fileScanOptions(flags: SurgeFlags, cwd: string): FileScanOptions {
  const named = (name: string | undefined): NamedFile | undefined =>
    name === undefined ? undefined : { name, path: resolve(cwd, name) };
  const model: Model = oneOf('model', flags.model, MODELS);
  const kind: Kind = oneOf('kind', flags.kind, KINDS);
  if (model === 'bernoulli' && flags.controls === undefined)
    throw new Problem('the bernoulli model compares cases with controls: give them with --controls FILE');
  if (model !== 'bernoulli' && flags.controls !== undefined)
    throw new Problem(`--controls belongs to the bernoulli model, not to ${model}`);
  if (model === 'permutation' && kind === 'spatial')
    throw new Problem(
      'the permutation model shuffles places over time: --kind is retrospective or prospective',
    );
  if (flags.geo !== undefined && flags.coordinates === undefined)
    throw new Problem(`--coordinates is missing: expected ${COORDINATES.join(' or ')}`);
  const unit: TimeUnit | undefined =
    flags.unit === undefined ? undefined : oneOf('unit', flags.unit, TIME_UNITS);
  const study: { -readonly [K in keyof Span]?: Span[K] } = {};
  if (flags.from !== undefined) study.from = days('from', flags.from, unit).from;
  if (flags.to !== undefined) study.to = days('to', flags.to, unit).to;
  const coordinates: Coordinates =
    flags.coordinates === undefined ? 'plane' : oneOf('coordinates', flags.coordinates, COORDINATES);
  return {
    cases: named(flags.cases)!,
    geo: named(flags.geo),
    neighbours: named(flags.neighbours),
    population: named(flags.population),
    controls: named(flags.controls),
    model,
    kind,
    coordinates,
    unit,
    maxPopulation: share('max-population', flags.maxPopulation),
    maxPlaces: flags.maxPlaces === undefined ? undefined : share('max-places', flags.maxPlaces),
    maxRadius: flags.maxRadius === undefined ? undefined : positive('max-radius', flags.maxRadius),
    maxDuration: duration(flags.maxDuration),
    study,
    replications: whole('replications', flags.replications, 0),
    seed: whole('seed', flags.seed, 0),
    threads: flags.threads === undefined ? availableParallelism() : whole('threads', flags.threads, 1),
  };
}
