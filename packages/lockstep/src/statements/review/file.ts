import {
  type Decision,
  type Entry,
  entryOf,
  REGISTER_KINDS,
  RELATIONS,
  type Review,
  reviewStep,
} from '@lockstep/core/statements';
import { Problem } from '../../cli/problem.ts';
import { type Row, readTable } from '../../evidence/csv/table.ts';
import { SAY } from '../words.ts';
import { csvLine } from './csv.ts';

const ENTRY = [
  'said',
  'speaker',
  'capacity',
  'party',
  'kind',
  'text',
  'bears_on',
  'announces',
  'announced_for',
  'relates',
  'note',
] as const;
const WHO = ['reviewed_by', 'reviewed_on', 'reason'] as const;
const PLACE = ['found', 'from', 'to', 'context'] as const;
const COLUMNS = ['id', 'decision', ...ENTRY, ...WHO, ...PLACE] as const;

export const relatesText = (entry: Entry): string =>
  entry.relates.map(({ to, how }) => `${how}:${to}`).join(';');

const decisionText = (decision: Decision | undefined): string => {
  if (!decision) return '';
  if (decision.outcome === 'merged') return `merge:${decision.into}`;
  return decision.outcome === 'accepted' ? 'accept' : 'reject';
};

/** A review as a CSV file, one row per candidate, to be filled in and read back. */
export function reviewCsv(review: Review): string {
  const rows = review.candidates.map((candidate) => {
    const entry = entryOf(review, candidate);
    const decision = review.decisions.get(candidate.id);
    return csvLine([
      candidate.id,
      decisionText(decision),
      entry.said,
      entry.speaker,
      entry.capacity,
      entry.party,
      entry.kind,
      entry.text,
      entry.bearsOn.join(';'),
      entry.announces,
      entry.announcedFor,
      relatesText(entry),
      entry.note,
      decision?.by ?? '',
      decision?.at ?? '',
      decision?.reason ?? '',
      candidate.found,
      String(candidate.start),
      String(candidate.end),
      candidate.context,
    ]);
  });
  return csvLine(COLUMNS) + rows.join('');
}

const list = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `contradicts:ID; repeats:ID`; the parts that say nothing go to `bad`. */
export function readRelates(text: string, bad: (part: string) => void): Entry['relates'] {
  return list(text).flatMap((part) => {
    const colon = part.indexOf(':');
    const how = RELATIONS.find((word) => word === part.slice(0, colon).trim().toLowerCase());
    const to = part.slice(colon + 1).trim();
    if (how && colon > 0 && to !== '') return [{ to, how }];
    bad(part);
    return [];
  });
}

function entryFrom(row: Row): Entry | undefined {
  const word = row.get('kind').toLowerCase();
  const kind = REGISTER_KINDS.find((one) => one === word);
  if (!kind) row.reject('kind', SAY.badKind(row.get('kind')), REGISTER_KINDS.join(', '));
  const relates = readRelates(row.get('relates'), (part) =>
    row.reject('relates', SAY.badRelation(part), SAY.relations),
  );
  if (!kind || row.refused()) return undefined;
  return {
    said: row.get('said'),
    speaker: row.get('speaker'),
    capacity: row.get('capacity'),
    party: row.get('party'),
    kind,
    text: row.get('text'),
    bearsOn: list(row.get('bears_on')),
    announces: row.get('announces'),
    announcedFor: row.get('announced_for'),
    relates,
    note: row.get('note'),
  };
}

/** Who decides where a row does not name anybody. */
export interface Reviewer {
  readonly by: string;
  readonly at: string;
}

interface Filled {
  readonly line: number;
  readonly id: string;
  readonly entry: Entry;
  readonly decision: string;
  readonly reviewer: Reviewer;
  readonly reason: string;
}

/** Checks that a row belongs to this text, and takes it. */
function take(row: Row, review: Review, fallback: Reviewer, seen: Set<string>): Filled | undefined {
  const id = row.get('id');
  const candidate = review.candidates.find((one) => one.id === id);
  const moved =
    candidate && (row.get('from') !== String(candidate.start) || row.get('to') !== String(candidate.end));
  if (!candidate) row.reject('id', SAY.unknownRow(id), 'an id of this review');
  else if (moved) row.reject('from', SAY.otherText(id), `${candidate.start} to ${candidate.end}`);
  else if (seen.has(id)) row.reject('id', SAY.twice(id), 'one row per id');
  seen.add(id);
  const decision = row.get('decision').toLowerCase().startsWith('merge')
    ? row.get('decision')
    : row.get('decision').toLowerCase();
  if (!/^(?:|accept(?:ed)?|reject(?:ed)?|merged?\s*:\s*\S.*)$/i.test(decision))
    row.reject('decision', SAY.badDecision(decision), SAY.decisions);
  const entry = entryFrom(row);
  if (!entry || row.refused()) return undefined;
  const reviewer = { by: row.get('reviewed_by') || fallback.by, at: row.get('reviewed_on') || fallback.at };
  return { line: row.line, id, entry, decision, reviewer, reason: row.get('reason') };
}

/**
 * Reads a filled-in review file back into a review. Every row is checked; the first that cannot be taken is told with
 * its line, column and value, and nothing is applied by halves.
 */
export async function readReview(
  path: string,
  shown: string,
  start: Review,
  fallback: Reviewer,
): Promise<Review> {
  const filled: Filled[] = [];
  const seen = new Set<string>();
  const report = await readTable(
    path,
    {
      required: ['id', 'decision', 'said', 'speaker', 'kind', 'text', 'from', 'to'],
      optional: COLUMNS.filter((name) => !/^(?:id|decision|said|speaker|kind|text|from|to)$/.test(name)),
    },
    (row) => {
      const one = take(row, start, fallback, seen);
      if (one) filled.push(one);
    },
    { shown },
  );
  const wrong = report.rejected[0];
  if (wrong) {
    const where = wrong.column === undefined ? '' : `${wrong.column}: `;
    throw new Problem(`${where}${wrong.reason} (found "${wrong.value}", expected ${wrong.expected})`, {
      file: shown,
      line: wrong.line,
    });
  }
  let review = start;
  const step = (line: number, action: Parameters<typeof reviewStep>[1]): void => {
    const next = reviewStep(review, action);
    if ('problem' in next) throw new Problem(next.problem, { file: shown, line });
    review = next.review;
  };
  for (const { line, id, entry } of filled) step(line, { do: 'correct', id, fields: entry });
  // Merging comes last, so that the one that stays is decided by then.
  const merging = (one: Filled): boolean => one.decision.toLowerCase().startsWith('merge');
  for (const { line, id, decision, reviewer, reason } of [
    ...filled.filter((one) => !merging(one)),
    ...filled.filter(merging),
  ]) {
    if (decision === '') continue;
    const into = /^merged?\s*:\s*(.+)$/i.exec(decision)?.[1]?.trim();
    if (into !== undefined) step(line, { do: 'merge', id, into, ...reviewer });
    else if (decision.startsWith('accept')) step(line, { do: 'accept', id, ...reviewer });
    else step(line, { do: 'reject', id, reason, ...reviewer });
  }
  return review;
}
