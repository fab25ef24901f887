/** Every sentence that an assessment says, so that it can be edited and translated. */
export * from './adjustments.ts';
export * from './commitments.ts';
export * from './conditions.ts';
export * from './findings.ts';
export * from './letters.ts';
