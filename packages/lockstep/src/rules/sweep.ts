import { judgedSpan, type Needs, needs, traceAt } from '@lockstep/core/assessment';
import { type Day, isoFromDay, type Span } from '@lockstep/core/calendar';
import {
  type Axis,
  COUNTING,
  type Counting,
  countingAxis,
  type Formula,
  measureAxis,
  measuresOf,
  type Outcome,
  reachByName,
  sweep,
  thresholdAxis,
  thresholdsIn,
  windowAxis,
  windowsIn,
  withMeasure,
  withWindow,
} from '@lockstep/core/logic';
import { Problem } from '../cli/problem.ts';
import { gatherEvidence } from '../evidence/gather.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Rule } from './rule.ts';
import { RULES } from './words.ts';

/** What to vary in a rule. */
export interface Choices {
  readonly thresholds?: readonly number[];
  /** Which number of the rule, counted from 1 in the order of the text. */
  readonly which: number;
  readonly windows?: readonly number[];
  readonly counting?: readonly Counting[];
  /** A measure of the rule and others to put in its place. */
  readonly measure?: { readonly name: string; readonly others: readonly string[] };
}

export interface SweepQuery {
  readonly asOf: Day;
  readonly known: Day;
  /** First day judged; by default the first of the assessment. */
  readonly from?: Day;
}

const MOST = 10_000;

/** Judges a rule under every combination of choices, on what was known at one date. */
export async function sweepRule(
  workspace: Workspace,
  { formula }: Rule,
  choices: Choices,
  { asOf, known, from = judgedSpan(workspace.agreement, asOf).from }: SweepQuery,
): Promise<Outcome[]> {
  const { agreement } = workspace;
  if (from > asOf) throw new Problem(RULES.order(from, asOf));
  const axes = axesOf(formula, choices, workspace);
  const count = axes.reduce((product, axis) => product * axis.settings.length, 1);
  if (count > MOST) throw new Problem(RULES.many(count, MOST));
  const asked = widened(needs(agreement, asOf), variantsOf(formula, choices), { from, to: asOf });
  const evidence = await gatherEvidence(workspace, asked, known);
  return sweep({ formula, trace: traceAt(agreement, evidence, asOf), axes, from, to: asOf });
}

function axesOf(formula: Formula, choices: Choices, { agreement }: Workspace): Axis[] {
  const { thresholds, which, windows, counting, measure } = choices;
  const numbers = thresholdsIn(formula).map(({ value }) => value);
  const used = measuresOf(formula);
  const axes: Axis[] = [];
  if (thresholds) {
    if (!(which >= 1 && which <= numbers.length)) throw new Problem(RULES.which(which, numbers));
    axes.push(thresholdAxis('threshold', thresholds, which - 1));
  }
  if (windows) {
    if (windowsIn(formula).length === 0) throw new Problem(RULES.noWindow);
    axes.push(windowAxis('window', windows));
  }
  if (counting) axes.push(countingAxis('counting', counting));
  if (measure) {
    if (!used.includes(measure.name)) throw new Problem(RULES.noMeasure(measure.name, used));
    const declared = agreement.measures.find((one) => one.id === measure.name)!;
    for (const other of measure.others) {
      const found = agreement.measures.find((one) => one.id === other);
      const ids = agreement.measures.map((one) => one.id);
      if (!found) throw new Problem(RULES.notMeasure(other, ids));
      const alike =
        found.unit === declared.unit && found.nature === declared.nature && found.areas === declared.areas;
      if (!alike) throw new Problem(RULES.unitsDiffer(measure.name, other));
    }
    axes.push(measureAxis('measure', measure.name, measure.others));
  }
  if (axes.length === 0) throw new Problem(RULES.nothing(numbers, windowsIn(formula), used));
  return axes;
}

/** The rule at its furthest reach: with its longest windows, over each of the measures. */
function variantsOf(formula: Formula, { windows, measure }: Choices): Formula[] {
  const longest = windows ? [formula, withWindow(formula, Math.max(...windows))] : [formula];
  if (!measure) return longest;
  return longest.flatMap((one) => [
    one,
    ...measure.others.map((other) => withMeasure(one, measure.name, other)),
  ]);
}

/** What the assessment asks for, and the days that the variants look at besides. */
function widened(asked: Needs, variants: readonly Formula[], days: Span): Needs {
  const spans = variants.map((one) => reachByName(one, days.from, days.to));
  const series = asked.series.map(({ measure, span }) => {
    const looked = spans.flatMap((one) => one.get(measure.id) ?? []).filter(isBounded);
    const from = Math.min(span.from, ...looked.map((one) => one.from));
    return { measure, span: { from, to: Math.max(span.to, ...looked.map((one) => one.to)) } };
  });
  return { ...asked, series };
}

const isBounded = ({ from, to }: Span): boolean => Number.isFinite(from) && Number.isFinite(to);

/** Choices as the command line spells them. Throws `Problem`. */
export function choicesOf(options: {
  readonly threshold?: string;
  readonly which?: string;
  readonly window?: string;
  readonly counting?: string;
  readonly measure?: string;
}): Choices {
  const { threshold, which = '1', window, counting, measure } = options;
  const numbers = (text: string, wrong: string, fits: (value: number) => boolean) => {
    const values = text.split(',').map((one) => (one.trim() === '' ? Number.NaN : Number(one)));
    if (!values.every(fits)) throw new Problem(wrong);
    return values;
  };
  const isDays = (value: number) => Number.isSafeInteger(value) && value >= 1 && value <= 36_525;
  const rules = counting?.split(',').map((one) => one.trim());
  const odd = rules?.find((one) => !(COUNTING as readonly string[]).includes(one));
  if (odd !== undefined) throw new Problem(RULES.counting(odd, COUNTING));
  const [name, others] = measure?.split('=') ?? [];
  if (measure !== undefined && (!name || !others)) throw new Problem(RULES.measureForm(measure));
  return {
    which: Number(which),
    ...(threshold === undefined
      ? {}
      : { thresholds: numbers(threshold, RULES.numbers('--threshold', threshold), Number.isFinite) }),
    ...(window === undefined ? {} : { windows: numbers(window, RULES.days('--window', window), isDays) }),
    ...(rules ? { counting: rules as Counting[] } : {}),
    ...(name && others ? { measure: { name, others: others.split(',') } } : {}),
  };
}

export interface SweepRow {
  readonly settings: Outcome['settings'];
  readonly verdict: Outcome['verdict'];
  readonly margin: { readonly low: number | null; readonly high: number | null };
  readonly firstMet: string | null;
  readonly daysMet: number;
  readonly daysOpen: number;
}

/** A row as JSON: dates spelt out, infinite ends as null. */
export function sweepJson({ settings, verdict, margin, firstMet, daysMet, daysOpen }: Outcome): SweepRow {
  const end = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    settings,
    verdict,
    margin: { low: end(margin.low), high: end(margin.high) },
    firstMet: firstMet === undefined ? null : isoFromDay(firstMet),
    daysMet,
    daysOpen,
  };
}
