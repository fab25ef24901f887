import type { Span } from '@lockstep/core/calendar';
import type { TimeUnit } from '@lockstep/core/surge/expected';
import type { WindowRule } from '@lockstep/core/surge/scan';
import type { Coordinates } from './files/places.ts';

export const MODELS = ['poisson', 'bernoulli', 'permutation', 'quasi-nb'] as const;
export type Model = (typeof MODELS)[number];

export type Kind = WindowRule['kind'];
export const KINDS: readonly Kind[] = ['spatial', 'retrospective', 'prospective'];

/** A file as it lies on the disk and as the user named it. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
}

/** Longest window: a number of periods, or a share of the study. */
export type Duration = { readonly periods: number } | { readonly share: number };

/** A classic scan over files, as asked for. */
export interface FileScanOptions {
  readonly cases: NamedFile;
  readonly geo: NamedFile | undefined;
  readonly neighbours: NamedFile | undefined;
  readonly population: NamedFile | undefined;
  readonly controls: NamedFile | undefined;
  readonly model: Model;
  readonly kind: Kind;
  readonly coordinates: Coordinates;
  readonly unit: TimeUnit | undefined;
  readonly maxPopulation: number;
  readonly maxPlaces: number | undefined;
  readonly maxRadius: number | undefined;
  readonly maxDuration: Duration;
  readonly study: Partial<Span>;
  readonly replications: number;
  readonly seed: number;
  readonly threads: number;
}
