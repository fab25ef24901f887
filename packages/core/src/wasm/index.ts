export * from './base64.ts';
export * from './kernel.ts';
