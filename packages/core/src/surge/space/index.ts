export * from './adjacency.ts';
export * from './points.ts';
export * from './zones.ts';
