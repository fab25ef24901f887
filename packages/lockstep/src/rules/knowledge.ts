import { type Evidence, needs, traceAt } from '@lockstep/core/assessment';
import type { Day, Span } from '@lockstep/core/calendar';
import type { Agreement } from '@lockstep/core/language';
import {
  evaluate,
  type Formula,
  measuresOf,
  propositionsOf,
  reachByName,
  type TruthVerdict,
  verdictIn,
} from '@lockstep/core/logic';
import type { Series } from '@lockstep/core/series';
import { aliasesOf } from '../evidence/aliases.ts';
import { gatherEvidence } from '../evidence/gather.ts';
import type { EvidenceItem } from '../evidence/store/source.ts';
import { lastChange as lastChangeOf } from '../evidence/versions.ts';
import type { Dates, Workspace } from '../workspace/index.ts';
import type { Rule } from './rule.ts';
import type { Step, StepCause } from './step.ts';

/** No more knowledge dates than this are looked back over, and items told per change. */
const MOST_DATES = 400;
const MOST_ITEMS = 500;

export interface KnowledgeSteps {
  /** How the verdict for the day asked changed as more became known. */
  readonly byKnowledge: readonly Step[];
  /** The first knowledge date looked at; earlier ones may have brought changes too. Absent: there is none earlier. */
  readonly lookedBackTo?: Day;
}

/** What was known on a date, and the verdict for the day asked. */
interface State {
  readonly at: Day;
  readonly evidence: Evidence;
  readonly verdict: TruthVerdict;
}

/**
 * Every change of the verdict for one day, from the knowledge date back to when nothing was known. Items come and go on
 * the dates of their source. Between two such dates a source can only begin to speak for more days, which narrows what
 * is possible: so the verdict changes once at most, and halving finds the day.
 */
export async function knowledgeSteps(
  whole: Workspace,
  rule: Rule,
  { asOf, known }: Dates,
): Promise<KnowledgeSteps> {
  const { formula } = rule;
  const workspace = { ...whole, agreement: partFor(rule, whole.agreement) };
  const { agreement } = workspace;
  const asked = needs(agreement, asOf);
  const judge = async (at: Day): Promise<State> => {
    const evidence = await gatherEvidence(workspace, asked, at);
    const judged = evaluate(formula, traceAt(agreement, evidence, asOf), { from: asOf, to: asOf });
    return { at, evidence, verdict: verdictIn(judged, 0) };
  };
  const steps: Step[] = [];
  const turned = async (before: State, after: State): Promise<void> => {
    if (before.verdict === after.verdict) return;
    let [last, first] = [before, after];
    while (first.at - last.at > 1) {
      const middle = await judge(Math.floor((last.at + first.at) / 2));
      if (middle.verdict === after.verdict) first = middle;
      else last = middle;
    }
    steps.push(stepTo(first, last, newlyCovered(formula, asOf, first, last)));
  };
  const came = async (before: State, on: State): Promise<void> => {
    if (before.verdict === on.verdict) return;
    const items = await itemsBetween(workspace, formula, asOf, on, before);
    steps.push(stepTo(on, before, [...newlyCovered(formula, asOf, on, before), ...items]));
  };
  let later = await judge(known);
  let date = await lastChange(workspace, formula, known);
  for (let looked = 0; date !== undefined && looked < MOST_DATES; looked++) {
    const on = date === later.at ? later : await judge(date);
    const before = await judge(date - 1);
    await turned(on, later);
    await came(before, on);
    later = before;
    date = await lastChange(workspace, formula, date - 1);
  }
  if (date === undefined) await turned(await judge(Math.min(later.at, firstDay(later.evidence)) - 1), later);
  return { byKnowledge: steps.reverse(), ...(date === undefined ? {} : { lookedBackTo: date + 1 }) };
}

function stepTo({ at, verdict }: State, before: State, causes: readonly StepCause[]): Step {
  return { day: at, verdict, before: before.verdict, causes };
}

/** The first day that anything is asked about. */
function firstDay({ series, known }: Evidence): Day {
  return Math.min(known, ...[...series.values()].map(({ first }) => first));
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

/** The latest date, no later than `at`, on which an item came or went that a rule may be judged by. */
async function lastChange(
  { agreement, store }: Workspace,
  formula: Formula,
  at: Day,
): Promise<Day | undefined> {
  const measures = agreement.measures.filter((one) => measuresOf(formula).includes(one.id));
  const asked = measures.map(async (measure) => (await store.sourceOf({ measure })).lastChange(at));
  if (propositionsOf(formula).length > 0) {
    for (const { id, kind } of agreement.sources)
      if (kind !== 'events') asked.push(store.versions[kind](id).then((all) => lastChangeOf(all, at)));
  }
  const found = (await Promise.all(asked)).filter((one) => one !== undefined);
  return found.length === 0 ? undefined : Math.max(...found);
}

/** The items behind a rule that came in on a date, and those that were replaced or withdrawn by then. */
async function itemsBetween(
  { agreement, store }: Workspace,
  formula: Formula,
  asOf: Day,
  after: State,
  before: State,
): Promise<StepCause[]> {
  const causes: StepCause[] = [];
  for (const [name, reach] of reachByName(formula, asOf)) {
    const measure = agreement.measures.find((one) => one.id === name);
    const series = after.evidence.series.get(name);
    if (!measure || !series) continue;
    const span = within(reach, series);
    const query = { measure, areas: series.areas, span, aliases: aliasesOf(agreement), limit: MOST_ITEMS };
    const source = await store.sourceOf({ measure });
    const [now, then] = [
      await source.items({ ...query, known: after.at }),
      await source.items({ ...query, known: before.at }),
    ];
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

function within(reach: Span, { first, days }: Series): Span {
  return { from: Math.max(reach.from, first), to: Math.min(reach.to, first + days - 1) };
}

/** Days that a rule looks at of which it became known what happened, in any area: from the first to the last of them. */
function newlyCovered(formula: Formula, asOf: Day, after: State, before: State): StepCause[] {
  return [...reachByName(formula, asOf)].flatMap(([measure, reach]): StepCause[] => {
    const [now, then] = [after, before].map(({ evidence }) => evidence.series.get(measure));
    if (!now || !then) return [];
    // A day that is covered but not complete has no upper end yet.
    const settled = ({ known, high }: Series, i: number) => known[i] === 1 && high[i] !== Infinity;
    const { from, to } = within(reach, now);
    const fresh: Day[] = [];
    now.known.forEach((_, i) => {
      const day = now.first + (i % now.days);
      if (day >= from && day <= to && settled(now, i) && !settled(then, i)) fresh.push(day);
    });
    if (fresh.length === 0) return [];
    return [{ how: 'covered', measure, area: '', from: Math.min(...fresh), to: Math.max(...fresh) }];
  });
}
