import type { Formula, Term, Window } from '../formula.ts';
import { type FormulaNode, nodesOf } from '../walk.ts';

/** Rebuilds a formula with some of its nodes replaced; `change` returns undefined for what stays as it is. */
export function rewrite(formula: Formula, change: (node: FormulaNode) => FormulaNode | undefined): Formula {
  return visit(formula, change) as Formula;
}

/** Parts that stay as they are stay the same objects, so that what is known of them can be used again. */
function visit(node: FormulaNode, change: (node: FormulaNode) => FormulaNode | undefined): FormulaNode {
  const replaced = change(node);
  if (replaced) return replaced;
  if ('left' in node) {
    const [left, right] = [visit(node.left, change), visit(node.right, change)];
    return left === node.left && right === node.right ? node : ({ ...node, left, right } as FormulaNode);
  }
  if (!('of' in node)) return node;
  if (!Array.isArray(node.of)) {
    const of = visit(node.of as FormulaNode, change);
    return of === node.of ? node : ({ ...node, of } as FormulaNode);
  }
  const parts = node.of as readonly FormulaNode[];
  const inner = parts.map((part) => visit(part, change));
  return inner.every((part, i) => part === parts[i]) ? node : ({ ...node, of: inner } as FormulaNode);
}

/** Numbers that a comparison compares with, in the order in which they are written: what a slider can move. */
export function thresholdsIn(formula: Formula): readonly Extract<Term, { kind: 'number' }>[] {
  return [...nodesOf(formula)].filter((node) => node.kind === 'number');
}

/** The formula with one of its numbers moved; `which` counts as in `thresholdsIn`. */
export function withThreshold(formula: Formula, value: number, which = 0): Formula {
  const target = thresholdsIn(formula)[which];
  return target ? rewrite(formula, (node) => (node === target ? { ...target, value } : undefined)) : formula;
}

/** The formula with every window of `days` days over a measure (or all of them) made `to` days long. */
export function withWindow(formula: Formula, to: number, days?: number): Formula {
  return rewrite(formula, (node) => {
    if (node.kind !== 'window' || node.window.kind !== 'days') return undefined;
    const { from, to: end } = node.window;
    if (days !== undefined && end - from + 1 !== days) return undefined;
    const window: Window = { kind: 'days', from, to: from + to - 1 };
    return { ...node, window };
  });
}

/** Lengths in days of the windows over measures, each once, in the order of the text. */
export function windowsIn(formula: Formula): readonly number[] {
  const lengths = new Set<number>();
  for (const node of nodesOf(formula)) {
    if (node.kind === 'window' && node.window.kind === 'days')
      lengths.add(node.window.to - node.window.from + 1);
  }
  return [...lengths];
}

/** The formula with another measure in the place of one. */
export function withMeasure(formula: Formula, from: string, to: string): Formula {
  return rewrite(formula, (node) =>
    node.kind === 'measure' && node.name === from ? { ...node, name: to } : undefined,
  );
}
