export { type BarsPicture, barsChart } from './bars.ts';
export { NARROW, type Size, WIDE } from './frame.ts';
export { type ReportsPicture, reportsChart } from './reports.ts';
export { knowledgeOf } from './runs.ts';
export { type SeriesPicture, seriesChart } from './series.ts';
