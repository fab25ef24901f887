import { COLOURS } from '../../document/index.ts';

/** Type, measure and rhythm. Logical properties throughout, so that the page also runs from right to left. */
const HUES = Object.entries(COLOURS)
  .map(([name, colour]) => `.${name} { color: #${colour}; }`)
  .join('\n');

export const PAGE: string = `
:root {
  --paper: #fffefb;
  --ink: #1b1a18;
  --soft: #55524c;
  --rule: #cfcabf;
  --hair: #e4e0d6;
  --tint: #f5f2ea;
  --link: #17406d;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, "Source Serif 4", Georgia, "Liberation Serif", "Times New Roman", serif;
  --sans: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
  --measure: 39rem;
  --broad: 52rem;
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.5 var(--serif); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 1rem; }
body { margin: 0 auto; max-inline-size: 58rem; padding: 1.75rem 1.5rem 4rem; font-size: 1.125rem; overflow-wrap: break-word; hanging-punctuation: first; }
.sheet { position: absolute; }
.skip { position: absolute; inset-inline-start: -999rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
.skip:focus { inset-inline-start: 1rem; inset-block-start: 1rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .16em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid #0072b2; outline-offset: 2px; }
p, ul, ol, dl, blockquote, figure { margin-block: 0 .75rem; }
p, ul, li, dl, h2, h3, h4, h5 { max-inline-size: var(--measure); }
h1, h2, h3, h4, h5 { line-height: 1.2; text-wrap: pretty; margin-block: 0; }
code { font: .8125em/1.45 var(--mono); overflow-wrap: anywhere; }
time, .num { font-variant-numeric: tabular-nums lining-nums; }
sup { font: 600 .6875rem/1 var(--sans); vertical-align: .45em; margin-inline-start: .12em; }
sup a { text-decoration: none; padding-inline: .14em; }
sup a:hover { text-decoration: underline; }

/* The masthead */
header { border-block-end: 1px solid var(--ink); padding-block-end: .6rem; }
.kicker, .dateline, .label, dt, figcaption, summary, nav, th, caption, .small, small, .by, footer, .mark { font-family: var(--sans); }
.kicker { font-size: .875rem; font-weight: 600; color: var(--soft); margin: 0 0 .35rem; max-inline-size: none; }
h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3rem); font-weight: 700; letter-spacing: -.012em; max-inline-size: 20em; text-wrap: balance; }
.dateline { font-size: .9375rem; color: var(--soft); margin: .45rem 0 0; max-inline-size: none; }
.dateline strong { color: var(--ink); }

/* The first screen */
.opening { padding-block-start: .9rem; }
.opening > h2 { border: 0; margin: 0 0 .35rem; padding: 0; font: 700 .875rem/1.3 var(--sans); color: var(--soft); }
.lead + .columns { margin-block-start: 1.1rem; }
.lead { font-size: 1.3125rem; line-height: 1.38; max-inline-size: 44rem; margin-block-end: .6rem; }
.columns { display: grid; grid-template-columns: minmax(0, 1.75fr) minmax(0, 1fr); gap: 1.25rem 2.25rem; margin-block-end: 1.25rem; }
.opening .columns > div { border-block-start: 1px solid var(--rule); padding-block-start: .55rem; }
.opening h3 { font: 700 1rem/1.3 var(--sans); margin: 0 0 .4rem; padding: 0; border: 0; }
ul.plain, ul.standing { list-style: none; padding: 0; margin: 0; max-inline-size: none; }
ul.plain > li, ul.standing > li { padding-block: .4rem; border-block-start: 1px solid var(--hair); font-size: 1rem; line-height: 1.42; }
ul.plain > li:first-child, ul.standing > li:first-child { border: 0; padding-block-start: 0; }
ul.standing > li { position: relative; padding-inline-start: 8.25rem; }
ul.standing > li > .mark:first-child { position: absolute; inset-inline-start: 0; }
ul.standing > li > a { text-decoration: none; }
ul.standing > li > a:hover { text-decoration: underline; }
.opening .columns > div:last-child ul.plain > li { font-family: var(--sans); font-size: .875rem; }
nav { border-block: 1px solid var(--rule); padding-block: .55rem; font-size: .875rem; }
nav ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem 1.15rem; }
nav a { display: inline-block; padding-block: .15rem; }

/* Sections */
section > h2 { font-size: 1.75rem; font-weight: 700; margin-block: 3.25rem 1rem; padding-block-start: .7rem; border-block-start: 3px solid var(--ink); max-inline-size: none; }
h3 { font-size: 1.3125rem; margin-block: 2.25rem .45rem; }
h4 { font-size: 1.125rem; margin-block: 1.6rem .35rem; }
h5 { font: 700 .9375rem/1.35 var(--sans); margin-block: 1.2rem .3rem; }
.condition, .posture { border-block-start: 1px solid var(--rule); margin-block-start: 2rem; }
.condition > h3, .posture > h3 { margin-block-start: .9rem; }
section > h2 + .condition, section > h2 + .posture { border: 0; margin: 0; }
section > h2 + .condition > h3, section > h2 + .posture > h3 { margin-block-start: 0; }
.reading { border-inline-start: 3px solid var(--hair); padding-inline-start: 1.1rem; margin-block: 1.4rem; }
.reading > h4 { margin-block-start: 0; }
.commitment { border-block-start: 1px solid var(--hair); padding-block: .9rem .3rem; }
.commitment > h4 { margin-block-start: 0; }
.verdict { line-height: 1.42; }
.verdict > .mark:first-child, .standing .mark:first-child { display: inline-block; }
.verdict > .mark:first-child::first-letter, .standing .mark:first-child::first-letter { text-transform: uppercase; }
.small, small, .by { font-size: .9375rem; line-height: 1.45; color: var(--soft); }
.small { margin-block-end: .5rem; }
.label { font-size: .8125rem; font-weight: 600; color: var(--soft); margin-block-end: .25rem; }

/* A verdict: the word, then its shape */
.mark { font-size: .9em; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.absent { color: var(--soft); }
.mark { white-space: nowrap; }
.mark.long { white-space: normal; }
.s { inline-size: .8em; block-size: .8em; fill: none; stroke: currentColor; stroke-width: 2; vertical-align: -.04em; overflow: visible; }
${HUES}

/* Terms and what is said of them */
dl { font-size: 1rem; line-height: 1.45; }
dl > div { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 0 1rem; padding-block: .3rem; border-block-start: 1px solid var(--hair); }
dl > div:last-child { border-block-end: 1px solid var(--hair); }
dt { font-size: .875rem; font-weight: 600; color: var(--soft); padding-block-start: .1rem; }
dd { margin: 0; }
dd p, dd details { margin: 0; }
summary { font-size: .875rem; font-weight: 600; color: var(--link); cursor: pointer; padding-block: .25rem; max-inline-size: var(--measure); }
details > :not(summary) { margin-block-start: .35rem; }

/* What people said */
.quote { margin-block: 0 1.4rem; max-inline-size: var(--measure); }
.quote:target, li:target { background: var(--tint); outline: .4rem solid var(--tint); }
.quote blockquote { margin: 0 0 .3rem; font-size: 1.1875rem; line-height: 1.42; }
.quote blockquote p { margin: 0; }
.paraphrased { font-style: italic; border-inline-start: 3px solid var(--rule); padding-inline-start: .9rem; margin-block-end: .3rem; }
.quote .by { margin-block-end: .3rem; }
.quote .by strong { color: var(--ink); }
.ahead { border: 1px solid var(--ink); padding: 1rem 1.15rem .1rem; margin-block: 0 1.6rem; max-inline-size: var(--broad); }
section:not(.opening) > .columns, .ahead > .columns { grid-template-columns: repeat(2, minmax(0, 1fr)); max-inline-size: var(--broad); }
.ahead .columns { margin-block-end: 0; }
.notes { padding-inline-start: 2rem; font-size: .9375rem; line-height: 1.5; }
.notes li { margin-block-end: .45rem; padding-inline-start: .2rem; }
.notes li::marker { font: 600 .8125rem var(--sans); font-variant-numeric: tabular-nums; }
.back { padding-inline: .2em; }
footer { margin-block-start: 3.25rem; border-block-start: 3px solid var(--ink); padding-block-start: .7rem; font-size: .9375rem; }
footer h2 { font: 700 1rem/1.3 var(--sans); margin-block-end: .4rem; }

@media (max-width: 46rem) {
  body { padding: 1.1rem 1rem 3rem; font-size: 1.0625rem; }
  .columns, section:not(.opening) > .columns, .ahead > .columns { grid-template-columns: minmax(0, 1fr); }
  .lead { font-size: 1.1875rem; }
  section > h2 { font-size: 1.5rem; margin-block-start: 2.5rem; }
  .reading { padding-inline-start: .8rem; }
  ul.standing > li { padding-inline-start: 0; }
  ul.standing > li > .mark:first-child { position: static; display: block; }
}
@media (max-width: 30rem) {
  dl > div { grid-template-columns: minmax(0, 1fr); }
}
del { color: var(--soft); text-decoration: line-through; }
ins { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .15em; }
`;
