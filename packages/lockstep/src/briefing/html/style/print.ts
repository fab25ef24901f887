/** On paper: numbered pages, everything unfolded, nothing cut in two that can stay whole. */
export const PRINT = `
@page { size: A4; margin: 19mm 18mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #55524c; } }
@media print {
  :root { --measure: 46rem; --broad: 54rem; }
  html { background: none; font-size: 76%; }
  body { max-inline-size: none; padding: 0; line-height: 1.42; }
  a { color: inherit; text-decoration: none; }
  nav, .skip, .back { display: none; }
  section > h2 { margin-block: 8mm 3mm; break-after: avoid; }
  h3, h4, h5, .finding, caption, .verdict { break-after: avoid; }
  figure, tr, .quote, .ahead, dl > div, li { break-inside: avoid; }
  .table { overflow: visible; }
  thead { display: table-header-group; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { color: var(--soft); list-style: none; }
  p, li { orphans: 3; widows: 3; }
  svg, .s, .chart * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
