/** One cluster, as printed and as written to JSON. */
export interface ClusterReport {
  /** Places from the centre outward. */
  readonly areas: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly observed: number;
  readonly expected: number;
  readonly relativeRisk: number | null;
  readonly llr: number;
  readonly p: number | null;
  readonly pGumbel: number | null;
  /** Dates between which the cluster most likely began. */
  readonly start: { readonly earliest: string; readonly latest: string } | null;
  /** Distance from the centre to the farthest place: km on the sphere, the unit of the coordinates on a plane. */
  readonly radius: number | null;
}

export interface ScanReport {
  readonly format: 'lockstep-scan/1';
  readonly model: string;
  readonly kind: string;
  readonly unit: string | null;
  readonly study: { readonly from: string; readonly to: string } | null;
  readonly periods: number;
  readonly places: number;
  readonly zones: number;
  readonly cases: number;
  readonly people: number | null;
  readonly leftOut: number;
  readonly replications: number;
  readonly seed: number;
  /** How much the counts vary beyond what the model expects; see the warnings. */
  readonly dispersion: { readonly varianceToMean: number; readonly size: number | null; readonly p: number };
  readonly clusters: readonly ClusterReport[];
  readonly warnings: readonly string[];
}
