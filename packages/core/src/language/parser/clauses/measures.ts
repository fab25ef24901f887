import { W } from '../../lexer/words.ts';
import type { Side } from '../../syntax/index.ts';
import {
  endOfLast,
  expectWords,
  type Parser,
  readName,
  startOf,
  takeWords,
  unexpected,
  wordAt,
} from '../cursor.ts';
import { readLength } from '../quantities.ts';
import { readTerm } from '../terms.ts';
import { type ClauseReader, type ClauseTable, readQuotedList, takeComma } from './common.ts';

const SOURCE = 'the name of a source';

/** `sums deaths of government, civilians in SRC`, `sums METRIC in SRC` */
const readSums: ClauseReader = (p, start) => {
  p.at++;
  if (wordAt(p) === W.deaths && (wordAt(p, 1) === W.in || wordAt(p, 1) === W.of)) {
    p.at++;
    const of: Side[] = [];
    if (takeWords(p, W.of)) {
      do of.push(readSide(p));
      while (takeComma(p) || takeWords(p, W.and));
    }
    expectWords(p, 'in', W.in);
    const source = readName(p, SOURCE);
    return { kind: 'deaths', of, source, start, end: source.end };
  }
  return readFigure(p, start, false);
};

const readTakes: ClauseReader = (p, start) => {
  p.at++;
  return readFigure(p, start, true);
};

function readFigure(p: Parser, start: number, takes: boolean) {
  const metric = readName(p, 'a metric');
  const of = takeWords(p, W.of) ? readName(p, 'a party or a member') : undefined;
  expectWords(p, 'in', W.in);
  const source = readName(p, SOURCE);
  return { kind: 'figure', takes, metric, source, start, end: source.end, ...(of && { of }) } as const;
}

const SIDES = [
  [[W.government], 'government'],
  [[W.civilians], 'civilians'],
  [[W.unknown], 'unknown'],
  [[W.side, W.a], 'side a'],
  [[W.side, W.b], 'side b'],
] as const;

function readSide(p: Parser): Side {
  const start = startOf(p);
  for (const [words, side] of SIDES) if (takeWords(p, ...words)) return { side, start, end: endOfLast(p) };
  unexpected(
    p,
    SIDES.map(([, side]) => `“${side}”`),
  );
}

const readCounts: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'events', W.events);
  expectWords(p, 'in', W.in);
  const source = readName(p, SOURCE);
  return { kind: 'events', source, start, end: source.end };
};

const readValid: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'for', W.for);
  const length = readLength(p);
  return { kind: 'valid for', length, start, end: length.end };
};

const readMeasureBy: ClauseReader = (p, start) => {
  p.at++;
  const set = readName(p, 'the name of an area list');
  return { kind: 'measure by', set, start, end: set.end };
};

const readUnitClause: ClauseReader = (p, start) => {
  p.at++;
  if (takeWords(p, W.percent)) {
    const end = endOfLast(p);
    return { kind: 'unit', unit: { name: 'percent', start: end - 7, end }, start, end };
  }
  const unit = readName(p, 'a unit');
  return { kind: 'unit', unit, start, end: unit.end };
};

/** `of type "Battles"` */
const readTypes: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'type', W.type);
  const types = readQuotedList(p, 'a type of event in quotation marks');
  return { kind: 'types', types, start, end: endOfLast(p) };
};

const readInvolving: ClauseReader = (p, start) => {
  p.at++;
  const actors = readQuotedList(p, 'an actor in quotation marks');
  return { kind: 'actors', actors, start, end: endOfLast(p) };
};

export const MEASURE_CLAUSES: ClauseTable = new Map([
  [W.sums, readSums],
  [W.counts, readCounts],
  [W.takes, readTakes],
  [W.valid, readValid],
  [W.by, readMeasureBy],
  [W.unit, readUnitClause],
  [W.of, readTypes],
  [W.involving, readInvolving],
]);

export const BASELINE_CLAUSES: ClauseTable = new Map<number, ClauseReader>([
  [
    W.is,
    (p, start) => {
      p.at++;
      const of = readTerm(p);
      return { kind: 'baseline is', of, start, end: of.end };
    },
  ],
]);

export const OCCURRENCE_CLAUSES: ClauseTable = new Map<number, ClauseReader>([
  [
    W.in,
    (p, start) => {
      p.at++;
      const source = readName(p, SOURCE);
      return { kind: 'occurrence in', source, start, end: source.end };
    },
  ],
]);
