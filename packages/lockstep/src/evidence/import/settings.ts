import { basename } from 'node:path';
import { ACLED_CITATION, ACLED_LICENCE, ACLED_URL } from '../kinds/acled.ts';
import { isEventKind } from '../kinds/index.ts';
import { UCDP_CITATION, UCDP_LICENCE, UCDP_URL, ucdpRelease } from '../kinds/ucdp.ts';
import type { Covers, KnownRule, Pin, PinKind } from '../pins/schema.ts';
import { say } from '../words.ts';
import type { RowFacts } from './facts.ts';
import { hasOwnDates, type ImportOptions } from './options.ts';

type Described = Pick<Pin, 'licence' | 'citation' | 'url' | 'known' | 'country'>;

/** What is filled in where nobody said anything, by kind. */
const HABITS: Partial<Record<PinKind, Pick<Pin, 'licence' | 'citation' | 'url'>>> = {
  ucdp: { licence: UCDP_LICENCE, citation: UCDP_CITATION, url: UCDP_URL },
  acled: { licence: ACLED_LICENCE, citation: ACLED_CITATION, url: ACLED_URL },
};

/** How a file is described and read: as stated, else as it was pinned before, else by the habit of its kind. */
export function settingsFor(options: ImportOptions, before: Pin | undefined): Described {
  const habit = HABITS[options.kind];
  const known: KnownRule = {
    by: hasOwnDates(options.kind) ? 'source' : 'column',
    otherwise: options.obtained,
  };
  const url = options.url ?? before?.url ?? habit?.url;
  const country = options.country ?? before?.country;
  return {
    licence: options.licence ?? before?.licence ?? habit?.licence ?? say.notStated,
    citation: options.citation ?? before?.citation ?? habit?.citation ?? '',
    known: options.known ?? before?.known ?? known,
    ...(url === undefined ? {} : { url }),
    ...(country === undefined ? {} : { country }),
  };
}

/** Days until the rows of a day have come in, where all that is known is when their sources were dated. */
const WEEK = 7;

/**
 * What a file covers: as stated, else by the name of a UCDP release, else, for events, from the first row to the
 * last. Of other kinds nothing is taken for granted: that no occurrence is listed does not mean that none happened.
 */
export function coversFor(
  file: string,
  options: ImportOptions,
  before: Covers | undefined,
  known: KnownRule,
  facts: Pick<RowFacts, 'from' | 'to'>,
): Covers | undefined {
  const stated = options.covers ? { ...options.covers, by: 'stated' as const } : undefined;
  const release = options.kind === 'ucdp' ? ucdpRelease(basename(file)) : undefined;
  const listed = isEventKind(options.kind) && facts.from !== undefined && facts.to !== undefined;
  const rows = listed ? { from: facts.from ?? '', to: facts.to ?? '', by: 'rows' as const } : undefined;
  const span =
    stated ??
    (before?.by === 'stated' ? before : undefined) ??
    (release ? { ...release, by: 'release' as const } : undefined) ??
    rows;
  if (!span) return undefined;
  const completeThrough = options.completeThrough ?? before?.completeThrough;
  const settles = options.settles ?? before?.settles ?? (known.by === 'source' ? WEEK : undefined);
  return {
    from: span.from,
    to: span.to,
    by: span.by,
    ...(completeThrough === undefined ? {} : { completeThrough }),
    ...(settles === undefined ? {} : { settles }),
    ...(before?.areas === undefined ? {} : { areas: before.areas }),
  };
}
