/**
 * Redacted copies: some entries are withheld, their leaf hashes stay, so that the copy still has the record's root.
 * A withheld entry cannot be guessed from its hash: it holds a signature that only its author can make.
 */
import { base64, equalBytes, fromBase64, textOf, utf8 } from '../bytes.ts';
import { RecordError } from '../error.ts';
import { HASH_BYTES, type Hash, leafHash } from '../tree/index.ts';
import { parseEntry } from './entry.ts';
import { objectOf, optionalText, textField } from './payload.ts';
import { isKeyKind } from './roster.ts';

/** Class of an entry whose author gave none. */
export const PUBLIC = 'public';

export const RELEASE_FORMAT = 'lockstep-release/1';

export interface Release {
  /** For whom the copy was made, in words. */
  readonly audience: string;
  /** One per entry of the record: its bytes, or its leaf hash and why it is withheld. */
  readonly entries: readonly (
    | { readonly entry: Uint8Array }
    | { readonly leaf: Hash; readonly withheld: string }
  )[];
}

/**
 * Withholds every entry whose class is not shown. Entries about keys are never withheld: without them nobody could
 * check a signature.
 */
export function release(
  entries: readonly Uint8Array[],
  audience: string,
  shows: (className: string) => boolean,
): Release {
  return {
    audience,
    entries: entries.map((entry) => {
      const { payload } = parseEntry(entry);
      const className = payload.class ?? PUBLIC;
      return isKeyKind(payload.kind) || shows(className)
        ? { entry }
        : { leaf: leafHash(entry), withheld: className };
    }),
  };
}

/** One line of JSON about the copy, then one for each entry. */
export function formatRelease({ audience, entries }: Release): Uint8Array {
  const lines = entries.map((item) =>
    'entry' in item
      ? { entry: textOf(item.entry, 'the entry') }
      : { withheld: item.withheld, leaf: base64(item.leaf) },
  );
  const head = { format: RELEASE_FORMAT, audience, entries: entries.length };
  return utf8([head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Reads a redacted copy; throws RecordError with the line where it is malformed. */
export function parseRelease(bytes: Uint8Array): Release {
  const [first, ...rest] = textOf(bytes, 'the copy').split('\n');
  if (rest.pop() !== '') throw new RecordError('the copy is cut short: its last line has no end');
  const head = parseLine(first ?? '', 1);
  if (head.format !== RELEASE_FORMAT)
    throw new RecordError(`line 1: the copy is not of format ${RELEASE_FORMAT}`);
  if (head.entries !== rest.length)
    throw new RecordError(`line 1: the copy says ${String(head.entries)} entries and has ${rest.length}`);
  const entries = rest.map((line, i) => {
    const item = parseLine(line, i + 2);
    const entry = optionalText(item, 'entry');
    if (entry !== undefined) return { entry: utf8(entry) };
    const leaf = fromBase64(textField(item, 'leaf'));
    if (leaf?.length !== HASH_BYTES) throw new RecordError(`line ${i + 2}: "leaf" is not 32 bytes in base64`);
    return { leaf, withheld: textField(item, 'withheld') };
  });
  const release = { audience: textField(head, 'audience'), entries };
  if (!equalBytes(formatRelease(release), bytes))
    throw new RecordError('the copy is not written in the one plain way');
  return release;
}

function parseLine(line: string, number: number): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(line), `line ${number}`);
  } catch (error) {
    throw new RecordError(error instanceof RecordError ? error.message : `line ${number} is not JSON`);
  }
}

/** Leaf hash of an entry of a copy, shown or withheld. */
export function leafOfRelease(item: Release['entries'][number]): Hash {
  return 'entry' in item ? leafHash(item.entry) : item.leaf;
}
