import { compileNumber, durationOf } from '../compile/numbers.ts';
import type { NumberValue } from '../compile/scope.ts';
import { SAY } from '../messages.ts';
import type { Baseline, Measure } from '../model.ts';
import type { Block } from '../syntax/index.ts';
import { type Binding, labelOf, missing, onBehalf, rangeOf, resolve, resolveActor } from './binding.ts';
import { checkSource, named } from './headers.ts';
import { clauseOf, clausesOf, type Mutable, unitOfMeasure } from './names.ts';

export function bindMeasure(b: Binding, block: Block): Measure {
  const takes = bindTakes(b, block);
  const set = clauseOf(block, 'measure by')?.set;
  if (set !== undefined) resolve(b, set, 'areas');
  const source = (clauseOf(block, 'deaths') ?? clauseOf(block, 'events') ?? clauseOf(block, 'figure'))
    ?.source;
  const measure: Mutable<Measure> = {
    id: block.name?.name ?? '',
    label: labelOf(block),
    range: rangeOf(block),
    unit: unitOfMeasure(block),
    nature: clauseOf(block, 'figure')?.takes === true ? 'level' : 'flow',
    source: source?.name ?? '',
    takes,
    types: clausesOf(block, 'types').flatMap((clause) => clause.types.map((type) => type.text)),
    actors: clausesOf(block, 'actors').flatMap((clause) => clause.actors.map((actor) => actor.text)),
  };
  if (set) measure.areas = set.name;
  return measure;
}

function bindTakes(b: Binding, block: Block): Measure['takes'] {
  const kinds = block.clauses.filter(
    ({ kind }) => kind === 'deaths' || kind === 'events' || kind === 'figure',
  );
  for (const { start, end } of kinds.slice(1)) {
    b.report.error({ code: 'given-twice', message: SAY.fieldTwice('count'), start, end });
  }
  const filters = block.clauses.filter(({ kind }) => kind === 'types' || kind === 'actors');
  const valid = clauseOf(block, 'valid for');
  const clause = kinds[0];
  const noFigures = () => {
    if (valid === undefined) return;
    b.report.error({ code: 'valid-for', message: SAY.validFigures(), start: valid.start, end: valid.end });
  };
  const noEvents = () => {
    for (const { start, end } of filters) {
      b.report.error({ code: 'event-filter', message: SAY.filterEvents(), start, end });
    }
  };
  switch (clause?.kind) {
    case 'events':
      noFigures();
      checkSource(b, clause.source, 'events');
      return { kind: 'events' };
    case 'deaths': {
      // Deaths by side are known of events; reported figures may have a metric that is called deaths.
      const kind = checkSource(
        b,
        clause.source,
        'events',
        ...(clause.of.length === 0 ? (['figures'] as const) : []),
      );
      if (kind === 'figures') {
        noEvents();
        return { kind: 'figure', metric: 'deaths', ...validity(valid) };
      }
      noFigures();
      return { kind: 'deaths', of: clause.of.map((side) => side.side) };
    }
    case 'figure': {
      checkSource(b, clause.source, 'figures');
      noEvents();
      const of = clause.of && resolveActor(b, clause.of);
      return {
        kind: 'figure',
        metric: clause.metric.name,
        ...validity(valid),
        ...(of !== undefined && { of }),
      };
    }
    default:
      missing(b, block, 'count', ['“sums”', '“counts”', '“takes”']);
      return { kind: 'events' };
  }
}

function validity(clause: { readonly length: Parameters<typeof durationOf>[0] } | undefined) {
  return clause === undefined ? {} : { validFor: durationOf(clause.length) };
}

/** The value of a baseline; worked out at its first use. */
export function baselineValue(b: Binding, block: Block): NumberValue | undefined {
  if (b.baselines.has(block)) return b.baselines.get(block);
  b.baselines.set(block, undefined);
  const is = clauseOf(block, 'baseline is');
  const value = is && onBehalf(b, block.name?.name ?? '', () => compileNumber(is.of, b.scope));
  b.baselines.set(block, value);
  return value;
}

export function bindBaseline(b: Binding, block: Block): Baseline {
  if (clauseOf(block, 'baseline is') === undefined) missing(b, block, 'term', ['“is”']);
  const value = baselineValue(b, block);
  return { ...named(block), term: value?.term ?? { kind: 'number', value: 0 }, unit: value?.unit ?? '' };
}
