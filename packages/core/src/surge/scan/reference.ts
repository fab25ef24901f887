import { createRandom } from '../random/index.ts';
import { createDraw, createEvents } from './draw.ts';
import { levelOf, limitTables } from './limit-tables.ts';
import { firstLivePeriod, type ScanProblem } from './problem.ts';
import { createScore } from './score.ts';
import { addStep, createSums, stepsOf } from './steps.ts';

/**
 * Largest score of each of the replicates `first` .. `first + count - 1`, one after the other in plain code: the
 * meaning that the vector kernel must reproduce to the last bit, and the way where there is no such kernel.
 */
export function referenceMaxima(problem: ScanProblem, first: number, count: number): Float64Array {
  const { places, zones } = problem;
  const draw = createDraw(problem);
  const score = createScore(problem.score);
  const limits = limitTables(problem);
  const steps = stepsOf(problem);
  const live = problem.periods - firstLivePeriod(problem.windows, problem.periods);
  const events = createEvents(live);
  const counts = new Int32Array(places);
  const sums = createSums(places);
  const maxima = new Float64Array(count);
  for (let replicate = 0; replicate < count; replicate++) {
    draw(createRandom(problem.seed, first + replicate), events);
    let best = 0;
    let table = limits(0)?.limit;
    for (const step of steps) {
      addStep(problem, step, sums);
      if (step.resets) counts.fill(0);
      for (let i = events.begin[step.period]!; i < events.begin[step.period + 1]!; i++)
        counts[events.place[i]!]! += 1;
      if (!step.evaluates) continue;
      for (let centre = 0; centre + 1 < zones.start.length; centre++) {
        let [observed, expected, square] = [0, 0, 0];
        for (let j = zones.start[centre]!; j < zones.start[centre + 1]!; j++) {
          const place = zones.member[j]!;
          observed += counts[place]!;
          expected += sums.expected[place]!;
          square += sums.square[place]!;
          if (zones.closes[j] === 0 || observed < problem.minimumCases) continue;
          if (table && observed < table.length && expected > table[observed]!) continue;
          const value = score(observed, expected, square);
          if (value <= best) continue;
          best = value;
          table = limits(levelOf(value))?.limit;
        }
      }
    }
    maxima[replicate] = best;
  }
  return maxima;
}
