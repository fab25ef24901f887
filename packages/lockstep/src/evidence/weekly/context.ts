import type { Day, Span } from '@lockstep/core/calendar';
import { dayFromIso } from '@lockstep/core/calendar';
import type { SurgeContext, WeeklyCounts } from '@lockstep/core/surge';
import { aliasesOf } from '../aliases.ts';
import type { EvidenceBase } from '../base.ts';
import type { EvidenceItem } from '../store/source.ts';
import { queryFor, type SurgeMeasure, weeklyDeaths } from './counts.ts';
import { WEEKLY } from './words.ts';

/** Adds up items by week under a name that `nameOf` gives, or not at all. */
function byWeek(
  items: readonly EvidenceItem[],
  counts: WeeklyCounts,
  nameOf: (item: EvidenceItem) => string | undefined,
): { name: string; counts: Int32Array }[] {
  const found = new Map<string, Int32Array>();
  for (const item of items) {
    const name = nameOf(item);
    const week = Math.floor((item.occurred.from - counts.firstDay) / 7);
    if (name === undefined || week < 0 || week >= counts.weeks) continue;
    const list = found.get(name) ?? new Int32Array(counts.weeks);
    found.set(name, list);
    list[week]! += Math.round(item.value.best);
  }
  return [...found].map(([name, list]) => ({ name, counts: list }));
}

/** The party that alone stands behind an item: every origin is one of its names. */
function claimant(base: EvidenceBase): (item: EvidenceItem) => string | undefined {
  const names = new Map<string, string>();
  for (const [party, also] of aliasesOf(base.agreement)) {
    const label = base.agreement.parties.find(({ id }) => id === party)?.label ?? party;
    for (const name of [party, ...also]) names.set(name.toLowerCase(), label);
  }
  return ({ origin }) => {
    const parties = new Set(origin.split(';').map((name) => names.get(name.trim().toLowerCase())));
    return parties.size === 1 ? [...parties][0] : undefined;
  };
}

/** Days on which one file of the source takes over from another. */
function fileChanges(base: EvidenceBase, source: string, known: Day): { day: Day; what: string }[] {
  const files = base.store.pinsOf(source).flatMap(({ covers, known: when, file }) => {
    const from = covers && dayFromIso(covers.from);
    if (from === undefined || (when.by === 'date' && (dayFromIso(when.date) ?? 0) > known)) return [];
    return [{ from, file }];
  });
  const first = Math.min(...files.map(({ from }) => from));
  return files
    .filter(({ from }) => from > first)
    .map(({ from, file }) => ({ day: from, what: WEEKLY.fileBegins(file) }));
}

/** What bears on the reading of a surge besides the counts: deaths, claims, origins, changes of files. */
export async function surgeContext(
  base: EvidenceBase,
  surge: SurgeMeasure,
  counts: WeeklyCounts,
  known: Day,
): Promise<SurgeContext> {
  const span: Span = { from: counts.firstDay, to: counts.firstDay + 7 * counts.weeks - 1 };
  const query = queryFor(base, surge.events, span, known);
  const items = await (await base.store.sourceOf(query)).items({
    ...query,
    limit: Number.POSITIVE_INFINITY,
  });
  const sources = byWeek(items, counts, ({ origin }) => (origin === '' ? undefined : origin));
  const claims = byWeek(items, counts, claimant(base)).map(({ name, counts: list }) => ({
    party: name,
    counts: list,
  }));
  return {
    deaths: await weeklyDeaths(base, surge, counts, known),
    claims,
    // One origin for everything is no change of sources.
    sources: sources.length > 1 ? sources : [],
    changes: fileChanges(base, surge.measure.source, known),
  };
}
