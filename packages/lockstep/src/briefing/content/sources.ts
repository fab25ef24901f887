/** Every source with its licence, cut-off and digest. */
import type { SourceResult } from '@lockstep/core/assessment';
import {
  type Block,
  code,
  date,
  heading,
  type Inlines,
  paragraph,
  type Section,
  span,
} from '../document/index.ts';
import { formatDate } from '../text/dates.ts';
import { formatNumber } from '../text/numbers.ts';
import { SOURCES } from '../words/index.ts';
import { type Desk, sourceAnchor } from './desk.ts';

export function sources({ input }: Desk): Section {
  const all = input.assessment.sources;
  return {
    id: 'sources',
    heading: SOURCES.heading,
    of: all.length === 0 ? [paragraph(SOURCES.none)] : all.flatMap(source),
  };
}

function source(one: SourceResult): Block[] {
  const items: { term: string; of: Block[] }[] = [];
  const fact = (term: string, ...of: Inlines) => items.push({ term, of: [paragraph(...of)] });
  fact(SOURCES.citation, one.citation);
  fact(SOURCES.licence, one.licence === '' ? SOURCES.notStated : one.licence);
  fact(
    SOURCES.covers,
    ...(one.covers === null ? [SOURCES.notStated] : [span(one.covers.from, one.covers.to)]),
    ...(one.completeThrough === null ? [] : [`; ${SOURCES.through(formatDate(one.completeThrough))}`]),
  );
  fact(
    SOURCES.knowledge,
    withDates(one.knownBy),
    ...(one.lastKnown === null ? [] : [`; ${SOURCES.last(formatDate(one.lastKnown))}`]),
  );
  fact(SOURCES.holds, `${SOURCES.items(formatNumber(one.items))}, ${SOURCES.obtained} `, date(one.obtained));
  fact(SOURCES.file, code(one.file), `, ${SOURCES.digest} `, code(shortDigest(one.sha256)));
  return [heading(3, sourceAnchor(one.id), one.label), { kind: 'facts', items }];
}

/** Dates inside of somebody else's words, written out. */
const withDates = (text: string): string => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, formatDate);

/** The first sixteen digits; the whole digest is in the JSON and in sources.json. */
export const shortDigest = (digest: string): string =>
  digest.length > 16 ? `${digest.slice(0, 16)}\u2026` : digest;
