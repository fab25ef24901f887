import type { Day, Span } from '../../calendar/index.ts';
import type { Series } from '../../series/index.ts';
import { areasOf } from './extent.ts';
import { DEFAULT_SETTINGS, type SurgeSettings, type WeeklyCounts } from './input.ts';
import { createJudge, type Judge, type Judgement } from './judge.ts';
import { scoresAlone, zonesAbove } from './zones-in-week.ts';

/** A surge in one area and week: the zone that holds the area, for a witness. */
export interface SurgeWitness {
  readonly week: Span;
  readonly areas: readonly string[];
  readonly from: Day;
  readonly observed: number;
  readonly expected: number;
  readonly p: number;
}

/** Surges as a series that conditions can speak of. */
export interface SurgeSeries {
  /**
   * How far each area is above (or, negative, below) what is called a surge, in units of the score, day by day: "no
   * surge" is `margin <= 0`. A day speaks of the last whole week that ended on or before it. Days of weeks that cannot
   * be judged are unknown; an incomplete week without a surge so far is known only from below.
   */
  readonly margin: Series;
  /** The zone behind a day above 0, or undefined. */
  readonly witness: (area: number, day: Day) => SurgeWitness | undefined;
}

/** The last week that ended on or before a day. */
function weekBefore(input: WeeklyCounts, day: Day): number {
  return Math.floor((day - 6 - input.firstDay) / 7);
}

interface JudgedWeek {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly witness: readonly (SurgeWitness | undefined)[];
}

function judgeAreas(input: WeeklyCounts, judgement: Judgement): JudgedWeek {
  const { week, track, baseline, detection, verdict } = judgement;
  const { threshold, p } = detection.absolute;
  const alone = scoresAlone(track, week, baseline);
  // An area outside of every zone above the threshold is judged by its own counts, and is not in a surge.
  const margin = alone.map((score) => Math.min(0, score - threshold));
  const witness: (SurgeWitness | undefined)[] = input.areas.map(() => undefined);
  const first = input.firstDay + 7 * week;
  for (const peak of zonesAbove(track, week, baseline, threshold)) {
    const areas = areasOf(track, peak);
    for (const area of areas) {
      margin[area] = peak.score - threshold;
      witness[area] = {
        week: { from: first, to: first + 6 },
        areas: areas.map((member) => input.areas[member]!),
        from: first - 7 * (peak.weeks - 1),
        observed: peak.observed,
        expected: peak.expected,
        p,
      };
    }
  }
  const complete = input.complete[week] === 1 || verdict === 'surge';
  const high = complete ? margin : margin.map((value) => (value > 0 ? value : Number.POSITIVE_INFINITY));
  return { low: margin, high, witness };
}

/** Surges in each area on each day of a span. */
export function surgeSeries(
  input: WeeklyCounts,
  span: Span,
  settings: SurgeSettings = DEFAULT_SETTINGS,
  judge: Judge = createJudge(input, settings),
): SurgeSeries {
  const days = span.to - span.from + 1;
  const cells = input.areas.length * days;
  const low = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
  const high = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const best = new Float64Array(cells);
  const known = new Uint8Array(cells);
  const judged = new Map<number, JudgedWeek | undefined>();
  const weekOf = (week: number): JudgedWeek | undefined => {
    if (!judged.has(week)) {
      const judgement = judge(week);
      judged.set(week, judgement && judgeAreas(input, judgement));
    }
    return judged.get(week);
  };
  for (let d = 0; d < days; d++) {
    const week = weekOf(weekBefore(input, span.from + d));
    if (!week) continue;
    for (let area = 0; area < input.areas.length; area++) {
      const cell = area * days + d;
      low[cell] = week.low[area]!;
      best[cell] = week.low[area]!;
      high[cell] = week.high[area]!;
      known[cell] = 1;
    }
  }
  const none = { area: new Int32Array(0), from: new Int32Array(0), to: new Int32Array(0) };
  const margin: Series = {
    name: `surge in ${input.noun}`,
    unit: 'score',
    nature: 'level',
    floor: Number.NEGATIVE_INFINITY,
    areas: input.areas,
    first: span.from,
    days,
    low,
    high,
    best,
    known,
    spans: { ...none, low: new Float64Array(0), high: new Float64Array(0), best: new Float64Array(0) },
  };
  return { margin, witness: (area, day) => weekOf(weekBefore(input, day))?.witness[area] };
}
