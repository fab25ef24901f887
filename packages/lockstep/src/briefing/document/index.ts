export * from './build.ts';
export * from './model.ts';
export * from './notes.ts';
export * from './shapes.ts';
