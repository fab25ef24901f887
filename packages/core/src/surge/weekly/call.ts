import { SCORE_TOLERANCE } from '../scan/index.ts';
import { baselineOver, baselineSpan } from './baseline.ts';
import { alarmLevel, DEFAULT_SETTINGS, type SurgeSettings, type WeeklyCounts } from './input.ts';
import { createJudge, historyOf, verdictOf } from './judge.ts';
import { othersAllowed } from './rank.ts';
import type { SurgeVerdict } from './result.ts';
import { simulatedTracks } from './simulate.ts';
import { firstCovered, type Track, trackOf } from './track.ts';
import { peaksAgainst, peaksOf } from './week.ts';

/**
 * What a week is called, without its p: the verdict that `createJudge` gives, sooner where it has to be compared with
 * simulated counts, since these end when enough of them score as much. `open` where there is too little history.
 */
export function callWeek(
  input: WeeklyCounts,
  week: number,
  settings: SurgeSettings = DEFAULT_SETTINGS,
): SurgeVerdict {
  const track: Track = { ...trackOf(input, week, settings), first: firstCovered(input.covered, week) };
  if (historyOf(track, week)) return createJudge(input, settings)(week)!.verdict;
  const span = track.first <= week ? baselineSpan(track, week) : undefined;
  if (!span) return 'open';
  const baseline = baselineOver(track, span.from, span.to);
  const { score } = peaksAgainst(track, week, baseline, false).ongoing;
  const simulated = simulatedTracks(track, week, baseline);
  const allowed = othersAllowed(alarmLevel(settings), settings.replications);
  let atLeast = 0;
  for (let k = 0; k < settings.replications && atLeast <= allowed; k++) {
    const one = simulated(k);
    const peak = peaksOf(one, one.weeks - 1, false)?.absolute.score ?? 0;
    if (peak >= score - SCORE_TOLERANCE) atLeast += 1;
  }
  return verdictOf(atLeast <= allowed, input.complete[week] === 1);
}
