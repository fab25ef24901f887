import { type Candidate, createContest } from './candidates.ts';
import { levelOf, limitTables } from './limit-tables.ts';
import { firstLivePeriod, type ScanProblem } from './problem.ts';
import { createScore } from './score.ts';
import { addStep, createSums, stepsOf } from './steps.ts';

/** The best zone and window of every centre where one scores more than `floor`, in plain code. */
export function plainCandidates(problem: ScanProblem, floor: number): Candidate[] {
  const { places, zones, minimumCases } = problem;
  const { start, member, closes } = zones;
  const first = firstLivePeriod(problem.windows, problem.periods);
  const score = createScore(problem.score);
  const limits = limitTables(problem);
  const contest = createContest(zones, floor);
  const sums = createSums(places);
  const counts = new Int32Array(places);
  for (const step of stepsOf(problem)) {
    const { resets, period, evaluates, window } = step;
    addStep(problem, step, sums);
    if (resets) counts.fill(0);
    const cell = (first + period) * places;
    for (let place = 0; place < places; place++) counts[place]! += problem.cases[cell + place]!;
    if (!evaluates) continue;
    for (let centre = 0; centre + 1 < start.length; centre++) {
      let [observed, expected, square] = [0, 0, 0];
      let table = limits(levelOf(contest.least(centre)))?.limit;
      for (let j = start[centre]!; j < start[centre + 1]!; j++) {
        const place = member[j]!;
        observed += counts[place]!;
        expected += sums.expected[place]!;
        square += sums.square[place]!;
        if (closes[j] === 0 || observed < minimumCases) continue;
        if (table && observed < table.length && expected > table[observed]!) continue;
        const value = score(observed, expected, square);
        if (value <= contest.least(centre)) continue;
        const size = j - start[centre]! + 1;
        contest.enter({ centre, size, window, observed, expected, score: value });
        table = limits(levelOf(contest.least(centre)))?.limit;
      }
    }
  }
  return contest.best();
}
