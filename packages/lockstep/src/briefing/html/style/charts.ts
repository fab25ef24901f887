/** Charts and maps. Their letters keep their size: a narrow page shows a drawing made for it. */
export const CHARTS = `
figure { margin: 1rem 0 .4rem; max-inline-size: var(--broad); }
.finding { font: 700 1rem/1.35 var(--sans); max-inline-size: 44rem; margin-block-end: .5rem; text-wrap: pretty; }
figcaption { font-size: .8125rem; line-height: 1.45; color: var(--soft); max-inline-size: 46rem; margin-block-start: .3rem; }
.with-data { margin-block-end: 1.2rem; }
.with-data > details { max-inline-size: var(--measure); }
.at-narrow { display: none; }
.beside { display: grid; grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); gap: 0 2rem; align-items: start; margin-block-end: 1.2rem; }
.beside .table { margin-block-start: 1rem; }
.beside table { font-size: .875rem; }
.beside th, .beside td { padding-inline-end: .6rem; }
.beside > figure { position: sticky; inset-block-start: 1rem; }
svg.chart { display: block; inline-size: 100%; block-size: auto; direction: ltr; unicode-bidi: isolate; overflow: visible; }
.chart text { font: 12.5px var(--sans); fill: var(--ink); font-variant-numeric: tabular-nums lining-nums; }
.chart text.axis { fill: var(--soft); }
.chart .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.chart .value { font-weight: 700; }
.grid, .base, .tick, .best, .limit, .as-of, .whisker, .outside, .hatch-line { fill: none; }
.grid { stroke: var(--hair); }
.base { stroke: var(--ink); }
.tick { stroke: var(--soft); }
.hatch-line { stroke: #a39d91; stroke-width: 1.2; }
.unknown { fill: url(#hatch); }
.chart .band { fill: #c3d3e2; }
.best { stroke: #12395f; stroke-width: 2; stroke-linejoin: round; }
.chart .band.later { fill: #e6edf3; }
.best.later { stroke: #8ea4b9; }
.limit { stroke: var(--ink); stroke-width: 1.4; stroke-dasharray: 6 4; }
.chart .limit-band { fill: #e2ded4; fill-opacity: .7; }
.as-of { stroke: var(--ink); stroke-width: 1; }
.witness { fill: #f7f2e4; }
.witness-foot { fill: var(--ink); }
.dot { fill: #12395f; stroke: var(--paper); stroke-width: 1.5; }
.dot.hollow { fill: var(--paper); stroke: #12395f; stroke-width: 1.8; }
.ahead-mark { fill: #b34700; stroke: var(--paper); stroke-width: 1.5; }
.whisker { stroke: #12395f; stroke-width: 1.4; }
.week { fill: #a9bfd3; }
.week.surge { fill: #b34a00; }
.unjudged { stroke: #a39d91; stroke-width: .8; }
.called { fill: #b34a00; }
.otherwise { fill: #fff; stroke: #b34a00; stroke-width: 1.2; }
.bar { fill: #a9bfd3; }
.bar.old { fill: none; stroke: #7f97ad; }
.areas use { stroke: var(--paper); stroke-width: 1.2; stroke-linejoin: round; }
.chart .m0 { fill: #f3f1e8; }
.chart .m1 { fill: #d9eae1; }
.chart .m2 { fill: #b0d4c3; }
.chart .m3 { fill: #78b69c; }
.chart .m4 { fill: #398a6d; }
.chart .m5 { fill: #0b5840; }
.areas use.m0 { stroke: #d8d3c6; }
.outside { stroke: var(--ink); stroke-width: 2; stroke-linejoin: round; }
.chart text.place { font-weight: 600; font-size: 17px; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: .5rem 0; padding: 0; font: .8125rem/1.4 var(--sans); font-variant-numeric: tabular-nums lining-nums; }
.legend li { display: flex; align-items: center; gap: .35rem; }
svg.swatch { inline-size: 1.125rem; block-size: .875rem; }
.swatch rect { stroke: #8d877b; }
@media (max-width: 46rem) {
  .at-wide { display: none; }
  .at-narrow { display: block; }
  .beside { grid-template-columns: minmax(0, 1fr); }
  .beside > figure { position: static; }
  .chart text.place { font-size: 21px; stroke-width: 5px; }
}
`;
