/** Gates: what the members may decide, and what holds it back. */
import { type Day, isoFromDay } from '../calendar/index.ts';
import type { Adjustment, Agreement } from '../language/index.ts';
import type { Formula } from '../logic/index.ts';
import { nameOf } from './conditions/judged.ts';
import type { Evidence } from './evidence.ts';
import { propositionsIn } from './formulas.ts';
import type { TruthValue } from './lifecycle/truth.ts';
import type { AdjustmentResult, ConditionResult, Verdict } from './result/result.ts';
import { DECIDED, GATE, gateRule, targetWords } from './words/index.ts';

function verdictOf(subject: string, conditions: readonly ConditionResult[]): Verdict {
  const [id, reading] = subject.split('.');
  const condition = conditions.find((one) => one.id === id);
  if (!condition) return 'open';
  if (reading === undefined) return condition.verdict;
  return condition.readings.find((one) => one.id === reading)?.verdict ?? 'open';
}

export function adjustmentResults(
  agreement: Agreement,
  evidence: Evidence,
  asOf: Day,
  conditions: readonly ConditionResult[],
  gateAt: (formula: Formula, day: Day) => TruthValue,
): AdjustmentResult[] {
  const happened = (id: string | undefined): Day | undefined =>
    evidence.occurrences
      .filter((one) => one.name === id && one.occurred.from <= asOf)
      .map((one) => one.occurred.from)
      .sort((a, b) => a - b)[0];

  return agreement.adjustments.map((adjustment) => {
    const gate = adjustment.requires ? GATE_OF[gateAt(adjustment.requires, asOf)] : 'none';
    const subjects = adjustment.requires ? [...new Set(propositionsIn(adjustment.requires))] : [];
    const heldBackBy =
      gate === 'open'
        ? []
        : subjects
            .map((condition) => ({ condition, verdict: verdictOf(condition, conditions) }))
            .filter((one) => one.verdict !== 'met');
    const decidedOn = happened(adjustment.decided);
    const carriedOutOn = happened(adjustment.done);
    const status =
      carriedOutOn !== undefined ? 'carried out' : decidedOn !== undefined ? 'decided' : 'not decided';
    return {
      id: adjustment.id,
      label: adjustment.label,
      party: adjustment.party,
      to: targetOf(adjustment),
      gate,
      status,
      decidedOn: decidedOn === undefined ? null : isoFromDay(decidedOn),
      carriedOutOn: carriedOutOn === undefined ? null : isoFromDay(carriedOutOn),
      heldBackBy,
      words: targetWords(adjustment, nameOf(adjustment.party, agreement, evidence)),
      reason:
        decidedOn === undefined
          ? GATE[gate](
              heldBackBy.map(({ condition, verdict }) => ({ label: labelOf(condition, agreement), verdict })),
            )
          : DECIDED(
              decidedOn,
              carriedOutOn,
              adjustment.requires ? GATE_OF[gateAt(adjustment.requires, decidedOn)] : 'none',
            ),
      rule: gateRule(
        adjustment,
        (id) => labelOf(id, agreement),
        (id) => nameOf(id, agreement, evidence),
      ),
    };
  });
}

const GATE_OF = { yes: 'open', no: 'closed', undecided: 'undecided' } as const;

function targetOf(adjustment: Adjustment): string | null {
  return adjustment.to ? `${adjustment.to.op} ${adjustment.to.value}` : null;
}

function labelOf(subject: string, agreement: Agreement): string {
  const [id, reading] = subject.split('.');
  const condition = agreement.conditions.find((one) => one.id === id);
  const label = condition?.label ?? subject;
  return reading === undefined ? label : `${label} (${reading})`;
}
