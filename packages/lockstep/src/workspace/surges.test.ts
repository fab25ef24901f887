import { fileURLToPath } from 'node:url';
import { assess, needs } from '@lockstep/core/assessment';
import { dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import { historySpan, lastWholeWeek } from '@lockstep/core/surge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherEvidence } from '../evidence/gather.ts';
import { loadWorkspace, type Workspace } from './index.ts';

const EXAMPLE = fileURLToPath(new URL('../../../../examples/resolute-support', import.meta.url));
const day = (iso: string) => dayFromIso(iso) ?? 0;

let workspace: Workspace;
beforeAll(async () => {
  const io = { out() {}, err() {}, cwd: EXAMPLE, terminal: false, today: () => '2026-01-01' };
  workspace = await loadWorkspace(EXAMPLE, io);
});
afterAll(() => workspace.close());

async function assessed(asOf: string, known = asOf) {
  const { agreement, digest } = workspace;
  const evidence = await gatherEvidence(workspace, needs(agreement, day(asOf)), day(known));
  return assess(agreement, evidence, { asOf: day(asOf), digest });
}
const reading = async (asOf: string) => {
  const { conditions, surges, gaps } = await assessed(asOf);
  return { ...conditions.find(({ id }) => id === 'no_surge')!.readings[0]!, surge: surges[0]!, gaps };
};

describe('a surge as a condition', () => {
  it('is asked for over the days of the formula, with the weeks that an answer rests on', () => {
    const { surges } = needs(workspace.agreement, day('2021-05-10'));
    expect(surges.map(({ measure }) => measure.id)).toEqual(['incidents']);
    const [{ days, span }] = surges as [(typeof surges)[0]];
    expect([days.from, days.to].map(isoFromDay)).toEqual(['2021-04-13', '2021-05-10']);
    expect(span).toEqual(historySpan(lastWholeWeek(day('2021-05-10')), 51));
  });

  it('is not asked for where no formula speaks of one', () => {
    const { agreement } = workspace;
    const conditions = agreement.conditions.filter(({ id }) => id !== 'no_surge');
    expect(needs({ ...agreement, conditions }, day('2021-05-10')).surges).toEqual([]);
  });

  it('gives the zone, the day and the margin of a surge in May 2021', async () => {
    const { verdict, reason, margin, witness, surge } = await reading('2021-05-10');
    expect(verdict).toBe('not met');
    expect(reason).toMatch(
      /^A surge in events in the week of 3 to 9 May 2021: 166 since 5 April 2021 in Ghazni, .*where 35 would be normal\. The history is too short/,
    );
    expect(witness.map(({ area, from, unit }) => [area, from, unit])).toEqual([
      ['Ghazni', '2021-05-09', 'points'],
    ]);
    // The margin is that of the score over what is called a surge.
    const { score, threshold } = surge.detection!.absolute;
    expect(margin!.high).toBeCloseTo(threshold - score, 6);
    expect(surge).toMatchObject({ method: 'simulation', verdict: 'surge', conditions: ['no_surge'] });
    expect(surge.caveats.map(({ kind }) => kind)).toEqual(['short history', 'season']);
    expect(surge.weeks.map(({ verdict: called }) => called)).toEqual([
      ...Array(15).fill('open'),
      ...Array(3).fill('surge'),
    ]);
    expect(surge.centre!.areas[0]!.area).toBe('Ghazni');
    expect(surge.deaths!.areas[0]!.area).toBe('Helmand');
  });

  it('is open where no events are known, and says which weeks', async () => {
    const { verdict, reason, missing, surge, gaps } = await reading('2020-10-21');
    expect(verdict).toBe('open');
    expect(reason).toBe(
      'The week of 14 to 20 September 2020 is not covered by the source, so nothing can be said of it.',
    );
    expect(missing.every(({ why }) => why === reason)).toBe(true);
    expect(surge).toMatchObject({ method: 'none', verdict: 'open', weeks: [], areas: [] });
    expect(gaps.map(({ what }) => what)).toContain(
      'Surge in violent events, 24 September to 21 October 2020.',
    );
  });

  it('is open for too short a history, with the number of weeks that are missing', async () => {
    const { verdict, reason } = await reading('2021-03-15');
    expect(verdict).toBe('open');
    expect(reason).toMatch(/cannot be said|not covered/);
    const { surges } = await assessed('2021-03-15');
    expect(surges[0]!.history).toMatchObject({ weeks: 10, missing: 6, needed: 171 });
  });

  it('is open in reported figures, which have no events behind them', async () => {
    const { agreement, digest } = workspace;
    const takes = { kind: 'figure', metric: 'deaths' } as const;
    const measures = agreement.measures.map((one) =>
      one.id === 'incidents' ? { ...one, takes, source: 'monthly' } : one,
    );
    const reported = { ...agreement, measures };
    const needed = needs(reported, day('2021-05-10'));
    expect(needed.surges).toEqual([]);
    const evidence = await gatherEvidence(workspace, needed, day('2021-05-10'));
    const { conditions } = assess(reported, evidence, { asOf: day('2021-05-10'), digest });
    const { verdict, reason } = conditions.find(({ id }) => id === 'no_surge')!;
    expect([verdict, reason]).toEqual([
      'open',
      'Events by week, in which a surge could be looked for, are not part of the evidence.',
    ]);
  });

  it('does not depend on the order in which it is asked', async () => {
    expect(await assessed('2021-05-10')).toEqual(await assessed('2021-05-10'));
  });
});
