import type { Day } from '../../calendar/index.ts';
import { evaluate, type Outside } from '../evaluate/index.ts';
import type { Formula } from '../formula.ts';
import type { Trace } from '../trace.ts';
import { nodesOf } from '../walk.ts';

/**
 * Whether a formula is met only because no `whenever` in it ever happened: it would still be met if what has to
 * follow were impossible (I. Beer, S. Ben-David, C. Eisner, Y. Rodeh, "Efficient detection of vacuity in temporal
 * model checking", Formal Methods in System Design 18, 2001).
 */
export function isVacuous(formula: Formula, trace: Trace, day: Day, outside: Outside, row = 0): boolean {
  const triggered = [...nodesOf(formula)].some((node) => node.kind === 'implies' && node.vacuity === true);
  if (!triggered) return false;
  const judged = evaluate(untriggered(formula), trace, { from: day, to: day, outside });
  return judged.certain[judged.areas.length > 1 ? row : 0] === 1;
}

/** The formula with every consequence of a `whenever` replaced by what helps least: false, or true under `not`. */
function untriggered(formula: Formula, helps = false): Formula {
  const on = (part: Formula) => untriggered(part, helps);
  switch (formula.kind) {
    case 'constant':
    case 'proposition':
    case 'compare':
    case 'iff':
    case 'xor':
      return formula;
    case 'not':
      return { ...formula, of: untriggered(formula.of, !helps) };
    case 'and':
    case 'or':
    case 'at least of':
      return { ...formula, of: formula.of.map(on) };
    case 'implies': {
      const right: Formula = formula.vacuity ? { kind: 'constant', value: helps } : on(formula.right);
      return { ...formula, left: untriggered(formula.left, !helps), right };
    }
    case 'since':
    case 'until':
      return { ...formula, left: on(formula.left), right: on(formula.right) };
    case 'days that':
      return { ...formula, of: untriggered(formula.of, formula.op === 'at least' ? helps : !helps) };
    default:
      return { ...formula, of: on(formula.of) };
  }
}
