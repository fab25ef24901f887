import { BLOCK_WORDS, type BlockWord, WORD_CODES } from '../../lexer/words.ts';
import { GRAMMAR } from '../../parser/blocks.ts';
import type { Local, OpenAgreement } from '../document.ts';
import { type Wanted, wantedAt } from './kinds.ts';
import { type Place, placeAt } from './place.ts';
import { ask, type Beginning, beginning, probe } from './probe.ts';
import { stateAtEnd } from './states.ts';
import { wordsBehind } from './words.ts';

export interface CompletionItem {
  /** Put in the place of the list's range. */
  readonly text: string;
  readonly kind: 'block' | 'word' | 'name' | 'reading' | 'member' | 'unit' | 'state';
  /** What a name stands for. */
  readonly of?: BlockWord;
  /** The label under which it is declared. */
  readonly detail?: string;
}

/** What can stand at an offset, names first, and the part of the text that it replaces. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly items: readonly CompletionItem[];
}

/** A word that is nothing to the language and no declared name. */
const NOBODY = 'zqx_zqx';

/**
 * What can stand at an offset. The parser decides: each word or name is offered where the parser would read it, so
 * the offers follow the language. What is typed already narrows them to those that begin with it.
 */
export function completion(document: OpenAgreement, offset: number): Completion {
  const local = document.around(offset);
  const { start, end, items } = completionIn(document, local, offset - local.base);
  return { start: start + local.base, end: end + local.base, items };
}

function completionIn(document: OpenAgreement, local: Local, offset: number): Completion {
  const place = placeAt(local, offset);
  if (place === undefined) return { start: offset, end: offset, items: [] };
  const { start, end } = place;
  if (place.margin) return { start, end, items: blockItems(place.typed) };
  const { before } = place;
  if (before === '' || (place.block !== undefined && start < place.block.keyword.end)) {
    return { start, end, items: [] };
  }
  const from = beginning(before);
  const { stands, name } = ask(from, NOBODY);
  const states = name === undefined && stands ? stateItems(document, place) : undefined;
  if (states !== undefined) return states;
  const names = nameItems(document, place, from);
  const clauses = place.fresh ? clauseItems(place) : [];
  const begun = new Set(clauses.map(({ text }) => text));
  const words = wordsBehind(from, place.typed)
    .filter((text) => !begun.has(text))
    .map((text): CompletionItem => ({ text, kind: 'word' }));
  return { start, end, items: [...clauses, ...readingItems(document, place), ...names, ...words] };
}

/** On a new line, what begins a clause: also when the clause before cannot be read or is not finished. */
function clauseItems({ before, block, typed }: Place): readonly CompletionItem[] {
  if (block === undefined) return [];
  const { clauses } = GRAMMAR[block.kind];
  return wordsBehind(beginning(`${headOf(before)}\n  `), typed)
    .filter((text) => clauses.has(WORD_CODES.get(text.split(' ')[0] ?? '') ?? 0))
    .map((text) => ({ text, kind: 'word' }));
}

/** The block's word, name and label. */
function headOf(before: string): string {
  const { keyword, name, label } = probe(before).block;
  return before.slice(0, (label ?? name ?? keyword).end);
}

function blockItems(typed: string): readonly CompletionItem[] {
  const lower = typed.toLowerCase();
  return BLOCK_WORDS.filter((word) => word.startsWith(lower)).map((text) => ({ text, kind: 'block' }));
}

function stateItems(document: OpenAgreement, place: Place): Completion | undefined {
  const text = place.before + NOBODY;
  const found = stateAtEnd(document, probe(text).block, text);
  if (found === undefined) return undefined;
  const typed = (place.before.slice(found.start) + place.typed).toLowerCase().replace(/\s+/g, ' ');
  const { start, end } = place;
  // Behind a whole state may follow the day by which it is expected.
  if (found.byDay && place.typed === '' && found.states.includes(typed.trim())) {
    return { start, end, items: [{ text: 'by', kind: 'word' }] };
  }
  const items = found.states.filter((state) => state.startsWith(typed));
  return {
    start: start - (place.before.length - found.start),
    end,
    items: items.map((state) => ({ text: state, kind: 'state' })),
  };
}

/** What may follow a name and change what it has to name. */
const TAILS: readonly string[] = ['', ' keeps x', ' says x met'];

/** What may follow a name that begins a clause. */
const CLAUSE_TAILS: readonly string[] = [' must', ' may', ' to 1'];

function nameItems(
  { declared, members }: OpenAgreement,
  { typed, fresh }: Place,
  from: Beginning,
): readonly CompletionItem[] {
  const tails = fresh ? [...TAILS, ...CLAUSE_TAILS] : TAILS;
  const wanted = tails.flatMap((tail): Wanted | readonly Wanted[] => {
    const { stands, name } = ask(from, NOBODY, tail);
    return stands && name ? (wantedAt(name.what) ?? []) : [];
  });
  const lower = typed.toLowerCase();
  const begins = (text: string) => text.toLowerCase().startsWith(lower);
  const kinds = new Set(wanted.flatMap((one) => one.kinds));
  const items: CompletionItem[] = [];
  for (const [id, { kind, block }] of declared.declarations) {
    if (!kinds.has(kind) || !begins(id)) continue;
    items.push({ text: id, kind: 'name', of: kind, ...(block.label && { detail: block.label.text }) });
  }
  if (wanted.some((one) => one.members)) {
    for (const id of members) if (begins(id)) items.push({ text: id, kind: 'member' });
  }
  if (wanted.some((one) => one.units)) {
    for (const unit of declared.units) {
      if (begins(unit) && ask(from, unit).stands) items.push({ text: unit, kind: 'unit' });
    }
  }
  return items;
}

/** Behind `condition.`: its readings. */
function readingItems(document: OpenAgreement, { before, typed }: Place): readonly CompletionItem[] {
  if (!before.endsWith('.')) return [];
  const { names } = probe(before + NOBODY);
  const owner = names.at(-2);
  const found = owner && document.declared.declarations.get(owner.name);
  if (found?.kind !== 'condition' || owner?.end !== before.length - 1) return [];
  const items: CompletionItem[] = [];
  for (const clause of found.block.clauses) {
    if (clause.kind !== 'reading' || !clause.name.name.toLowerCase().startsWith(typed.toLowerCase()))
      continue;
    items.push({
      text: clause.name.name,
      kind: 'reading',
      ...(clause.label && { detail: clause.label.text }),
    });
  }
  return items;
}
