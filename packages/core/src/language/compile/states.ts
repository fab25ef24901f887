import type { Formula } from '../../logic/index.ts';
import { SAY } from '../messages.ts';
import type { Expression } from '../syntax/index.ts';
import { kindInWords, reportUnknown } from './numbers.ts';
import type { Scope } from './scope.ts';

/** Which states may be asked of what, inside a formula. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  condition: ['met', 'not met'],
  occurrence: ['has happened', 'happens'],
  commitment: ['fulfilled', 'violated', 'in effect', 'suspended', 'discharged', 'terminated'],
  power: ['in effect', 'suspended', 'exerted', 'expired', 'terminated'],
};

interface StateValue {
  readonly kind: 'formula';
  readonly formula: Formula;
}

/** `talks_begin has happened`, `us_8600 is fulfilled`, `ceasefire is not met`. */
export function compileState(
  expression: Expression & { readonly kind: 'state' },
  scope: Scope,
): StateValue | undefined {
  const { of, state, start, end } = expression;
  const range = { start, end };
  const meaning = scope.meaning(of.name);
  scope.use(of.name);
  if (meaning?.kind === 'lost') return undefined;
  if (meaning === undefined) {
    reportUnknown(of.name, 'condition, commitment or occurrence', of.start, of.end, scope);
    return undefined;
  }
  if (meaning.kind !== 'signal' && STATES[meaning.kind]?.includes(state) !== true) {
    const states = STATES[meaning.kind] ?? [];
    const message = SAY.noSuchState(of.name, kindInWords(meaning.kind), state, states);
    scope.report.error({ code: 'unknown-state', message, start, end, expected: states });
    return undefined;
  }
  const name = of.part === undefined ? of.name : `${of.name}.${of.part.name}`;
  return { kind: 'formula', formula: stateFormula(name, state, range) } as const;
}

function stateFormula(name: string, state: string, range: { start: number; end: number }): Formula {
  const itself: Formula = { kind: 'proposition', name, range };
  switch (state) {
    case 'met':
    case 'happens':
      return itself;
    case 'not met':
      return { kind: 'not', of: itself, range };
    case 'has happened':
      return { kind: 'once', of: itself, range };
    default:
      return { kind: 'proposition', name: `${name} is ${state}`, range };
  }
}
