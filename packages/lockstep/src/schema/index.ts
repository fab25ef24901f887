export { assessmentSchema } from './assessment.ts';
export { assessmentJsonSchema } from './json-schema.ts';
