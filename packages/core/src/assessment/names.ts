import type { Agreement } from '../language/index.ts';

/** Names under which measures, areas and conditions are read back. */
export function namesOf(agreement: Agreement): {
  readonly measures: ReadonlyMap<string, string>;
  readonly conditions: ReadonlyMap<string, string>;
} {
  return {
    measures: new Map(agreement.measures.map((one) => [one.id, one.label])),
    conditions: new Map(agreement.conditions.map((one) => [one.id, one.label])),
  };
}

