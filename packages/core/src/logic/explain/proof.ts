import type { Day } from '../../calendar/index.ts';
import type { Estimate, Interval, TruthVerdict } from '../verdict.ts';
import type { minimalProofs } from './minimal.ts';
import type { Record } from './record.ts';
import { isGroup, marginOf, type Part, type Situation, unfold, verdictOf } from './unfold.ts';

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

/** The situations at the tips of a smallest proof, or, where the verdict is open, those that leave it open. */
export function leavesOf(
  top: Situation,
  record: Record,
  solve: ReturnType<typeof minimalProofs>,
): readonly Situation[] {
  const leaves: Situation[] = [];
  const seen = new Set<string>();
  const visit = (situation: Situation): void => {
    const next = partsOf(situation, record, solve);
    if (next) {
      for (const part of next) visit(part);
      return;
    }
    const key = `${situation.row} ${situation.day} ${ids(situation.formula)}`;
    if (!seen.has(key)) leaves.push(situation);
    seen.add(key);
  };
  const numbers = new Map<object, number>();
  const ids = (formula: object): number => {
    const id = numbers.get(formula) ?? numbers.size;
    numbers.set(formula, id);
    return id;
  };
  visit(top);
  return leaves;
}

/** The parts on which a situation rests, or undefined for a leaf. */
function partsOf(
  situation: Situation,
  record: Record,
  solve: ReturnType<typeof minimalProofs>,
): readonly Situation[] | undefined {
  const { kind } = situation.formula;
  if (kind === 'compare' || kind === 'proposition' || kind === 'constant') return undefined;
  const verdict = verdictOf(situation, record);
  if (verdict === 'open') return openParts(situation, record);
  const goal = verdict === 'met' ? situation : { ...situation, flip: !situation.flip };
  return solve(goal)?.parts ?? [];
}

/** All parts that are open where the whole is. */
function openParts(situation: Situation, record: Record): Situation[] {
  const rule = unfold(situation, record);
  if (rule.kind === 'leaf') return [];
  if (rule.kind === 'count') return rule.parts.flatMap((part) => openIn(part, record));
  const { left, right, row, nearest, furthest, end, step } = rule;
  const open: Situation[] = [];
  for (let day = end; (day - furthest) * step >= 0; day -= step) {
    const [witness, held] = [right, left].map((formula) => ({ formula, row, day, flip: false }));
    if ((nearest - day) * step >= 0) {
      const verdict = verdictOf(witness!, record);
      if (verdict === 'open') open.push(witness!);
      if (verdict === 'met') break;
    }
    if (day === furthest) break;
    const verdict = verdictOf(held!, record);
    if (verdict === 'open') open.push(held!);
    if (verdict === 'not met') break;
  }
  return open;
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
  const area = record.truth(formula, day)?.areal ? (record.trace.areas[row] ?? '') : '';
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
