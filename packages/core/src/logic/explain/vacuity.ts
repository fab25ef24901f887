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
  if (![...nodesOf(formula)].some((node) => 'vacuity' in node && node.vacuity)) return false;
  const judged = evaluate(untriggered(formula), trace, { from: day, to: day, outside });
  return judged.certain[judged.areas.length > 1 ? row : 0] === 1;
}

/**
 * The formula with every consequence of a `whenever` replaced by what helps least: false, or true where less of it
 * makes the whole more likely. Where a part counts both ways, both are asked for.
 */
function untriggered(formula: Formula, helps = false): Formula {
  const on = (part: Formula) => untriggered(part, helps);
  const against = (part: Formula) => untriggered(part, !helps);
  switch (formula.kind) {
    case 'constant':
    case 'proposition':
    case 'compare':
      return formula;
    case 'not':
      return not(against(formula.of));
    case 'and':
    case 'or':
    case 'at least of':
      return { ...formula, of: formula.of.map(on) };
    case 'implies': {
      const right: Formula = formula.vacuity ? { kind: 'constant', value: helps } : on(formula.right);
      return { ...formula, left: against(formula.left), right };
    }
    case 'iff':
      return same(formula, on, against);
    case 'xor':
      return not(same(formula, against, on));
    case 'since':
    case 'until':
      return { ...formula, left: on(formula.left), right: on(formula.right) };
    case 'rises':
      return and(on(formula.of), not(dayBefore(against(formula.of))));
    case 'falls':
      return and(not(against(formula.of)), dayBefore(on(formula.of)));
    case 'days that':
      return { ...formula, of: (formula.op === 'at least' ? on : against)(formula.of) };
    default:
      return { ...formula, of: on(formula.of) };
  }
}

const not = (of: Formula): Formula => ({ kind: 'not', of });
const and = (...of: readonly Formula[]): Formula => ({ kind: 'and', of });
const dayBefore = (of: Formula): Formula => ({ kind: 'once', bounds: { from: 1, to: 1 }, of });

/** Both hold, or neither does. */
function same(
  { left, right }: { readonly left: Formula; readonly right: Formula },
  holds: (part: Formula) => Formula,
  fails: (part: Formula) => Formula,
): Formula {
  const neither = and(not(fails(left)), not(fails(right)));
  return { kind: 'or', of: [and(holds(left), holds(right)), neither] };
}
