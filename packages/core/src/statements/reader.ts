import type { Day } from '../calendar/index.ts';
import {
  type Draft,
  draftsIn,
  indirectIn,
  mainSubject,
  type Report,
  type Subject,
  standsAlone,
} from './attribution/index.ts';
import type { When } from './dates/index.ts';
import { saidOn } from './dating.ts';
import { figuresIn } from './figures/index.ts';
import { carried, type Passage, type Remembered } from './people/carry.ts';
import {
  keepInView,
  type Memory,
  type People,
  type Person,
  seeNames,
  unnamedIn,
  type Voice,
  voiceOf,
} from './people/index.ts';
import { addresseeOf, capacityOf, placeOf } from './setting.ts';
import type { Cut, FoundStatement } from './statement.ts';
import type { Block, Token } from './text/index.ts';
import type { Turn } from './transcript.ts';

/** What is carried from sentence to sentence while a text is read. */
export interface Reading {
  readonly text: string;
  readonly people: People;
  readonly memory: Memory;
  readonly document: Day | undefined;
  readonly indirect: boolean;
  readonly found: FoundStatement[];
  /** When each person spoke last, for statements that follow without a date. */
  readonly spokeOn: Map<string, { readonly when: When; readonly start: number }>;
  /** Statements at the head of the text whose speaker is named only after them. */
  waiting: number[];
}

/** Statements of one speaker this close together (in characters) belong to one occasion, unless they say otherwise. */
const SAME_OCCASION = 1200;

const NOWHERE: When = { from: null, to: null };

const cut = (text: string, start: number, end: number): Cut => ({ text: text.slice(start, end), start, end });

function speakerOf(text: string, voice: Voice): FoundStatement['speaker'] {
  const words = cut(text, voice.start, voice.end);
  return voice.person ? { ...words, person: voice.person.name } : words;
}

/** What one voice says under its label in a transcript. */
export function readTurn(reading: Reading, block: Block, { label, said }: Turn): void {
  const { text, people, memory } = reading;
  const name = text.slice(label.start, label.end);
  const words = name.replace(/\s*\(.*$/, '').replace(/^(?:THE )?(?:MR|MS|MRS|DR|SEN|REP|GOV|GEN)\. /i, '');
  const person = people.bySurname.get((words.split(/\s+/).at(-1) ?? '').toLowerCase());
  // "THE CHAIR (Finland)": what stands in brackets is the capacity, not the name.
  const bare = name.replace(/\s*\([^)]*\)$/, '');
  const capacity = bare === name ? null : name.slice(bare.length).trim().slice(1, -1);
  const voice: Voice = { start: label.start, end: label.start + bare.length, person, plural: false };
  const marked =
    /^["“„«]/.test(text[said.start] ?? '') &&
    /["”“»]/.test(text[said.end - 1] ?? '') &&
    said.end - said.start > 2;
  const [start, end] = marked ? [said.start + 1, said.end - 1] : [said.start, said.end];
  reading.found.push({
    text: text.slice(start, end),
    start,
    end,
    kind: 'quoted',
    speaker: speakerOf(text, voice),
    cue: text.slice(label.end, said.start).trim() || null,
    said: NOWHERE,
    figures: figuresIn(text.slice(start, end), start),
    quotes: [],
    capacity,
    addressee: null,
    place: null,
    context: cut(text, block.start, said.end),
    unnamed: /^[QA]$/.test(name),
    continues: null,
  });
  memory.voice = voice;
  if (person) keepInView(memory, person);
}

/** The sentence that is being read: token range of its block, and its text. */
interface Sentence {
  readonly block: Block;
  readonly from: number;
  readonly to: number;
  readonly context: Cut;
}

/** Anything said in it. */
interface Part {
  readonly kind: FoundStatement['kind'];
  readonly start: number;
  readonly end: number;
  readonly quotes: Draft['quotes'];
  readonly report: Report | undefined;
}

function add(
  reading: Reading,
  { block, from, to, context }: Sentence,
  part: Part,
  voice: Voice | undefined,
  previous: number,
): void {
  const { text, document, found, spokeOn } = reading;
  const { tokens } = block;
  const { report, kind, start, end } = part;
  const person = voice?.person?.name;
  const said = report && document !== undefined ? saidOn(text, tokens, from, to, part, document) : undefined;
  if (said && person) spokeOn.set(person, { when: said, start: context.start });
  const earlier = person === undefined ? undefined : spokeOn.get(person);
  const carriedDate = earlier && context.start - earlier.start <= SAME_OCCASION ? earlier.when : undefined;
  const subject = report?.subject;
  const before = found[previous];
  const goesOn = before?.kind === 'quoted' && kind === 'quoted' && before.speaker?.start === voice?.start;
  const words = (phrase: Report['cue']): string | null =>
    phrase.to > phrase.from
      ? text.slice((tokens[phrase.from] as Token).start, (tokens[phrase.to - 1] as Token).end)
      : null;
  found.push({
    text: text.slice(start, end),
    start,
    end,
    kind,
    speaker: voice ? speakerOf(text, voice) : null,
    cue: report ? words(report.cue) : null,
    said: said ?? carriedDate ?? NOWHERE,
    figures: figuresIn(text.slice(start, end), start),
    quotes: part.quotes.map((quote) => cut(text, quote.from, quote.to)),
    capacity: subject ? capacityOf(text, tokens, subject) : null,
    addressee: report ? addresseeOf(text, tokens, report) : null,
    place: report ? placeOf(text, tokens, from, to, report, part) : null,
    context,
    unnamed: voice !== undefined && !voice.person && !/\p{Lu}/u.test(text.slice(voice.start + 1, voice.end)),
    continues: goesOn ? previous : null,
  });
}

/** Gives the statements that waited for a speaker the first one named after them. */
function settle(reading: Reading, voice: Voice): void {
  for (const index of reading.waiting)
    reading.found[index] = {
      ...(reading.found[index] as FoundStatement),
      speaker: speakerOf(reading.text, voice),
    };
  reading.waiting = [];
}

/** One sentence: its statements go to `reading.found`; gives back what it leaves behind for the next. */
export function readSentence(
  reading: Reading,
  passages: readonly Passage[],
  block: Block,
  from: number,
  to: number,
): Remembered {
  const { text, people, memory, found } = reading;
  const { tokens } = block;
  const drafts = draftsIn(text, tokens, from, to);
  const context = cut(text, (tokens[from] as Token).start, (tokens[to - 1] as Token).end);
  const sentence: Sentence = { block, from, to, context };
  const alone = drafts.length > 0 && standsAlone(tokens, from, to);
  let voice: Voice | undefined;
  let seen = from;
  const main = alone ? undefined : mainSubject(tokens, from, to);
  let actor: Person | undefined;
  const see = (subject: Subject): void => {
    actor ??=
      voiceOf(text, tokens, subject, people, memory).person ??
      unnamedIn(tokens, subject.phrase.from, subject.phrase.to);
    if (actor) keepInView(memory, actor);
  };
  /** Names that stand before a subject are in view when it is resolved, that of the main clause first of all. */
  const resolve = (subject: Subject): Voice => {
    if (subject.phrase.from > seen) {
      seeNames(text, tokens, seen, subject.phrase.from, people, memory);
      seen = subject.phrase.from;
      if (main && main.phrase.to <= subject.phrase.from) see(main);
    }
    return voiceOf(text, tokens, subject, people, memory);
  };
  let previous = -1;
  for (const draft of drafts) {
    const { report } = draft;
    const own = report?.subject ? resolve(report.subject) : undefined;
    const speaker = own ?? (report ? undefined : carried(text, passages, people, memory, draft));
    add(reading, sentence, draft, speaker, previous);
    previous = found.length - 1;
    if (speaker) voice = speaker;
    else if (!report) reading.waiting.push(previous);
    if (speaker?.person) keepInView(memory, speaker.person);
  }
  if (reading.indirect && !alone) {
    const used = new Set(drafts.map((draft) => draft.report?.cue.from ?? -1));
    let d = 0;
    for (const draft of indirectIn(tokens, from, to, used)) {
      const { report } = draft;
      const start = (tokens[draft.from] as Token).start;
      const end = (tokens[draft.to - 1] as Token).end;
      while (d < drafts.length && (drafts[d] as Draft).end <= start) d++;
      const quoted = drafts[d];
      if (!report.subject || (quoted && quoted.start < end)) continue;
      const speaker = resolve(report.subject);
      add(reading, sentence, { kind: 'indirect', start, end, quotes: [], report }, speaker, -1);
      if (drafts.length === 0) voice = speaker;
      if (speaker.person) keepInView(memory, speaker.person);
    }
  }
  if (!alone) {
    seeNames(text, tokens, seen, to, people, memory);
    if (main) see(main);
  }
  if (voice) {
    if (voice.person) keepInView(memory, voice.person);
    if (memory.voice && (memory.voice.person !== voice.person || !voice.person)) memory.other = memory.voice;
    memory.voice = voice;
    const question = text[(drafts.at(-1)?.end ?? 0) - 1] === '?';
    const cue = found.at(-1)?.cue ?? '';
    memory.asked = question && /^(?:ask|press|inquir|quer|wonder)/.test(cue);
    settle(reading, voice);
  }
  return { from, to, voice };
}
