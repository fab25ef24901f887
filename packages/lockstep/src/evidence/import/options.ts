import { dayFromIso } from '@lockstep/core/calendar';
import { Problem } from '../../cli/problem.ts';
import { type KnownRule, PIN_KINDS, type PinKind } from '../pins/schema.ts';
import { say } from '../words.ts';

/** Options of `lockstep import` as given on the command line. */
export interface ImportFlags {
  readonly as?: string;
  readonly known?: string;
  readonly licence?: string;
  readonly citation?: string;
  readonly url?: string;
  readonly obtained?: string;
  readonly covers?: string;
  readonly completeThrough?: string;
  readonly settles?: string;
  readonly country?: string;
}

/** The same, checked. What is undefined was not stated. */
export interface ImportOptions {
  readonly kind: PinKind;
  readonly as: string | undefined;
  readonly known: KnownRule | undefined;
  readonly licence: string | undefined;
  readonly citation: string | undefined;
  readonly url: string | undefined;
  /** When the files were obtained: today unless stated. */
  readonly obtained: string;
  readonly covers: { readonly from: string; readonly to: string } | undefined;
  readonly completeThrough: string | undefined;
  readonly settles: number | undefined;
  readonly country: string | undefined;
}

export function importOptions(word: string, flags: ImportFlags, today: string): ImportOptions {
  const kind = PIN_KINDS.find((one) => one === word);
  if (!kind) throw new Problem(say.unknownKind(word, PIN_KINDS));
  if (flags.country !== undefined && !hasOwnDates(kind)) throw new Problem(say.countryOnlyFor);
  if (flags.as !== undefined && !/^[A-Za-z_]\w*$/.test(flags.as))
    throw new Problem(say.badSourceName(flags.as));
  const obtained = isoDate(flags.obtained, '--obtained') ?? today;
  return {
    kind,
    as: flags.as,
    known: knownRule(kind, flags.known, obtained),
    licence: flags.licence,
    citation: flags.citation,
    url: flags.url,
    obtained,
    covers: coversSpan(flags.covers),
    completeThrough: isoDate(flags.completeThrough, '--complete-through'),
    settles: days(flags.settles),
    country: flags.country,
  };
}

/** UCDP and ACLED rows carry dates of their own (of cited sources, of the last change); other rows a `known` column. */
export const hasOwnDates = (kind: PinKind): boolean => kind === 'ucdp' || kind === 'acled';

function knownRule(kind: PinKind, stated: string | undefined, obtained: string): KnownRule | undefined {
  if (stated === undefined) return undefined;
  if (stated === 'source' && !hasOwnDates(kind)) throw new Problem(say.noSourceDates(kind));
  if (stated === 'column' && hasOwnDates(kind)) throw new Problem(say.noKnownColumn(kind));
  if (stated === 'source' || stated === 'column') return { by: stated, otherwise: obtained };
  return { by: 'date', date: isoDate(stated, '--known') ?? obtained };
}

function isoDate(text: string | undefined, option: string): string | undefined {
  if (text !== undefined && dayFromIso(text) === undefined)
    throw new Problem(say.badDateOption(option, text));
  return text;
}

function coversSpan(text: string | undefined): ImportOptions['covers'] {
  if (text === undefined) return undefined;
  const [from = '', to = '', ...rest] = text.split('..');
  if (rest.length > 0 || dayFromIso(from) === undefined || dayFromIso(to) === undefined || to < from) {
    throw new Problem(say.badCovers(text));
  }
  return { from, to };
}

function days(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,4}$/.test(text)) throw new Problem(say.badDays(text));
  return Number(text);
}
