import { describe, expect, it } from 'vitest';
import { AGREEMENT, isFinal, next, OBLIGATION, POWER } from './tables.ts';

/** Written down a second time from the statecharts, as `from event to` lines, independent of the tables. */
const OBLIGATION_LINES = `
not triggered | triggered | create
not triggered | triggered unconditionally | in effect
not triggered | terminated | terminated
create | activated | in effect
create | expired | discharged
create | terminated | terminated
in effect | fulfilled | fulfilled
in effect | violated | violated
in effect | discharged | discharged
in effect | suspended | suspended
in effect | terminated | terminated
suspended | resumed | in effect
suspended | terminated | terminated`;

const POWER_LINES = `
not triggered | triggered | create
not triggered | triggered unconditionally | in effect
not triggered | terminated | terminated
create | activated | in effect
create | expired | expired
create | terminated | terminated
in effect | exerted | exerted
in effect | expired | expired
in effect | suspended | suspended
in effect | terminated | terminated
suspended | resumed | in effect
suspended | terminated | terminated`;

const AGREEMENT_LINES = `
formed | activated | in effect
in effect | suspended | suspended
in effect | fulfilled | fulfilled
in effect | terminated | terminated
in effect | rescinded | rescinded
suspended | resumed | in effect
suspended | terminated | terminated`;

type AnyTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

function linesOf(table: AnyTable): string[] {
  return Object.entries(table)
    .flatMap(([from, row]) => Object.entries(row).map(([event, to]) => `${from} | ${event} | ${to}`))
    .sort();
}

const expected = (text: string): string[] => text.trim().split('\n').sort();

describe('state machines', () => {
  it('have exactly the transitions of the statecharts', () => {
    expect(linesOf(OBLIGATION as AnyTable)).toEqual(expected(OBLIGATION_LINES));
    expect(linesOf(POWER as AnyTable)).toEqual(expected(POWER_LINES));
    expect(linesOf(AGREEMENT as AnyTable)).toEqual(expected(AGREEMENT_LINES));
  });

  it('never leave a final state', () => {
    for (const state of ['fulfilled', 'violated', 'discharged', 'terminated'] as const)
      expect(isFinal(OBLIGATION, state)).toBe(true);
    for (const state of ['exerted', 'expired', 'terminated'] as const)
      expect(isFinal(POWER, state)).toBe(true);
    for (const state of ['fulfilled', 'terminated', 'rescinded'] as const)
      expect(isFinal(AGREEMENT, state)).toBe(true);
    expect(next(OBLIGATION, 'fulfilled', 'violated')).toBeUndefined();
  });
});
