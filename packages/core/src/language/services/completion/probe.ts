import type { Finding } from '../../diagnostics/diagnostic.ts';
import { tokenize } from '../../lexer/lexer.ts';
import { readBlock } from '../../parser/blocks.ts';
import type { NameNote } from '../../parser/cursor.ts';
import { createParser, reportFaults } from '../../parser/parser.ts';
import type { Block } from '../../syntax/index.ts';

/** What the parser made of the beginning of a block. */
export interface Probed {
  readonly block: Block;
  readonly findings: readonly Finding[];
  readonly names: readonly NameNote[];
}

/** Reads one block. The text begins with the block's word. */
export function probe(text: string): Probed {
  const findings: Finding[] = [];
  const take = (finding: Finding) => {
    findings.push(finding);
  };
  const tokens = tokenize(text);
  const parser = createParser(text, tokens, { error: take, warning: take });
  const names: NameNote[] = [];
  parser.names = names;
  reportFaults(text, tokens, parser.report);
  const block = readBlock(parser);
  return { block, findings, names };
}

/** The beginning of a block up to where something is to be put. */
export interface Beginning {
  readonly text: string;
  readonly known: ReadonlySet<string>;
  /** Findings that made the parser leave the last clause: what is put behind counts only if it mends one of them. */
  readonly stuck: readonly string[];
}

/** Findings after which a clause is still read to its end. */
const HARMLESS: ReadonlySet<string> = new Set(['ambiguous', 'unclosed-text', 'stray-character']);

export function beginning(text: string): Beginning {
  const { findings } = probe(text);
  const end = text.trimEnd().length;
  return {
    text,
    known: new Set(findings.map(keyOf)),
    stuck: findings.filter(({ code, start }) => start < end && !HARMLESS.has(code)).map(placeOf),
  };
}

function keyOf({ code, start, message }: Finding): string {
  return `${code} ${start} ${message}`;
}

function placeOf({ code, start }: Finding): string {
  return `${code} ${start}`;
}

/** What the parser says to a piece put behind a beginning. */
export interface Answer {
  /** It can stand there, whatever has to follow. */
  readonly stands: boolean;
  /** Set when it was read as a name, with what was wanted: "the name of a party". */
  readonly name?: NameNote;
}

/** Asks whether `piece` can stand behind a beginning; `tail` is put behind it where the parser looks further ahead. */
export function ask({ text, known, stuck }: Beginning, piece: string, tail = ''): Answer {
  const at = text.length;
  const end = at + piece.length + tail.length;
  const { findings, names } = probe(text + piece + tail);
  const objects = findings.some((finding) => {
    const { code, start } = finding;
    if (known.has(keyOf(finding)) || start >= end) return false;
    // One that ends before the piece says only that more has to follow: “sum of deaths” needs a window.
    return start >= at || finding.end > at || code === 'ambiguous' || code === 'left-over';
  });
  const left = new Set(findings.map(placeOf));
  const ignored = stuck.length > 0 && stuck.every((place) => left.has(place));
  const name = names.find((one) => one.start === at);
  return { stands: !objects && !ignored, ...(name && { name }) };
}
