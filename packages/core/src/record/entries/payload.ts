/** What an entry says, before it is signed: one line of JSON with a common head. */
import { RecordError } from '../error.ts';
import { type Instant, parseInstant } from '../instant.ts';

export const ENTRY_FORMAT = 'lockstep-entry/1';

/** What everything that people do to a record has in common; the rest depends on `kind`. */
export interface Payload {
  readonly format: typeof ENTRY_FORMAT;
  readonly kind: string;
  /** Origin of the record it was written for, so that it counts in no other. */
  readonly record: string;
  /** Who acts. */
  readonly by: string;
  /** When, by the author's own clock: a claim. What counts is when the record received it. */
  readonly at: string;
  /** Who may see it; absent means anybody. */
  readonly class?: string;
  readonly [field: string]: unknown;
}

/** The line that is signed and stored, with its newline. */
export function payloadLine(payload: Payload): string {
  return `${JSON.stringify(payload)}\n`;
}

/** Reads a line; throws RecordError where it is not written as `payloadLine` writes. */
export function parsePayload(line: string): Payload {
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RecordError('the entry is no JSON object');
  // One way of writing only: two readers could otherwise see different things (duplicate keys) under one signature.
  if (`${JSON.stringify(value)}\n` !== line)
    throw new RecordError('the entry is not written in the one plain way of JSON');
  const payload = value as Readonly<Record<string, unknown>>;
  if (payload.format !== ENTRY_FORMAT) throw new RecordError(`the entry is not of format ${ENTRY_FORMAT}`);
  for (const field of ['kind', 'record', 'by']) textField(payload, field);
  instantField(payload, 'at');
  if (payload.class !== undefined) textField(payload, 'class');
  return payload as Payload;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RecordError('the entry is not JSON');
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** A non-empty text field; throws RecordError where it is missing or something else. */
export function textField(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new RecordError(`"${name}" must be a text`);
  return value;
}

export function optionalText(fields: Fields, name: string): string | undefined {
  return fields[name] === undefined ? undefined : textField(fields, name);
}

export function instantField(fields: Fields, name: string): Instant {
  const instant = parseInstant(textField(fields, name));
  if (instant === undefined)
    throw new RecordError(
      `"${name}" is "${String(fields[name])}", expected a time such as 2020-10-21T14:00:00Z`,
    );
  return instant;
}

export function countField(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new RecordError(`"${name}" must be a whole number`);
  return value;
}

export function listField(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new RecordError(`"${name}" must be a list`);
  return value;
}

export function textsField(fields: Fields, name: string): readonly string[] {
  return listField(fields, name).map((value) => {
    if (typeof value !== 'string' || value === '') throw new RecordError(`"${name}" must be a list of texts`);
    return value;
  });
}

export function objectOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RecordError(`"${name}" must be an object`);
  return value as Fields;
}

export function choiceField<T extends string>(fields: Fields, name: string, choices: readonly T[]): T {
  const value = choices.find((choice) => choice === fields[name]);
  if (value === undefined) throw new RecordError(`"${name}" must be one of ${choices.join(', ')}`);
  return value;
}
