import type { Day } from '../calendar/index.ts';
import { leadOf, withDefaultDates } from './dating.ts';
import { paragraphs, quotations } from './marks/index.ts';
import type { Passage } from './people/carry.ts';
import { findPeople, newMemory, type Person } from './people/index.ts';
import { type Reading, readSentence, readTurn } from './reader.ts';
import type { FoundStatement } from './statement.ts';
import { blocks } from './text/index.ts';
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

/** A quotation that stands alone looks for its speaker no further back than this many paragraphs. */
const BACK = 3;

/**
 * Finds who said what in a text: quotations with their speakers, partial quotations in a reporting clause, and
 * indirect statements as candidates. Pure; linear in the text; every offset cuts the exact text.
 *
 * The quotation marks are paired first, and each outermost quotation becomes one opaque word of its sentence. Around
 * it the reporting clause is looked for by rules, in the way of Pareti et al. (EMNLP 2013) and of Krestel et al.
 * (LREC 2008), with a lexicon of verbs; pronouns and quotations without a clause take the speaker in view.
 */
export function scanStatements(text: string, { document, indirect = true }: ScanOptions = {}): Scan {
  const parts = paragraphs(text);
  const exchange = turns(text, parts);
  const labelled = new Set(exchange.map((item) => item.start));
  // A mark before a label opens no quotation of its own: the turn is what was said.
  const quotes = quotations(text, parts).filter(({ start }) => !labelled.has(start));
  const all = blocks(text, parts, quotes);
  const people = findPeople(text, all);
  const reading: Reading = {
    text,
    people,
    memory: newMemory(),
    document,
    indirect,
    found: [],
    spokeOn: new Map(),
    waiting: [],
  };
  const passages: Passage[] = [];
  let turn = 0;
  for (const block of all) {
    while (turn < exchange.length && (exchange[turn] as Turn).said.end < block.start) turn++;
    const here = exchange[turn];
    if (here && block.start >= here.start && block.start <= here.said.end) {
      if (block.start === here.start) readTurn(reading, block, here);
      continue;
    }
    const passage: Passage = { block, sentences: [] };
    passages.push(passage);
    for (const [from, to] of block.sentences)
      passage.sentences.push(readSentence(reading, passages, block, from, to));
    if (passages.length > BACK) passages.shift();
  }
  const statements =
    document === undefined
      ? reading.found
      : withDefaultDates(reading.found, leadOf(text, all, people, document), document);
  return { statements, people: people.all };
}
