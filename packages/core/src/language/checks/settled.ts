import type { Formula } from '../../logic/index.ts';
import { SAY } from '../messages.ts';
import type { Agreement, Measure } from '../model.ts';
import type { Check, Warning } from './checking.ts';
import { rangeOfTerm, settled } from './ranges.ts';

type Settled = 'always' | 'never' | undefined;

/** Formulas that are decided before any evidence comes in. */
export const checkSettled: Check = (c) => {
  const measures = new Map(c.agreement.measures.map((measure) => [measure.id, measure]));
  warnSettled(c.agreement, measures, (finding) => c.warning(finding));
};

/** The same for some of an agreement's blocks, which need to know what its measures count. */
export function warnSettled(
  { conditions, commitments, adjustments }: Pick<Agreement, 'conditions' | 'commitments' | 'adjustments'>,
  measures: ReadonlyMap<string, Measure>,
  warning: (finding: Warning) => void,
): void {
  const check = (formula: Formula, what: string) => {
    const found = settle(formula, measures);
    if (found === undefined || formula.range === undefined) return;
    const message = found === 'never' ? SAY.neverMet(what) : SAY.alwaysMet(what);
    warning({ code: found === 'never' ? 'never-met' : 'always-met', message, ...formula.range });
  };
  for (const { readings } of conditions) {
    for (const { rule } of readings) if (rule.kind === 'means') check(rule.formula, 'This rule');
  }
  for (const { deed, duty } of commitments) {
    if (deed.kind !== 'formula' && deed.kind !== 'bring') continue;
    const found = settle(deed.formula, measures);
    const wrong = duty === 'refrain' ? 'always' : 'never';
    if (found === wrong && deed.formula.range)
      warning({ code: 'cannot-perform', message: SAY.cannotPerform(), ...deed.formula.range });
  }
  for (const { requires } of adjustments) if (requires) check(requires, 'This gate');
}

/** What a formula comes to on every day, whatever the evidence says; undefined when that depends on it. */
export function settle(formula: Formula, measures: ReadonlyMap<string, Measure>): Settled {
  const of = (part: Formula) => settle(part, measures);
  switch (formula.kind) {
    case 'constant':
      return formula.value ? 'always' : 'never';
    case 'proposition':
      return undefined;
    case 'compare':
      return settled(formula.op, rangeOfTerm(formula.left, measures), rangeOfTerm(formula.right, measures));
    case 'not':
      return opposite(of(formula.of));
    case 'and':
      return joined(formula.of, measures, 'never');
    case 'or':
      return joined(formula.of, measures, 'always');
    case 'implies': {
      const [left, right] = [of(formula.left), of(formula.right)];
      if (left === 'never' || right === 'always') return 'always';
      return left === 'always' && right === 'never' ? 'never' : undefined;
    }
    case 'iff':
    case 'xor': {
      const [left, right] = [of(formula.left), of(formula.right)];
      if (left === undefined || right === undefined) return undefined;
      return (left === right) === (formula.kind === 'iff') ? 'always' : 'never';
    }
    // Cut off before a day, a window may be empty.
    case 'historically':
      return formula.notBefore !== undefined && of(formula.of) === 'never' ? undefined : of(formula.of);
    case 'once':
      return formula.notBefore !== undefined && of(formula.of) === 'always' ? undefined : of(formula.of);
    case 'always':
    case 'eventually':
    case 'areas':
      return of(formula.of);
    case 'since':
    case 'until':
      return of(formula.right) === 'never' ? 'never' : undefined;
    case 'rises':
    case 'falls':
      return of(formula.of) === undefined ? undefined : 'never';
    case 'at least of': {
      const parts = formula.of.map(of);
      if (parts.filter((part) => part === 'always').length >= formula.count) return 'always';
      return parts.filter((part) => part !== 'never').length < formula.count ? 'never' : undefined;
    }
    case 'days that':
      return daysThat(formula, of(formula.of));
  }
}

function opposite(found: Settled): Settled {
  return found === undefined ? undefined : found === 'always' ? 'never' : 'always';
}

function daysThat(
  { op, count, days }: Extract<Formula, { readonly kind: 'days that' }>,
  of: Settled,
): Settled {
  if (op === 'at least') {
    if (count <= 0) return 'always';
    if (count > days) return 'never';
    return of;
  }
  if (count >= days) return 'always';
  return of === 'never' ? 'always' : of === 'always' ? 'never' : undefined;
}

/** `and` never holds where one part never does, or where two exclude each other; `or` is the mirror image. */
function joined(
  parts: readonly Formula[],
  measures: ReadonlyMap<string, Measure>,
  stop: 'always' | 'never',
): Settled {
  const found = parts.map((part) => settle(part, measures));
  if (found.includes(stop)) return stop;
  if (found.every((part) => part === opposite(stop))) return opposite(stop);
  return areOpposed(parts) || (stop === 'never' && isEmpty(parts)) ? stop : undefined;
}

/** One part is the denial of another. */
function areOpposed(parts: readonly Formula[]): boolean {
  if (!parts.some((part) => part.kind === 'not')) return false;
  const said = new Set(parts.filter((part) => part.kind !== 'not').map(keyOf));
  return parts.some((part) => part.kind === 'not' && said.has(keyOf(part.of)));
}

/** Limits of the same quantity that leave no number between them. */
function isEmpty(parts: readonly Formula[]): boolean {
  const limits = new Map<string, { low: number; high: number; strict: boolean }>();
  for (const part of parts) {
    if (part.kind !== 'compare' || part.right.kind !== 'number') continue;
    const key = keyOf(part.left);
    const limit = limits.get(key) ?? {
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      strict: false,
    };
    const { value } = part.right;
    if (part.op !== '>' && part.op !== '>=' && part.op !== '!=' && value <= limit.high) {
      limit.high = value;
      limit.strict ||= part.op === '<';
    }
    if (part.op !== '<' && part.op !== '<=' && part.op !== '!=' && value >= limit.low) {
      limit.low = value;
      limit.strict ||= part.op === '>';
    }
    if (limit.low > limit.high || (limit.low === limit.high && limit.strict)) return true;
    limits.set(key, limit);
  }
  return false;
}

function keyOf(node: unknown): string {
  return JSON.stringify(node, (key, value) => (key === 'range' ? undefined : value));
}
