import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUALIFIERS } from '@lockstep/core/series';
import { afterAll, describe, expect, it } from 'vitest';
import { readAreas } from '../packages/lockstep/src/evidence/areas/geojson.ts';
import { readTable } from '../packages/lockstep/src/evidence/csv/table.ts';
import { COMMON_COLUMNS } from '../packages/lockstep/src/evidence/item.ts';
import { ACLED_COLUMNS } from '../packages/lockstep/src/evidence/kinds/acled.ts';
import { RELATIONS } from '../packages/lockstep/src/evidence/kinds/figures.ts';
import { kindOf } from '../packages/lockstep/src/evidence/kinds/index.ts';
import { MEMBER_COLUMNS, readMember } from '../packages/lockstep/src/evidence/kinds/members.ts';
import { readItems } from '../packages/lockstep/src/evidence/kinds/read.ts';
import { sourcesSchema } from '../packages/lockstep/src/evidence/pins/schema.ts';

const page = readFileSync(new URL('formats.md', import.meta.url), 'utf8');
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0]!, section]),
);
const folder = mkdtempSync(join(tmpdir(), 'lockstep-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The first example of a section, as a file. */
function example(section: string, language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(sections.get(section) ?? '');
  const path = join(folder, `${section}.${language}`);
  writeFileSync(path, found?.[1] ?? '');
  return path;
}

/** Columns in the first column of a section's first table. */
function documented(section: string): string[] {
  const rows = (sections.get(section) ?? '').match(/^\| `.*?\|/gm) ?? [];
  return rows.flatMap((row) => [...row.matchAll(/`([a-z_]+)`/g)].map((match) => match[1]!));
}

describe('docs/formats.md', () => {
  const kinds = [
    ['Events', 'events', 2],
    ['Figures', 'figures', 4],
    ['Judgements', 'judgements', 1],
    ['Statements', 'statements', 2],
    ['Occurrences', 'occurrences', 1],
  ] as const;
  it.each(kinds)(
    '%s: the example is read without complaint, and every column is told',
    async (section, kind, rows) => {
      const reader = kindOf({ kind, known: { by: 'column', otherwise: '2021-01-01' } });
      const { report, rows: items } = await readItems(reader, example(section, 'csv'));
      expect(report.rejected).toEqual([]);
      expect(report.ignoredColumns).toEqual([]);
      expect(items).toHaveLength(rows);
      const own = [...reader.columns.required, ...reader.columns.optional].filter((column) => {
        return column !== 'id' && !COMMON_COLUMNS.includes(column);
      });
      const told = documented(section);
      expect(own.filter((column) => !told.includes(column))).toEqual([]);
      for (const column of reader.columns.required.filter((one) => one !== 'id')) {
        expect(sections.get(section)).toMatch(new RegExp(`\`${column}\`.*required|required.*\`${column}\``));
      }
    },
  );
  it('tells the columns of every kind', () => {
    expect(documented('Columns of every kind')).toEqual(['id', ...COMMON_COLUMNS]);
  });
  it('Members: the example is read without complaint, and every column is told', async () => {
    const members: unknown[] = [];
    const report = await readTable(example('Members', 'csv'), MEMBER_COLUMNS, (row) =>
      members.push(readMember(row)),
    );
    expect([report.rejected, members.length]).toEqual([[], 2]);
    expect(documented('Members')).toEqual([...MEMBER_COLUMNS.required, ...MEMBER_COLUMNS.optional]);
  });
  it('Areas: the example is read without complaint', async () => {
    expect(await readAreas(example('Areas', 'json'), 'name')).toMatchObject([
      { name: 'Helmand', also: ['Hilmand'] },
      { name: 'Kabul', also: [], polygons: [] },
    ]);
  });
  it('sources.json: the example follows the schema', () => {
    const text = readFileSync(example('When rows were known, and what a file covers', 'json'), 'utf8');
    expect(sourcesSchema.safeParse(JSON.parse(text)).error).toBeUndefined();
  });
  it('tells every qualifier, every relation, and what ACLED files must have', () => {
    const figures = sections.get('Figures')!;
    for (const word of [...QUALIFIERS, ...RELATIONS]) expect(figures).toContain(`\`${word}\``);
    for (const column of ACLED_COLUMNS.required) expect(sections.get('ACLED')).toContain(`\`${column}\``);
  });
});
