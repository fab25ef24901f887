export * from './bearing/index.ts';
export { type DatedWords, datesIn, type When, whenOf } from './dates/index.ts';
export * from './drift/index.ts';
export { type Figure, figuresIn, type Sense } from './figures/index.ts';
export type { Person } from './people/index.ts';
export * from './registers/index.ts';
export * from './review/index.ts';
export { type Scan, type ScanOptions, scanStatements } from './scan.ts';
export type { Cut, FoundStatement, Speaker, StatementKind } from './statement.ts';
