import type { Assessment } from '@lockstep/core/assessment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../record/index.ts';
import { when } from '../record/testing/scribe.ts';
import { adoptionOf, basisFrom, clockFindings, deviations, redline, standingInTheWay } from './index.ts';
import { circulate, councilOf, did, inputOf, proposal, receive, rootOf } from './testing/court.ts';

const { deed: PROPOSED, on } = proposal();

describe('a redline', () => {
  const show = (before: string, after: string) =>
    redline(before, after)
      .map(({ kind, text }) => (kind === 'kept' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
      .join('');

  it('shows what changed, word by word', () => {
    expect(
      show('We will leave when the time is right.', 'We will leave together when the time is right.'),
    ).toBe('We will leave {+together +}when the time is right.');
    expect(show('to 8,600 by 13 July', 'to 4,500 by 13 July')).toBe(
      'to [-8-]{+4+},[-600-]{+500+} by 13 July',
    );
    expect(show('', 'new')).toBe('{+new+}');
    expect(show('old', '')).toBe('[-old-]');
    expect(show('same', 'same')).toBe('same');
  });

  it('always holds both texts, whole', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'together ', 'when ', '. ', 'ü', '\n'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(''), other.join('')];
        const pieces = redline(before, after);
        const without = (kind: string) =>
          pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text);
        expect(without('added').join('')).toBe(before);
        expect(without('removed').join('')).toBe(after);
        for (let i = 1; i < pieces.length; i++) expect(pieces[i]!.kind).not.toBe(pieces[i - 1]!.kind);
      }),
    );
  });

  it('gives up on texts that have nothing in common, and stays quick', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(' ');
    const kinds = redline(long('a'), long('b')).map(({ kind }) => kind);
    expect(kinds).toEqual(['removed', 'added']);
  });
});

describe('times that do not fit', () => {
  it('are told, and change nothing', () => {
    const deeds = [
      PROPOSED,
      circulate(on, 10, 100),
      did('object', 'a', 20, { on }, 40),
      did('agree', 'b', 2000, { on }, 20),
      receive('c', 2001, 3, on, {}, 3000),
      did('agree', 'c', 2500, { on }),
    ];
    const { reading } = inputOf(deeds);
    expect(clockFindings(reading, [])).toEqual([
      { index: 2, kind: 'ahead', received: when(20), other: when(40) },
      { index: 3, kind: 'held back', received: when(2000), other: when(20) },
      { index: 3, kind: 'back-dated', received: when(2000), other: when(3000), by: 'c' },
      { index: 4, kind: 'ahead', received: when(2001), other: when(3000) },
      { index: 4, kind: 'back-dated', received: when(2001), other: when(3000), by: 'c' },
      { index: 5, kind: 'back-dated', received: when(2500), other: when(3000), by: 'c' },
    ]);
    expect(clockFindings(reading, [], { clocks: 1e9, delivery: 1e9 })).toEqual([]);
    expect(councilOf(deeds, 3000).rounds[0]?.state).toBe('broken');
  });

  it('come to light by a cosignature of a record without the entry', () => {
    const { reading } = inputOf([PROPOSED, circulate(on, 10, 100), did('object', 'a', 20, { on })]);
    const seen = (at: number) => [{ member: 'b', size: 2, root: rootOf(2), at: when(at) }];
    expect(clockFindings(reading, seen(90))).toEqual([
      { index: 2, kind: 'back-dated', received: when(20), other: when(90), by: 'b' },
    ]);
    expect(clockFindings(reading, seen(24))).toEqual([]);
  });
});

/** The parts of an assessment that the council looks at. */
function assessment(over: Partial<Assessment> = {}): Assessment {
  const adjustment = {
    id: 'leave',
    label: 'Complete withdrawal',
    party: 'alliance',
    to: 'at most 0',
    gate: 'closed',
    status: 'not decided',
    decidedOn: null,
    carriedOutOn: null,
    heldBackBy: [{ condition: 'ceasefire', verdict: 'not met' }],
    words: '',
    reason: '',
    rule: 'by consensus',
  } as const;
  return {
    format: 'lockstep-assessment/1',
    agreement: {
      title: 'A',
      digest: 'd1',
      timeZone: 'UTC',
      signed: null,
      state: 'in effect',
      history: [],
      parties: [],
    },
    asOf: '2020-10-21',
    known: '2020-10-21',
    evidenceRoot: 'e1',
    openForDecision: [],
    conditions: [],
    commitments: [],
    powers: [],
    adjustments: [adjustment],
    posture: [],
    statements: [],
    gaps: [],
    sources: [],
    ...over,
  };
}

describe('the basis of a proposal', () => {
  it('is the assessment by its digest, and what it says of the gate', () => {
    const one = assessment();
    const basis = basisFrom(one, 'leave');
    expect(basis).toEqual({
      assessment: digestOf(one),
      asOf: '2020-10-21',
      known: '2020-10-21',
      agreement: 'd1',
      evidenceRoot: 'e1',
      gate: 'closed',
      heldBackBy: [{ condition: 'ceasefire', verdict: 'not met' }],
    });
    expect(standingInTheWay(basis, 'leave')).toEqual([{ condition: 'ceasefire', verdict: 'not met' }]);
    expect(() => basisFrom(one, 'stay')).toThrow('no adjustment "stay"; it has: leave');
    expect(basisFrom(assessment({ known: '2020-10-22' }), 'leave').assessment).not.toBe(basis.assessment);
  });
});

describe('what ran ahead of the decision', () => {
  const basis = basisFrom(assessment(), 'leave');
  const overrides = [{ condition: 'ceasefire', because: 'why' }];
  const asked = proposal({ adjustment: 'leave', basis, overrides });
  const adopted = councilOf([asked.deed, circulate(asked.on, 10, 100)], 200).rounds;
  const open = councilOf([asked.deed], 200).rounds;
  const citation = {
    id: 's1',
    source: 'x',
    citation: 'x',
    url: null,
    known: '2020-10-08',
    origin: 'x',
    note: null,
  };
  const statement = {
    ...citation,
    said: '2020-10-07',
    speaker: 'x',
    capacity: 'x',
    party: 'us',
    text: 'x',
    kind: 'verbatim',
    bearsOn: [],
    relates: [],
    announces: null,
    ahead: { adjustment: 'leave', how: 'not decided', reason: 'x' },
    differs: [],
  } as const;

  it('is an announcement, a strength or a deed of an earlier day', () => {
    const zero = { low: 0, high: 0, best: 0 };
    const posture = {
      measure: 'troops',
      label: 'Strength',
      of: 'alliance',
      unit: 'persons',
      value: { low: 9000, high: 9000, best: 9000 },
      qualifier: 'exact',
      reportedFor: '2020-10-20',
      citation,
      alsoReported: [],
      members: [
        {
          id: 'us',
          name: 'US',
          value: { low: 2500, high: 2500, best: 2500 },
          qualifier: 'exact',
          day: '2020-10-01',
          citation,
        },
        { id: 'italy', name: 'Italy', value: zero, qualifier: 'exact', day: '2020-10-02', citation },
      ],
      agreed: [],
      history: [
        { day: '2020-10-19', value: { low: 1, high: 5, best: 2 }, qualifier: 'exact', citation: 'y' },
        { day: '2020-10-20', value: zero, qualifier: 'exact', citation: 'y' },
      ],
    };
    const [adjustment] = assessment().adjustments;
    const one = assessment({
      statements: [
        statement,
        { ...statement, id: 's2', said: '2020-10-22' },
        { ...statement, id: 's3', ahead: null },
      ],
      posture: [posture],
      adjustments: [{ ...adjustment!, carriedOutOn: '2020-10-22', status: 'carried out' }],
    });
    expect(deviations(one, open)).toEqual([
      { kind: 'strength', adjustment: 'leave', who: 'italy', on: '2020-10-02', source: 'x' },
      { kind: 'announced', adjustment: 'leave', who: 'us', on: '2020-10-07', source: 's1' },
      { kind: 'strength', adjustment: 'leave', who: 'alliance', on: '2020-10-20', source: 'y' },
      { kind: 'announced', adjustment: 'leave', who: 'us', on: '2020-10-22', source: 's2' },
      { kind: 'carried out', adjustment: 'leave', who: 'alliance', on: '2020-10-22' },
    ]);
    expect(adoptionOf('leave', adopted)).toBe('2020-10-21');
    expect(deviations(one, adopted).map(({ on: day, adoptedOn }) => [day, adoptedOn])).toEqual([
      ['2020-10-02', '2020-10-21'],
      ['2020-10-07', '2020-10-21'],
      ['2020-10-20', '2020-10-21'],
    ]);
  });

  it('is nothing where nothing was said or done', () => {
    expect(deviations(assessment(), open)).toEqual([]);
  });
});
