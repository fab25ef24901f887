// Weekly counts of areas in which nothing happens that a surge detector should call: six kinds, from well behaved to
// as unruly as real conflicts are; and real counts with their weeks shuffled in blocks. Used by the calibration
// benches and, smaller, by the tests.
import { createRandom, drawNegativeBinomial, drawNormal } from '@lockstep/core/surge';

export const NULLS = ['poisson', 'nb3', 'nb1', 'nb3-ar', 'nb3-ar-national', 'nb3-drift'];

/** What the names mean, for tables. */
export const NULL_WORDS = {
  poisson: 'Poisson',
  nb3: 'negative binomial, size 3',
  nb1: 'negative binomial, size 1',
  'nb3-ar': 'size 3, local autocorrelation',
  'nb3-ar-national': 'size 3, local autocorrelation, national shocks',
  'nb3-drift': 'size 3, drifting levels',
};

const SIZE = { poisson: Number.POSITIVE_INFINITY, nb1: 1 };
const LOCAL = { rho: 0.6, sd: 0.4 };
const NATIONAL = { rho: 0.5, sd: 0.3 };
const DRIFT_SD = 0.03;
const MEAN = 1.5;
const SPREAD = 0.8;

/** Autoregressive log rates that vary by `sd` in the long run. */
function autoregressive(random, { rho, sd }) {
  let value = sd * drawNormal(random);
  return () => {
    value = rho * value + sd * Math.sqrt(1 - rho * rho) * drawNormal(random);
    return value - (sd * sd) / 2;
  };
}

/** One data set of a kind of null: `areas` places on a square of 20 degrees, `weeks` weeks, mean 1.5 a week. */
export function nullCounts(kind, areas, weeks, seed) {
  const random = createRandom(seed, NULLS.indexOf(kind));
  const latitude = Array.from({ length: areas }, () => 20 * random.uniform());
  const longitude = Array.from({ length: areas }, () => 20 * random.uniform());
  const level = Array.from(
    { length: areas },
    () => Math.log(MEAN) + SPREAD * drawNormal(random) - (SPREAD * SPREAD) / 2,
  );
  const local = level.map(() => autoregressive(random, LOCAL));
  const national = autoregressive(random, NATIONAL);
  const drift = new Float64Array(areas);
  const counts = new Int32Array(areas * weeks);
  for (let week = 0; week < weeks; week++) {
    const shock = national();
    for (let area = 0; area < areas; area++) {
      let log = level[area];
      const swing = local[area]();
      drift[area] += DRIFT_SD * drawNormal(random);
      if (kind.startsWith('nb3-ar')) log += swing;
      if (kind === 'nb3-ar-national') log += shock;
      if (kind === 'nb3-drift') log += drift[area];
      counts[area * weeks + week] = drawNegativeBinomial(Math.exp(log), SIZE[kind] ?? 3, random);
    }
  }
  return weekly(counts, latitude, longitude, weeks);
}

/** Counts as the scan takes them. */
export function weekly(counts, latitude, longitude, weeks) {
  return {
    areas: latitude.map((_, i) => `area ${i + 1}`),
    geography: { kind: 'centroids', latitude, longitude },
    firstDay: 17535,
    weeks,
    counts,
    covered: new Uint8Array(weeks).fill(1),
    complete: new Uint8Array(weeks).fill(1),
    noun: 'events',
  };
}

/**
 * A long history made of real weeks: blocks of `block` whole weeks of the source, drawn at random, one after the
 * other. What hangs together within a block and across areas is kept; nothing new happens.
 */
export function shuffledBlocks(source, weeks, block, seed) {
  const random = createRandom(seed, 77);
  const areas = source.areas.length;
  const counts = new Int32Array(areas * weeks);
  for (let week = 0; week < weeks; week += block) {
    const from = random.below(source.weeks - block + 1);
    for (let area = 0; area < areas; area++)
      for (let t = 0; t < block && week + t < weeks; t++)
        counts[area * weeks + week + t] = source.counts[area * source.weeks + from + t];
  }
  const { latitude, longitude } = source.geography;
  return weekly(counts, latitude, longitude, weeks);
}

/** Multiplies what is expected in the zone of `size` areas around a centre from week `from` on. */
export function injectSurge(input, centre, size, ratio, from, seed) {
  const { latitude, longitude } = input.geography;
  const far = (i) => (latitude[i] - latitude[centre]) ** 2 + (longitude[i] - longitude[centre]) ** 2;
  const zone = latitude
    .map((_, i) => i)
    .sort((a, b) => far(a) - far(b))
    .slice(0, size);
  const random = createRandom(seed, 99);
  const counts = input.counts.slice();
  for (const area of zone) {
    let before = 0;
    for (let week = from - 52; week < from; week++) before += input.counts[area * input.weeks + week];
    for (let week = from; week < input.weeks; week++)
      counts[area * input.weeks + week] += drawNegativeBinomial(((ratio - 1) * before) / 52, 3, random);
  }
  return { input: { ...input, counts }, zone };
}
