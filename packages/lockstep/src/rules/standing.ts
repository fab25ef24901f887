import { judgedSpan, needs, traceAt } from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import { dayTimeline, explain } from '@lockstep/core/logic';
import { Problem } from '../cli/problem.ts';
import { gatherEvidence } from '../evidence/gather.ts';
import type { Dates, Workspace } from '../workspace/index.ts';
import { type KnowledgeSteps, knowledgeSteps } from './knowledge.ts';
import type { Rule } from './rule.ts';
import type { Step, StepCause } from './step.ts';
import { RULES } from './words.ts';

export interface Standing extends KnowledgeSteps {
  /** How the verdict changed from day to day, on what was known at the knowledge date. */
  readonly byDay: readonly Step[];
}

/** Since when a rule's verdict has stood, and what changed it. */
export async function standingOf(workspace: Workspace, rule: Rule, dates: Dates): Promise<Standing> {
  const { agreement } = workspace;
  const { asOf, known } = dates;
  const { applies } = rule.condition;
  if (asOf < (applies?.from ?? asOf) || asOf > (applies?.to ?? asOf))
    throw new Problem(RULES.notApplicable(asOf));
  const evidence = await gatherEvidence(workspace, needs(agreement, asOf), known);
  const trace = traceAt(agreement, evidence, asOf);
  const from = Math.max(judgedSpan(agreement, asOf).from, applies?.from ?? -Infinity);
  const steps = dayTimeline({ formula: rule.formula, ledgers: [], trace, known, from, to: asOf });
  const byDay = steps.map(({ day, verdict, before }): Step => {
    const { witness, missing } = explain(rule.formula, trace, day);
    const rests = witness.map(
      (one): StepCause => ({ ...place(one), low: one.value.low, high: one.value.high }),
    );
    return {
      day,
      verdict,
      ...(before ? { before } : {}),
      causes: verdict === 'open' ? missing.map(place) : rests,
    };
  });
  return { byDay, ...(await knowledgeSteps(workspace, rule, dates)) };
}

function place({
  measure,
  area,
  from,
  to,
}: {
  measure: string;
  area: string;
  from: Day;
  to: Day;
}): StepCause {
  return { how: 'cell', measure, area, from, to };
}
