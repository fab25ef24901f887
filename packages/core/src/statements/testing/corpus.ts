/** Reads the annotated texts and scores the scanner on them, by construction. */
import { readFileSync } from 'node:fs';
import { scanStatements } from '../index.ts';

interface Gold {
  readonly id: string;
  readonly kind: 'quoted' | 'mixed' | 'indirect';
  readonly spans: readonly (readonly [number, number])[];
  readonly speakers: readonly (readonly [number, number])[];
  readonly person: string | undefined;
}

export interface Sample {
  readonly construction: string;
  readonly text: string;
  readonly gold: readonly Gold[];
}

const MARKUP = /([⟦⟪])(\w+?)([mi]?)(?:=([^|]*))?\||([⟧⟫])/g;

function parse(construction: string, marked: string): Sample {
  let text = '';
  let at = 0;
  const open: {
    readonly mark: string;
    readonly id: string;
    readonly kind: string;
    readonly start: number;
  }[] = [];
  const spans = new Map<string, [number, number][]>();
  const speakers = new Map<string, [number, number][]>();
  const persons = new Map<string, string>();
  const kinds = new Map<string, Gold['kind']>();
  for (const match of marked.matchAll(MARKUP)) {
    text += marked.slice(at, match.index);
    at = match.index + match[0].length;
    const [, mark, id, kind, person, close] = match;
    if (mark !== undefined && id !== undefined) {
      open.push({ mark, id, kind: kind ?? '', start: text.length });
      if (person !== undefined) persons.set(id, person);
    } else if (close !== undefined) {
      const begun = open.pop();
      if (!begun) throw new Error(`unbalanced markup in: ${marked}`);
      const target = begun.mark === '⟦' ? spans : speakers;
      const list = target.get(begun.id) ?? [];
      list.push([begun.start, text.length]);
      target.set(begun.id, list);
      if (begun.mark === '⟦')
        kinds.set(begun.id, begun.kind === 'm' ? 'mixed' : begun.kind === 'i' ? 'indirect' : 'quoted');
    }
  }
  text += marked.slice(at);
  // In an exchange the speaker of "3" may be marked only where its label or name first stands.
  const gold = [...spans].map(([id, list]) => ({
    id,
    kind: kinds.get(id) ?? 'quoted',
    spans: list,
    speakers: speakers.get(id) ?? [],
    person: persons.get(id),
  }));
  return { construction, text, gold };
}

/** The annotated texts of one file of this folder. */
export function readSamples(file: string): Sample[] {
  const samples: Sample[] = [];
  const body = readFileSync(new URL(file, import.meta.url), 'utf8');
  for (const part of body.split(/^# /m).slice(1)) {
    const line = part.indexOf('\n');
    samples.push(parse(part.slice(0, line).trim(), part.slice(line + 1).trim()));
  }
  return samples;
}

export interface Score {
  gold: number;
  hit: number;
  found: number;
  right: number;
  speakers: number;
  named: number;
}

const newScore = (): Score => ({ gold: 0, hit: 0, found: 0, right: 0, speakers: 0, named: 0 });

const overlap = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));

/** What went wrong, for a failing test to show. */
export interface Miss {
  readonly construction: string;
  readonly what: string;
}

/** Scores the scanner: a statement is found if half of it is covered, right if half of what was found is in one. */
export function score(samples: readonly Sample[]): {
  readonly all: Score;
  readonly by: ReadonlyMap<string, Score>;
  readonly misses: readonly Miss[];
} {
  const all = newScore();
  const by = new Map<string, Score>();
  const misses: Miss[] = [];
  for (const { construction, text, gold } of samples) {
    const own = by.get(construction) ?? newScore();
    by.set(construction, own);
    const add = (key: keyof Score): void => {
      all[key]++;
      own[key]++;
    };
    const miss = (what: string): void => {
      misses.push({ construction, what });
    };
    const found = scanStatements(text).statements;
    const direct = found.filter((statement) => statement.kind !== 'indirect');
    for (const item of gold) {
      const quoted = item.kind !== 'indirect';
      const pool = quoted ? direct : found;
      const length = item.spans.reduce((sum, [from, to]) => sum + to - from, 0);
      const hits = pool.filter((statement) =>
        item.spans.some((span) => overlap(span, [statement.start, statement.end]) > 0),
      );
      const covered = item.spans.reduce(
        (sum, span) => sum + hits.reduce((part, hit) => part + overlap(span, [hit.start, hit.end]), 0),
        0,
      );
      add('gold');
      if (covered * 2 < length) {
        miss(`not found: ${item.spans.map(([from, to]) => text.slice(from, to)).join(' … ')}`);
        continue;
      }
      add('hit');
      if (item.speakers.length === 0) continue;
      for (const hit of hits) {
        add('speakers');
        const speaker = hit.speaker;
        const same =
          speaker !== null && item.speakers.some((span) => overlap(span, [speaker.start, speaker.end]) > 0);
        if (same || (item.person !== undefined && speaker?.person === item.person)) add('named');
        else miss(`speaker ${JSON.stringify(speaker?.text)} = ${speaker?.person} of: ${hit.text}`);
      }
    }
    for (const statement of direct) {
      add('found');
      const inside = gold
        .filter(({ kind }) => kind !== 'indirect')
        .flatMap(({ spans }) => spans)
        .reduce((sum, span) => sum + overlap(span, [statement.start, statement.end]), 0);
      if (inside * 2 >= statement.end - statement.start) add('right');
      else miss(`not a statement: ${statement.text}`);
    }
  }
  return { all, by, misses };
}
