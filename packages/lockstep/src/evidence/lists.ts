import type { Cited, Judgement, Occurrence, Statement } from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import type { Item } from './item.ts';
import type { JudgementItem } from './kinds/judgements.ts';
import type { OccurrenceItem } from './kinds/occurrences.ts';
import type { StatementItem } from './kinds/statements.ts';
import { type Version, visible } from './versions.ts';

/** What an item is cited by. Without an origin, the source itself is the origin. */
export function citedOf(source: string, { item, known }: Version<Item>): Cited {
  return {
    id: item.id,
    source,
    known,
    origin: item.origin === '' ? source : item.origin,
    citation: item.citation,
    ...(item.url === '' ? {} : { url: item.url }),
    ...(item.note === '' ? {} : { note: item.note }),
  };
}

export function judgementList(
  source: string,
  versions: readonly Version<JudgementItem>[],
  known: Day,
): Judgement[] {
  return visible(versions, known).map((version) => {
    const { subject, judge, spokenBy, verdict, level, occurred, reasons, repliesTo } = version.item;
    return {
      ...citedOf(source, version),
      subject,
      judge,
      verdict,
      occurred,
      reasons,
      ...(spokenBy === '' ? {} : { spokenBy }),
      ...(level === undefined ? {} : { level }),
      ...(repliesTo === '' ? {} : { repliesTo }),
    };
  });
}

export function statementList(
  source: string,
  versions: readonly Version<StatementItem>[],
  known: Day,
): Statement[] {
  return visible(versions, known).map((version) => {
    const { item } = version;
    const { speaker, capacity, party, text, kind, bearsOn, relates, announces, announcedFor } = item;
    const day = announcedFor === undefined ? {} : { day: announcedFor };
    return {
      ...citedOf(source, version),
      said: item.occurred.from,
      speaker,
      capacity,
      party,
      text,
      kind,
      bearsOn,
      relates,
      ...(announces === '' ? {} : { announces: { adjustment: announces, ...day } }),
    };
  });
}

export function occurrenceList(
  source: string,
  versions: readonly Version<OccurrenceItem>[],
  known: Day,
): Occurrence[] {
  return visible(versions, known).map((version) => {
    const { name, by, occurred } = version.item;
    return { ...citedOf(source, version), name, occurred, ...(by === '' ? {} : { by }) };
  });
}
