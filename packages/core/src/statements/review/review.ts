import { dayFromIso } from '../../calendar/index.ts';
import type { Candidate, Entry } from './candidates.ts';
import { SAY } from './words.ts';

/** What a person decided about a candidate, who, and when. */
export interface Decision {
  readonly outcome: 'accepted' | 'rejected' | 'merged';
  /** The entry as accepted, with corrections. */
  readonly entry: Entry;
  readonly reason: string;
  /** Id of the candidate that stays, when merged. */
  readonly into: string;
  readonly by: string;
  /** ISO date or date and time, given by the caller. */
  readonly at: string;
}

/** A review in progress. Plain data: it can be kept, sent and replayed. */
export interface Review {
  /** The source text, for checking what is verbatim. */
  readonly source: string;
  readonly candidates: readonly Candidate[];
  /** Corrections made and not yet decided on, by candidate id. */
  readonly drafts: ReadonlyMap<string, Entry>;
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Ids decided, the latest last, for undoing. */
  readonly order: readonly string[];
}

export type ReviewAction =
  | { readonly do: 'accept'; readonly id: string; readonly by: string; readonly at: string }
  | { readonly do: 'correct'; readonly id: string; readonly fields: Partial<Entry> }
  | {
      readonly do: 'reject';
      readonly id: string;
      readonly reason: string;
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly do: 'merge';
      readonly id: string;
      readonly into: string;
      readonly by: string;
      readonly at: string;
    }
  | { readonly do: 'undo'; readonly id?: string };

/** The next state, or why the action is refused. */
export type ReviewStep = { readonly review: Review } | { readonly problem: string };

export const startReview = (source: string, candidates: readonly Candidate[]): Review => ({
  source,
  candidates,
  drafts: new Map(),
  decisions: new Map(),
  order: [],
});

/** The entry of a candidate as it stands: as proposed, with the corrections made so far. */
export function entryOf(review: Review, candidate: Candidate): Entry {
  return review.decisions.get(candidate.id)?.entry ?? review.drafts.get(candidate.id) ?? candidate.proposed;
}

/** Candidates that nobody has decided on, in the order of the text. */
export const remaining = (review: Review): Candidate[] =>
  review.candidates.filter(({ id }) => !review.decisions.has(id));

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Why an entry cannot go on the register as it is; undefined if it can. */
function fault(review: Review, candidate: Candidate, entry: Entry): string | undefined {
  const { id } = candidate;
  if (plain(entry.text) === '') return SAY.noText(id);
  if (plain(entry.speaker) === '') return SAY.noSpeaker(id);
  if (entry.said === '') return SAY.noDate(id);
  for (const date of [entry.said, entry.announcedFor])
    if (date !== '' && dayFromIso(date) === undefined) return SAY.badDate(date);
  if (entry.kind !== 'verbatim') return undefined;
  if (candidate.found === 'indirect') return SAY.notQuoted(id);
  return plain(review.source).includes(plain(entry.text)) ? undefined : SAY.notVerbatim(id);
}

function decide(review: Review, id: string, decision: Decision): ReviewStep {
  const decisions = new Map(review.decisions).set(id, decision);
  return { review: { ...review, decisions, order: [...review.order, id] } };
}

/**
 * One step of a review: pure, and the only way by which a statement gets on the register. Nothing is accepted without
 * a reviewer's name, a speaker, a day and, for verbatim words, the words in the source.
 */
export function reviewStep(review: Review, action: ReviewAction): ReviewStep {
  if (action.do === 'undo') {
    const id = action.id ?? review.order.at(-1);
    if (id === undefined) return { problem: SAY.nothingToUndo };
    const undone = review.decisions.get(id);
    if (!undone) return { problem: SAY.notDecided(id) };
    const decisions = new Map(review.decisions);
    decisions.delete(id);
    const drafts = new Map(review.drafts).set(id, undone.entry);
    return { review: { ...review, decisions, drafts, order: review.order.filter((other) => other !== id) } };
  }
  const candidate = review.candidates.find(({ id }) => id === action.id);
  if (!candidate) return { problem: SAY.unknown(action.id) };
  const { id } = candidate;
  const done = review.decisions.get(id);
  if (done) return { problem: SAY.decided(id, done.outcome) };
  const entry = entryOf(review, candidate);
  if (action.do === 'correct') {
    return { review: { ...review, drafts: new Map(review.drafts).set(id, { ...entry, ...action.fields }) } };
  }
  if (plain(action.by) === '') return { problem: SAY.noReviewer };
  const base = { entry, reason: '', into: '', by: action.by, at: action.at };
  if (action.do === 'reject') {
    if (plain(action.reason) === '') return { problem: SAY.noReason(id) };
    return decide(review, id, { ...base, outcome: 'rejected', reason: action.reason });
  }
  if (action.do === 'merge') {
    if (action.into === id) return { problem: SAY.selfMerge(id) };
    if (!review.candidates.some((other) => other.id === action.into))
      return { problem: SAY.unknown(action.into) };
    const target = review.decisions.get(action.into);
    if (target && target.outcome !== 'accepted')
      return { problem: SAY.mergeInto(action.into, target.outcome) };
    return decide(review, id, { ...base, outcome: 'merged', into: action.into });
  }
  const wrong = fault(review, candidate, entry);
  return wrong === undefined ? decide(review, id, { ...base, outcome: 'accepted' }) : { problem: wrong };
}

/** An accepted statement as it goes on the register. */
export interface Accepted {
  readonly id: string;
  readonly entry: Entry;
  readonly by: string;
  readonly at: string;
  /** Ids of candidates merged into it: the same words found again. */
  readonly merged: readonly string[];
}

/** What goes on the register: the accepted statements, in the order of the text. */
export function accepted(review: Review): Accepted[] {
  return review.candidates.flatMap(({ id }) => {
    const decision = review.decisions.get(id);
    if (decision?.outcome !== 'accepted') return [];
    const merged = review.candidates
      .filter((other) => review.decisions.get(other.id)?.into === id)
      .map((other) => other.id);
    return [{ id, entry: decision.entry, by: decision.by, at: decision.at, merged }];
  });
}
