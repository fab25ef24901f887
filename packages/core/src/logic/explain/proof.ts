import type { Day } from '../../calendar/index.ts';
import type { Formula } from '../formula.ts';
import type { Estimate, Interval, TruthVerdict } from '../verdict.ts';
import type { minimalProofs } from './minimal.ts';
import type { Record } from './record.ts';
import { isGroup, marginOf, type Part, type Rule, type Situation, unfold, verdictOf } from './unfold.ts';

/** A node of a proof: why a formula holds, fails or is open in one area on one day. Plain JSON but for infinities. */
export interface Proof {
  /** Kind of the formula (`since`, `compare` ...). */
  readonly rule: string;
  readonly verdict: TruthVerdict;
  readonly day: Day;
  readonly area: string;
  readonly margin: Interval;
  /** Name of a proposition. */
  readonly name?: string;
  /** Both sides of a comparison. */
  readonly op?: string;
  readonly left?: Estimate;
  readonly right?: Estimate;
  readonly parts: readonly Proof[];
}

/** The situations at the tips of a smallest proof, or, where the verdict is open, those that leave it open; once each. */
export function leavesOf(
  top: Situation,
  record: Record,
  solve: ReturnType<typeof minimalProofs>,
): readonly Situation[] {
  const leaves: Situation[] = [];
  const isNew = onceEach();
  const visit = (situation: Situation): void => {
    if (!isNew(situation)) return;
    const parts = partsOf(situation, record, solve);
    if (parts) parts.forEach(visit);
    else leaves.push(situation);
  };
  visit(top);
  return leaves;
}

/** True the first time that a part of the formula comes up in an area on a day. */
function onceEach(): (situation: Situation) => boolean {
  const seen = new Map<Formula, Set<string>>();
  return ({ formula, row, day }) => {
    const cells = seen.get(formula) ?? new Set();
    const before = cells.size;
    seen.set(formula, cells.add(`${row} ${day}`));
    return cells.size > before;
  };
}

/** The parts on which a situation rests, or undefined for a leaf. */
function partsOf(
  situation: Situation,
  record: Record,
  solve: ReturnType<typeof minimalProofs>,
): readonly Situation[] | undefined {
  // Nothing is said about a day outside of a clipped trace, and nothing is missing.
  if (!record.truth(situation.formula, situation.day)) return [];
  const rule = unfold(situation, record);
  if (rule.kind === 'leaf') return undefined;
  const verdict = verdictOf(situation, record);
  if (verdict === 'open') return openParts(rule, record);
  const goal = verdict === 'met' ? situation : { ...situation, flip: !situation.flip };
  return solve(goal)!.parts;
}

/** All parts that are open where the whole is, and that may decide it. */
function openParts(rule: Exclude<Rule, { kind: 'leaf' }>, record: Record): Situation[] {
  if (rule.kind === 'count') return rule.parts.flatMap((part) => openIn(part, record)).filter(onceEach());
  const { left, right, row, nearest, furthest, end, step } = rule;
  /** From the furthest day on, and for each what the days beyond it say. */
  const days: { day: Day; witness: TruthVerdict; held: TruthVerdict; beyond: TruthVerdict }[] = [];
  const on = (formula: Formula, day: Day): Situation => ({ formula, row, day, flip: false });
  let beyond: TruthVerdict = 'not met';
  for (let day = furthest; (end - day) * step >= 0; day += step) {
    const witness = (nearest - day) * step >= 0 ? verdictOf(on(right, day), record) : 'not met';
    const held = verdictOf(on(left, day), record);
    days.push({ day, witness, held, beyond });
    beyond = either(witness, both(held, beyond));
  }
  const open: Situation[] = [];
  for (const each of days.reverse()) {
    if (each.witness === 'open') open.push(on(right, each.day));
    if (each.held === 'open' && each.beyond !== 'not met') open.push(on(left, each.day));
    if (each.held === 'not met' || each.beyond !== 'open') break;
  }
  return open;
}

function both(a: TruthVerdict, b: TruthVerdict): TruthVerdict {
  return a === 'not met' || b === 'met' ? a : b;
}

function either(a: TruthVerdict, b: TruthVerdict): TruthVerdict {
  return a === 'met' || b === 'not met' ? a : b;
}

function openIn(part: Part, record: Record): Situation[] {
  if (verdictOf(part, record) !== 'open') return [];
  return isGroup(part) ? part.parts.flatMap((each) => openIn(each, record)) : [part];
}

/** The tree below a situation, down to the comparisons with their values. */
export function proofTree(
  situation: Situation,
  record: Record,
  solve: ReturnType<typeof minimalProofs>,
): Proof {
  const { formula, row, day } = situation;
  const plain = { ...situation, flip: false };
  const area = record.truth(formula, day)?.areal ? record.trace.areas[row]! : '';
  const parts = partsOf(plain, record, solve) ?? [];
  return {
    rule: formula.kind,
    verdict: verdictOf(plain, record),
    day,
    area,
    margin: marginOf(plain, record),
    ...(formula.kind === 'proposition' ? { name: formula.name } : {}),
    ...(formula.kind === 'compare'
      ? {
          op: formula.op,
          left: record.value(formula.left, row, day),
          right: record.value(formula.right, row, day),
        }
      : {}),
    parts: parts.map((part) => proofTree(part, record, solve)),
  };
}
