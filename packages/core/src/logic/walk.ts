import type { Formula, Term } from './formula.ts';

/** A formula or a term. The `kind`s of the two never coincide. */
export type FormulaNode = Formula | Term;

export function isFormula(node: FormulaNode): node is Formula {
  return FORMULA_KINDS.has(node.kind);
}

const FORMULA_KINDS: ReadonlySet<string> = new Set<Formula['kind']>([
  'constant',
  'proposition',
  'compare',
  'not',
  'and',
  'or',
  'implies',
  'iff',
  'xor',
  'historically',
  'once',
  'always',
  'eventually',
  'since',
  'until',
  'rises',
  'falls',
  'areas',
  'at least of',
  'days that',
]);

/** Direct parts of a node, in the order in which they are written. */
export function childrenOf(node: FormulaNode): readonly FormulaNode[] {
  if ('left' in node) return [node.left, node.right];
  if (!('of' in node)) return [];
  return Array.isArray(node.of) ? (node.of as readonly Formula[]) : [node.of as FormulaNode];
}

/** Every node from the root down, parents before their parts. */
export function* nodesOf(root: FormulaNode): Generator<FormulaNode> {
  yield root;
  for (const child of childrenOf(root)) yield* nodesOf(child);
}

/** Names of the measures that a formula or term reads, each once, in the order of first mention. */
export function measuresOf(root: FormulaNode): readonly string[] {
  return namesOf(root, 'measure');
}

/** Names of the propositions that a formula reads, each once, in the order of first mention. */
export function propositionsOf(root: FormulaNode): readonly string[] {
  return namesOf(root, 'proposition');
}

function namesOf(root: FormulaNode, kind: 'measure' | 'proposition'): readonly string[] {
  const names = new Set<string>();
  for (const node of nodesOf(root)) {
    if (node.kind === kind) names.add((node as { name: string }).name);
  }
  return [...names];
}
