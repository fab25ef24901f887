import type { GraphNodeKind } from '@lockstep/core/language';

const PLURALS: Readonly<Record<GraphNodeKind, readonly [string, string]>> = {
  condition: ['condition', 'conditions'],
  commitment: ['commitment', 'commitments'],
  power: ['power', 'powers'],
  adjustment: ['adjustment', 'adjustments'],
  occurrence: ['occurrence', 'occurrences'],
  measure: ['measure', 'measures'],
  agreement: ['agreement', 'agreements'],
};

/** What the program says about drawings of agreements. */
export const GRAPH = {
  subtitle: 'An arrow leads from a rule to what the rule names; the word beside it says how.',
  counted: (counts: readonly (readonly [GraphNodeKind, number])[], edges: number): string =>
    [
      ...counts.map(([kind, n]) => `${n} ${PLURALS[kind][n === 1 ? 0 : 1]}`),
      `${edges} ${edges === 1 ? 'dependency' : 'dependencies'}`,
    ].join(', '),
  written: (file: string, counted: string): string => `${file}: ${counted}`,
  format: (file: string, endings: readonly string[]): string =>
    `a graph is written as ${endings.join(' or ')}; “${file}” ends in neither`,
  noFolder: (file: string): string => `the folder of “${file}” does not exist`,
  isFolder: (file: string): string => `“${file}” is a folder; name a file in it`,
  noDates: '--as-of dates the windows of formulas; a graph shows none, so leave it out with --graph',
  onlyGraph: '-o writes a graph; say --graph too',
} as const;
