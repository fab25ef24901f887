import type { Formula } from '../../logic/index.ts';
import { SAY } from '../messages.ts';
import { SURGE_UNIT, surgeName } from '../surges.ts';
import type { SurgeExpression } from '../syntax/index.ts';
import { kindInWords, reportUnknown } from './numbers.ts';
import type { FormulaValue, Scope } from './scope.ts';

/** `surge in attacks`: the area is part of a surge in the last whole week that ended on or before the day. */
export function compileSurge(expression: SurgeExpression, scope: Scope): FormulaValue | undefined {
  const { measure, start, end } = expression;
  const meaning = scope.meaning(measure.name);
  scope.use(measure.name);
  const range = { start, end };
  const report = (code: string, message: string): undefined => {
    scope.report.error({ code, message, start: measure.start, end: measure.end });
  };
  if (meaning === undefined) {
    reportUnknown(measure.name, 'measure', measure.start, measure.end, scope);
    return undefined;
  }
  switch (meaning.kind) {
    case 'lost':
      return undefined;
    case 'signal':
      if (scope.trace) return report('surge-in-trace', SAY.surgeInTrace());
      break;
    case 'measure':
      if (!meaning.events) return report('surge-events', SAY.surgeNeedsEvents(measure.name));
      break;
    default:
      return report('wrong-kind', SAY.wrongKind(measure.name, kindInWords(meaning.kind), 'measure'));
  }
  const formula: Formula = {
    kind: 'compare',
    op: '>',
    left: { kind: 'measure', name: surgeName(measure.name), range },
    right: { kind: 'number', value: 0, range },
    unit: SURGE_UNIT,
    range,
  };
  const set = meaning.kind === 'measure' ? meaning.set : undefined;
  const { name } = measure;
  return {
    kind: 'formula',
    formula,
    ...(set !== undefined && { areas: { set, name, start: measure.start, end: measure.end } }),
  };
}
