import { describe, expect, it } from 'vitest';
import { when } from '../record/testing/scribe.ts';
import type { Sighting } from './floor.ts';
import type { Round } from './state.ts';
import {
  ABC,
  CHAIR,
  circulate,
  councilOf,
  type Deed,
  did,
  extend,
  type Member,
  minuteOf,
  proposal,
  receive,
  rootOf,
} from './testing/court.ts';

const { deed: PROPOSED, on } = proposal();
const OPENED = [PROPOSED, circulate(on, 10, 100)];

function only(
  deeds: readonly Deed[],
  at: number,
  people?: readonly Member[],
  sightings?: readonly Sighting[],
): Round {
  const { rounds } = councilOf(deeds, at, people, sightings);
  expect(rounds).toHaveLength(1);
  return rounds[0]!;
}
const state = (deeds: readonly Deed[], at: number) => only(deeds, at).state;
const whys = (deeds: readonly Deed[], at: number, people?: readonly Member[]) =>
  councilOf(deeds, at, people).refused.map(({ index, why }) => `${index}: ${why}`);

describe('a text under silence', () => {
  it('is a draft, then under silence, then adopted, by the instant alone', () => {
    expect([0, 9, 10, 99, 100, 101].map((at) => state(OPENED, at))).toEqual([
      'draft',
      'draft',
      'under silence',
      'under silence',
      'adopted',
      'adopted',
    ]);
    const round = only(OPENED, 150);
    expect(minuteOf(round.since)).toBe(100);
    expect(round.final).toBe(false);
    expect(round.silence).toMatchObject({
      entitled: ['a', 'b', 'c'],
      said: '2020-10-21T13:40:00Z',
      zone: 'UTC',
    });
    expect(councilOf(OPENED, -1).rounds).toEqual([]);
  });

  it('is broken by one objection or amendment before expiry, and not by one at expiry or later', () => {
    for (const kind of ['object', 'amend'])
      for (const [minute, after] of [
        [10, 'broken'],
        [99, 'broken'],
        [100, 'adopted'],
        [101, 'adopted'],
      ] as const) {
        const deeds = [...OPENED, did(kind, 'b', minute, { on, instead: 'We adjust later.' })];
        expect(state(deeds, 150), `${kind} at ${minute}`).toBe(after);
        if (minute < 100) expect(state(deeds, minute - 1)).toBe(minute === 10 ? 'draft' : 'under silence');
      }
    const late = only([...OPENED, did('object', 'b', 100, { on, because: 'no' }, 50)], 150);
    expect(late.positions).toEqual([
      { index: 2, by: 'b', at: when(100), signed: when(50), kind: 'object', says: 'no', effect: 'late' },
    ]);
  });

  it('stays broken when the objection is taken back, or when others object too', () => {
    const taken = [...OPENED, did('object', 'b', 20, { on }), did('retract', 'b', 30, { on })];
    expect(state(taken, 150)).toBe('broken');
    const two = [...OPENED, did('object', 'b', 20, { on }), did('object', 'c', 30, { on })];
    const round = only(two, 150);
    expect(round.state).toBe('broken');
    expect(minuteOf(round.since)).toBe(20);
    expect(round.positions.map(({ by, effect }) => [by, effect])).toEqual([
      ['b', 'breaks'],
      ['c', 'breaks'],
    ]);
  });

  it('is not broken by those who are not entitled', () => {
    const people: Member[] = [
      CHAIR,
      ...ABC,
      { id: 'watcher', roles: ['observer'] },
      { id: 'late', roles: ['member'], from: 20 },
    ];
    for (const by of ['watcher', 'late', 'chair']) {
      const round = only([...OPENED, did('object', by, 30, { on })], 150, people);
      expect(round.state, by).toBe('adopted');
      expect(round.positions[0]?.effect).toBe('noted');
    }
    // A reservation of theirs is noted, one of a member is attached to the text.
    const words = [
      did('interpret', 'watcher', 30, { on, says: 'x' }),
      did('reserve', 'a', 31, { on, says: 'y' }),
    ];
    expect(only([...OPENED, ...words], 150, people).positions.map(({ effect }) => effect)).toEqual([
      'noted',
      'attached',
    ]);
  });

  it('counts those entitled at its opening, also one who leaves meanwhile', () => {
    const people: Member[] = [CHAIR, ...ABC.slice(0, 2), { id: 'c', roles: ['member'], until: 40 }];
    expect(only([...OPENED, did('object', 'c', 50, { on })], 150, people).state).toBe('broken');
    expect(only(OPENED, 150, people).missing.map(({ member }) => member)).toEqual(['a', 'b', 'c']);
  });

  it('can be withdrawn until it expires', () => {
    const withdraw = (at: number, by = 'chair') => [...OPENED, did('withdraw', by, at, { on })];
    expect(state(withdraw(5), 150)).toBe('withdrawn');
    expect(state(withdraw(99), 150)).toBe('withdrawn');
    expect(only(withdraw(99), 150).withdrawal).toEqual({ index: 2, by: 'chair', at: when(99) });
    expect(only(withdraw(100), 150)).not.toHaveProperty('withdrawal');
    expect(state(withdraw(100), 150)).toBe('adopted');
    expect(state(withdraw(50, 'a'), 150)).toBe('adopted');
    expect(whys(withdraw(50, 'a'), 150)).toEqual(['2: only the proposer and the chair may withdraw it']);
    expect(whys(withdraw(100), 150)).toEqual(['2: silence had ended']);
    const both = [...OPENED, did('withdraw', 'chair', 50, { on }), did('object', 'a', 50, { on })];
    expect(state(both, 150)).toBe('broken');
    const after = [...OPENED, did('withdraw', 'chair', 50, { on }), did('object', 'a', 51, { on })];
    expect(state(after, 150)).toBe('withdrawn');
    expect(only(after, 150).positions[0]?.effect).toBe('noted');
  });
});

describe('putting a text under silence', () => {
  it('is for the chair, names all members of that moment, and ends later than it begins', () => {
    const at = (deed: Deed, people?: readonly Member[]) => whys([PROPOSED, deed], 150, people);
    expect(at({ ...circulate(on, 10, 100), by: 'a' })).toEqual([
      '1: a is not the chair: only the chair does this',
    ]);
    expect(at(circulate(on, 10, 100, ['a', 'b']))).toEqual(['1: it leaves out c']);
    expect(at(circulate(on, 10, 100, ['a', 'b', 'c', 'x']))).toEqual([
      '1: it names x, no member at that time',
    ]);
    expect(at(circulate(on, 10, 100, ['a', 'b', 'c', 'c']))).toEqual(['1: it names a member twice']);
    expect(at(circulate(on, 10, 10))).toEqual(['1: silence would end before it begins']);
    expect(at(circulate(on, 10, 100, []), [CHAIR])).toEqual([
      '1: the record has no members who could decide',
    ]);
    expect(at(circulate({ ...on, digest: 'other' }, 10, 100))).toEqual([
      '1: it was signed for another text of that name',
    ]);
    expect(at(circulate({ ...on, id: 'q' }, 10, 100))).toEqual(['1: there is no proposal "q"']);
  });

  it('happens once', () => {
    const deeds = [...OPENED, circulate(on, 20, 30)];
    expect(whys(deeds, 150)).toEqual(['2: the text is already under silence, by entry 1']);
    expect(state(deeds, 50)).toBe('under silence');
    // Of two in the same second, the one that leaves more time.
    const same = [PROPOSED, circulate(on, 10, 50), circulate(on, 10, 100)];
    expect(state(same, 60)).toBe('under silence');
    expect(state([same[0]!, same[2]!, same[1]!], 60)).toBe('under silence');
  });

  it('ends on the instant, whatever zone it is written in', () => {
    const zoned = (expires: string) =>
      did('circulate', 'chair', 10, { on, expires, zone: 'x', entitled: ['a', 'b', 'c'] });
    for (const expires of [
      '2020-10-21T13:40:00Z',
      '2020-10-21T15:40:00+02:00',
      '2020-10-21T18:10:00+04:30',
    ]) {
      const deeds = [PROPOSED, zoned(expires)];
      expect([99, 100].map((at) => state(deeds, at))).toEqual(['under silence', 'adopted']);
      expect(only(deeds, 99).silence?.said).toBe(expires);
    }
    const leap = [PROPOSED, zoned('2024-02-29T12:00:00Z')];
    expect(minuteOf(only(leap, 99).silence!.expires) % 1440).toBe(0);
    expect(whys([PROPOSED, zoned('2023-02-29T12:00:00Z')], 150)[0]).toContain(
      '"expires" is "2023-02-29T12:00:00Z"',
    );
  });
});

describe('an extension', () => {
  it('comes from the chair, before expiry, and gives more time', () => {
    const deeds = [...OPENED, extend(on, 90, 200)];
    expect([100, 199, 200].map((at) => state(deeds, at))).toEqual([
      'under silence',
      'under silence',
      'adopted',
    ]);
    expect(state([...deeds, did('object', 'a', 150, { on })], 300)).toBe('broken');
    expect(whys([...OPENED, extend(on, 100, 200)], 150)).toEqual([
      '2: silence had ended: what has ended cannot be extended',
    ]);
    expect(whys([...OPENED, extend(on, 90, 100)], 150)).toEqual([
      '2: an extension must end later than the silence it extends',
    ]);
    expect(whys([...OPENED, extend(on, 90, 200, 'a')], 150)).toEqual([
      '2: a is not the chair: only the chair does this',
    ]);
    expect(whys([PROPOSED, extend(on, 5, 200)], 150)).toEqual(['1: the text is not under silence']);
  });

  it('may follow another, and of two in one second the longer counts', () => {
    const twice = [...OPENED, extend(on, 90, 200), extend(on, 150, 300)];
    expect([199, 299, 300].map((at) => state(twice, at))).toEqual([
      'under silence',
      'under silence',
      'adopted',
    ]);
    for (const same of [
      [extend(on, 90, 200), extend(on, 90, 300)],
      [extend(on, 90, 300), extend(on, 90, 200)],
    ])
      expect([299, 300].map((at) => state([...OPENED, ...same], at))).toEqual(['under silence', 'adopted']);
  });
});

describe('assent of all', () => {
  const { deed, on: asked } = proposal({ rule: 'assent' });
  const opened = [deed, circulate(asked, 10, 100)];
  const agree = (by: string, at: number) => did('agree', by, at, { on: asked });

  it('is needed from every member before expiry, and counts only then', () => {
    const all = [...opened, agree('a', 20), agree('b', 30), agree('c', 99)];
    expect([99, 100].map((at) => only(all, at).state)).toEqual(['under silence', 'adopted']);
    expect(only(all, 99).missing).toEqual([]);
    const two = [...opened, agree('a', 20), agree('b', 30), agree('c', 100)];
    expect(only(two, 99).missing).toEqual([{ member: 'c', why: 'has not agreed' }]);
    expect(only(two, 150).state).toBe('lapsed');
    expect(only(two, 150).missing.map(({ member }) => member)).toEqual(['c']);
  });

  it('does not help against an objection, also one of the same member and second', () => {
    const deeds = [
      ...opened,
      agree('a', 20),
      agree('b', 30),
      agree('c', 40),
      did('object', 'c', 40, { on: asked }),
    ];
    expect(only(deeds, 150).state).toBe('broken');
  });

  it('is not what silence asks for', () => {
    expect(only([...OPENED, did('agree', 'a', 20, { on })], 150).state).toBe('adopted');
  });
});

describe('adoption', () => {
  const receipts = (at: number, size = 2) => ['a', 'b', 'c'].map((by) => receive(by, at, size, on));

  it('is final once every member has given a receipt for the record as of expiry', () => {
    const deeds = [...OPENED, ...receipts(110)];
    expect(only(deeds, 109).final).toBe(false);
    const round = only(deeds, 110);
    expect(round.final).toBe(true);
    expect(minuteOf(round.finalSince!)).toBe(110);
    expect(round.missing).toEqual([]);
    const two = only([...OPENED, ...receipts(110).slice(0, 2)], 200);
    expect(two).toMatchObject({ state: 'adopted', final: false });
    expect(two.missing).toEqual([
      { member: 'c', why: 'is not shown to have had the text before silence ended' },
    ]);
  });

  it('is not final by receipts given before expiry, in advance, for less, or for another record', () => {
    const c = (deed: Deed) => only([...OPENED, ...receipts(110).slice(0, 2), deed], 200);
    const notSeen = 'has given no receipt for the record as it stood when silence ended';
    expect(c(receive('c', 120, 2, on)).final).toBe(true);
    expect(c(receive('c', 120, 2, on, {}, 99)).missing).toEqual([{ member: 'c', why: notSeen }]);
    expect(c(receive('c', 120, 1, on)).missing).toEqual([{ member: 'c', why: notSeen }]);
    expect(c(receive('c', 120, 2, on, { root: 'root of another' })).missing).toEqual([
      { member: 'c', why: notSeen },
    ]);
    const early = [...OPENED, receive('c', 50, 2, on), ...receipts(110, 3).slice(0, 2)];
    expect(only(early, 200).missing).toEqual([{ member: 'c', why: notSeen }]);
  });

  it('does not take the silence of one who was never told, or too late', () => {
    const late = [...OPENED, ...receipts(110).slice(0, 2), receive('c', 120, 4, on, { inTime: false })];
    expect(only(late, 200).missing).toEqual([
      { member: 'c', why: 'is not shown to have had the text before silence ended' },
    ]);
    expect(only([...late, did('agree', 'c', 130, { on })], 200).final).toBe(true);
    // A receipt for the whole record after expiry shows what was seen, not that it was seen in time.
    const whole = [...OPENED, ...receipts(110).slice(0, 2), receive('c', 120, 4)];
    expect(only(whole, 200).final).toBe(false);
    const told = [...OPENED, receive('c', 50, 2), ...receipts(110, 3).slice(0, 2), receive('c', 120, 5)];
    expect(only(told, 200).final).toBe(true);
  });

  it('is not final against a member that objected late, until it gives its receipt after that', () => {
    const two = [...OPENED, ...receipts(110).slice(0, 2)];
    const objected = [...two, did('object', 'c', 120, { on }, 99)];
    const why = 'objected after silence had ended and has given no receipt since';
    expect(only(objected, 200).missing).toEqual([
      { member: 'c', why: 'is not shown to have had the text before silence ended' },
    ]);
    expect(only([...objected, receive('c', 130, 4, on)], 200).missing).toEqual([{ member: 'c', why }]);
    expect(only([...objected, receive('c', 130, 5, on)], 200).final).toBe(true);
    expect(only([...objected, receive('c', 120, 4, on)], 200).final).toBe(false);
    // Once final it stays so: a later change of mind needs a decision of its own.
    expect(only([...OPENED, ...receipts(110), did('object', 'c', 120, { on })], 200).final).toBe(true);
  });

  it('is final by cosignatures as well, which say nothing about agreeing', () => {
    const sighting = (member: string, at: number, size: number, root = rootOf(size)): Sighting => ({
      member,
      at: when(at),
      size,
      root,
    });
    const seen = (...more: readonly Sighting[]) =>
      only([...OPENED, ...receipts(110).slice(0, 2)], 200, undefined, [sighting('c', 50, 2), ...more]);
    expect(seen(sighting('c', 100, 2)).final).toBe(true);
    expect(seen(sighting('c', 99, 2)).final).toBe(false);
    expect(seen(sighting('c', 201, 2)).final).toBe(false);
    expect(seen(sighting('b', 100, 2)).final).toBe(false);
    expect(seen(sighting('c', 100, 2, 'other')).final).toBe(false);
    // Only after expiry: that it was told in time is not shown.
    expect(
      only([...OPENED, ...receipts(110).slice(0, 2)], 200, undefined, [sighting('c', 150, 4)]).final,
    ).toBe(false);
  });

  it('stays final whatever is back-dated into the record behind the cosignatures of all', () => {
    const seen = (members: readonly string[], at: number): Sighting[] =>
      members.map((member) => ({ member, at: when(at), size: 2, root: rootOf(2) }));
    const told = seen(['a', 'b', 'c'], 50);
    const all = [...told, ...seen(['a', 'b', 'c'], 100)];
    const back = [
      did('object', 'c', 60, { on }),
      did('amend', 'b', 60, { on, instead: 'Another text.' }),
      extend(on, 60, 500),
      did('withdraw', 'chair', 60, { on }),
    ];
    for (const deed of back) {
      const round = only([...OPENED, deed], 200, undefined, all);
      expect(round, deed.kind).toMatchObject({ state: 'adopted', final: true, finalSince: when(100) });
      // Until the last had cosigned, the record's own time of receipt is all there is.
      expect(only([...OPENED, deed], 200, undefined, all.slice(0, -1)).final, deed.kind).toBe(false);
      expect(only([...OPENED, deed], 99, undefined, all).state, deed.kind).not.toBe('adopted');
    }
    expect(only([...OPENED, back[0]!], 200, undefined, all).positions).toMatchObject([
      { by: 'c', effect: 'late', at: when(100) + 1 },
    ]);
    expect(only([...OPENED, back[0]!], 200, undefined, [...all, ...seen(['a'], 300)]).state).toBe('adopted');
    // What they cosigned holds the objection: then it was there in time.
    const later = all.map((one) => ({ ...one, size: 3, root: rootOf(3) }));
    expect(only([...OPENED, back[0]!], 200, undefined, later).state).toBe('broken');
  });

  it('is announced by the chair, truly or without effect', () => {
    const close = (at: number, outcome: string, size: number, root = rootOf(size), by = 'chair') => [
      ...OPENED,
      did('object', 'chair', 50, { on }),
      did('close', by, at, { on, outcome, size, root }),
    ];
    expect(only(close(110, 'adopted', 3), 200).closed).toEqual({ index: 3, by: 'chair', at: when(110) });
    expect(whys(close(99, 'adopted', 3), 200)).toEqual([
      '3: it announces "adopted", which is not what the record shows at that time',
    ]);
    expect(whys(close(110, 'broken', 3), 200)).toEqual([
      '3: it announces "broken", which is not what the record shows at that time',
    ]);
    expect(whys(close(110, 'adopted', 2), 200)).toEqual([
      '3: it names a record of 2 entries that is not this one as it stood then',
    ]);
    expect(whys(close(110, 'adopted', 3, 'other'), 200)[0]).toContain('names a record of 3 entries');
    expect(whys(close(110, 'adopted', 3, rootOf(3), 'a'), 200)).toEqual([
      '3: a is not the chair: only the chair does this',
    ]);
  });
});

describe('rounds', () => {
  it('follow one another, linked, once the one before is over', () => {
    const broken = [...OPENED, did('amend', 'b', 20, { on, instead: 'We adjust slowly.' })];
    const second = proposal({ id: 'p-2', text: 'We adjust slowly.', previous: on }, 'chair', 30);
    const council = councilOf([...broken, second.deed], 40);
    expect(council.rounds.map(({ id, state: now, previous }) => [id, now, previous])).toEqual([
      ['p', 'broken', undefined],
      ['p-2', 'draft', 'p'],
    ]);
    expect(whys([...OPENED, second.deed], 40)).toEqual([
      '2: it follows "p", which is under silence: only one round at a time',
    ]);
    const alien = proposal({ id: 'p-2', previous: { ...on, digest: 'other' } }, 'chair', 30);
    expect(whys([...broken, alien.deed], 40)).toEqual([
      '3: it says that it follows "p", of which there is no such text',
    ]);
  });

  it('bear each name once', () => {
    const again = proposal({ text: 'Another text.' }, 'a', 5);
    expect(whys([PROPOSED, again.deed], 40)).toEqual(['1: the name is taken by the proposal in entry 0']);
    const same = proposal({ text: 'Another text.' }, 'a', 0);
    const ids = [
      [PROPOSED, same.deed],
      [same.deed, PROPOSED],
    ].map((deeds) => councilOf(deeds, 40).rounds[0]?.text);
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('an adjustment', () => {
  const basis = (gate: string, ...held: readonly (readonly [string, string])[]) => ({
    assessment: 'd',
    asOf: '2020-10-21',
    known: '2020-10-21',
    agreement: 'a',
    evidenceRoot: 'e',
    gate,
    heldBackBy: held.map(([condition, verdict]) => ({ condition, verdict })),
  });
  const adjusting = (fields: object) => {
    const { deed, on: named } = proposal({ adjustment: 'leave', ...fields }, 'a');
    return { deed, named, opened: [deed, circulate(named, 10, 100)] };
  };

  it('with an open gate is in order', () => {
    for (const gate of ['open', 'none'])
      expect(only(adjusting({ basis: basis(gate) }).opened, 150).state, gate).toBe('adopted');
  });

  it('with unmet or open conditions is not, unless each is set aside with a reason', () => {
    const held = basis('closed', ['ceasefire', 'not met'], ['ties', 'open']);
    const { opened } = adjusting({ basis: held });
    expect(only(opened, 150)).toMatchObject({ state: 'not in order' });
    expect(whys(opened, 150)).toEqual([
      '1: it is not in order: ceasefire is not met, ties is open, and no override says why that is set aside',
    ]);
    const one = { condition: 'ceasefire', because: 'the date has come' };
    const two = { condition: 'ties', because: 'it cannot be known' };
    expect(whys(adjusting({ basis: held, overrides: [one] }).opened, 150)[0]).toContain(
      'ties is open, and no override',
    );
    const both = only(adjusting({ basis: held, overrides: [one, two] }).opened, 150);
    expect(both.state).toBe('adopted');
    expect(both.order.unmet).toEqual([
      { condition: 'ceasefire', verdict: 'not met', override: { ...one, by: 'a', index: 0 } },
      { condition: 'ties', verdict: 'open', override: { ...two, by: 'a', index: 0 } },
    ]);
  });

  it('may be put in order by an override of its own, before it is circulated', () => {
    const { deed, named } = adjusting({ basis: basis('undecided', ['ties', 'open']) });
    const override = (by: string, at: number) =>
      did('override', by, at, { on: named, overrides: [{ condition: 'ties', because: 'why' }] });
    const at = (act: Deed) => [deed, act, circulate(named, 10, 100)];
    expect(only(at(override('chair', 5)), 150).state).toBe('adopted');
    expect(only(at(override('a', 10)), 150).state).toBe('adopted');
    expect(only([deed, circulate(named, 10, 100), override('a', 10)], 150).state).toBe('adopted');
    expect(only(at(override('b', 5)), 150).state).toBe('not in order');
    expect(whys(at(override('b', 5)), 150)[0]).toBe(
      '1: only the proposer and the chair may set a condition aside',
    );
    const open = adjusting({ basis: basis('open') });
    const late = did('override', 'chair', 20, {
      on: open.named,
      overrides: [{ condition: 'ties', because: 'why' }],
    });
    expect(whys([...open.opened, late], 150)[0]).toContain('a new round is needed');
  });

  it('without an assessment, or with a gate that is shut without a reason, is not in order', () => {
    expect(whys(adjusting({}).opened, 150)[0]).toContain('without the assessment it rests on');
    expect(whys(adjusting({ basis: basis('closed') }).opened, 150)[0]).toContain('leave is not met');
    const overrides = [{ condition: 'leave', because: 'why' }];
    expect(only(adjusting({ basis: basis('closed'), overrides }).opened, 150).state).toBe('adopted');
  });
});

describe('two views of one record', () => {
  it('show where somebody signed for another tree', () => {
    const deeds = [...OPENED, receive('a', 20, 2, on), receive('b', 30, 2, on, { root: 'root of another' })];
    const cosigned = [{ member: 'c', at: when(40), size: 3, root: 'root of a third' }];
    expect(councilOf(deeds, 50, undefined, cosigned).splitViews).toEqual([
      { by: 'b', size: 2, root: 'root of another', index: 3 },
      { by: 'c', size: 3, root: 'root of a third' },
    ]);
  });
});

describe('what cannot be understood', () => {
  it('has no effect and says why', () => {
    expect(
      whys(
        [
          did('dance', 'a', 0),
          did('object', 'a', 0),
          did('propose', 'a', 0, { id: 'x', title: 't', text: 'x', rule: 'majority' }),
          did('receive', 'a', 0, { size: -1, root: 'x' }),
          did('override', 'a', 0, { on, overrides: 'all' }),
        ],
        10,
      ),
    ).toEqual([
      '0: "dance" is nothing that can be done',
      '1: "on" must be an object',
      '2: "rule" must be one of silence, assent',
      '3: "size" must be a whole number',
      '4: "overrides" must be a list',
    ]);
    expect(councilOf([did('note', 'a', 0, { says: 'hello', about: 'ceasefire' })], 1).notes).toEqual([
      { index: 0, by: 'a', at: when(0), says: 'hello', about: 'ceasefire' },
    ]);
  });
});
