import type { Day } from '../../calendar/index.ts';
import type { Outside } from '../evaluate/index.ts';
import type { Formula } from '../formula.ts';
import type { Trace } from '../trace.ts';
import type { AreaVerdict, DecidingComparison, Explanation, TruthVerdict, WitnessCell } from '../verdict.ts';
import { smallestChanges } from './changes.ts';
import { decidingLeaf } from './deciding.ts';
import { cellsOf, joined, totalsOf } from './leaves.ts';
import { minimalProofs } from './minimal.ts';
import { missingEvidence } from './missing.ts';
import { leavesOf, type Proof, proofTree } from './proof.ts';
import { type Record, recordOf } from './record.ts';
import { marginOf, type Situation, verdictOf } from './unfold.ts';
import { isVacuous } from './vacuity.ts';

export type { Proof } from './proof.ts';

/** `area`: explain the verdict of one declared area alone. */
export interface ExplainOptions {
  readonly outside?: Outside;
  readonly area?: string;
}

/**
 * Everything there is to say about a formula on one day: verdict, margin, the comparison that decides, a smallest
 * witness, what is missing while it is open, and the smallest change that would turn it. A formula that is judged
 * area by area without saying how the areas combine is explained as "in every area".
 */
export function explain(formula: Formula, trace: Trace, day: Day, options: ExplainOptions = {}): Explanation {
  const { top, record } = situate(formula, trace, day, options);
  const verdict = verdictOf(top, record);
  const deciding = decidingComparison(top, record, trace);
  const leaves = leavesOf(top, record, minimalProofs(record));
  const open = verdict === 'open';
  return {
    day,
    verdict,
    vacuous: isVacuous(top.formula, trace, day, record.outside, top.row),
    margin: marginOf(top, record),
    ...(deciding?.unit === undefined ? {} : { unit: deciding.unit }),
    ...(deciding ? { deciding } : {}),
    witness: open ? [] : witnessOf(leaves, record, trace),
    missing: open ? missingEvidence(top, leaves, record, trace) : [],
    changes: open ? [] : smallestChanges(top, record),
    byArea: areaVerdicts(top, record, trace),
  };
}

/** The whole proof of a verdict, down to the values compared. */
export function prove(formula: Formula, trace: Trace, day: Day, options: ExplainOptions = {}): Proof {
  const { top, record } = situate(formula, trace, day, options);
  return proofTree(top, record, minimalProofs(record));
}

function situate(formula: Formula, trace: Trace, day: Day, options: ExplainOptions) {
  const outside = options.outside ?? 'unknown';
  const row = options.area === undefined ? -1 : trace.areas.indexOf(options.area);
  const record = recordOf(formula, trace, day, outside);
  if (row >= 0 || !record.root.areal) {
    return { top: { formula, row: Math.max(0, row), day, flip: false }, record };
  }
  const everywhere: Formula = { kind: 'areas', how: { kind: 'every' }, of: formula };
  const whole = recordOf(everywhere, trace, day, outside);
  return { top: { formula: everywhere, row: 0, day, flip: false }, record: whole };
}

function decidingComparison(top: Situation, record: Record, trace: Trace): DecidingComparison | undefined {
  const leaf = decidingLeaf(top, record);
  if (leaf?.formula.kind !== 'compare') return undefined;
  const { formula, row, day } = leaf;
  return {
    comparison: formula,
    day,
    area: record.truth(formula, day)?.areal ? (trace.areas[row] ?? '') : '',
    left: record.value(formula.left, row, day),
    right: record.value(formula.right, row, day),
    margin: marginOf({ ...leaf, flip: false }, record),
    ...(formula.unit === undefined ? {} : { unit: formula.unit }),
  };
}

function witnessOf(leaves: readonly Situation[], record: Record, trace: Trace): WitnessCell[] {
  const cells = leaves.flatMap((leaf) => cellsOf(leaf, trace));
  const names = new Set(cells.map(({ name }) => name));
  const runs = joined(cells, [...names], trace.areas);
  const values = totalsOf(runs, trace, record.outside);
  return runs.map(({ name, area, from, to }, i) => ({ measure: name, area, from, to, value: values[i]! }));
}

/** Area by area, when the outermost operator ranges over areas. */
function areaVerdicts(top: Situation, record: Record, trace: Trace): AreaVerdict[] {
  const { formula, day } = top;
  if (formula.kind !== 'areas') return [];
  const inner = record.truth(formula.of, day);
  if (!inner?.areal) return [];
  return trace.areas.map((area, row) => {
    const situation: Situation = { formula: formula.of, row, day, flip: false };
    const leaf = decidingLeaf(situation, record);
    const verdict: TruthVerdict = verdictOf(situation, record);
    const margin = marginOf(situation, record);
    if (leaf?.formula.kind !== 'compare') return { area, verdict, margin };
    const side = (term: typeof leaf.formula.left) => record.value(term, row, leaf.day);
    return { area, verdict, margin, left: side(leaf.formula.left), right: side(leaf.formula.right) };
  });
}
