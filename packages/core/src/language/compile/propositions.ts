import type { Formula, TextRange } from '../../logic/index.ts';
import { SAY } from '../messages.ts';
import type { Expression, NameExpression } from '../syntax/index.ts';
import { kindInWords, reportPart, reportUnknown, spelled } from './numbers.ts';
import type { FormulaValue, Scope } from './scope.ts';

/** Which states may be asked of what, inside a formula. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  condition: ['met', 'not met'],
  occurrence: ['has happened', 'happens'],
  commitment: ['fulfilled', 'violated', 'in effect', 'suspended', 'discharged', 'terminated'],
  power: ['in effect', 'suspended', 'exerted', 'expired', 'terminated'],
};

/** `talks_begin has happened`, `us_8600 is fulfilled`, `ceasefire is not met`. */
export function compileState(
  expression: Expression & { readonly kind: 'state' },
  scope: Scope,
): FormulaValue | undefined {
  const { of, state, start, end } = expression;
  const range = { start, end };
  const meaning = scope.meaning(of.name);
  scope.use(of.name, of.part?.name);
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
      return { kind: 'proposition', name: `${name} has happened`, range };
    default:
      return { kind: 'proposition', name: `${name} is ${state}`, range };
  }
}

/** A bare name where a yes-or-no is wanted; the name of an occurrence is the day on which it happens. */
export function compileProposition(
  expression: NameExpression,
  scope: Scope,
  asEvent: boolean,
): FormulaValue | undefined {
  const { name, part, start, end } = expression;
  const meaning = scope.meaning(name);
  scope.use(name, part?.name);
  const range = { start, end };
  if (
    part !== undefined &&
    meaning !== undefined &&
    meaning.kind !== 'lost' &&
    meaning.kind !== 'condition'
  ) {
    return reportPart(expression, meaning.kind, scope);
  }
  switch (meaning?.kind) {
    case 'lost':
      return undefined;
    case 'signal':
      return { kind: 'formula', formula: { kind: 'proposition', name, range } };
    case 'condition':
      if (part !== undefined && !meaning.readings.includes(part.name)) {
        const near = scope.nearest(part.name, meaning.readings);
        scope.report.error({
          code: 'unknown-reading',
          message: SAY.unknownReading(name, part.name, near),
          start: part.start,
          end: part.end,
          nearest: near,
        });
        return undefined;
      }
      return proposition(part === undefined ? name : `${name}.${part.name}`, range);
    case 'occurrence':
      if (asEvent) return proposition(name, range);
      scope.report.error({ code: 'bare-occurrence', message: SAY.eventInFormula(name), start, end });
      return undefined;
    case 'measure':
    case 'baseline':
      return reportNumber(expression, scope);
  }
  if (meaning === undefined) reportUnknown(name, 'condition or measure', start, end, scope);
  else {
    const hint = meaning.kind === 'commitment' || meaning.kind === 'power';
    const message = hint
      ? SAY.stateMissing(name, meaning.kind)
      : SAY.wrongKind(name, kindInWords(meaning.kind), 'condition');
    scope.report.error({ code: 'wrong-kind', message, start, end });
  }
  return undefined;
}

function proposition(name: string, range: TextRange): FormulaValue {
  return { kind: 'formula', formula: { kind: 'proposition', name, range } };
}

/** A number stands where a yes-or-no is wanted. */
export function reportNumber(expression: Expression, scope: Scope): undefined {
  const { start, end } = expression;
  scope.report.error({
    code: 'not-a-formula',
    message: SAY.notAFormula(spelled(expression, scope)),
    start,
    end,
  });
  return undefined;
}
