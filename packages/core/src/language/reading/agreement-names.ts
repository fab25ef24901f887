import type { Agreement } from '../model.ts';
import type { ReadingNames } from './names.ts';

/** The labels of everything that an agreement declares, for reading its rules back. */
export function namesOfAgreement(agreement: Agreement): Required<ReadingNames> {
  const labels = (list: readonly { readonly id: string; readonly label: string }[]) =>
    new Map(list.map(({ id, label }) => [id, label]));
  return {
    measures: labels(agreement.measures),
    baselines: labels(agreement.baselines),
    conditions: labels(agreement.conditions),
    occurrences: labels(agreement.occurrences),
    commitments: labels(agreement.commitments),
    powers: labels(agreement.powers),
  };
}
