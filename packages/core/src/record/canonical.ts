import { hex, utf8 } from './bytes.ts';
import { RecordError } from './error.ts';
import { sha256 } from './tree/index.ts';

/**
 * JSON text of a value that is the same wherever it is computed (RFC 8785): no spaces, object keys in the order of
 * their UTF-16 code units, numbers and strings as ECMAScript writes them. Properties that are undefined are left out.
 * Throws RecordError for what JSON cannot say: NaN, infinities, functions.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RecordError(`${value} cannot be written as JSON`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new RecordError(`a ${typeof value} cannot be written as JSON`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** Hex SHA-256 of a text's UTF-8 bytes. */
export function digestOfText(text: string): string {
  return hex(sha256(utf8(text)));
}

/** Hex SHA-256 of a value's canonical JSON: the digest by which a decision names the assessment it was taken on. */
export function digestOf(value: unknown): string {
  return digestOfText(canonicalJson(value));
}
