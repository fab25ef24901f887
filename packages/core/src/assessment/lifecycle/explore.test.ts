/** Every short sequence of events over a duty and the powers that act on it. */
import { describe, expect, it } from 'vitest';
import type { Agreement, Commitment, Power } from '../../language/index.ts';
import { simulate } from './simulate.ts';
import { AGREEMENT, isFinal, next, OBLIGATION, POWER } from './tables.ts';
import { fromDayOn } from './truth.ts';
import type { Life, Step } from './world.ts';

const range = { start: 0, end: 0 };
const FIRST = 0;
const LAST = 12;
const DEADLINE = 4;

const duty = (onSuspension: Commitment['onSuspension']): Commitment => ({
  id: 'duty',
  label: 'duty',
  range,
  notes: [],
  debtors: ['a'],
  debtorMode: 'jointly',
  creditors: [],
  duty: 'achieve',
  deed: { kind: 'occurrence', id: 'done' },
  deadline: { anchor: { kind: 'date', day: DEADLINE }, range },
  onSuspension,
  surviving: false,
});

const power = (id: string, effect: Power['effect']): Power => ({
  id,
  label: id,
  range,
  notes: [],
  holder: ['b'],
  against: ['a'],
  effect,
  exertedBy: id,
});

const agreement = (onSuspension: Commitment['onSuspension']): Agreement => ({
  title: 'all sequences',
  timeZone: 'UTC',
  signed: FIRST,
  parties: [],
  areaSets: [],
  sources: [],
  measures: [],
  baselines: [],
  occurrences: [],
  anchors: [],
  conditions: [],
  commitments: [duty(onSuspension)],
  powers: [
    power('halt', { kind: 'suspend', commitment: 'duty' }),
    power('resume', { kind: 'resume', commitment: 'duty' }),
    power('release', { kind: 'discharge', commitment: 'duty' }),
    power('end', { kind: 'terminate', agreement: true }),
    power('pause', { kind: 'suspend', agreement: true }),
    power('go_on', { kind: 'resume', agreement: true }),
  ],
  adjustments: [],
  tests: [],
});

const EVENTS = ['done', 'halt', 'resume', 'release', 'end', 'pause', 'go_on', 'nothing'] as const;
type Event = (typeof EVENTS)[number];

/** The first event happens on day 1, the next on day 2, and so on. */
function live(sequence: readonly Event[], subject: Agreement): Life {
  const occurred = new Map<string, { day: number; items: string[] }>();
  sequence.forEach((event, i) => {
    if (event !== 'nothing' && !occurred.has(event)) occurred.set(event, { day: i + 1, items: [event] });
  });
  const on = occurred.get('done')?.day;
  return simulate(subject, {
    first: FIRST,
    last: LAST,
    signed: FIRST,
    occurred,
    deeds: new Map([['duty', fromDayOn({ first: FIRST, last: LAST }, on, on)]]),
    deedWitness: () => [],
    formulas: () => fromDayOn({ first: FIRST, last: LAST }, FIRST, FIRST),
    anchorReading: new Map(),
  });
}

/**
 * Every sequence of `length` events, once: an occurrence counts the first time only, so a repeated event is the same
 * as none, and a shorter sequence is one that ends with nothing.
 */
function* sequences(length: number): Generator<Event[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const rest of sequences(length - 1))
    for (const event of EVENTS) if (event === 'nothing' || !rest.includes(event)) yield [...rest, event];
}

type AnyTable = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

/** Each step must be one that the table allows, in order of time, and nothing may follow a final state. */
function followsTable(history: readonly Step<string>[], start: string, table: AnyTable): string | undefined {
  let state = start;
  let day = Number.NEGATIVE_INFINITY;
  for (const step of history) {
    if (isFinal(table, state)) return `${step.event} after ${state}`;
    if (next(table, state, step.event) !== step.state) return `${state} -${step.event}-> ${step.state}`;
    if (step.day < day) return `${step.event} on day ${step.day} after day ${day}`;
    state = step.state;
    day = step.day;
  }
  return undefined;
}

function faults(sequence: readonly Event[], life: Life): string[] {
  const found: (string | undefined)[] = [];
  const only = life.duties.get('duty');
  if (!only) return ['no duty'];
  found.push(followsTable(only.history, 'not triggered', OBLIGATION));
  for (const warrant of life.warrants.values())
    found.push(followsTable(warrant.history, 'not triggered', POWER));
  found.push(followsTable(life.history, 'formed', AGREEMENT));
  const states = only.history.map((step) => step.state);
  if (states.includes('fulfilled') && states.includes('violated')) found.push('both fulfilled and violated');
  const doneOn = sequence.indexOf('done') + 1;
  if (only.state === 'fulfilled' && doneOn === 0) found.push('fulfilled without the deed');
  if (only.state === 'violated' && doneOn > 0 && doneOn <= DEADLINE && !states.includes('suspended'))
    found.push('violated although done in time and never suspended');
  if (only.state === 'in effect' && only.deadline !== undefined && only.deadline < LAST)
    found.push('in effect after its deadline');
  const begun = only.state !== 'not triggered';
  if (life.state === 'terminated' && begun && !isFinal(OBLIGATION, only.state))
    found.push('outlives its agreement');
  return found.filter((one) => one !== undefined).map((one) => `${sequence.join(' ')}: ${one}`);
}

describe('all sequences of up to six events', () => {
  for (const policy of ['keep', 'freeze', 'restart'] as const)
    it(`keep the machines' rules when suspension means ${policy}`, () => {
      const subject = agreement(policy);
      const wrong: string[] = [];
      let tried = 0;
      for (const sequence of sequences(6)) {
        wrong.push(...faults(sequence, live(sequence, subject)));
        tried++;
      }
      expect(wrong.slice(0, 5)).toEqual([]);
      expect(tried).toBe(37633);
    });
});
