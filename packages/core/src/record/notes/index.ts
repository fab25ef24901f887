export * from './checkpoint.ts';
export * from './cosignature.ts';
export * from './keys.ts';
export * from './note.ts';
export * from './policy.ts';
export * from './proof.ts';
