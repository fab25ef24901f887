import { isoFromDay } from '../../calendar/index.ts';
import type { Baseline } from './baseline.ts';
import { caveatsOf } from './caveats.ts';
import { countDraws, deathDraws, type Increase, increaseShares } from './centre.ts';
import { areasOf, inclusionFrequencies, startWeeks } from './extent.ts';
import {
  alarmLevel,
  DEFAULT_SETTINGS,
  leastWeeks,
  type SurgeContext,
  type SurgeSettings,
  type WeeklyCounts,
  weeksNeeded,
} from './input.ts';
import { createJudge, type Judge, type Judgement } from './judge.ts';
import type { CentreResult, ExtentResult, SurgeResult } from './result.ts';
import { sensitivity, stretchEnds } from './sensitivity.ts';
import { firstCovered, sumOver, type Track } from './track.ts';
import type { Peak } from './week.ts';
import { openReason, surgeWords, verdictReason } from './words.ts';

/** What to work out besides the detection itself; leaving parts out makes a replay quick. */
export interface DetectOptions {
  readonly settings?: SurgeSettings;
  readonly context?: SurgeContext;
  /** Extent, centre and what would be missed; on by default. */
  readonly describe?: boolean;
  /** A judge of the same counts, when many weeks are judged. */
  readonly judge?: Judge;
}

const isoWeek = (input: WeeklyCounts, from: number, to = from) => ({
  from: isoFromDay(input.firstDay + 7 * from),
  to: isoFromDay(input.firstDay + 7 * to + 6),
});

const LEAST_INCLUSION = 0.05;
const LEAST_SHARE = 0.01;

function extentOf(
  input: WeeklyCounts,
  track: Track,
  week: number,
  peak: Peak,
  baseline: Baseline,
): ExtentResult | null {
  if (peak.centre < 0) return null;
  const start = startWeeks(track, week, peak, baseline);
  const frequency = inclusionFrequencies(track, week, peak, baseline);
  // The areas that rose most are named first.
  const rise = (area: number) =>
    sumOver(track, track.sums, area, week - peak.weeks + 1, week) - peak.weeks * baseline.mean[area]!;
  const areas = areasOf(track, peak).sort((a, b) => rise(b) - rise(a));
  return {
    areas: areas.map((area) => input.areas[area]!),
    ...isoWeek(input, week - peak.weeks + 1, week),
    observed: peak.observed,
    expected: peak.expected,
    ratio: peak.observed / peak.expected,
    lastWeek: {
      observed: areas.reduce((sum, area) => sum + sumOver(track, track.sums, area, week, week), 0),
      expected: peak.expected / peak.weeks,
    },
    start: {
      earliest: isoWeek(input, start.earliest).from,
      latest: isoWeek(input, start.latest).to,
      orEarlier: start.orEarlier,
    },
    inclusion: Array.from(frequency, (f, area) => ({ area: input.areas[area]!, frequency: f }))
      .filter(({ frequency: f }) => f >= LEAST_INCLUSION)
      .sort((a, b) => b.frequency - a.frequency),
  };
}

/** Sums of the weeks from .. to per area. */
function sumsByArea(input: WeeklyCounts, counts: ArrayLike<number>, from: number, to: number): Float64Array {
  return Float64Array.from(input.areas, (_, area) => {
    let sum = 0;
    for (let t = from; t <= to; t++) sum += counts[area * input.weeks + t]!;
    return sum;
  });
}

function centreResult(
  input: WeeklyCounts,
  what: string,
  from: number,
  to: number,
  expected: Float64Array,
  increase: Increase,
): CentreResult {
  return {
    what,
    ...isoWeek(input, from, to),
    increase: increase.total,
    observed: increase.areas.reduce((sum, { observed }) => sum + observed, 0),
    expected: expected.reduce((sum, e) => sum + e, 0),
    areas: increase.areas
      .filter(({ share }) => share.best >= LEAST_SHARE)
      .map(({ area, ...rest }) => ({ area: input.areas[area]!, ...rest })),
    middle: increase.middle,
  };
}

/** Who holds the increase in what is counted, since week `from`. */
function centreOfCounts(
  input: WeeklyCounts,
  from: number,
  week: number,
  baseline: Baseline,
  settings: SurgeSettings,
): CentreResult {
  const weeks = week - from + 1;
  const observed = sumsByArea(input, input.counts, from, week);
  const expected = baseline.mean.map((mean) => mean * weeks);
  const increase = increaseShares(
    { observed, expected, geography: input.geography, resamples: settings.resamples, seed: settings.seed },
    countDraws(observed, baseline, weeks),
  );
  return centreResult(input, input.noun, from, week, expected, increase);
}

/** Who holds the increase in deaths in one week; described, never tested. */
function centreOfDeaths(
  input: WeeklyCounts,
  deaths: Float64Array,
  week: number,
  baseline: Baseline,
  settings: SurgeSettings,
): CentreResult {
  const span = baseline.to - baseline.from + 1;
  const before = sumsByArea(input, deaths, baseline.from, baseline.to);
  const observed = sumsByArea(input, deaths, week, week);
  const expected = before.map((sum) => sum / span);
  const events = {
    now: sumsByArea(input, input.counts, week, week),
    before: sumsByArea(input, input.counts, baseline.from, baseline.to),
  };
  const increase = increaseShares(
    { observed, expected, geography: input.geography, resamples: settings.resamples, seed: settings.seed },
    deathDraws(observed, before, events, span),
  );
  return centreResult(input, 'deaths', week, week, expected, increase);
}

function openResult(input: WeeklyCounts, week: number, settings: SurgeSettings): SurgeResult {
  const weeks = Math.max(0, week - firstCovered(input.covered, week) + 1);
  const missing = Math.max(0, leastWeeks(settings) - weeks);
  const reason = openReason(input, week, weeks, missing, settings);
  return {
    format: 'lockstep-surge/1',
    noun: input.noun,
    week: isoWeek(input, week),
    complete: input.complete[week] === 1,
    method: 'none',
    verdict: 'open',
    reason,
    history: { weeks, needed: weeksNeeded(settings), missing, baseline: null, compared: null, size: null },
    detection: null,
    extent: null,
    centre: null,
    deaths: null,
    sensitivity: [],
    caveats: [],
    words: [reason],
  };
}

/**
 * Judges one week: is it unusual for this conflict, where and since when, and who holds the increase? `week` is an
 * index into the counts. With too little history the verdict is `open` and says how much is missing.
 */
export function detectSurge(input: WeeklyCounts, week: number, options: DetectOptions = {}): SurgeResult {
  const settings = options.settings ?? DEFAULT_SETTINGS;
  const context = options.context ?? {};
  const judgement = (options.judge ?? createJudge(input, settings))(week);
  if (!judgement) return openResult(input, week, settings);
  const { track, baseline, top, compared, verdict, method } = judgement;
  const windowFrom = week - Math.max(1, top.weeks) + 1;
  const result: Omit<SurgeResult, 'words' | 'reason'> = {
    format: 'lockstep-surge/1',
    noun: input.noun,
    week: isoWeek(input, week),
    complete: input.complete[week] === 1,
    method,
    verdict,
    history: {
      weeks: week - track.first + 1,
      needed: weeksNeeded(settings),
      missing: 0,
      baseline: { ...isoWeek(input, baseline.from, baseline.to), weeks: baseline.to - baseline.from + 1 },
      compared: compared
        ? { ...isoWeek(input, compared.from, compared.to), weeks: compared.to - compared.from + 1 }
        : null,
      size: Number.isFinite(baseline.size) ? baseline.size : null,
    },
    detection: { alarmAt: alarmLevel(settings), ...judgement.detection },
    ...((options.describe ?? true) ? describe(input, context, judgement, windowFrom) : NOTHING_DESCRIBED),
    caveats: caveatsOf({ input, context, settings, week, method, windowFrom, baseline }),
  };
  const reason = verdictReason(result);
  return { ...result, reason, words: surgeWords({ ...result, reason }) };
}

type Description = Pick<SurgeResult, 'extent' | 'centre' | 'deaths' | 'sensitivity'>;
const NOTHING_DESCRIBED: Description = { extent: null, centre: null, deaths: null, sensitivity: [] };

function describe(
  input: WeeklyCounts,
  context: SurgeContext,
  judgement: Judgement,
  windowFrom: number,
): Description {
  const { track, week, baseline, top, detection, method } = judgement;
  const past = method === 'own history' ? stretchEnds(track, week - track.settings.gap) : undefined;
  return {
    extent: extentOf(input, track, week, top, baseline),
    centre: centreOfCounts(input, windowFrom, week, baseline, track.settings),
    deaths: context.deaths ? centreOfDeaths(input, context.deaths, week, baseline, track.settings) : null,
    sensitivity: sensitivity(
      track,
      detection.absolute.threshold,
      baseline,
      past && { counts: input.counts, ...past },
    ),
  };
}
