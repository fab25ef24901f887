import { W } from '../../lexer/words.ts';
import type { SourceKind } from '../../model.ts';
import { SOURCE_KINDS } from '../../model.ts';
import { endOfLast, expectWords, isQuoted, readQuoted } from '../cursor.ts';
import { readDate } from '../quantities.ts';
import { type ClauseReader, type ClauseTable, readQuotedList } from './common.ts';

const readTimeZone: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'zone', W.zone);
  if (isQuoted(p)) {
    const zone = readQuoted(p, 'a time zone');
    return { kind: 'time zone', zone, start, end: zone.end };
  }
  const zone = readZoneName(p);
  return { kind: 'time zone', zone, start, end: zone.end };
};

/** `Asia/Kabul`, `America/Argentina/Buenos_Aires`, `UTC`: words with slashes and hyphens without blanks between. */
function readZoneName(p: Parameters<ClauseReader>[0]) {
  const start = p.at < p.stop ? p.tokens.start[p.at]! : endOfLast(p);
  let end = start;
  while (p.at < p.stop && (p.tokens.start[p.at]! === end || end === start) && p.tokens.kind[p.at] !== 4) {
    end = p.tokens.end[p.at]!;
    p.at++;
  }
  return { text: p.text.slice(start, end), start, end };
}

const readSigned: ClauseReader = (p, start) => {
  p.at++;
  const day = readDate(p);
  return { kind: 'signed', day, start, end: day.end };
};

const readAlso: ClauseReader = (p, start) => {
  p.at++;
  const names = readQuotedList(p, 'another name in quotation marks');
  return { kind: 'also', names, start, end: endOfLast(p) };
};

const readMembers: ClauseReader = (p, start) => {
  p.at++;
  expectWords(p, 'from', W.from);
  const file = readQuoted(p, 'a file name in quotation marks');
  return { kind: 'members', file, start, end: file.end };
};

const readAreasFrom: ClauseReader = (p, start) => {
  p.at++;
  const file = readQuoted(p, 'a file name in quotation marks');
  expectWords(p, 'by', W.by);
  const by = readQuoted(p, 'the property that holds the names, in quotation marks');
  return { kind: 'areas from', file, by, start, end: by.end };
};

function sourceReader(source: SourceKind): ClauseReader {
  return (p, start) => {
    p.at++;
    expectWords(p, 'from', W.from);
    const file = readQuoted(p, 'a file name in quotation marks');
    return { kind: 'source from', source, file, start, end: file.end };
  };
}

export const AGREEMENT_CLAUSES: ClauseTable = new Map([
  [W.time, readTimeZone],
  [W.signed, readSigned],
]);

export const PARTY_CLAUSES: ClauseTable = new Map([
  [W.also, readAlso],
  [W.members, readMembers],
]);

export const AREAS_CLAUSES: ClauseTable = new Map([[W.from, readAreasFrom]]);

export const SOURCE_CLAUSES: ClauseTable = new Map(SOURCE_KINDS.map((kind) => [W[kind], sourceReader(kind)]));
