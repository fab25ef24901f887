/** Signed notes (c2sp.org/signed-note@v1.0.0): a text, an empty line, and signature lines. */
import { base64, bigEndian, concat, fromBase64, fromBigEndian, textOf, utf8 } from '../bytes.ts';
import { RecordError } from '../error.ts';

export interface NoteSignature {
  /** Key name. */
  readonly name: string;
  /** Key id, an unsigned 32-bit integer. */
  readonly id: number;
  /** What follows the key id. */
  readonly bytes: Uint8Array;
}

export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** More signatures than any honest note carries; the specification asks for at least 16. */
const MOST_SIGNATURES = 1000;

/** A name that the formats allow: not empty, no spaces, no plus sign, no control characters. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s\u0085+]/u.test(name) && controlAt(name) === undefined;
}

/** Where a text has its first control character other than a newline, if it has one. */
function controlAt(text: string): number | undefined {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20 && text[i] !== '\n') return i;
  return undefined;
}

/** Reads a signed note; throws RecordError where it is malformed. Signatures are not checked. */
export function parseNote(bytes: Uint8Array): Note {
  const all = textOf(bytes, 'the note');
  const control = controlAt(all);
  if (control !== undefined) throw new RecordError(`the note has a control character at position ${control}`);
  const gap = all.lastIndexOf('\n\n');
  if (gap < 0) throw new RecordError('the note has no empty line before its signatures');
  if (!all.endsWith('\n')) throw new RecordError('the note does not end with a newline');
  const lines = all.slice(gap + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES)
    throw new RecordError(`the note has more than ${MOST_SIGNATURES} signatures`);
  return { text: all.slice(0, gap + 1), signatures: lines.map(parseSignatureLine) };
}

function parseSignatureLine(line: string): NoteSignature {
  const match = /^\u2014 (\S+) (\S+)$/u.exec(line);
  const bytes = match && fromBase64(match[2]!);
  if (!match || !bytes || bytes.length < 5 || !isKeyName(match[1]!))
    throw new RecordError(`"${line.slice(0, 60)}" is no signature line: expected "\u2014 NAME BASE64"`);
  return { name: match[1]!, id: fromBigEndian(bytes.subarray(0, 4)), bytes: bytes.subarray(4) };
}

/** A signature as a line of a note, with its newline. */
export function signatureLine({ name, id, bytes }: NoteSignature): string {
  if (!isKeyName(name)) throw new RecordError(`"${name}" is no key name: no spaces and no plus sign`);
  return `\u2014 ${name} ${base64(concat(bigEndian(id, 4), bytes))}\n`;
}

/** A note as bytes; the inverse of `parseNote`. */
export function formatNote({ text, signatures }: Note): Uint8Array {
  if (!text.endsWith('\n')) throw new RecordError('the text of a note ends with a newline');
  return utf8(`${text}\n${signatures.map(signatureLine).join('')}`);
}
