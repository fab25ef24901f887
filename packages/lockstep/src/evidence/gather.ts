import type {
  Evidence,
  Needs,
  SeriesQuery,
  SourceDifference,
  SurgeEvidence,
} from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import type { SourceKind } from '@lockstep/core/language';
import type { Series } from '@lockstep/core/series';
import { aliasesOf } from './aliases.ts';
import type { EvidenceBase } from './base.ts';
import { evidenceRoot } from './digest.ts';
import { judgementList, occurrenceList, statementList } from './lists.ts';
import { sourceStates } from './states.ts';
import { figureList } from './store/figures.ts';
import { surgeEvidence } from './weekly/surge.ts';

/** Everything known at a knowledge date that the assessment asks for, with a digest of it all. */
export async function gatherEvidence(base: EvidenceBase, needs: Needs, known: Day): Promise<Evidence> {
  const { agreement, areas, members, store } = base;
  const aliases = aliasesOf(agreement);
  const series = new Map<string, Series>();
  const differences: SourceDifference[] = [];
  for (const { measure, span } of needs.series) {
    const declared = measure.areas === undefined ? [''] : (areas.get(measure.areas) ?? []);
    const query: SeriesQuery = { measure, areas: declared, span, known, aliases };
    if (measure.takes.kind === 'figure') {
      const found = (await store.figures(measure.source)).figures(query);
      series.set(measure.id, found.series);
      differences.push(...differencesOf(query, found.differences));
    } else {
      series.set(measure.id, await (await store.sourceOf(query)).series(query));
    }
  }
  const surges: [string, SurgeEvidence][] = [];
  for (const query of needs.surges) surges.push([query.measure.id, await surgeEvidence(base, query, known)]);
  const listed = async <T>(
    kind: SourceKind,
    list: (source: string) => Promise<readonly T[]>,
  ): Promise<T[]> => {
    const sources = agreement.sources.filter((source) => source.kind === kind);
    return (await Promise.all(sources.map((source) => list(source.id)))).flat();
  };
  const evidence = {
    known,
    series,
    areas,
    members,
    figures: await listed('figures', async (id) => figureList(id, await store.versions.figures(id), known)),
    judgements: await listed('judgements', async (id) => {
      return judgementList(id, await store.versions.judgements(id), known);
    }),
    statements: await listed('statements', async (id) => {
      return statementList(id, await store.versions.statements(id), known);
    }),
    occurrences: await listed('occurrences', async (id) => {
      return occurrenceList(id, await store.versions.occurrences(id), known);
    }),
    sources: await sourceStates(base, known),
    differences,
    surges: new Map(surges),
  };
  return { ...evidence, root: evidenceRoot(evidence) };
}

/** Runs of days with the same contradicting reports, told once. */
function differencesOf(
  { measure, areas }: SeriesQuery,
  found: readonly {
    readonly area: number;
    readonly from: Day;
    readonly to: Day;
    readonly ids: readonly string[];
  }[],
): SourceDifference[] {
  const told = new Map<string, SourceDifference>();
  for (const { area, from, to, ids } of found) {
    const key = `${area} ${ids.join(' ')}`;
    const before = told.get(key);
    const span = before
      ? { from: Math.min(before.span.from, from), to: Math.max(before.span.to, to) }
      : { from, to };
    told.set(key, { measure: measure.id, area: areas[area] ?? '', span, ids });
  }
  return [...told.values()];
}
