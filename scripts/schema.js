// Writes docs/schema/assessment.schema.json from the code. Run after a build: npm run schema
import { mkdirSync, writeFileSync } from 'node:fs';
import { assessmentJsonSchema } from '../packages/lockstep/dist/schema/index.js';

const file = new URL('../docs/schema/assessment.schema.json', import.meta.url);
mkdirSync(new URL('.', file), { recursive: true });
writeFileSync(file, assessmentJsonSchema());
process.stdout.write(`Wrote ${file.pathname}\n`);
