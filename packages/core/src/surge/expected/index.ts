export * from './dispersion.ts';
export * from './periods.ts';
export * from './population.ts';
