/** Conditions as yes-or-no series over days, so that gates, duties and other conditions can build on them. */
import type { Day, Span } from '../../calendar/index.ts';
import type { Agreement, Condition, Reading } from '../../language/index.ts';
import { evaluate, type Formula, type Proposition, type Trace } from '../../logic/index.ts';
import type { Evidence } from '../evidence.ts';
import { propositionsIn, spokenOf } from '../formulas.ts';
import type { Truth } from '../lifecycle/truth.ts';
import type { Verdict } from '../result/result.ts';
import { applies, subjectsOf } from './conditions.ts';
import { judgedSeries } from './judged.ts';

/** The areas that formulas range over: those of the first area set that a measure is kept by. */
export function declaredAreas(agreement: Agreement, evidence: Evidence): readonly string[] {
  const set = agreement.measures.find((one) => one.areas !== undefined)?.areas;
  return (set === undefined ? undefined : evidence.areas.get(set)) ?? [''];
}

/** The trace of an assessment: its measures, and every condition and reading judged on each day of `span`. */
export function traceOfConditions(
  agreement: Agreement,
  evidence: Evidence,
  span: Span,
  states: readonly (readonly [string, Proposition])[] = [],
): Trace {
  const propositions = new Map<string, Proposition>(states);
  const trace: Trace = {
    measures: evidence.series,
    propositions,
    areas: declaredAreas(agreement, evidence),
    span,
  };
  // A condition may build on others; the checker has excluded circles.
  const pending = new Set(agreement.conditions);
  const judge = (condition: Condition): void => {
    if (!pending.delete(condition)) return;
    for (const other of agreement.conditions)
      if (other !== condition && mentions(condition, other.id)) judge(other);
    for (const [name, proposition] of propositionsOf(condition, trace, evidence, span))
      propositions.set(name, proposition);
  };
  // What nothing builds on is judged on the as-of date alone, by itself.
  const spoken = new Set([...spokenOf(agreement)].map((name) => name.split('.')[0]));
  for (const condition of agreement.conditions) if (spoken.has(condition.id)) judge(condition);
  return trace;
}

function mentions(condition: Condition, id: string): boolean {
  return condition.readings.some(
    (reading) =>
      reading.rule.kind === 'means' &&
      propositionsIn(reading.rule.formula).some((name) => name.split('.')[0] === id),
  );
}

function propositionsOf(
  condition: Condition,
  trace: Trace,
  evidence: Evidence,
  span: Span,
): [string, Proposition][] {
  const parts = condition.readings.map((reading) =>
    readingProposition(condition, reading, trace, evidence, span),
  );
  const whole = together(
    parts.map((one) => one[1]),
    span,
  );
  limit(whole, condition, span);
  return [...parts.filter(([name]) => name !== condition.id), [condition.id, whole]];
}

function readingProposition(
  condition: Condition,
  reading: Reading,
  trace: Trace,
  evidence: Evidence,
  span: Span,
): [string, Proposition] {
  const name = reading.id === '' ? condition.id : `${condition.id}.${reading.id}`;
  if (reading.rule.kind === 'means') {
    const { certain, possible } = evaluate(reading.rule.formula, trace, { ...span, outside: 'unknown' });
    return [name, proposition(span, certain, possible)];
  }
  const { verdicts } = judgedSeries(subjectsOf(condition.id, reading.id), reading.rule.by, evidence, span);
  return [name, fromVerdicts(verdicts, span)];
}

function proposition(span: Span, certain: Uint8Array, possible: Uint8Array): Proposition {
  return { areas: [''], first: span.from, days: span.to - span.from + 1, certain, possible };
}

export function fromVerdicts(verdicts: readonly Verdict[], span: Span): Proposition {
  return proposition(
    span,
    Uint8Array.from(verdicts, (verdict) => (verdict === 'met' ? 1 : 0)),
    Uint8Array.from(verdicts, (verdict) => (verdict === 'not met' ? 0 : 1)),
  );
}

/** Met where every reading is, not met where none can be; a dispute decides nothing. */
function together(parts: readonly Proposition[], span: Span): Proposition {
  const days = span.to - span.from + 1;
  const certain = new Uint8Array(days).fill(1);
  const possible = new Uint8Array(days);
  for (const part of parts)
    for (let i = 0; i < days; i++) {
      if (part.certain[i] === 0) certain[i] = 0;
      if (part.possible[i] === 1) possible[i] = 1;
    }
  return proposition(span, certain, possible);
}

/** Where a condition does not apply it is neither met nor not met. */
function limit(whole: Proposition, condition: Condition, span: Span): void {
  if (!condition.applies) return;
  for (let day: Day = span.from; day <= span.to; day++)
    if (!applies(condition, day)) {
      whole.certain[day - span.from] = 0;
      whole.possible[day - span.from] = 1;
    }
}

/** A formula over conditions as a truth for the agreement as a whole. */
export function truthOf(formula: Formula, trace: Trace, span: Span): Truth {
  const { certain, possible } = evaluate(formula, trace, { ...span, outside: 'unknown' });
  return { first: span.from, certain, possible };
}
