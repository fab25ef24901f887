import { dateInWords } from '../../calendar/index.ts';
import type { Formula, Term } from '../../logic/index.ts';
import { plural } from '../messages.ts';
import { surgeIn } from '../surges.ts';
import { propositionParts, type ReadingNames } from './names.ts';
import { COMPARED, count, daysInWords, OPPOSITE } from './phrases.ts';
import { type Reader, readerOf, termInWords } from './terms.ts';

type Compare = Extract<Formula, { readonly kind: 'compare' }>;

/** A formula in words; `closed` when it needs no brackets inside another. */
interface Words {
  readonly text: string;
  readonly closed: boolean;
}

const closed = (text: string): Words => ({ text, closed: true });
const open = (text: string): Words => ({ text, closed: false });

export function formulaInWords(formula: Formula, names: ReadingNames): string {
  return words(formula, readerOf(names)).text;
}

function words(formula: Formula, reader: Reader): Words {
  const inside = (part: Formula): string => {
    const { text, closed: isClosed } = words(part, reader);
    return isClosed ? text : `(${text})`;
  };
  /** The body of a phrase that ends with a comma: another phrase may follow without brackets. */
  const body = (part: Formula): string => (isPhrase(part) ? words(part, reader).text : inside(part));
  switch (formula.kind) {
    case 'constant':
      return closed(formula.value ? 'always' : 'never');
    case 'proposition':
      return closed(propositionInWords(formula.name, reader, true));
    case 'compare':
      return closed(comparisonInWords(formula, reader, false));
    case 'not':
      return notInWords(formula.of, reader, inside);
    case 'and':
      return open(formula.of.map(inside).join(' and '));
    case 'or':
      return open(formula.of.map(inside).join(' or '));
    case 'implies': {
      const [left, right] = [inside(formula.left), body(formula.right)];
      return open(formula.vacuity ? `whenever ${left}, ${right}` : `if ${left}, then ${right}`);
    }
    case 'iff':
      return open(`${inside(formula.left)} exactly when ${inside(formula.right)}`);
    case 'xor':
      return open(`either ${inside(formula.left)} or ${inside(formula.right)}, but not both`);
    case 'historically':
    case 'always': {
      const days = daysInWords(formula.kind === 'historically', formula.bounds, formula.notBefore);
      const one = formula.bounds !== undefined && formula.bounds.from === formula.bounds.to;
      if (one) return open(`${days}, ${body(formula.of)}`);
      return formula.of.kind === 'not'
        ? open(`on no day ${days}, ${body(formula.of.of)}`)
        : open(`on every day ${days}, ${body(formula.of)}`);
    }
    case 'once':
    case 'eventually':
      if (formula.kind === 'once' && formula.bounds === undefined && isEvent(formula.of, reader)) {
        const since = formula.notBefore === undefined ? '' : ` since ${dateInWords(formula.notBefore)}`;
        return closed(`${labelInWords(formula.of.name, reader)} has happened${since}`);
      }
      return open(`${onceInWords(formula)}, ${body(formula.of)}`);
    case 'since': {
      const days = formula.bounds && daysInWords(true, formula.bounds, undefined).replace(/^of /, 'in ');
      const when = days === undefined ? '' : ` (which came ${days})`;
      const start = isEvent(formula.right, reader)
        ? `${labelInWords(formula.right.name, reader)} happened`
        : inside(formula.right);
      return open(`on every day since ${start}${when}, ${body(formula.left)}`);
    }
    case 'until': {
      const { bounds } = formula;
      const days = bounds && daysInWords(false, bounds, undefined).replace(/^of /, 'in ');
      const when =
        bounds?.from === 0 ? ` within ${count(bounds.to, 'day')}` : days === undefined ? '' : ` ${days}`;
      return open(`${inside(formula.left)} until ${inside(formula.right)}, which must come${when}`);
    }
    case 'rises':
    case 'falls':
      return closed(edgeInWords(formula, reader, inside(formula.of)));
    case 'areas':
      return open(`${areasInWords(formula)}, ${body(formula.of)}`);
    case 'at least of':
      return closed(`at least ${formula.count} of these: ${formula.of.map(inside).join('; ')}`);
    case 'days that': {
      const { op, count: n, days } = formula;
      return open(`on ${op} ${n} of the last ${count(days, 'day')}, ${body(formula.of)}`);
    }
  }
}

const PHRASES: ReadonlySet<Formula['kind']> = new Set([
  'historically',
  'once',
  'always',
  'eventually',
  'areas',
  'days that',
]);

function isPhrase(formula: Formula): boolean {
  return PHRASES.has(formula.kind);
}

function onceInWords(
  formula: Extract<Formula, { readonly kind: 'once' | 'eventually' | 'historically' | 'always' }>,
) {
  const { bounds, notBefore } = formula;
  const past = formula.kind === 'once';
  if (!past && bounds?.from === 0 && Number.isFinite(bounds.to)) return `within ${count(bounds.to, 'day')}`;
  const days = daysInWords(past, bounds, notBefore);
  if (bounds !== undefined && bounds.from === bounds.to) return days;
  return `at some time ${days.replace(/^of /, 'in ')}`;
}

function edgeInWords(
  { kind, of }: Extract<Formula, { readonly kind: 'rises' | 'falls' }>,
  { names }: Reader,
  inside: string,
): string {
  const condition = of.kind === 'proposition' && names.conditions?.get(of.name);
  if (condition) return `“${condition}” becomes ${kind === 'rises' ? 'met' : 'not met'}`;
  return `${inside} becomes ${kind === 'rises' ? 'true' : 'false'}`;
}

function areasInWords(formula: Extract<Formula, { readonly kind: 'areas' }>): string {
  const set = formula.set ?? 'area';
  switch (formula.how.kind) {
    case 'every':
      return `in every ${set}`;
    case 'any':
      return `in any ${set}`;
    case 'at least':
      return `in at least ${count(formula.how.count, set, plural(set))}`;
    case 'at least percent':
      return `in at least ${formula.how.percent}% of the ${plural(set)}`;
    case 'named':
      return `in ${formula.how.area}`;
  }
}

function comparisonInWords(formula: Compare, reader: Reader, negated: boolean): string {
  const surged = surgeIn(formula);
  if (surged !== undefined) return surgeInWords(surged, reader, !negated);
  const op = negated ? OPPOSITE[formula.op] : formula.op;
  const left = termInWords(formula.left, reader);
  const { unit } = formula;
  // The unit is said where the left side does not say it: "strength at most 8,600 persons", "deaths at most 40".
  const said =
    unit === undefined ||
    left
      .toLowerCase()
      .split(/\P{L}+/u)
      .includes(unit);
  const bare = formula.right.kind === 'number' && formula.right.unit === undefined;
  const right = termInWords(bare && !said ? ({ ...formula.right, unit } as Term) : formula.right, reader);
  return `${left} ${COMPARED[op]} ${right}`;
}

function surgeInWords(measure: string, reader: Reader, positive: boolean): string {
  return `there is ${positive ? 'a' : 'no'} surge in ${termInWords({ kind: 'measure', name: measure }, reader)}`;
}

function notInWords(of: Formula, reader: Reader, inside: (part: Formula) => string): Words {
  if (of.kind === 'compare') return closed(comparisonInWords(of, reader, true));
  if (of.kind === 'proposition') return closed(propositionInWords(of.name, reader, false));
  return open(`not ${inside(of)}`);
}

function isEvent(
  formula: Formula,
  { names }: Reader,
): formula is Extract<Formula, { readonly kind: 'proposition' }> {
  return formula.kind === 'proposition' && names.occurrences?.has(formula.name) === true;
}

function labelInWords(id: string, { names }: Reader): string {
  const label =
    names.conditions?.get(id) ??
    names.commitments?.get(id) ??
    names.powers?.get(id) ??
    names.occurrences?.get(id);
  return label === undefined ? id : `“${label}”`;
}

function propositionInWords(name: string, reader: Reader, positive: boolean): string {
  const { id, reading, state } = propositionParts(name);
  const told = labelInWords(id, reader);
  const subject = reading === undefined ? told : `${told} (reading ${reading})`;
  if (state === 'has happened') return `${subject} has ${positive ? '' : 'not '}happened`;
  if (state !== undefined) return `${subject} is ${positive ? '' : 'not '}${state}`;
  if (reader.names.occurrences?.has(id)) return `${subject} ${positive ? 'happens' : 'does not happen'}`;
  return `${subject} is ${positive ? '' : 'not '}met`;
}
