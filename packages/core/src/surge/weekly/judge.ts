import { type Baseline, baselineOver, baselineSpan } from './baseline.ts';
import { alarmLevel, type SurgeSettings, type WeeklyCounts } from './input.ts';
import { comparedWeeks, rankAmong } from './rank.ts';
import type { StatisticResult, SurgeMethod, SurgeVerdict } from './result.ts';
import { simulatedPeaks } from './simulate.ts';
import { firstCovered, type Track, trackOf } from './track.ts';
import {
  hasFullBaseline,
  type Peak,
  type Peaks,
  peaksAgainst,
  peaksOf,
  STATISTICS,
  type Statistic,
} from './week.ts';

/** A week judged, before anything is described. */
export interface Judgement {
  readonly week: number;
  readonly track: Track;
  readonly method: Exclude<SurgeMethod, 'none'>;
  readonly verdict: SurgeVerdict;
  readonly baseline: Baseline;
  readonly peaks: Peaks;
  /** The rise that is spoken of: that of the surge, or the highest of all. */
  readonly top: Peak;
  /** The p of the highest rise that still goes on: the one that makes a week a surge or not. */
  readonly ongoing: number;
  readonly detection: Readonly<Record<Statistic, StatisticResult>>;
  /** Weeks with which it was compared, under `own history`. */
  readonly compared: { readonly from: number; readonly to: number } | undefined;
}

/** Judges weeks of one set of counts; undefined where there is too little history. */
export type Judge = (week: number) => Judgement | undefined;

interface Comparison {
  readonly scores: Readonly<Record<Statistic, ArrayLike<number>>>;
  readonly weeks: { readonly from: number; readonly to: number } | undefined;
}

export function verdictOf(alarm: boolean, complete: boolean): SurgeVerdict {
  if (alarm) return 'surge';
  // Reports still to come can raise the counts of an incomplete week, so "no surge" cannot be said of it.
  return complete ? 'no surge' : 'open';
}

/** The past weeks with which a week is compared, each with a full baseline; undefined where there are too few. */
export function historyOf(track: Track, week: number): Comparison['weeks'] {
  const weeks = comparedWeeks(week, track.settings);
  return weeks.from >= 0 && hasFullBaseline(track, weeks.from) ? weeks : undefined;
}

/**
 * A judge of the weeks of one set of counts. The scores of past weeks, and whole judgements, are worked out once and
 * kept, so that judging every week of a year costs little more than judging one, and asking again nothing.
 */
export function createJudge(input: WeeklyCounts, settings: SurgeSettings): Judge {
  const whole = trackOf(input, input.weeks - 1, settings);
  const kept = new Map<string, Peaks>();
  const peaksIn = (track: Track, week: number): Peaks => {
    // A week's peaks depend on where the covered run begins only through a shortened baseline.
    const key = `${week} ${Math.max(track.first, week - settings.gap - settings.baseline + 1)}`;
    const peaks = kept.get(key) ?? peaksOf(track, week)!;
    kept.set(key, peaks);
    return peaks;
  };
  const ownHistory = (track: Track, week: number): Comparison | undefined => {
    const weeks = historyOf(track, week);
    if (!weeks) return undefined;
    const scores = { absolute: [] as number[], relative: [] as number[], national: [] as number[] };
    for (let t = weeks.from; t <= weeks.to; t++) {
      const peaks = peaksIn(track, t);
      for (const statistic of STATISTICS) scores[statistic].push(peaks[statistic].score);
    }
    return { scores, weeks };
  };
  const level = alarmLevel(settings);
  const judgeWeek: Judge = (week) => {
    if (week < 0 || week >= input.weeks) return undefined;
    const track: Track = { ...whole, first: firstCovered(input.covered, week) };
    const span = track.first <= week ? baselineSpan(track, week) : undefined;
    if (!span) return undefined;
    const baseline = baselineOver(track, span.from, span.to);
    const peaks = peaksAgainst(track, week, baseline);
    const { scores, weeks } = ownHistory(track, week) ?? {
      scores: simulatedPeaks(track, week, baseline),
      weeks: undefined,
    };
    const row = (statistic: Statistic, peak: Peak = peaks[statistic]): StatisticResult => {
      const { score, observed, expected, weeks: length } = peak;
      return { ...rankAmong(score, scores[statistic], level), observed, expected, weeks: length };
    };
    // A long window still shows a rise that is over: without this, one episode would be called for weeks after it.
    const ongoing = row('absolute', peaks.ongoing);
    const alarm = ongoing.p <= level + 1e-12;
    const detection = {
      absolute: alarm ? ongoing : row('absolute'),
      relative: row('relative'),
      national: row('national'),
    };
    return {
      week,
      track,
      method: weeks ? 'own history' : 'simulation',
      verdict: verdictOf(alarm, input.complete[week] === 1),
      baseline,
      peaks,
      top: alarm ? peaks.ongoing : peaks.absolute,
      ongoing: ongoing.p,
      detection,
      compared: weeks,
    };
  };
  const judged = new Map<number, Judgement | undefined>();
  return (week) => {
    if (!judged.has(week)) judged.set(week, judgeWeek(week));
    return judged.get(week);
  };
}
