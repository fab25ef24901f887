import type { Assessment, AssessmentChange, IsoDate } from '@lockstep/core/assessment';

export type Position = readonly number[];

/** GeoJSON areas, longitude and latitude in degrees; `by` is the property that holds the name. */
export interface AreaShapes {
  readonly by: string;
  readonly features: readonly {
    readonly properties: Readonly<Record<string, unknown>> | null;
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
      | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
      | null;
  }[];
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
  /** Outlines for the maps; without them the tables stand alone. */
  readonly areas: AreaShapes | null;
  readonly comparisons: readonly Comparison[];
  /** Names of measures, members and judges by id, where the assessment itself holds only the id. */
  readonly labels: Readonly<Record<string, string>>;
}
