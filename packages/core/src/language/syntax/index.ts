export * from './block.ts';
export * from './clauses.ts';
export * from './expression.ts';
export * from './node.ts';
