import type { Formula } from '../../logic/index.ts';
import { areasOf } from './numbers.ts';
import type { FormulaValue, PerArea, Scope } from './scope.ts';

export function wrap(of: FormulaValue | undefined, make: (of: Formula) => Formula): FormulaValue | undefined {
  return of && { ...of, formula: make(of.formula) };
}

export function both(
  left: FormulaValue | undefined,
  right: FormulaValue | undefined,
  scope: Scope,
  make: (left: Formula, right: Formula) => Formula,
): FormulaValue | undefined {
  if (left === undefined || right === undefined) return undefined;
  return { kind: 'formula', formula: make(left.formula, right.formula), areas: areasOf(left, right, scope) };
}

export function gather(
  parts: readonly (FormulaValue | undefined)[],
  scope: Scope,
  make: (of: readonly Formula[]) => Formula,
): FormulaValue | undefined {
  const of: Formula[] = [];
  let areas: PerArea | undefined;
  for (const part of parts) {
    if (part === undefined) continue;
    areas = areasOf({ areas }, part, scope);
    of.push(part.formula);
  }
  return of.length === parts.length ? { kind: 'formula', formula: make(of), areas } : undefined;
}
