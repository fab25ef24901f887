import type { Bounds } from '../../logic/index.ts';
import type { Expression, PatternExpression, TemporalExpression } from '../syntax/index.ts';
import { dayCount, printTerm } from './terms.ts';
import { dateText, quotedText } from './values.ts';

/** Prints a formula in words, with brackets wherever the reach of a word could be mistaken. */
export function printFormula(expression: Expression): string {
  switch (expression.kind) {
    case 'compare': {
      const { words } = expression;
      const [left, right] = [side(expression.left), side(expression.right)];
      return expression.countFirst ? `${words} ${right} ${left}` : `${left} ${words} ${right}`;
    }
    case 'between':
      return `${side(expression.of)} between ${side(expression.low)} and ${side(expression.high)}`;
    case 'constant':
      return String(expression.value);
    case 'state':
      return printState(expression, false);
    case 'surge':
      return `surge in ${expression.measure.name}`;
    case 'not':
      if (expression.of.kind === 'state' && NEGATED.has(expression.of.state))
        return printState(expression.of, true);
      return `${expression.none ? 'no' : 'not'} ${closed(expression.of)}`;
    case 'and':
    case 'or':
      return expression.of.map(closed).join(` ${expression.kind} `);
    case 'iff':
    case 'xor':
      return `${closed(expression.left)} ${expression.kind} ${closed(expression.right)}`;
    case 'implies':
      return `if ${closed(expression.left)}, then ${body(expression.right)}`;
    case 'whenever': {
      const edge = expression.left.kind === 'rises' || expression.left.kind === 'falls';
      return `${edge ? 'when' : 'whenever'} ${closed(expression.left)}, ${body(expression.right)}`;
    }
    case 'historically':
    case 'once':
    case 'always':
    case 'eventually':
      return printTemporal(expression);
    case 'since':
      if (expression.bounds === undefined)
        return `since ${closed(expression.right)}, ${body(expression.left)}`;
      return `${closed(expression.left)} since${bounds(expression.bounds)} ${closed(expression.right)}`;
    case 'until': {
      const window = expression.bounds === undefined ? '' : bounds(expression.bounds);
      return `${closed(expression.left)} until${window} ${closed(expression.right)}`;
    }
    case 'rises':
    case 'falls':
      return `${closed(expression.of)} becomes ${expression.kind === 'rises' ? 'true' : 'false'}`;
    case 'areas':
      return `${areas(expression)}, ${body(expression.of)}`;
    case 'at least of':
      return `at least ${expression.count} of {${expression.of.map(closed).join(', ')}}`;
    case 'days that':
      return `on ${expression.op} ${expression.count} of the last ${dayCount(expression.days)}, ${body(expression.of)}`;
    case 'never':
    case 'response':
    case 'precedence':
    case 'as long as':
    case 'after until':
    case 'between events':
    case 'recurrence':
      return printPattern(expression);
    default:
      return term(expression);
  }
}

/** States whose opposite is said with a `not` behind the verb. */
const NEGATED: ReadonlySet<string> = new Set([
  'has happened',
  'fulfilled',
  'violated',
  'in effect',
  'suspended',
  'discharged',
  'terminated',
  'exerted',
  'expired',
]);

function isNegatedState(expression: Expression): boolean {
  return expression.kind === 'not' && expression.of.kind === 'state' && NEGATED.has(expression.of.state);
}

function printState({ of, state }: Expression & { readonly kind: 'state' }, negated: boolean): string {
  const not = negated ? 'not ' : '';
  if (state === 'has happened') return `${term(of)} has ${not}happened`;
  return state === 'happens' ? `${term(of)} happens` : `${term(of)} is ${not}${state}`;
}

function term(expression: Expression): string {
  return printTerm(expression, printFormula);
}

/** A side of a comparison. */
function side(expression: Expression): string {
  return expression.kind === 'reference' ? `(${term(expression)})` : term(expression);
}

const CLOSED: ReadonlySet<Expression['kind']> = new Set([
  'compare',
  'between',
  'constant',
  'state',
  'surge',
  'rises',
  'falls',
  'at least of',
  'name',
  'window',
  'during',
  'at',
  'across',
  'earlier',
]);

/** Phrases that end with a comma and what they cover: one may follow another without brackets. */
const PREFIXES: ReadonlySet<Expression['kind']> = new Set([
  'historically',
  'once',
  'always',
  'eventually',
  'areas',
  'days that',
  'whenever',
  'implies',
  'response',
  'as long as',
  'after until',
  'between events',
  'recurrence',
]);

function closed(expression: Expression): string {
  const text = printFormula(expression);
  return CLOSED.has(expression.kind) || isNegatedState(expression) ? text : `(${text})`;
}

/** "Deaths in the month before talks" could be read in two ways: only names and states stand without brackets. */
function event(expression: Expression): string {
  const bare = expression.kind === 'name' || expression.kind === 'state';
  return bare ? printFormula(expression) : `(${printFormula(expression)})`;
}

function body(expression: Expression): string {
  return PREFIXES.has(expression.kind) || expression.kind === 'not'
    ? printFormula(expression)
    : closed(expression);
}

function bounds({ from, to }: Bounds): string {
  return `[${from},${Number.isFinite(to) ? to : '*'}]`;
}

function printTemporal(expression: TemporalExpression): string {
  const { kind, since } = expression;
  const past = kind === 'historically' || kind === 'once';
  const every = kind === 'historically' || kind === 'always';
  // "On no day, F" for "on every day, not F".
  const none = every && expression.of.kind === 'not' && !expression.of.none && !isNegatedState(expression.of);
  const of = body(none && expression.of.kind === 'not' ? expression.of.of : expression.of);
  const day = none ? 'on no day' : every ? 'on every day' : 'on some day';
  const time = none || every ? day : 'at some time';
  if (expression.bounds === undefined) {
    if (since === undefined) return `${time} ${past ? 'up to now' : 'from now on'}, ${of}`;
    if (since === 'so far') return `${time} so far, ${of}`;
    return `${time} since ${since === 'signing' ? since : dateText(since)}, ${of}`;
  }
  const { from, to } = expression.bounds;
  if (since !== undefined) {
    const start = typeof since === 'object' ? ` since ${dateText(since)}` : '';
    return `${kind}${bounds(expression.bounds)}${start} ${closed(expression.of)}`;
  }
  const way = past ? 'ago' : 'ahead';
  if (!Number.isFinite(to)) return `${day} at least ${dayCount(from)} ${way}, ${of}`;
  if (past && from === 0) return `${time} ${every ? 'of' : 'in'} the last ${dayCount(to + 1)}, ${of}`;
  if (!past && from === 1) return `${time} ${every ? 'of' : 'in'} the next ${dayCount(to)}, ${of}`;
  if (kind === 'eventually' && from === 0 && to > 0) return `within ${dayCount(to)}, ${of}`;
  const span = past ? `${to} to ${dayCount(from)}` : `${from} to ${dayCount(to)}`;
  return `${day} from ${span} ${way}, ${of}`;
}

function areas(expression: Expression & { readonly kind: 'areas' }): string {
  const set = expression.set?.name ?? '';
  switch (expression.how) {
    case 'named':
      return `in ${expression.area ? quotedText(expression.area) : ''}`;
    case 'at least':
      return `in at least ${expression.count} ${set}`;
    case 'at least percent':
      return `in at least ${expression.count}% of ${set}`;
    default:
      return `in ${expression.how} ${set}`;
  }
}

function printPattern(expression: PatternExpression): string {
  switch (expression.kind) {
    case 'never':
      return `never ${closed(expression.of)}`;
    case 'response':
      return `within ${dayCount(expression.days)} of ${closed(expression.first)}, ${body(expression.of)}`;
    case 'precedence':
      if (expression.word === 'before')
        return `${event(expression.earlier)} before ${event(expression.later)}`;
      return `${event(expression.later)} only after ${event(expression.earlier)}`;
    case 'as long as':
      return `until ${closed(expression.stop)}, ${body(expression.of)}`;
    case 'after until':
      return `after ${closed(expression.first)} until ${closed(expression.second)}, ${body(expression.of)}`;
    case 'between events':
      return `between ${closed(expression.first)} and ${closed(expression.second)}, ${body(expression.of)}`;
    case 'recurrence':
      return `at least once every ${dayCount(expression.days)}, ${body(expression.of)}`;
  }
}
