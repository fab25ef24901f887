import type { Agreement, ReadingNames } from '../../language/index.ts';

const labels = (
  named: readonly { readonly id: string; readonly label: string }[],
): ReadonlyMap<string, string> => new Map(named.map((one) => [one.id, one.label]));

const remembered = new WeakMap<Agreement, ReadingNames>();

/** The labels under which the parts of an agreement are read back. Worked out once for an agreement. */
export function namesOf(agreement: Agreement): ReadingNames {
  const known = remembered.get(agreement) ?? collect(agreement);
  remembered.set(agreement, known);
  return known;
}

function collect(agreement: Agreement): ReadingNames {
  return {
    measures: labels(agreement.measures),
    baselines: labels(agreement.baselines),
    conditions: labels(agreement.conditions),
    occurrences: labels(agreement.occurrences),
    commitments: labels(agreement.commitments),
    powers: labels(agreement.powers),
  };
}
