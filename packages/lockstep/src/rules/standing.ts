import { type Evidence, judgedSpan, needs, type SeriesQuery, traceAt } from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import type { Agreement } from '@lockstep/core/language';
import {
  dayTimeline,
  explain,
  type Formula,
  measuresOf,
  propositionsOf,
  reachByName,
  type TruthVerdict,
} from '@lockstep/core/logic';
import { Problem } from '../cli/problem.ts';
import { aliasesOf } from '../evidence/aliases.ts';
import { gatherEvidence } from '../evidence/gather.ts';
import type { EvidenceItem } from '../evidence/store/source.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Rule } from './rule.ts';
import { RULES } from './words.ts';

/** A change of verdict and what brought it. */
export interface Step {
  /** The day judged, or the day on which something became known. */
  readonly day: Day;
  readonly verdict: TruthVerdict;
  /** Absent for the first. */
  readonly before?: TruthVerdict;
  readonly causes: readonly StepCause[];
}

/** `cell`: days of a measure that the new verdict rests on, or that leave it open. `new`, `gone`: an item of evidence. */
export interface StepCause {
  readonly how: 'cell' | 'new' | 'gone';
  readonly measure: string;
  readonly area: string;
  readonly from: Day;
  readonly to: Day;
  readonly low?: number;
  readonly high?: number;
  readonly id?: string;
  readonly text?: string;
}

export interface Standing {
  /** How the verdict changed from day to day, on what was known at the knowledge date. */
  readonly byDay: readonly Step[];
  /** How the verdict for the day asked changed as more became known. */
  readonly byKnowledge: readonly Step[];
  /** The first knowledge date looked at; earlier ones may have brought changes too. Absent: there is none earlier. */
  readonly lookedBackTo?: Day;
}

interface Dates {
  readonly asOf: Day;
  readonly known: Day;
}

/** No more knowledge dates than this are looked back over, and items told per change. */
const MOST_DATES = 60;
const MOST_ITEMS = 500;

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

async function knowledgeSteps(
  whole: Workspace,
  rule: Rule,
  { asOf, known }: Dates,
): Promise<Omit<Standing, 'byDay'>> {
  const { formula } = rule;
  const workspace = { ...whole, agreement: partFor(rule, whole.agreement) };
  const { agreement } = workspace;
  const asked = needs(agreement, asOf);
  const judge = async (at: Day) => {
    const evidence = await gatherEvidence(workspace, asked, at);
    return { evidence, verdict: explain(formula, traceAt(agreement, evidence, asOf), asOf).verdict };
  };
  const steps: Step[] = [];
  let later = await judge(known);
  let date = await lastKnown(workspace, formula, known);
  for (let looked = 0; date !== undefined && looked < MOST_DATES; looked++) {
    const earlier = await judge(date - 1);
    if (earlier.verdict !== later.verdict) {
      const causes = await itemsBetween(workspace, formula, asOf, later.evidence, earlier.evidence, date);
      steps.push({ day: date, verdict: later.verdict, before: earlier.verdict, causes });
    }
    later = earlier;
    date = await lastKnown(workspace, formula, date - 1);
  }
  return { byKnowledge: steps.reverse(), ...(date === undefined ? {} : { lookedBackTo: date + 1 }) };
}

/** A rule over measures alone needs nothing else of the agreement, and is asked once for every date. */
function partFor({ condition, formula }: Rule, agreement: Agreement): Agreement {
  if (propositionsOf(formula).length > 0) return agreement;
  const used = measuresOf(formula);
  const measures = agreement.measures.filter((one) => used.includes(one.id));
  const sources = agreement.sources.filter((one) => measures.some(({ source }) => source === one.id));
  const readings = condition.readings.filter(
    (one) => one.rule.kind === 'means' && one.rule.formula === formula,
  );
  const conditions = [{ ...condition, readings }];
  return { ...agreement, measures, sources, conditions, commitments: [], powers: [], adjustments: [] };
}

/** The latest date, no later than `at`, on which anything became known that the measures of a rule are taken from. */
async function lastKnown(
  { agreement, store }: Workspace,
  formula: Formula,
  at: Day,
): Promise<Day | undefined> {
  const measures = agreement.measures.filter((one) => measuresOf(formula).includes(one.id));
  const dates = await Promise.all(
    measures.map(async (measure) => (await store.sourceOf({ measure })).lastKnown(at)),
  );
  const found = dates.filter((one) => one !== undefined);
  return found.length === 0 ? undefined : Math.max(...found);
}

/** The items behind a rule that came in on a date, and those that were replaced or withdrawn by then. */
async function itemsBetween(
  workspace: Workspace,
  formula: Formula,
  asOf: Day,
  after: Evidence,
  before: Evidence,
  date: Day,
): Promise<StepCause[]> {
  const { agreement, store } = workspace;
  const causes: StepCause[] = [];
  for (const [name, reach] of reachByName(formula, asOf)) {
    const measure = agreement.measures.find((one) => one.id === name);
    if (!measure) continue;
    const series = after.series.get(name) ?? before.series.get(name);
    if (!series) continue;
    const span = {
      from: Math.max(reach.from, series.first),
      to: Math.min(reach.to, series.first + series.days - 1),
    };
    const query = { measure, areas: series.areas, span, aliases: aliasesOf(agreement), limit: MOST_ITEMS };
    const source = await store.sourceOf({ measure });
    const items = async (known: Day) =>
      source.items({ ...query, known } satisfies SeriesQuery & { limit: number });
    const [now, then] = [await items(date), await items(date - 1)];
    const said = ({ id, known }: EvidenceItem) => `${known} ${id}`;
    const [old, fresh] = [new Set(then.map(said)), new Set(now.map(said))];
    const told = (how: 'new' | 'gone', item: EvidenceItem): StepCause => ({
      how,
      measure: name,
      area: item.area,
      ...item.occurred,
      low: item.value.low,
      high: item.value.high,
      id: item.id,
      text: item.description,
    });
    causes.push(...now.filter((one) => !old.has(said(one))).map((one) => told('new', one)));
    causes.push(...then.filter((one) => !fresh.has(said(one))).map((one) => told('gone', one)));
  }
  return causes;
}
