import { isoFromDay } from '../../calendar/index.ts';
import { areasOf } from './extent.ts';
import { DEFAULT_SETTINGS, type SurgeSettings, type WeeklyCounts } from './input.ts';
import { createJudge, type Judge, type Judgement } from './judge.ts';
import type { IsoDate, SurgeMethod, SurgeVerdict } from './result.ts';

/** One week of a replay. */
export interface ReplayWeek {
  readonly week: { readonly from: IsoDate; readonly to: IsoDate };
  readonly total: number;
  readonly method: SurgeMethod;
  readonly verdict: SurgeVerdict;
  /**
   * Of the absolute, the relative and the national score, and of the highest rise that still goes on; null where
   * nothing can be said.
   */
  readonly p: {
    readonly absolute: number;
    readonly relative: number;
    readonly national: number;
    readonly ongoing: number;
  } | null;
  readonly score: number | null;
  readonly threshold: number | null;
  /** The top zone of a surge, and the first day of its window. */
  readonly areas: readonly string[];
  readonly since: IsoDate | null;
}

export interface Replay {
  readonly format: 'lockstep-surge-replay/1';
  readonly noun: string;
  readonly weeks: readonly ReplayWeek[];
  /** Weeks called a surge, and runs of them more than eight weeks apart. */
  readonly alarms: number;
  readonly episodes: number;
  /** The same for other levels of p: a what-if for the threshold. */
  readonly whatIf: readonly { readonly level: number; readonly alarms: number; readonly episodes: number }[];
}

/** Levels of p that a replay tries beside its own. */
const LEVELS = [1 / 105, 2 / 105, 3 / 105, 5 / 105, 10 / 105] as const;
/** Alarms this many weeks apart belong to different episodes. */
const APART = 8;

function replayWeek(input: WeeklyCounts, week: number, judgement: Judgement | undefined): ReplayWeek {
  const first = input.firstDay + 7 * week;
  let total = 0;
  for (let area = 0; area < input.areas.length; area++) total += input.counts[area * input.weeks + week]!;
  const name = { from: isoFromDay(first), to: isoFromDay(first + 6) };
  if (!judgement)
    return {
      week: name,
      total,
      method: 'none',
      verdict: 'open',
      p: null,
      score: null,
      threshold: null,
      areas: [],
      since: null,
    };
  const { detection, top, track, verdict, method, ongoing } = judgement;
  const surge = verdict === 'surge';
  return {
    week: name,
    total,
    method,
    verdict,
    p: {
      absolute: detection.absolute.p,
      relative: detection.relative.p,
      national: detection.national.p,
      ongoing,
    },
    score: detection.absolute.score,
    threshold: detection.absolute.threshold,
    areas: surge ? areasOf(track, top).map((area) => input.areas[area]!) : [],
    since: surge ? isoFromDay(first - 7 * (top.weeks - 1)) : null,
  };
}

/** Alarms and episodes if weeks with a rise that goes on and a p up to a level were called a surge. */
export function countAlarms(
  weeks: readonly ReplayWeek[],
  level: number,
): { alarms: number; episodes: number } {
  let [alarms, episodes, last] = [0, 0, Number.NEGATIVE_INFINITY];
  weeks.forEach(({ p }, i) => {
    if (!p || p.ongoing > level + 1e-12) return;
    alarms += 1;
    if (i - last > APART) episodes += 1;
    last = i;
  });
  return { alarms, episodes };
}

/** Puts replayed weeks together with their counts of alarms. */
export function summariseReplay(noun: string, weeks: readonly ReplayWeek[], level: number): Replay {
  return {
    format: 'lockstep-surge-replay/1',
    noun,
    weeks,
    ...countAlarms(weeks, level),
    whatIf: LEVELS.map((tried) => ({ level: tried, ...countAlarms(weeks, tried) })),
  };
}

/**
 * Judges the weeks from .. to, each with what `countsFor` says was known of it: one set of counts for all weeks ("as
 * known now"), or one for each ("as known then").
 */
export function replaySurge(
  countsFor: WeeklyCounts | ((week: number) => WeeklyCounts),
  from: number,
  to: number,
  settings: SurgeSettings = DEFAULT_SETTINGS,
  given?: Judge,
): Replay {
  const fixed = typeof countsFor === 'function' ? undefined : countsFor;
  const judge = given ?? (fixed && createJudge(fixed, settings));
  const weeks: ReplayWeek[] = [];
  let noun = fixed?.noun ?? '';
  for (let week = from; week <= to; week++) {
    const input = typeof countsFor === 'function' ? countsFor(week) : countsFor;
    noun = input.noun;
    weeks.push(replayWeek(input, week, (judge ?? createJudge(input, settings))(week)));
  }
  return summariseReplay(noun, weeks, settings.alarmRank / (settings.history + 1));
}
