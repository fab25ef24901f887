import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../calendar/index.ts';
import type { Evidence, Statement } from './evidence.ts';
import type { AdjustmentResult } from './result/result.ts';
import { statementResults } from './statements.ts';

const day = (iso: string): number => dayFromIso(iso) as number;

const leave = (more: Partial<AdjustmentResult> = {}): AdjustmentResult => ({
  id: 'leave',
  label: 'Complete withdrawal',
  party: 'alliance',
  to: null,
  gate: 'closed',
  status: 'not decided',
  decidedOn: null,
  carriedOutOn: null,
  heldBackBy: [],
  words: '',
  reason: '',
  rule: null,
  ...more,
});

const said = (id: string, iso: string, more: Partial<Statement> = {}): Statement => ({
  id,
  source: 'words',
  known: day(iso),
  origin: id,
  citation: id,
  said: day(iso),
  speaker: id,
  capacity: 'Envoy',
  party: 'us',
  text: '',
  kind: 'verbatim',
  bearsOn: [],
  relates: [],
  ...more,
});

const announces = (iso?: string) => ({
  announces: { adjustment: 'leave', ...(iso === undefined ? {} : { day: day(iso) }) },
});

const results = (statements: Statement[], asOf: string, adjustment = leave()) =>
  statementResults({ statements } as unknown as Evidence, day(asOf), [adjustment]);

describe('the bearing of statements', () => {
  it('an announcement before any decision runs ahead of it', () => {
    const [late, early] = results(
      [said('early', '2020-10-07', announces('2020-12-25')), said('late', '2020-10-08', announces())],
      '2020-10-21',
    );
    expect(early).toMatchObject({
      announces: { adjustment: 'leave', day: '2020-12-25' },
      ahead: {
        adjustment: 'leave',
        how: 'not decided',
        reason:
          'It announces “Complete withdrawal” for 25 December 2020; no decision on that was on record when it was said, and its conditions are not met.',
      },
    });
    expect(late?.announces).toEqual({ adjustment: 'leave', day: null });
    expect(late?.ahead?.reason).toBe(
      'It announces “Complete withdrawal”; no decision on that was on record when it was said, and its conditions are not met.',
    );
  });

  it('an announcement after the decision, for another day than was announced with it, goes against it', () => {
    const decided = leave({ status: 'decided', decidedOn: '2021-04-14', gate: 'open' });
    const [slower, sooner, same, decision] = results(
      [
        said('decision', '2021-04-14', announces('2021-09-11')),
        said('same', '2021-05-01', announces('2021-09-11')),
        said('sooner', '2021-07-08', announces('2021-08-31')),
        said('slower', '2021-07-09', announces('2021-12-31')),
      ],
      '2021-08-01',
      decided,
    );
    expect([decision?.ahead, same?.ahead]).toEqual([null, null]);
    expect(sooner?.ahead).toEqual({
      adjustment: 'leave',
      how: 'sooner than decided',
      reason:
        'It announces “Complete withdrawal” for 31 August 2021, sooner than the 11 September 2021 that was announced with the decision of 14 April 2021.',
    });
    expect(slower?.ahead?.how).toBe('later than decided');
  });

  it('is not that of a decision without a day: nothing is known to go against', () => {
    const decided = leave({ status: 'decided', decidedOn: '2021-04-14' });
    const [only] = results([said('a', '2021-05-01', announces('2021-08-31'))], '2021-08-01', decided);
    expect(only?.ahead).toBeNull();
  });

  it('names earlier words of the same party with which later ones do not agree', () => {
    const [c, b, a] = results(
      [
        said('a', '2020-10-07', { ...announces('2020-12-25'), bearsOn: ['leave'] }),
        said('b', '2020-10-08', { ...announces('2020-12-31'), bearsOn: ['leave'] }),
        said('c', '2020-10-12', {
          bearsOn: ['leave'],
          relates: [{ to: 'a', how: 'contradicts' }],
        }),
      ],
      '2020-10-21',
    );
    expect(a?.differs).toEqual([]);
    expect(b?.differs).toEqual([{ from: 'a', how: 'other day announced', about: 'leave' }]);
    expect(c?.differs).toEqual([{ from: 'a', how: 'said to contradict', about: 'leave' }]);
    expect(results([said('a', '2020-10-07'), said('z', '2020-11-07')], '2020-10-21')).toHaveLength(1);
  });
});
