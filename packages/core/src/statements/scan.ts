import type { Day, Span } from '../calendar/index.ts';
import {
  type Draft,
  draftsIn,
  indirectIn,
  mainSubject,
  type Report,
  type Subject,
  standsAlone,
} from './attribution/index.ts';
import { datesIn, type When, whenOf } from './dates/index.ts';
import { figuresIn } from './figures/index.ts';
import { W } from './lexicon/bits.ts';
import { paragraphs, quotations } from './marks/index.ts';
import { carried, type Passage, type Remembered } from './people/carry.ts';
import {
  findPeople,
  keepInView,
  type Memory,
  newMemory,
  type People,
  type Person,
  seeNames,
  type Voice,
  voiceOf,
} from './people/index.ts';
import { addresseeOf, capacityOf, placeOf } from './setting.ts';
import type { Cut, FoundStatement } from './statement.ts';
import { type Block, blocks, type Token } from './text/index.ts';
import { type Turn, turns } from './transcript.ts';

export interface ScanOptions {
  /** The date of the document, against which "on Wednesday" is resolved. */
  readonly document?: Day;
  /** Indirect statements are candidates of a lower grade; leave them out with false. */
  readonly indirect?: boolean;
}

/** What was found in a text. */
export interface Scan {
  readonly statements: readonly FoundStatement[];
  readonly people: readonly Person[];
}

const NOWHERE: When = { from: null, to: null };

const has = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.bits & bits) !== 0;

interface State {
  readonly text: string;
  readonly people: People;
  readonly memory: Memory;
  readonly document: Day | undefined;
  readonly found: FoundStatement[];
  /** When each person spoke last, for statements that follow without a date. */
  readonly spokeOn: Map<string, When>;
  /** Statements at the head of the text whose speaker is named only after them. */
  waiting: number[];
}

/**
 * Finds who said what in a text: quotations with their speakers, partial quotations in a reporting clause, and
 * indirect statements as candidates. Pure; linear in the text; every offset cuts the exact text.
 */
export function scanStatements(text: string, options: ScanOptions = {}): Scan {
  const parts = paragraphs(text);
  const exchange = turns(text, parts);
  const all = blocks(text, parts, quotations(text, parts));
  const people = findPeople(text, all);
  const state: State = {
    text,
    people,
    memory: newMemory(),
    document: options.document,
    found: [],
    spokeOn: new Map(),
    waiting: [],
  };
  const passages: Passage[] = [];
  const lead = leadDate(state, all);
  let turn = 0;
  for (const block of all) {
    while (turn < exchange.length && (exchange[turn] as Turn).said.end < block.start) turn++;
    const here = exchange[turn];
    if (here && block.start >= here.label.start && block.start <= here.said.end) {
      if (block.start === here.label.start) addTurn(state, block, here);
      continue;
    }
    const passage: Passage = { block, sentences: [] };
    passages.push(passage);
    for (const [from, to] of block.sentences)
      passage.sentences.push(readSentence(state, passages, block, from, to, options.indirect !== false));
    if (passages.length > 3) passages.shift();
  }
  return { statements: withDefaults(state, lead), people: people.all };
}

/** What one voice says under its label in a transcript. */
function addTurn(state: State, block: Block, turn: Turn): void {
  const { text, people, memory } = state;
  const { label, said } = turn;
  const name = text.slice(label.start, label.end);
  const words = name.replace(/\s*\(.*$/, '').replace(/^(?:THE )?(?:MR|MS|MRS|DR|SEN|REP|GOV|GEN)\. /i, '');
  const person = people.bySurname.get((words.split(/\s+/).at(-1) ?? '').toLowerCase());
  const voice: Voice = { start: label.start, end: label.end, person, plural: false };
  let { start, end } = said;
  if (/^["“„«]/.test(text.slice(start, start + 1)) && /["”“»]/.test(text[end - 1] ?? '')) {
    start++;
    end--;
  }
  state.found.push({
    ...cut(text, start, end),
    kind: 'quoted',
    speaker: speakerOf(text, voice),
    cue: text.slice(label.end, said.start).trim() || null,
    said: NOWHERE,
    figures: figuresIn(text.slice(start, end), start),
    quotes: [],
    capacity: null,
    addressee: null,
    place: null,
    context: cut(text, block.start, said.end),
    unnamed: /^[QA]$/.test(name),
    continues: null,
  });
  memory.voice = voice;
  if (person) keepInView(memory, person);
}

/** One sentence: its statements, and what it leaves behind for the next. */
function readSentence(
  state: State,
  passages: readonly Passage[],
  block: Block,
  from: number,
  to: number,
  indirect: boolean,
): Remembered {
  const { text, people, memory } = state;
  const { tokens } = block;
  const drafts = draftsIn(text, tokens, from, to);
  const context = cut(text, (tokens[from] as Token).start, (tokens[to - 1] as Token).end);
  const alone = drafts.length > 0 && standsAlone(tokens, from, to);
  let voice: Voice | undefined;
  let previous = -1;
  let seen = from;
  const name = (subject: Subject): Voice => {
    if (subject.phrase.from > seen) {
      seeNames(text, tokens, seen, subject.phrase.from, people, memory);
      seen = subject.phrase.from;
    }
    const found = voiceOf(text, tokens, subject, people, memory);
    return found;
  };
  for (const draft of drafts) {
    const subject = draft.report?.subject;
    const own = subject ? name(subject) : undefined;
    const speaker = own ?? (draft.report ? undefined : carried(text, passages, people, memory, draft));
    add(state, block, from, to, context, draft, speaker, previous);
    if (speaker) voice = speaker;
    else if (!draft.report) state.waiting.push(state.found.length - 1);
    previous = state.found.length - 1;
    if (speaker?.person) keepInView(memory, speaker.person);
  }
  if (indirect && !alone) {
    const used = new Set(drafts.map((draft) => draft.report?.cue.from ?? -1));
    for (const draft of indirectIn(tokens, from, to, used)) {
      const subject = draft.report.subject;
      const start = (tokens[draft.from] as Token).start;
      const end = (tokens[draft.to - 1] as Token).end;
      if (!subject || drafts.some((item) => item.start < end && start < item.end)) continue;
      const speaker = name(subject);
      add(
        state,
        block,
        from,
        to,
        context,
        { kind: 'indirect', start, end, report: draft.report },
        speaker,
        -1,
      );
      if (drafts.length === 0) voice = speaker;
      if (speaker.person) keepInView(memory, speaker.person);
    }
  }
  if (!alone) {
    seeNames(text, tokens, seen, to, people, memory);
    const subject = mainSubject(tokens, from, to);
    const person = subject ? voiceOf(text, tokens, subject, people, memory).person : undefined;
    if (person) keepInView(memory, person);
  }
  if (voice?.person) keepInView(memory, voice.person);
  if (voice) {
    if (memory.voice && (memory.voice.person !== voice.person || !voice.person)) memory.other = memory.voice;
    memory.voice = voice;
    memory.asked = drafts.length > 0 && text[(drafts.at(-1) as Draft).end - 1] === '?';
    settle(state, voice);
  }
  return { from, to, voice };
}

/** Gives the statements that waited for a speaker the first one named after them. */
function settle(state: State, voice: Voice): void {
  for (const index of state.waiting) {
    const statement = state.found[index] as FoundStatement;
    state.found[index] = { ...statement, speaker: speakerOf(state.text, voice) };
  }
  state.waiting = [];
}

const cut = (text: string, start: number, end: number): Cut => ({ text: text.slice(start, end), start, end });

function speakerOf(text: string, voice: Voice): FoundStatement['speaker'] {
  const words = cut(text, voice.start, voice.end);
  return voice.person ? { ...words, person: voice.person.name } : words;
}

interface Part {
  readonly kind: FoundStatement['kind'];
  readonly start: number;
  readonly end: number;
  readonly quotes?: Draft['quotes'];
  readonly report: Report | undefined;
}

function add(
  state: State,
  block: Block,
  from: number,
  to: number,
  context: Cut,
  draft: Part,
  voice: Voice | undefined,
  previous: number,
): void {
  const { text } = state;
  const { tokens } = block;
  const { report } = draft;
  const person = voice?.person?.name;
  const said = report ? saidOn(state, tokens, from, to, draft) : undefined;
  if (said && person) state.spokeOn.set(person, said);
  const subject = report?.subject;
  const before = previous >= 0 ? state.found[previous] : undefined;
  const goesOn =
    before !== undefined &&
    before.kind === 'quoted' &&
    draft.kind === 'quoted' &&
    before.speaker?.start === voice?.start;
  state.found.push({
    ...cut(text, draft.start, draft.end),
    kind: draft.kind,
    speaker: voice ? speakerOf(text, voice) : null,
    cue:
      report && report.cue.to > report.cue.from
        ? text.slice((tokens[report.cue.from] as Token).start, (tokens[report.cue.to - 1] as Token).end)
        : null,
    said: said ?? (person ? state.spokeOn.get(person) : undefined) ?? NOWHERE,
    figures: figuresIn(text.slice(draft.start, draft.end), draft.start),
    quotes: (draft.quotes ?? []).map((quote) => cut(text, quote.from, quote.to)),
    capacity: subject ? capacityOf(text, tokens, subject) : null,
    addressee: report ? addresseeOf(text, tokens, report) : null,
    place: report ? placeOf(text, tokens, from, to, report) : null,
    context,
    unnamed: voice !== undefined && !voice.person && !/\p{Lu}/u.test(text.slice(voice.start + 1, voice.end)),
    continues: goesOn ? previous : null,
  });
}

/** The date of saying: a date in the sentence that is neither in the words said nor counted from another event. */
function saidOn(
  state: State,
  tokens: readonly Token[],
  from: number,
  to: number,
  draft: Part,
): When | undefined {
  const { text, document } = state;
  if (document === undefined) return undefined;
  let dated = false;
  for (let i = from; i < to && !dated; i++)
    dated = has(tokens[i], W.weekday | W.month | W.time) || tokens[i]?.kind === 'number';
  if (!dated) return undefined;
  const start = (tokens[from] as Token).start;
  const end = (tokens[to - 1] as Token).end;
  // The words said are blanked out, so that their dates are not taken for the date of saying.
  const inside = tokens.slice(from, to).filter((token) => token.kind === 'quote');
  const blank = (whole: string, a: number, b: number): string =>
    whole.slice(0, a - start) + ' '.repeat(Math.max(0, b - a)) + whole.slice(b - start);
  let around = blank(text.slice(start, end), Math.max(start, draft.start), Math.min(end, draft.end));
  for (const token of inside) around = blank(around, Math.max(start, token.start), Math.min(end, token.end));
  for (const date of datesIn(around, document)) {
    const before = around.slice(Math.max(0, date.start - 8), date.start);
    if (
      /\b(?:since|until|till|by|of|a|an|the|for|before|after)\s+$/i.test(before) ||
      date.span.from > document
    )
      continue;
    return whenOf(date.span);
  }
  return undefined;
}

interface Lead {
  readonly span: Span;
  readonly person: string | undefined;
}

/** The date in the first sentences of a report is when its main speaker spoke, unless another is given. */
function leadDate(state: State, all: readonly Block[]): Lead | undefined {
  const { document, text, people } = state;
  if (document === undefined) return undefined;
  let span: Span | undefined;
  let words = 0;
  for (const block of all.slice(0, 6)) {
    words += block.tokens.length;
    const last = block.tokens.at(-1);
    const prose = block.sentences.length > 0 && /^[.!?”"]/.test(last?.lower ?? '');
    if (!span && prose) {
      const around = text.slice(block.start, block.end);
      span = datesIn(around, document).find(
        (date) =>
          date.span.to === date.span.from && date.span.from <= document && document - date.span.from <= 10,
      )?.span;
    }
    if (span) {
      for (const person of people.all)
        if (text.slice(0, block.end).includes(person.name)) return { span, person: person.name };
    }
    if (words > 250) break;
  }
  return span ? { span, person: undefined } : undefined;
}

/** Dates that the text leaves open: the lead's for its main speaker; otherwise no later than the document. */
function withDefaults(state: State, lead: Lead | undefined): FoundStatement[] {
  const { document } = state;
  return state.found.map((statement) => {
    if (statement.said.from !== null || statement.said.to !== null || document === undefined)
      return statement;
    const person = statement.speaker?.person;
    if (lead && person !== undefined && person === lead.person)
      return { ...statement, said: whenOf(lead.span) };
    return { ...statement, said: { from: null, to: whenOf({ from: document, to: document }).to } };
  });
}
