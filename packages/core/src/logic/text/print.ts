import type { Bounds, Formula, Term } from '../formula.ts';

const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;

/**
 * A formula in the syntax that `parseFormula` reads, fully bracketed. Only what that syntax can say: throws on
 * calendar windows, areas and the like.
 */
export function formulaText(formula: Formula): string {
  switch (formula.kind) {
    case 'constant':
      return String(formula.value);
    case 'compare':
      return `${termText(formula.left)} ${formula.op} ${termText(formula.right)}`;
    case 'and':
    case 'or':
      return formula.of.map((part) => `(${formulaText(part)})`).join(` ${formula.kind} `);
    case 'implies':
    case 'iff':
    case 'xor':
    case 'since':
    case 'until':
      return `(${formulaText(formula.left)}) ${wordText(formula)} (${formulaText(formula.right)})`;
    case 'not':
    case 'rises':
    case 'falls':
    case 'historically':
    case 'once':
    case 'always':
    case 'eventually':
      return `${wordText(formula)} (${formulaText(formula.of)})`;
    default:
      throw new TypeError(`the formal syntax has no "${formula.kind}"`);
  }
}

export function termText(term: Term): string {
  switch (term.kind) {
    case 'number':
      return term.value < 0 ? `(${term.value})` : String(term.value);
    case 'measure':
      return term.name;
    case 'abs':
      return `abs(${termText(term.of)})`;
    case 'negate':
      return `(-(${termText(term.of)}))`;
    case 'window':
      if (term.window.kind === 'calendar') throw new TypeError('the formal syntax has no calendar windows');
      return `(${term.fn}${boundsText(term.window)} ${termText(term.of)})`;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return `(${termText(term.left)} ${SIGNS[term.kind]} ${termText(term.right)})`;
    default:
      throw new TypeError(`the formal syntax has no "${term.kind}"`);
  }
}

function wordText(formula: { readonly kind: string; readonly bounds?: Bounds }): string {
  return formula.bounds ? `${formula.kind}${boundsText(formula.bounds)}` : formula.kind;
}

function boundsText({ from, to }: Bounds): string {
  return `[${from},${to === Infinity ? 'inf' : to}]`;
}
