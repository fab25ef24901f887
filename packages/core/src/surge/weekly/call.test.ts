import { describe, expect, it } from 'vitest';
import { counts } from '../testing/weekly.ts';
import { callWeek, createJudge, DEFAULT_SETTINGS, weeksNeeded } from './index.ts';

describe('what a week is called', () => {
  const quick = { ...DEFAULT_SETTINGS, replications: 59 };

  it('is what its judge says, whether compared with simulated counts or with its own history', () => {
    const seen = new Set<string>();
    for (const weeks of [10, 16, 20, 60, weeksNeeded(quick)])
      for (const surge of [0, 2, 5])
        for (const complete of [1, 0])
          for (let seed = 1; seed <= 6; seed++) {
            const input = counts(weeks, surge, seed);
            input.complete[weeks - 1] = complete;
            const judgement = createJudge(input, quick)(weeks - 1);
            const verdict = judgement?.verdict ?? 'open';
            expect(callWeek(input, weeks - 1, quick), `${weeks} ${surge} ${seed}`).toBe(verdict);
            seen.add(`${judgement?.method} ${verdict}`);
          }
    expect([...seen].sort()).toEqual([
      'own history no surge',
      'own history open',
      'own history surge',
      'simulation no surge',
      'simulation open',
      'simulation surge',
      'undefined open',
    ]);
  });

  it('is open where the week is not covered', () => {
    const input = counts(60, 5);
    input.covered[59] = 0;
    expect(callWeek(input, 59)).toBe('open');
  });
});
