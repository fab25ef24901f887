/**
 * Evidence made of the facts that stand in a test of the agreement file. Such a test is a closed world: what it does
 * not state did not happen, and everything is known on the day it happens.
 */
import type { Day, Span } from '../../calendar/index.ts';
import type { Agreement, Measure, TestFact } from '../../language/index.ts';
import { figureLevel, flowSeries, type Series } from '../../series/index.ts';
import type { Cited, Evidence, Figure, Judgement, Needs, Occurrence, SourceState } from '../evidence.ts';

export interface DatedFact {
  readonly day: Day;
  readonly fact: TestFact;
}

/** Evidence from facts dated no later than `known`, for an assessment that needs `needed`. */
export function evidenceOfFacts(
  agreement: Agreement,
  facts: readonly DatedFact[],
  needed: Needs,
  known: Day,
): Evidence {
  const seen = facts.filter((one) => one.day <= known);
  const series = new Map<string, Series>();
  for (const { measure, span } of needed.series) series.set(measure.id, seriesOf(measure, span, seen));
  return {
    known,
    root: '',
    series,
    areas: new Map(agreement.areaSets.map((set) => [set.id, ['']])),
    members: new Map(),
    figures: seen.flatMap((one, i) => figure(agreement, one, i)),
    judgements: seen.flatMap((one, i) => judgement(one, i)),
    statements: [],
    occurrences: seen.flatMap((one, i) => occurrence(one, i)),
    sources: agreement.sources.map((source) => closedSource(source.id, source.file, known)),
    differences: [],
  };
}

function seriesOf(measure: Measure, span: Span, facts: readonly DatedFact[]): Series {
  const frame = { name: measure.id, unit: measure.unit, areas: [''], span };
  const stated = facts.flatMap(({ day, fact }) =>
    fact.kind === 'figure' && fact.measure === measure.id
      ? [{ from: fact.span?.from ?? day, to: fact.span?.to ?? day, value: fact.value }]
      : [],
  );
  if (measure.nature === 'level') {
    const validFor = measure.takes.kind === 'figure' ? measure.takes.validFor : undefined;
    const reports = stated.map(({ value, from, to }, i) => ({
      id: factId(i),
      origin: 'test',
      area: 0,
      from,
      to,
      low: value,
      high: value,
      best: value,
    }));
    return figureLevel(frame, reports, validFor).series;
  }
  const tallies = stated.map(({ value, from, to }) => ({
    area: 0,
    from,
    to,
    low: value,
    high: value,
    best: value,
  }));
  return flowSeries(frame, tallies, [span]);
}

const factId = (index: number): string => `fact ${index + 1}`;

function cited(day: Day, index: number, source: string): Cited {
  return { id: factId(index), source, known: day, origin: 'test', citation: 'stated in the test' };
}

function occurrence({ day, fact }: DatedFact, index: number): Occurrence[] {
  if (fact.kind !== 'occurrence') return [];
  return [{ ...cited(day, index, ''), name: fact.id, occurred: { from: day, to: day } }];
}

function judgement({ day, fact }: DatedFact, index: number): Judgement[] {
  if (fact.kind !== 'judgement') return [];
  const { judge, subject, verdict } = fact;
  if (verdict !== 'met' && verdict !== 'not met' && verdict !== 'open') return [];
  return [
    { ...cited(day, index, ''), subject, judge, verdict, occurred: { from: day, to: day }, reasons: '' },
  ];
}

function figure(agreement: Agreement, { day, fact }: DatedFact, index: number): Figure[] {
  if (fact.kind !== 'figure') return [];
  const measure = agreement.measures.find((one) => one.id === fact.measure);
  if (measure?.takes.kind !== 'figure') return [];
  const { metric, of } = measure.takes;
  return [
    {
      ...cited(day, index, measure.source),
      metric,
      area: '',
      period: fact.span ?? { from: day, to: day },
      value: { low: fact.value, best: fact.value, high: fact.value },
      qualifier: 'exact',
      unit: measure.unit,
      ...(of === undefined ? {} : { of }),
    },
  ];
}

/** A source that knows everything up to the knowledge date. */
function closedSource(source: string, file: string, known: Day): SourceState {
  return {
    source,
    file,
    sha256: '',
    licence: '',
    citation: '',
    obtained: known,
    knownBy: 'the test',
    completeThrough: known,
    withheld: [],
    items: 0,
  };
}
