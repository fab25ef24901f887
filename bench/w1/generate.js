import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonRandom } from './mersenne.js';

export const DAYS = 1000;

/**
 * Workload W1: 1,000,000 incidents in 34 areas over 1,000 days (seed 42). Tells every incident to
 * `tell(day, area, n)`, where `area` is an index into the areas returned, and gives back their baselines.
 */
export function incidentsW1(tell) {
  const rng = pythonRandom(42);
  const areas = Array.from({ length: 34 }, (_, i) => `P${String(i).padStart(2, '0')}`);
  const indices = areas.map((_, i) => i);
  for (const _ of areas) rng.randint(-500, 2500);
  for (let day = 0; day < DAYS; day++) {
    const factor = day < 300 ? 1.6 : day < 700 ? 0.7 : 1.1;
    for (let k = 0; k < 1000; k++) {
      const area = rng.choice(indices);
      tell(day, area, Math.max(1, Math.trunc(rng.randint(1, 5) * factor)));
    }
  }
  const baseline = areas.map(() => Math.trunc(((2 * 28 * 1000) / 34) * 3 * rng.uniform(0.8, 1.1)));
  return { areas, baseline };
}

/** Writes W1 as `events.csv` (ts,region,id,n) and `baseline.json` into a folder. */
export function generateW1(folder) {
  mkdirSync(folder, { recursive: true });
  const lines = ['ts,region,id,n'];
  const { areas, baseline } = incidentsW1((day, area, n) => {
    lines.push(`${day},P${area < 10 ? '0' : ''}${area},${lines.length - 1},${n}`);
  });
  writeFileSync(join(folder, 'events.csv'), `${lines.join('\n')}\n`);
  const named = Object.fromEntries(areas.map((area, i) => [area, baseline[i]]));
  writeFileSync(join(folder, 'baseline.json'), JSON.stringify(named));
}
