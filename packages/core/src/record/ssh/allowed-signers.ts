/** OpenSSH's allowed_signers files (ssh-keygen(1), ALLOWED SIGNERS): whose signatures count, for what, and when. */
import { dayFromIso } from '../../calendar/index.ts';
import { RecordError } from '../error.ts';
import { formatInstant, type Instant } from '../instant.ts';
import { formatPublicKey, parsePublicKey } from './keys.ts';

export interface AllowedSigner {
  readonly principals: readonly string[];
  readonly key: Uint8Array;
  /** Empty: any namespace. */
  readonly namespaces: readonly string[];
  /** First and last second at which a signature counts, both included. */
  readonly validAfter?: Instant;
  readonly validBefore?: Instant;
  readonly comment?: string;
}

/** A file with one line per signer. Times are written in UTC. */
export function formatAllowedSigners(signers: readonly AllowedSigner[]): string {
  return signers
    .map(({ principals, key, namespaces, validAfter, validBefore, comment }) => {
      const options = [
        ...(namespaces.length > 0 ? [`namespaces="${namespaces.join(',')}"`] : []),
        ...(validAfter === undefined ? [] : [`valid-after="${sshTime(validAfter)}"`]),
        ...(validBefore === undefined ? [] : [`valid-before="${sshTime(validBefore)}"`]),
      ];
      const parts = [principals.join(','), options.join(','), formatPublicKey(key), comment ?? ''];
      return `${parts.filter((part) => part !== '').join(' ')}\n`;
    })
    .join('');
}

function sshTime(instant: Instant): string {
  return `${formatInstant(instant).replace(/[-:TZ]/g, '')}Z`;
}

// principals, options (optional; values in double quotes may hold spaces), key type, key, comment
const LINE = /^("[^"]*"|\S+)\s+(?:((?:[a-z-]+(?:="[^"]*")?,?)+)\s+)?(ssh-ed25519\s+\S+)(?:\s+(.*))?$/;
const OPTION = /([a-z-]+)(?:="([^"]*)")?(?:,|$)/g;

/**
 * Reads a file; throws RecordError with the line where it is malformed. Read is what Lockstep can honour: Ed25519
 * keys, `namespaces`, `valid-after` and `valid-before` in UTC (`Z`); patterns and certificates are refused.
 */
export function parseAllowedSigners(text: string): AllowedSigner[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (/^\s*(#|$)/.test(line)) return [];
    try {
      return [parseLine(line.trim())];
    } catch (error) {
      if (error instanceof RecordError) throw new RecordError(`line ${i + 1}: ${error.message}`);
      throw error;
    }
  });
}

function parseLine(line: string): AllowedSigner {
  const [, who, optionText, key, comment] = LINE.exec(line) ?? [];
  if (who === undefined || key === undefined)
    throw new RecordError('expected: NAMES [OPTIONS] ssh-ed25519 KEY [COMMENT]');
  const principals = who.replaceAll('"', '').split(',');
  if (principals.some((name) => /[*?!]/.test(name)))
    throw new RecordError(`"${who}" is a pattern: expected names`);
  const signer: { -readonly [K in keyof AllowedSigner]: AllowedSigner[K] } = {
    principals,
    key: parsePublicKey(key),
    namespaces: [],
  };
  for (const [, name, value] of (optionText ?? '').matchAll(OPTION)) {
    if (name === 'namespaces') signer.namespaces = (value ?? '').split(',');
    else if (name === 'valid-after') signer.validAfter = parseTime(value ?? '');
    else if (name === 'valid-before') signer.validBefore = parseTime(value ?? '');
    else throw new RecordError(`the option "${name}" is not known here`);
  }
  if (comment !== undefined) signer.comment = comment;
  return signer;
}

function parseTime(text: string): Instant {
  const [, year, month, dayText, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?Z$/.exec(text) ?? [];
  const day = year === undefined ? undefined : dayFromIso(`${year}-${month}-${dayText}`);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    throw new RecordError(`"${text}" is no time: expected YYYYMMDD[HHMM[SS]]Z, in UTC`);
  return day * 86400 + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}
