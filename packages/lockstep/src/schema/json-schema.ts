import { z } from 'zod';
import { assessmentSchema } from './assessment.ts';

/** JSON Schema (draft 2020-12) of `lockstep assess --json`, as text that ends with a newline. */
export function assessmentJsonSchema(): string {
  const schema = z.toJSONSchema(assessmentSchema, {
    target: 'draft-2020-12',
    reused: 'inline',
    // Everything is readonly in the program; in a published file the mark would only be noise.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
