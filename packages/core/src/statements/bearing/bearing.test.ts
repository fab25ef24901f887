import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../calendar/index.ts';
import { aheadOfDecisions, disagreements, type OnRecord, timelines } from './index.ts';

const day = (iso: string): number => dayFromIso(iso) as number;

const said = (id: string, iso: string, speaker: string, more: Partial<OnRecord> = {}): OnRecord => ({
  id,
  said: day(iso),
  speaker,
  capacity: '',
  party: 'us',
  text: '',
  bearsOn: [],
  relates: [],
  ...more,
});

const obrien = said('obrien', '2020-10-07', "Robert O'Brien", {
  text: 'that will go to 2,500 troops by early next year',
  bearsOn: ['us_troops'],
  announces: { adjustment: 'leave', day: day('2021-01-31') },
});
const trump = said('trump', '2020-10-07', 'Donald Trump', {
  text: 'home by Christmas',
  bearsOn: ['leave'],
  announces: { adjustment: 'leave', day: day('2020-12-25') },
});
const milley = said('milley', '2020-10-12', 'Mark Milley', {
  bearsOn: ['leave'],
  relates: [{ to: 'trump', how: 'contradicts' }],
});
const other = said('nato', '2020-10-21', 'Jens Stoltenberg', { party: 'alliance', bearsOn: ['leave'] });
const all = [other, milley, trump, obrien];

describe('contradictory voices', () => {
  it('of one party stand side by side, the earlier first', () => {
    expect(
      disagreements(all, day('2020-11-01')).map(({ statements: [a, b], how, about }) => [
        a.id,
        b.id,
        how,
        about,
      ]),
    ).toEqual([
      ['obrien', 'trump', 'other day announced', 'leave'],
      ['trump', 'milley', 'said to contradict', 'leave'],
    ]);
    expect(disagreements(all, day('2020-10-07'))).toHaveLength(1);
  });

  it('are seen in figures that cannot both hold', () => {
    const a = said('a', '2020-10-01', 'A', { text: 'under 5,000 troops', bearsOn: ['us_troops'] });
    const b = said('b', '2020-10-03', 'B', { text: 'more than 8,000 troops', bearsOn: ['us_troops'] });
    const c = said('c', '2020-10-03', 'C', { text: 'around 4,800 troops', bearsOn: ['us_troops'] });
    const plan = said('plan', '2020-10-04', 'D', {
      text: 'no more than 2,500 troops by the end of January',
      bearsOn: ['us_troops'],
    });
    const late = said('late', '2021-03-03', 'C', { text: 'around 9,000 troops', bearsOn: ['us_troops'] });
    const pairs = disagreements([a, b, c, plan, late], day('2021-12-31')).map(
      ({ statements: [x, y], how }) => [x.id, y.id, how],
    );
    expect(pairs).toEqual([
      ['a', 'b', 'other figure'],
      ['b', 'c', 'other figure'],
    ]);
  });
});

describe('a timeline', () => {
  it('holds what one speaker said, with the capacities', () => {
    const list = [
      said('2', '2021-02-01', 'Ann Lee', { capacity: 'Envoy' }),
      said('1', '2020-05-01', 'Ann Lee', { capacity: 'Minister' }),
      said('3', '2021-03-01', 'Ann Lee', { capacity: 'Envoy' }),
      said('4', '2021-03-01', 'Abe Orr'),
    ];
    expect(timelines(list, day('2021-02-28'))).toEqual([
      {
        speaker: 'Ann Lee',
        capacities: [
          { capacity: 'Minister', from: day('2020-05-01'), to: day('2020-05-01') },
          { capacity: 'Envoy', from: day('2021-02-01'), to: day('2021-02-01') },
        ],
        statements: [list[1], list[0]],
      },
    ]);
    expect(timelines(list, day('2021-03-01')).map(({ speaker }) => speaker)).toEqual(['Abe Orr', 'Ann Lee']);
  });
});

describe('announcements', () => {
  it('ahead of any decision, and against one, are told', () => {
    const decisions = [{ adjustment: 'leave', decidedOn: day('2021-04-14'), for: day('2021-09-11') }];
    const later = said('later', '2021-07-08', 'Joe Biden', {
      announces: { adjustment: 'leave', day: day('2021-08-31') },
    });
    const same = said('same', '2021-07-09', 'Joe Biden', {
      announces: { adjustment: 'leave', day: day('2021-09-11') },
    });
    const slower = said('slower', '2021-07-10', 'X', {
      announces: { adjustment: 'leave', day: day('2021-12-31') },
    });
    const found = aheadOfDecisions([slower, same, later, trump], decisions, day('2021-12-31'));
    expect(found.map(({ statement, how }) => [statement.id, how])).toEqual([
      ['trump', 'not decided'],
      ['later', 'sooner than decided'],
      ['slower', 'later than decided'],
    ]);
    expect(aheadOfDecisions([trump], decisions, day('2020-10-01'))).toEqual([]);
  });
});
