import type { Assessment, AssessmentChange, IsoDate } from '@lockstep/core/assessment';
import type { SurgeVerdict } from '@lockstep/core/surge';
import type { CouncilJson } from '../council/index.ts';

/** Longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** The outline of one area: polygons, each with its outer ring first. */
export interface AreaShape {
  readonly name: string;
  readonly polygons: readonly (readonly (readonly Position[])[])[];
}

/** An assessment of the same agreement that this one is compared with. */
export interface Comparison {
  readonly asOf: IsoDate;
  readonly known: IsoDate;
  readonly changes: readonly AssessmentChange[];
}

/** Everything that a briefing is made of. Rendering is a pure function of it. */
export interface BriefingInput {
  readonly assessment: Assessment;
  /** Outlines for the maps; where there are none the tables stand alone. */
  readonly areas: readonly AreaShape[];
  readonly comparisons: readonly Comparison[];
  /** Names of measures, members and judges by id, where the assessment itself holds only the id. */
  readonly labels: Readonly<Record<string, string>>;
  /** By measure: what each week that can be judged was called on its last day, with what was known then. */
  readonly surgesThen?: Readonly<Record<string, ReadonlyMap<IsoDate, SurgeVerdict>>>;
  /** The decisions of the workspace's record at the as-of date; absent where it has none. */
  readonly decisions?: CouncilJson;
}
