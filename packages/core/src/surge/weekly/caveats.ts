import { type Day, isoFromDay } from '../../calendar/index.ts';
import * as words from './caveat-words.ts';
import type { SurgeContext, SurgeSettings, WeeklyCounts } from './input.ts';
import type { Caveat, SurgeMethod } from './result.ts';

/** What the caveats are about. */
export interface Judged {
  readonly input: WeeklyCounts;
  readonly context: SurgeContext;
  readonly settings: SurgeSettings;
  readonly week: number;
  readonly method: SurgeMethod;
  /** First week of the window of the top zone. */
  readonly windowFrom: number;
  readonly baseline: { readonly from: number; readonly to: number };
}

/** A new source that supplies this much of the window's counts could be the rise itself. */
const NEW_SOURCE_SHARE = 0.25;
/** A source counts as new if the baseline had less than this share of it. */
const NEW_SOURCE_BEFORE = 0.02;

const firstDayOf = (input: WeeklyCounts, week: number): Day => input.firstDay + 7 * week;

function sumOf(counts: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let week = from; week <= to; week++) sum += counts[week] ?? 0;
  return sum;
}

function totalOf(input: WeeklyCounts, from: number, to: number): number {
  let sum = 0;
  for (let area = 0; area < input.areas.length; area++)
    for (let week = from; week <= to; week++) sum += input.counts[area * input.weeks + week]!;
  return sum;
}

function incompleteWeeks({ input, week, windowFrom }: Judged): Caveat[] {
  const open: Day[] = [];
  for (let t = Math.min(windowFrom, week); t <= week; t++)
    if (input.complete[t] === 0) open.push(firstDayOf(input, t));
  return open.length > 0 ? [{ kind: 'incomplete weeks', text: words.incompleteWeeks(open, input.noun) }] : [];
}

function changedSources({ input, context, week, windowFrom, baseline }: Judged): Caveat[] {
  const caveats: Caveat[] = [];
  for (const { day, what } of context.changes ?? [])
    if (day >= firstDayOf(input, baseline.from) && day < firstDayOf(input, week + 1))
      caveats.push({ kind: 'change of sources', text: words.knownChange(isoFromDay(day), what) });
  const now = totalOf(input, windowFrom, week);
  const before = totalOf(input, baseline.from, baseline.to);
  for (const { name, counts } of context.sources ?? []) {
    const share = now > 0 ? sumOf(counts, windowFrom, week) / now : 0;
    const earlier = before > 0 ? sumOf(counts, baseline.from, baseline.to) / before : 0;
    if (share >= NEW_SOURCE_SHARE && earlier < NEW_SOURCE_BEFORE)
      caveats.push({ kind: 'change of sources', text: words.newSource(name, share, earlier) });
  }
  return caveats;
}

function claims({ input, context, week, windowFrom, baseline }: Judged): Caveat[] {
  const now = totalOf(input, windowFrom, week);
  const before = totalOf(input, baseline.from, baseline.to);
  return (context.claims ?? []).flatMap(({ party, counts }): Caveat[] => {
    const share = now > 0 ? sumOf(counts, windowFrom, week) / now : 0;
    const earlier = before > 0 ? sumOf(counts, baseline.from, baseline.to) / before : 0;
    return share > 0 ? [{ kind: 'claims', text: words.claimShare(party, share, earlier, input.noun) }] : [];
  });
}

function shortness({ settings, method, baseline, input }: Judged): Caveat[] {
  if (method !== 'simulation') return [];
  const weeks = baseline.to - baseline.from + 1;
  const caveats: Caveat[] = [{ kind: 'short history', text: words.shortHistory(settings) }];
  if (weeks < settings.baseline) {
    const [from, to] = [firstDayOf(input, baseline.from), firstDayOf(input, baseline.to + 1) - 1];
    caveats.push({ kind: 'season', text: words.shortBaseline(weeks, from, to) });
  }
  return caveats;
}

function unlocated({ input }: Judged): Caveat[] {
  const { geography } = input;
  if (geography.kind !== 'centroids' || input.areas.length === 1) return [];
  const missing = input.areas.filter(
    (_, i) => geography.latitude[i] == null || geography.longitude[i] == null,
  );
  return missing.length > 0 ? [{ kind: 'areas without coordinates', text: words.unlocated(missing) }] : [];
}

/** Everything that a reader must know before believing the result, most important first. */
export function caveatsOf(judged: Judged): Caveat[] {
  return [
    ...shortness(judged),
    ...incompleteWeeks(judged),
    ...changedSources(judged),
    ...claims(judged),
    ...unlocated(judged),
  ];
}
