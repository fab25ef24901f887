import type { Formula, Term } from '../formula.ts';

/** A formula of signal temporal logic as the conformance files write it. */
export interface StlNode {
  readonly op: string;
  readonly args?: readonly StlNode[];
  readonly cmp?: string;
  readonly name?: string;
  readonly value?: number;
  readonly interval?: { readonly lo: number; readonly hi: number | null };
}

export function stlFormula(node: StlNode): Formula {
  const [a, b] = node.args ?? [];
  const part = (one: StlNode | undefined) => stlFormula(one!);
  const bounds = node.interval
    ? { bounds: { from: node.interval.lo, to: node.interval.hi ?? Infinity } }
    : {};
  switch (node.op) {
    case 'cmp':
      return { kind: 'compare', op: node.cmp as '<', left: stlTerm(a!), right: stlTerm(b!) };
    case 'not':
      return { kind: 'not', of: part(a) };
    case 'and':
    case 'or':
      return { kind: node.op, of: node.args!.map(stlFormula) };
    case 'implies':
      return { kind: 'implies', left: part(a), right: part(b) };
    case 'since':
    case 'until':
      return { kind: node.op, ...bounds, left: part(a), right: part(b) };
    case 'historically':
    case 'once':
    case 'always':
    case 'eventually':
      return { kind: node.op, ...bounds, of: part(a) };
    default:
      throw new Error(`unknown operator ${node.op}`);
  }
}

function stlTerm(node: StlNode): Term {
  const [a, b] = node.args ?? [];
  switch (node.op) {
    case 'num':
      return { kind: 'number', value: node.value! };
    case 'var':
      return { kind: 'measure', name: node.name! };
    case 'abs':
      return { kind: 'abs', of: stlTerm(a!) };
    case 'add':
      return { kind: 'add', left: stlTerm(a!), right: stlTerm(b!) };
    case 'sub':
      return { kind: 'subtract', left: stlTerm(a!), right: stlTerm(b!) };
    case 'mul':
      return { kind: 'multiply', left: stlTerm(a!), right: stlTerm(b!) };
    default:
      throw new Error(`unknown operator ${node.op}`);
  }
}
