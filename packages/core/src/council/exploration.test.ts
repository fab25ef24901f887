/**
 * Every history of the council up to seven acts of three members and a chair, on a text under silence from minute 10
 * to minute 13: what the rules promise holds in each, and the order of entries received in one second does not matter.
 * With amendments, assents, reservations, withdrawn objections and announcements besides, shorter ones in the suite;
 * `LOCKSTEP_DEPTH=6 npx vitest run packages/core/src/council/exploration.test.ts` looks further.
 */
import { describe, expect, it } from 'vitest';
import { when } from '../record/testing/scribe.ts';
import { councilAt } from './index.ts';
import {
  circulate,
  type Deed,
  did,
  extend,
  inputOf,
  isoMinute,
  proposal,
  receive,
  rootOf,
} from './testing/court.ts';

const { deed: PROPOSED, on } = proposal();
const FROM = 10;
const UNTIL = 13;
const OPENED = [PROPOSED, circulate(on, FROM, UNTIL)];
const MEMBERS: readonly string[] = ['a', 'b', 'c'];

/** One step: time goes on by a minute, or somebody acts. Members stand for each other: the first to act is always a. */
type Step = 'tick' | 'extend' | 'withdraw' | 'close' | `${MemberStep} ${string}`;
type MemberStep = 'object' | 'receive' | 'amend' | 'agree' | 'retract' | 'reserve' | 'interpret';
const STEPS: readonly Step[] = [
  'tick',
  'extend',
  'withdraw',
  ...MEMBERS.map((member): Step => `object ${member}`),
  ...MEMBERS.map((member): Step => `receive ${member}`),
];

const ALL_STEPS: readonly Step[] = [
  ...STEPS,
  'close',
  ...(['amend', 'agree', 'retract', 'reserve', 'interpret'] as const).flatMap((kind) =>
    MEMBERS.map((member): Step => `${kind} ${member}`),
  ),
];
const WORDS: Readonly<Record<string, object>> = {
  amend: { instead: 'Another text.' },
  reserve: { says: 'A reservation.' },
  interpret: { says: 'An interpretation.' },
};
const DEPTH = Number(process.env.LOCKSTEP_DEPTH ?? 4);

interface History {
  readonly deeds: readonly Deed[];
  readonly minute: number;
  /** Acts in this minute, and the record's size when it began. */
  readonly here: number;
  readonly size: number;
  readonly members: number;
  readonly last: number;
}

function next(history: History, step: Step, steps: readonly Step[]): History | undefined {
  const { deeds, minute, here, size, members } = history;
  if (step === 'tick') return { ...history, minute: minute + 1, here: 0, size: deeds.length, last: 0 };
  const index = steps.indexOf(step);
  // Acts of one minute are tried in one order only; that the order does not matter is checked apart.
  if (here > 0 && index <= history.last) return undefined;
  const [kind, member] = step.split(' ');
  const who = member === undefined ? -1 : MEMBERS.indexOf(member);
  if (who > members) return undefined;
  const deed =
    kind === 'extend'
      ? extend(on, minute, minute + 3)
      : kind === 'receive'
        ? receive(member!, minute, size, on)
        : kind === 'close'
          ? did('close', 'chair', minute, { on, outcome: 'adopted', size, root: rootOf(size) })
          : did(kind!, member ?? 'chair', minute, { on, ...WORDS[kind!] });
  return {
    ...history,
    deeds: [...deeds, deed],
    here: here + 1,
    last: index,
    members: Math.max(members, who + 1),
  };
}

const BREAKS: readonly string[] = ['object', 'amend'];

/** The rules once more, as a plain story told minute by minute. */
function story(deeds: readonly Deed[], until: number): { state: string; expiry: number; final: boolean } {
  let expiry = UNTIL;
  let state = 'under silence';
  const seen = new Set<string>();
  const owes = new Set<string>();
  for (let minute = FROM; minute <= until; minute++) {
    const now = deeds.filter(({ at }) => at === minute);
    if (state === 'under silence' && minute >= expiry) state = 'adopted';
    if (state === 'under silence') {
      if (now.some(({ kind }) => BREAKS.includes(kind))) state = 'broken';
      else if (now.some(({ kind }) => kind === 'withdraw')) state = 'withdrawn';
      else if (now.some(({ kind }) => kind === 'extend')) expiry = Math.max(expiry, minute + 3);
    } else if (state === 'adopted') {
      for (const { kind, by } of now) if (BREAKS.includes(kind) && !seen.has(by)) owes.add(by);
      for (const { kind, by, fields } of now) {
        if (kind !== 'receive') continue;
        const { size } = fields as { size: number };
        const own = deeds.findLastIndex(
          (deed) => BREAKS.includes(deed.kind) && deed.by === by && deed.at <= minute,
        );
        if (!owes.has(by) || own < size) seen.add(by);
      }
    }
  }
  return { state, expiry, final: state === 'adopted' && seen.size === MEMBERS.length };
}

function outcome(deeds: readonly Deed[], minute: number): object {
  const { rounds } = councilAt(inputOf(deeds), when(minute));
  const { state, since, silence, final, missing } = rounds[0]!;
  return { state, since, expires: silence!.expires, final, missing };
}

/** The same histories with the acts of each minute the other way round; the text and its circulation stay ahead. */
function reversed(deeds: readonly Deed[]): Deed[] {
  return deeds.toSorted((a, b) => a.at - b.at || deeds.indexOf(b) - deeds.indexOf(a));
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

function explore(
  depth: number,
  visit: (history: History) => void,
  steps: readonly Step[] = STEPS,
  minute = FROM,
): number {
  let count = 0;
  const go = (history: History, left: number) => {
    count++;
    visit(history);
    if (left === 0) return;
    for (const step of steps) {
      const then = next(history, step, steps);
      if (then) go(then, left - 1);
    }
  };
  go({ deeds: OPENED, minute, here: 0, size: OPENED.length, members: 0, last: 0 }, depth);
  return count;
}

/** Compares what the council says with the story, and with what must never be. */
function compare({ deeds, minute }: History): string {
  const { state, since, expires, final } = outcome(deeds, minute) as ReturnType<typeof Object>;
  const told = story(deeds, minute);
  if (
    state !== told.state ||
    isoMinute(told.expiry) !== new Date(expires * 1000).toISOString().replace('.000', '')
  )
    expect({ deeds, minute, state, expires }).toEqual({ deeds, minute, ...told });
  if (final !== told.final) expect({ deeds, minute, final }).toEqual({ deeds, minute, final: told.final });
  const timely = deeds.some(({ kind, at }) => BREAKS.includes(kind) && when(at) < expires);
  if (state === 'adopted' && (timely || when(minute) < expires || since !== expires))
    throw new Error(`adopted over an objection or too early: ${JSON.stringify(deeds)}`);
  if (final && state !== 'adopted') throw new Error('final without being adopted');
  return `${state}${final ? ', final' : ''}`;
}

function sameEitherWay({ deeds, minute }: History): void {
  const turned = [...OPENED, ...reversed(deeds.slice(OPENED.length))];
  const [one, other] = [outcome(deeds, minute), outcome(turned, minute)];
  if (JSON.stringify(one) !== JSON.stringify(other)) expect({ deeds, ...other }).toEqual({ deeds, ...one });
}

describe('every history of up to seven steps', () => {
  it('ends as the rules say, and never adopts too early or over an objection', () => {
    const states = new Set<string>();
    const count = explore(7, (history) => states.add(compare(history)));
    expect(count).toBeGreaterThan(25_000);
    expect([...states].sort()).toEqual(['adopted', 'adopted, final', 'broken', 'under silence', 'withdrawn']);
  });

  it('needs every assent where assent is asked for, and still no objection', () => {
    const asked = proposal({ rule: 'assent' });
    const opened = [asked.deed, circulate(asked.on, FROM, UNTIL)];
    const go = (deeds: readonly Deed[], minute: number, left: number): number => {
      const { rounds } = councilAt(inputOf(deeds), when(minute));
      const has = (kind: string, by: string) =>
        deeds.some((deed) => deed.kind === kind && deed.by === by && deed.at < UNTIL);
      const broken = MEMBERS.some((member) => has('object', member));
      const all = MEMBERS.every((member) => has('agree', member));
      const expected = broken ? 'broken' : minute < UNTIL ? 'under silence' : all ? 'adopted' : 'lapsed';
      if (rounds[0]?.state !== expected) expect({ deeds, minute, ...rounds[0] }).toEqual({ state: expected });
      if (left === 0) return 1;
      const steps = MEMBERS.flatMap((by) =>
        ['agree', 'object'].map((kind) => did(kind, by, minute, { on: asked.on })),
      );
      return steps
        .filter((deed) => !deeds.some((other) => other.kind === deed.kind && other.by === deed.by))
        .reduce(
          (sum, deed) => sum + go([...deeds, deed], minute, left - 1),
          1 + go(deeds, minute + 1, left - 1),
        );
    };
    expect(go(opened, FROM, 6)).toBeGreaterThan(10_000);
  });

  it('is the same whichever way round the entries of one second came', () => {
    let compared = 0;
    explore(7, (history) => {
      if (history.here < 2) return;
      compared++;
      sameEitherWay(history);
    });
    expect(compared).toBeGreaterThan(10_000);
  });

  it(`holds with acts of every kind, here up to ${DEPTH} steps, at the beginning of silence and at its end`, () => {
    let count = 0;
    for (const minute of [FROM, UNTIL - 1])
      count += explore(
        DEPTH,
        (history) => {
          compare(history);
          if (history.here > 1) sameEitherWay(history);
        },
        ALL_STEPS,
        minute,
      );
    if (DEPTH > 4) console.log(`${count} histories of up to ${DEPTH} steps`);
    expect(count).toBeGreaterThan(10_000);
  }, 3_600_000);

  it('is the same for every order of a whole procedure that happens in one second', () => {
    const { deed, on: named } = proposal({ adjustment: 'leave', basis: BASIS }, 'a', 0);
    const overrides = [{ condition: 'ceasefire', because: 'why' }];
    const here = [
      deed,
      did('override', 'a', 0, { on: named, overrides }),
      circulate(named, 0, 5),
      extend(named, 0, 9),
      did('object', 'b', 0, { on: named }),
      did('withdraw', 'chair', 0, { on: named }),
    ];
    for (let length = 1; length <= here.length; length++) {
      const all = permutations(here.slice(0, length)).map((deeds) => {
        const { rounds } = councilAt(inputOf(deeds), when(20));
        return JSON.stringify(
          rounds.map(({ state, since, silence, order }) => [state, since, silence?.expires, order.inOrder]),
        );
      });
      expect(new Set(all).size, `${length} acts`).toBe(1);
    }
  });
});

const BASIS = {
  assessment: 'd',
  asOf: '2020-10-21',
  known: '2020-10-21',
  agreement: 'a',
  evidenceRoot: 'e',
  gate: 'closed',
  heldBackBy: [{ condition: 'ceasefire', verdict: 'not met' }],
};
