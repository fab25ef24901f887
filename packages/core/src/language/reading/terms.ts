import { dateInWords } from '../../calendar/index.ts';
import type { Aggregate, Term } from '../../logic/index.ts';
import { plural } from '../messages.ts';
import { surgedMeasure } from '../surges.ts';
import { inSentence, properWords, type ReadingNames, shortLabels } from './names.ts';
import { count, durationInWords, number, windowInWords } from './phrases.ts';

const FUNCTIONS: Readonly<Record<Aggregate, string>> = {
  sum: 'sum of',
  mean: 'mean of',
  min: 'lowest value of',
  max: 'highest value of',
  count: 'number of days with',
  median: 'median of',
};

/** What a reader of formulas carries along. */
export interface Reader {
  readonly names: ReadingNames;
  readonly measures: ReadonlyMap<string, string>;
  readonly proper: ReadonlySet<string>;
}

export function readerOf(names: ReadingNames): Reader {
  return { names, measures: shortLabels(names.measures), proper: properWords(names) };
}

/** A term in plain words: "enemy-initiated attacks in the quarter one year before". */
export function termInWords(term: Term, reader: Reader): string {
  const { declared } = term;
  if (declared !== undefined) {
    const label = reader.names.baselines?.get(declared);
    return label === undefined ? declared : `the ${inSentence(label, reader.proper)}`;
  }
  switch (term.kind) {
    case 'number':
      return numberInWords(term.value, term.unit);
    case 'measure': {
      const surged = surgedMeasure(term.name);
      if (surged !== undefined)
        return `score of the surge in ${termInWords({ kind: 'measure', name: surged }, reader)}`;
      const label = reader.measures.get(term.name);
      return label === undefined ? term.name : inSentence(label, reader.proper);
    }
    case 'window': {
      const of = operand(term.of, reader);
      const fn = term.fn === 'sum' ? '' : `the ${FUNCTIONS[term.fn]} `;
      return `${fn}${of} ${windowInWords(term.window)}`;
    }
    case 'reference': {
      const of = operand(term.of, reader);
      const days = `every ${term.every === 1 ? 'day' : count(term.every, 'day')}`;
      const span = `from ${dateInWords(term.span.from)} to ${dateInWords(term.span.to)}`;
      return `the ${FUNCTIONS[term.fn]} ${of}, taken ${days} ${span}`;
    }
    case 'at':
      return `${operand(term.of, reader)} ${term.of.kind === 'window' ? 'to' : 'on'} ${dateInWords(term.day)}`;
    case 'earlier':
      if (term.of.kind === 'window' && term.of.window.kind === 'days' && term.of.window.from === 0) {
        const days = count(term.of.window.to + 1, 'day');
        const fn = term.of.fn === 'sum' ? '' : `the ${FUNCTIONS[term.of.fn]} `;
        return `${fn}${operand(term.of.of, reader)} over the ${days} that ended ${durationInWords(term.by)} before`;
      }
      return `${operand(term.of, reader)} ${durationInWords(term.by)} before`;
    case 'across': {
      const of = operand(term.of, reader);
      const areas = term.areas === undefined ? `all ${plural(term.set ?? 'area')}` : list(term.areas);
      const together = term.areas?.length === 1 ? '' : ' together';
      return term.fn === 'sum'
        ? `${of} in ${areas}${together}`
        : `the ${FUNCTIONS[term.fn]} ${of} across ${areas}`;
    }
    case 'trend':
      return `the trend of ${operand(term.of, reader)} over ${count(term.days, 'day')}`;
    case 'add':
      return `${termInWords(term.left, reader)} plus ${operand(term.right, reader)}`;
    case 'subtract':
      return `${termInWords(term.left, reader)} minus ${operand(term.right, reader)}`;
    case 'multiply':
      return productInWords(term.left, term.right, reader);
    case 'divide':
      return `${operand(term.left, reader)} divided by ${operand(term.right, reader)}`;
    case 'negate':
      return `minus ${operand(term.of, reader)}`;
    case 'abs':
      return `the size of ${operand(term.of, reader)}`;
  }
}

export function numberInWords(value: number, unit: string | undefined): string {
  if (unit === undefined || unit === '') return number(value);
  if (unit === 'percent') return `${number(value)}%`;
  const words = unit
    .replace(/\/days$/, ' a day')
    .replaceAll('/', ' for each ')
    .replaceAll('·', ' times ');
  return `${number(value)} ${value === 1 && words.endsWith('s') ? words.slice(0, -1) : words}`;
}

function productInWords(left: Term, right: Term, reader: Reader): string {
  if (left.kind !== 'number' || left.unit !== undefined) {
    return `${operand(left, reader)} times ${operand(right, reader)}`;
  }
  const of = operand(right, reader);
  if (left.value === 0.5) return `half of ${of}`;
  if (left.value === 2) return `twice ${of}`;
  const percent = Number((left.value * 100).toPrecision(12));
  return left.value > 0 && left.value < 2
    ? `${number(percent)}% of ${of}`
    : `${number(left.value)} times ${of}`;
}

const COMPOUND: ReadonlySet<Term['kind']> = new Set(['add', 'subtract', 'multiply', 'divide', 'negate']);

function operand(term: Term, reader: Reader): string {
  const words = termInWords(term, reader);
  return COMPOUND.has(term.kind) && term.declared === undefined ? `(${words})` : words;
}

function list(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
