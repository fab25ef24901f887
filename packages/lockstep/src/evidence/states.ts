import type { SourceState } from '@lockstep/core/assessment';
import { type Day, dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import type { Agreement, Source } from '@lockstep/core/language';
import { inOrder } from './load.ts';
import type { KnownRule, Pin } from './pins/schema.ts';
import { coverageOfPin, coveredAt } from './store/coverage.ts';
import type { EvidenceStore } from './store/open.ts';
import { lastKnown, visible } from './versions.ts';
import { say } from './words.ts';

/** One entry per pinned file of a declared source, as known at a date. */
export async function sourceStates(
  { agreement, store }: { readonly agreement: Agreement; readonly store: EvidenceStore },
  known: Day,
): Promise<SourceState[]> {
  const states: SourceState[] = [];
  for (const source of agreement.sources) {
    const withheld = source.kind === 'figures' ? await withheldFigures(store, source.id, known) : [];
    const last = await lastKnownOf(store, source, known);
    inOrder(store.pinsOf(source.id)).forEach((pin, i) => {
      const covered = coverageOfPin(pin).map((one) => coveredAt(one, known))[0];
      states.push({
        source: source.id,
        file: pin.file,
        sha256: pin.sha256,
        licence: pin.licence,
        citation: pin.citation,
        obtained: dayFromIso(pin.obtained) ?? 0,
        knownBy: knownWords(pin.known),
        ...(covered ? { covers: { from: covered.from, to: covered.to } } : {}),
        ...(covered ? { completeThrough: Math.min(covered.to, covered.completeThrough) } : {}),
        withheld: [...withheldByPin(pin, known), ...(i === 0 ? withheld : [])],
        items: pin.rows.kept,
        ...(last === undefined ? {} : { lastKnown: last }),
      });
    });
  }
  return states;
}

async function lastKnownOf(store: EvidenceStore, { id, kind }: Source, known: Day): Promise<Day | undefined> {
  if (kind === 'events') return (await store.events(id)).lastKnown(known);
  return lastKnown(await store.versions[kind](id), known);
}

export function knownWords(rule: KnownRule): string {
  if (rule.by === 'date') return say.knownByDate(isoFromDay(dayFromIso(rule.date) ?? 0));
  return rule.by === 'source' ? say.knownBySource : say.knownByColumn(rule.otherwise);
}

type Withheld = SourceState['withheld'][number];

function withheldByPin(pin: Pin, known: Day): Withheld[] {
  return (pin.withheld ?? [])
    .filter((one) => one.known === undefined || (dayFromIso(one.known) ?? 0) <= known)
    .map(({ metric, from, to, reason, citation }) => {
      return { metric, span: { from: dayFromIso(from) ?? 0, to: dayFromIso(to) ?? 0 }, reason, citation };
    });
}

/** Rows that say that a figure exists and was withheld, unless it has been published since. */
async function withheldFigures(store: EvidenceStore, source: string, known: Day): Promise<Withheld[]> {
  const seen = visible(await store.versions.figures(source), known).map(({ item }) => item);
  const published = seen.filter((item) => item.value);
  return seen
    .filter((item) => item.withheld)
    .filter(({ metric, of, area, occurred }) => {
      return !published.some((one) => {
        const same = one.metric === metric && one.of === of && one.area === area;
        return same && one.occurred.from === occurred.from && one.occurred.to === occurred.to;
      });
    })
    .map(({ metric, occurred, note, citation }) => ({ metric, span: occurred, reason: note, citation }));
}
