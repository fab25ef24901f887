import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { october2020 } from '../testing/october-2020.ts';
import { assessmentJsonSchema, assessmentSchema } from './index.ts';

const PUBLISHED = new URL('../../../../docs/schema/assessment.schema.json', import.meta.url);

describe('the schema of an assessment', () => {
  it('is published as it is in the code (npm run schema)', () => {
    expect(readFileSync(PUBLISHED, 'utf8')).toBe(assessmentJsonSchema());
  });

  it('admits an assessment, before and after it is written as JSON', () => {
    const assessment = october2020();
    expect(assessmentSchema.parse(assessment)).toEqual(assessment);
    expect(assessmentSchema.parse(JSON.parse(JSON.stringify(assessment)))).toEqual(assessment);
  });

  it('names the place and the value that it does not admit', () => {
    const wrong = { ...october2020(), asOf: '21 October 2020', surprise: 1 };
    const result = assessmentSchema.safeParse(wrong);
    expect(result.success).toBe(false);
    expect(result.error?.issues.map((issue) => [issue.path.join('.'), issue.code])).toEqual([
      ['asOf', 'invalid_format'],
      ['', 'unrecognized_keys'],
    ]);
  });

  it('marks each definition closed, so that a misspelt key is found', () => {
    const schema = JSON.parse(assessmentJsonSchema());
    for (const definition of Object.values<Record<string, unknown>>(schema.$defs)) {
      if (definition.type === 'object') expect(definition.additionalProperties).toBe(false);
    }
  });
});
