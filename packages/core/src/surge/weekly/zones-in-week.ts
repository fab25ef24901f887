import type { Baseline } from './baseline.ts';
import { areasOf } from './extent.ts';
import type { Track } from './track.ts';
import { type Peak, peaksAgainst } from './week.ts';

/** The highest rise that goes on in a week, among the zones of one centre. */
function peakOfCentre(track: Track, week: number, baseline: Baseline, centre: number): Peak {
  const { start, member, closes, places } = track.zones;
  const one = {
    places,
    start: Int32Array.of(0, start[centre + 1]! - start[centre]!),
    member: member.subarray(start[centre]!, start[centre + 1]!),
    closes: closes.subarray(start[centre]!, start[centre + 1]!),
  };
  const peak = peaksAgainst({ ...track, zones: one }, week, baseline, false).ongoing;
  return peak.centre < 0 ? peak : { ...peak, centre };
}

/**
 * Zones of a week that score above a threshold, are up in the week itself and share no area, best first: the best of
 * each centre, as classic scans report secondary clusters.
 */
export function zonesAbove(track: Track, week: number, baseline: Baseline, threshold: number): Peak[] {
  const peaks = Array.from({ length: track.zones.start.length - 1 }, (_, centre) =>
    peakOfCentre(track, week, baseline, centre),
  )
    .filter(({ score, centre }) => centre >= 0 && score > threshold)
    .sort((a, b) => b.score - a.score || a.size - b.size || a.centre - b.centre);
  const taken = new Set<number>();
  return peaks.filter((peak) => {
    const areas = areasOf(track, peak);
    if (areas.some((area) => taken.has(area))) return false;
    for (const area of areas) taken.add(area);
    return true;
  });
}

/** The highest score of each area by itself. */
export function scoresAlone(track: Track, week: number, baseline: Baseline): Float64Array {
  const areas = Int32Array.from({ length: track.areas }, (_, area) => area);
  return Float64Array.from(areas, (area) => {
    const alone = {
      places: track.areas,
      start: Int32Array.of(0, 1),
      member: Int32Array.of(area),
      closes: Uint8Array.of(1),
    };
    return peaksAgainst({ ...track, zones: alone }, week, baseline, false).absolute.score;
  });
}
