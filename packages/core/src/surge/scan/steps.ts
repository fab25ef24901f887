import { firstLivePeriod, type ScanProblem, type Window } from './problem.ts';

/**
 * One step through the windows: forget what was summed if `resets`, add one period, and look at every zone if
 * `evaluates`. Nested windows share their sums, so each window costs one period.
 */
export interface Step {
  readonly resets: boolean;
  /** Counted from the first live period. */
  readonly period: number;
  readonly evaluates: boolean;
  /** What has been summed after the step. */
  readonly window: Window;
}

/** Every window of the problem once, as steps. Prospective windows grow backwards, retrospective ones forwards. */
export function stepsOf(problem: ScanProblem): Step[] {
  const { windows, periods } = problem;
  const first = firstLivePeriod(windows, periods);
  const live = periods - first;
  const steps: Step[] = [];
  if (windows.kind === 'spatial')
    for (let t = 0; t < live; t++)
      steps.push({ resets: t === 0, period: t, evaluates: t === live - 1, window: { from: 0, to: t + 1 } });
  if (windows.kind === 'prospective')
    for (let w = 1; w <= live; w++)
      steps.push({
        resets: w === 1,
        period: live - w,
        evaluates: w >= windows.shortest,
        window: { from: periods - w, to: periods },
      });
  if (windows.kind === 'retrospective')
    for (let from = 0; from + windows.shortest <= live; from++)
      for (let to = from; to < Math.min(live, from + windows.longest); to++)
        steps.push({
          resets: to === from,
          period: to,
          evaluates: to - from + 1 >= windows.shortest,
          window: { from, to: to + 1 },
        });
  return steps;
}

/** Expected counts, and their squares, summed over the window of each step. */
export interface WindowSums {
  readonly expected: Float64Array;
  readonly square: Float64Array;
}

export function createSums(places: number): WindowSums {
  return { expected: new Float64Array(places), square: new Float64Array(places) };
}

export function addStep(problem: ScanProblem, step: Step, sums: WindowSums): void {
  const { places, periods } = problem;
  const base = (firstLivePeriod(problem.windows, periods) + step.period) * places;
  if (step.resets) {
    sums.expected.fill(0);
    sums.square.fill(0);
  }
  for (let place = 0; place < places; place++) {
    const e = problem.expected[base + place]!;
    sums.expected[place] = sums.expected[place]! + e;
    sums.square[place] = sums.square[place]! + e * e;
  }
}
