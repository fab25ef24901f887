import type { Figure, FoundStatement, When } from '@lockstep/core/statements';
import { wrap } from '../../output/wrap.ts';
import type { Found } from '../find.ts';
import { SAY } from '../words.ts';

/** Columns of the table, besides the words. */
const SPEAKER = 26;
const WIDTH = 110;

export function whenText({ from, to }: When): string {
  if (from === null && to === null) return SAY.undated;
  if (from === to && from !== null) return from;
  return from === null ? SAY.before(to ?? '') : `${from}/${to ?? ''}`;
}

const shorten = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

/** The speaker as a name, with the words of the text where they differ. */
export function speakerText({ speaker }: FoundStatement): string {
  if (!speaker) return SAY.unknownSpeaker;
  return shorten((speaker.person ?? speaker.text).replace(/\s+/g, ' '), SPEAKER);
}

const number = (value: number | null): string =>
  value === null ? SAY.open : value.toLocaleString('en-US', { maximumFractionDigits: 2 });

export const figureText = ({ text, low, high, unit }: Figure): string =>
  SAY.figure(text.replace(/\s+/g, ' '), number(low), number(high), unit);

/** The statements of a document as a table for a terminal. */
export function foundText(found: Found): string {
  const { statements, document, proposed } = found;
  if (statements.length === 0) return SAY.nothingFound;
  const head = [document.title, document.outlet, document.date].filter((part) => part !== null).join('. ');
  const rows: string[][] = [SAY.heading.slice(0, 4)];
  statements.forEach((statement, i) => {
    rows.push([String(i + 1), whenText(statement.said), speakerText(statement), SAY.how[statement.kind]]);
  });
  const widths = [0, 1, 2, 3].map((column) =>
    rows.reduce((most, row) => Math.max(most, (row[column] ?? '').length), 0),
  );
  const lines = rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  const indent = (lines[0] ?? '').length + 2;
  const body = lines.map((line, i) => {
    const lead = line.padEnd(indent);
    const statement = statements[i - 1];
    if (!statement) return `${lead}${SAY.heading[4]}`;
    const words = wrap(statement.text.replace(/\s+/g, ' '), Math.max(40, WIDTH - indent)).split('\n');
    const figures = statement.figures.map((figure) => `· ${figureText(figure)}`);
    return [...words, ...figures]
      .map((part, k) => (k === 0 ? lead + part : ' '.repeat(indent) + part))
      .join('\n');
  });
  const quoted = statements.filter(({ kind }) => kind !== 'indirect').length;
  const speakers = new Set(statements.map(({ speaker }) => speaker?.person ?? speaker?.text ?? '')).size;
  const names = proposed.map(({ name }) => name);
  return [
    ...(head === '' ? [] : [head, '']),
    ...body,
    '',
    SAY.counts(quoted, statements.length - quoted, speakers),
    ...(names.length > 0 ? [wrap(SAY.proposed(names.join(', ')), WIDTH)] : []),
    '',
  ].join('\n');
}
