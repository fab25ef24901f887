import { compareCoordinates, distancesFrom, type Points, pointCount } from './points.ts';

/** Puts places in the order of their distance from a centre; those at one distance by their coordinates. */
export interface Nearest {
  /** Places from the nearest outward, as many as `from` has said. */
  readonly order: Int32Array;
  /** Distance of every place from the centre. */
  readonly far: Float64Array;
  /** Orders the nearest places of a centre, `atLeast` of them or more; returns how many. */
  readonly from: (centre: number, atLeast: number) => number;
}

/** The half of a number in memory that holds the lesser bits. */
const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const SAMPLE = 64;

/**
 * The engine sorts plain numbers many times faster than with a comparison of ours. So each place's rank by coordinates
 * is put into the last bits of its distance; what those bits meant is put right afterwards, where it matters at all.
 */
export function nearestOf(points: Points): Nearest {
  const places = pointCount(points);
  const ranked = Array.from({ length: places }, (_, i) => i).sort((a, b) => compareCoordinates(points, a, b));
  const rank = new Uint32Array(places);
  ranked.forEach((place, at) => {
    rank[place] = at;
  });
  const byRank = Int32Array.from(ranked);
  const mask = 2 ** (32 - Math.clz32(Math.max(1, places - 1))) - 1;
  const far = new Float64Array(places);
  const order = new Int32Array(places);
  const keys = new Float64Array(places);
  const words = new Uint32Array(keys.buffer);
  const kept = new Float64Array(places);
  const keptWords = new Uint32Array(kept.buffer);
  const sample = new Float64Array(SAMPLE + 1);
  const sampleWords = new Uint32Array(sample.buffer);

  /** Keys up to one that about `wanted` lie below, into `kept`. */
  const keepNearest = (wanted: number): number => {
    for (let i = 0; i < SAMPLE; i++) sample[i] = keys[Math.floor((i * places) / SAMPLE)]!;
    sample[SAMPLE] = Number.POSITIVE_INFINITY;
    sample.sort();
    const at = Math.min(SAMPLE, Math.ceil((SAMPLE * wanted) / places) + 3);
    // All that agree but for the rank are kept, or none.
    if (at < SAMPLE) sampleWords[2 * at + LOW] = (sampleWords[2 * at + LOW]! | mask) >>> 0;
    const most = sample[at]!;
    let count = 0;
    for (let i = 0; i < places; i++) {
      const key = keys[i]!;
      kept[count] = key;
      if (key <= most) count += 1;
    }
    return count;
  };

  return {
    order,
    far,
    from(centre, atLeast) {
      distancesFrom(points, centre, far);
      keys.set(far);
      for (let i = 0; i < places; i++) words[2 * i + LOW] = (words[2 * i + LOW]! & ~mask) | rank[i]!;
      let count = 2 * atLeast < places ? keepNearest(atLeast) : 0;
      if (count < atLeast) {
        kept.set(keys);
        count = places;
      }
      kept.subarray(0, count).sort();
      for (let j = 0; j < count; j++) {
        const place = byRank[keptWords[2 * j + LOW]! & mask]!;
        const distance = far[place]!;
        let to = j;
        for (; to > 0; to--) {
          const before = order[to - 1]!;
          const d = distance - far[before]!;
          if (d > 0 || (d === 0 && rank[place]! > rank[before]!)) break;
          order[to] = before;
        }
        order[to] = place;
      }
      return count;
    },
  };
}
