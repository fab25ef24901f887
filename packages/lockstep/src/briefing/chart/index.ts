export { barsChart } from './bars.ts';
export { NARROW, type Size, WIDE } from './frame.ts';
export * from './multiples.ts';
export { reportsChart } from './reports.ts';
export { knowledgeOf } from './runs.ts';
export { type SeriesPicture, seriesChart } from './series.ts';
export { voicesChart } from './voices.ts';
export * from './weeks.ts';
