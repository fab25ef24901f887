import {
  type Candidate,
  duplicates,
  type Entry,
  entryOf,
  REGISTER_KINDS,
  type Review,
  type ReviewAction,
  remaining,
  reviewStep,
} from '@lockstep/core/statements';
import { wrap } from '../../output/wrap.ts';
import { SAY } from '../words.ts';
import { readRelates, relatesText } from './file.ts';
import type { Keyboard } from './keyboard.ts';

const WORDS = SAY.interactive;
const WIDTH = 96;

/** Fields that are corrected as text, by the name under which they stand in the review file. */
const FIELDS: Readonly<Record<string, keyof Entry>> = {
  said: 'said',
  speaker: 'speaker',
  capacity: 'capacity',
  party: 'party',
  text: 'text',
  announces: 'announces',
  announced_for: 'announcedFor',
  note: 'note',
};

export interface Session {
  readonly keyboard: Keyboard;
  readonly out: (text: string) => void;
  /** Keeps the review; called after every change, so that a closed window loses nothing. */
  readonly save: (review: Review) => Promise<void>;
  readonly by: string;
  readonly at: string;
}

function show(review: Review, candidate: Candidate): string {
  const entry = entryOf(review, candidate);
  const at = review.candidates.indexOf(candidate) + 1;
  const marked = [
    entry.bearsOn.length > 0 ? `bears on ${entry.bearsOn.join(', ')}` : '',
    entry.announces === '' ? '' : `announces ${entry.announces} ${entry.announcedFor}`.trim(),
    relatesText(entry),
    entry.party,
  ].filter((part) => part !== '');
  return [
    '',
    `${WORDS.position(at, review.candidates.length, remaining(review).length)} ${candidate.id}`,
    `${entry.said || SAY.undated}  ${WORDS.speakerAs(entry.speaker || SAY.unknownSpeaker, candidate.speakerWords)}${entry.capacity === '' ? '' : `, ${entry.capacity}`}  (${entry.kind}, ${SAY.how[candidate.found]})`,
    wrap(entry.text.replace(/\s+/g, ' '), WIDTH, '  ').replace(/^/, '  '),
    ...(candidate.context.includes(entry.text) && candidate.context.length > entry.text.length + 2
      ? [wrap(`… ${candidate.context.replace(/\s+/g, ' ')}`, WIDTH, '    ').replace(/^/, '    ')]
      : []),
    ...(marked.length > 0 ? [`  ${marked.join('; ')}`] : []),
    '',
  ].join('\n');
}

const list = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What a key asks for; undefined to leave the review as it is. */
async function actionFor(
  key: string,
  review: Review,
  candidate: Candidate,
  session: Session,
): Promise<ReviewAction | string | undefined> {
  const { keyboard, out, by, at } = session;
  const { id } = candidate;
  const entry = entryOf(review, candidate);
  const ask = async (prompt: string): Promise<string | undefined> => {
    out(prompt);
    return (await keyboard.line())?.trim();
  };
  switch (key) {
    case 'a':
      return { do: 'accept', id, by, at };
    case 'r':
      return { do: 'reject', id, reason: (await ask(WORDS.reason)) ?? '', by, at };
    case 'k': {
      const next = (REGISTER_KINDS.indexOf(entry.kind) + 1) % REGISTER_KINDS.length;
      return { do: 'correct', id, fields: { kind: REGISTER_KINDS[next] ?? 'verbatim' } };
    }
    case 'c': {
      const name = (await ask(WORDS.field)) ?? '';
      const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
      if (!field) return WORDS.noField(name);
      const value = await ask(WORDS.value(name, String(entry[field])));
      return value === undefined ? undefined : { do: 'correct', id, fields: { [field]: value } };
    }
    case 'b': {
      const ids = await ask(WORDS.bears);
      return ids === undefined ? undefined : { do: 'correct', id, fields: { bearsOn: list(ids) } };
    }
    case 't': {
      let wrong = '';
      const relates = readRelates((await ask(WORDS.relates)) ?? '', (part) => {
        wrong = SAY.badRelation(part);
      });
      return wrong === '' ? { do: 'correct', id, fields: { relates } } : wrong;
    }
    case 'm': {
      const near = duplicates(review.candidates).find((one) => one.id === id)?.into ?? '';
      const into = (await ask(WORDS.into(near))) || near;
      return { do: 'merge', id, into, by, at };
    }
    case 'u':
      return { do: 'undo' };
    default:
      return WORDS.unknownKey(key);
  }
}

/**
 * Goes through the candidates that are not decided, one key each. Nothing is on the register before it was accepted
 * here; every step is kept at once. Ends when nothing is left, at `q`, or when the keys end.
 */
export async function reviewInteractively(start: Review, session: Session): Promise<Review> {
  let review = start;
  let at = 0;
  const { keyboard, out, save } = session;
  out(`${WORDS.keys}\n`);
  for (;;) {
    const left = remaining(review);
    if (left.length === 0) {
      out(WORDS.done);
      return review;
    }
    const candidate = left[at % left.length] as Candidate;
    out(show(review, candidate));
    const key = await keyboard.key();
    if (key === undefined || key === 'q') return review;
    if (key === 's' || key === ' ' || key === '') {
      at = (at % left.length) + 1;
      continue;
    }
    if (key === '?' || key === 'h') {
      out(`${WORDS.keys}\n`);
      continue;
    }
    const action = await actionFor(key, review, candidate, session);
    if (action === undefined) continue;
    if (typeof action === 'string') {
      out(`${action}\n`);
      continue;
    }
    const step = reviewStep(review, action);
    if ('problem' in step) {
      out(`${step.problem}\n`);
      continue;
    }
    review = step.review;
    at %= Math.max(1, remaining(review).length);
    await save(review);
  }
}
