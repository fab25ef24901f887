/** What the founding case must say, on the example's real figures. */
import {
  type Assessment,
  assess,
  type ConditionResult,
  type Evidence,
  needs,
} from '@lockstep/core/assessment';
import { type Day, dayFromIso } from '@lockstep/core/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherEvidence } from '../evidence/gather.ts';
import { assessmentSchema } from '../schema/index.ts';
import { assessLoaded, loadWorkspace, type Workspace } from './index.ts';

const day = (iso: string): Day => dayFromIso(iso) ?? Number.NaN;
let workspace: Workspace;
const assessed = (asOf: string, known = asOf): Promise<Assessment> =>
  assessLoaded(workspace, { asOf: day(asOf), known: day(known) });

const condition = (assessment: Assessment, id: string): ConditionResult => {
  const found = assessment.conditions.find((one) => one.id === id);
  if (!found) throw new Error(`no condition ${id}`);
  return found;
};
const reading = (assessment: Assessment, id: string, name: string) => {
  const found = condition(assessment, id).readings.find((one) => one.id === name);
  if (!found) throw new Error(`no reading ${id}.${name}`);
  return found;
};
const commitment = (assessment: Assessment, id: string) => {
  const found = assessment.commitments.find((one) => one.id === id);
  if (!found) throw new Error(`no commitment ${id}`);
  return found;
};

beforeAll(async () => {
  workspace = await loadWorkspace('examples/resolute-support', {
    cwd: new URL('../../../..', import.meta.url).pathname,
    out: () => {},
    err: () => {},
    terminal: false,
    today: () => '2026-01-01',
  });
});
afterAll(() => workspace.close());

describe('21 October 2020, as known then', () => {
  let then: Assessment;
  beforeAll(async () => {
    then = await assessed('2020-10-21');
  });

  it('opens nothing for decision', () => {
    expect(then.openForDecision).toEqual([]);
    const leave = then.adjustments.find((one) => one.id === 'leave');
    expect(leave?.gate).toBe('closed');
    expect(leave?.heldBackBy).toEqual([
      { condition: 'less_violence', verdict: 'open' },
      { condition: 'ceasefire', verdict: 'not met' },
      { condition: 'broke_ties', verdict: 'not met' },
      { condition: 'good_faith', verdict: 'not met' },
    ]);
  });

  it('leaves the measured readings of violence open, says why, and keeps the judged one apart', () => {
    expect(condition(then, 'less_violence').verdict).toBe('open');
    const attacks = reading(then, 'less_violence', 'attacks_halved');
    expect(attacks.verdict).toBe('open');
    expect(attacks.missing).toHaveLength(1);
    expect(attacks.missing[0]).toMatchObject({ from: '2020-10-01', to: '2020-12-31' });
    expect(attacks.missing[0]?.why).toMatch(/kept the number from publication/);
    // Half of the 8,204 attacks of the quarter one year before.
    expect(attacks.missing[0]?.metIf).toEqual({ low: 0, high: 4102 });
    const deaths = reading(then, 'less_violence', 'deaths_lower');
    expect(deaths.verdict).toBe('open');
    expect(deaths.missing[0]).toMatchObject({ from: '2020-10-01', to: '2020-10-31' });
    expect(reading(then, 'less_violence', 'alliance_view').verdict).toBe('not met');
  });

  it('gives ties, ceasefire and talks a verdict and a basis each', () => {
    for (const id of ['broke_ties', 'ceasefire', 'good_faith']) {
      expect(condition(then, id).verdict).toBe('not met');
      expect(condition(then, id).basis).not.toBeNull();
    }
  });

  it('finds 8,600 reached on day 135, and prisoners, sanctions and talks late', () => {
    expect(commitment(then, 'us_8600')).toMatchObject({
      state: 'fulfilled',
      since: '2020-07-13',
      deadline: '2020-07-13',
    });
    expect(commitment(then, 'talks')).toMatchObject({
      state: 'violated',
      since: '2020-03-11',
      performedLate: { on: '2020-09-12', days: 186 },
    });
    expect(commitment(then, 'us_prisoners').state).toBe('violated');
    expect(commitment(then, 'us_sanctions').state).toBe('violated');
  });

  it('shows the presence as an interval with its qualifier', () => {
    const troops = then.posture.find((one) => one.measure === 'troops');
    expect(troops).toMatchObject({
      qualifier: 'around',
      reportedFor: '2020-10-21',
      value: { low: 11500, best: 12000, high: 12500 },
    });
  });

  it('sets the tweet of 7 October apart as running ahead of any decision', () => {
    const ahead = then.statements.filter((one) => one.ahead !== null);
    expect(ahead.map((one) => one.said)).toContain('2020-10-07');
    const tweet = ahead.find((one) => one.text.includes('small remaining number'));
    expect(tweet?.ahead?.adjustment).toBe('leave');
    expect(tweet?.kind).toBe('verbatim');
  });

  it('knows nothing that became known later', () => {
    const late = [
      ...then.statements,
      ...then.conditions.flatMap((one) => one.readings.flatMap((two) => two.judgements)),
      ...then.commitments.flatMap((one) => [...one.evidence, ...one.judgements]),
    ].filter((one) => one.known > '2020-10-21');
    expect(late).toEqual([]);
  });

  it('follows the published schema', () => {
    expect(() => assessmentSchema.parse(JSON.parse(JSON.stringify(then)))).not.toThrow();
  });

  it('is the same bytes each time', async () => {
    expect(JSON.stringify(await assessed('2020-10-21'))).toBe(JSON.stringify(then));
  });
});

describe('the order in which evidence comes in', () => {
  it('changes nothing', async () => {
    const asOf = day('2020-10-21');
    const evidence = await gatherEvidence(workspace, needs(workspace.agreement, asOf), day('2021-12-31'));
    const turned: Evidence = {
      ...evidence,
      figures: [...evidence.figures].reverse(),
      judgements: [...evidence.judgements].reverse(),
      statements: [...evidence.statements].reverse(),
      occurrences: [...evidence.occurrences].reverse(),
      sources: [...evidence.sources].reverse(),
    };
    const judge = (one: Evidence) => JSON.stringify(assess(workspace.agreement, one, { asOf, digest: '' }));
    expect(judge(turned)).toBe(judge(evidence));
  });
});

describe('21 October 2020, as known at the end of 2021', () => {
  it('decides by the monthly deaths: 2,385 against 2,463', async () => {
    const later = await assessed('2020-10-21', '2021-12-31');
    const deaths = reading(later, 'less_violence', 'deaths_lower');
    expect(deaths.verdict).toBe('met');
    expect(deaths.margin).toEqual({ low: 78, high: 78, unit: 'deaths' });
    expect(deaths.deciding?.left.best).toBe(2385);
    expect(deaths.deciding?.right.best).toBe(2463);
    expect(condition(later, 'less_violence').verdict).toBe('disputed');
    expect(later.openForDecision).toEqual([]);
  });
});

describe('10 May 2021, by province', () => {
  it('names Helmand: 241 deaths in the week of 3 May against a median week of 35.5', async () => {
    const then = await assessed('2021-05-10');
    const calm = condition(then, 'calm');
    expect(calm.verdict).toBe('not met');
    const helmand = calm.readings[0]?.byArea.find((one) => one.area === 'Helmand');
    expect(helmand?.verdict).toBe('not met');
    expect(helmand?.left?.best).toBe(241);
    expect(calm.reason).toMatch(/Helmand/);
  });
});
