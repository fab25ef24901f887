/** Degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** An area as declared: its name, other spellings, and its outline where there is one. */
export interface Area {
  readonly name: string;
  readonly also: readonly string[];
  /** Polygons, each with its outer ring first. Longitude before latitude. */
  readonly polygons: readonly (readonly (readonly Position[])[])[];
}

/** The areas of one declaration (`areas province ...`), in the order of the file. */
export interface Areas {
  readonly id: string;
  readonly areas: readonly Area[];
}
