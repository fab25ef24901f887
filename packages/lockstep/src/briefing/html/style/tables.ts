/** Columns of one table that have a place in the style sheet. */
const COLUMNS = 16;

const numbered = (rule: (column: number) => string, first = 1): string =>
  Array.from({ length: COLUMNS - first + 1 }, (_, i) => rule(i + first)).join('\n');

/** What columns of numbers have in common; a table's class `e3` says that its third column is one. */
const ends = (cell: string): string =>
  numbered((i) => `.e${i} ${cell}:nth-child(${i})`).replaceAll('\n', ', ');

export const TABLES: string = `
.table { margin-block: .6rem 1.1rem; overflow-x: auto; max-inline-size: var(--measure); }
.table.wide { max-inline-size: var(--broad); }
table { border-collapse: collapse; inline-size: 100%; font: .9375rem/1.42 var(--sans); font-variant-numeric: tabular-nums lining-nums; border-block-end: 1px solid var(--ink); }
caption { text-align: start; font-size: .9375rem; font-weight: 700; padding-block-end: .4rem; }
th, td { text-align: start; vertical-align: top; padding: .38rem .9rem .38rem 0; padding-inline: 0 .9rem; font-weight: 400; }
th:last-child, td:last-child { padding-inline-end: 0; }
thead th { font-size: .8125rem; font-weight: 600; color: var(--soft); border-block-start: 1px solid var(--ink); border-block-end: 1px solid var(--rule); vertical-align: bottom; }
tbody tr + tr > * { border-block-start: 1px solid var(--hair); }
.table time { white-space: nowrap; }
${ends('tr > *')} { text-align: end; }
${ends('td')} { white-space: nowrap; }
details .table { font-size: .9375rem; }
details table { font-size: .875rem; }
@media (max-width: 46rem) {
  .stacks, .stacks tbody, .stacks tr, .stacks th, .stacks td, .stacks caption { display: block; inline-size: auto; }
  .stacks thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .stacks tbody tr { padding-block: .55rem; border-block-start: 1px solid var(--rule); }
  .stacks tbody tr + tr > * { border: 0; }
  .stacks tbody th, .stacks tbody td { padding: .1rem 0; }
  .stacks tbody th { font-size: 1rem; }
  .stacks td[data-empty] { display: none; }
  .stacks td::before { color: var(--soft); font-size: .8125rem; font-weight: 600; }
${numbered((i) => `  .stacks td:nth-child(${i})::before { content: var(--h${i}) ": " / ""; }`, 2)}
  .stays, .beside table { font-size: .8125rem; }
  .stays th, .stays td, .beside th, .beside td { padding-inline-end: .45rem; }
}
`;
