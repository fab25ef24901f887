import { dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import { decodeEntities } from './entities.ts';

/** What a page says about itself. */
export interface Metadata {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly date: string | null;
  readonly language: string | null;
}

/** Metadata stands in the head; a page with a longer one is searched no further. */
const HEAD = 400_000;

const attribute = (tag: string, name: string): string | undefined => {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? undefined : decodeEntities(value).trim();
};

/** The calendar date at the head of a date and time. */
function isoDate(value: string | undefined): string | null {
  const match = /^\s*(\d{4}-\d{2}-\d{2})/.exec(value ?? '');
  const day = match?.[1] === undefined ? undefined : dayFromIso(match[1]);
  return day === undefined ? null : isoFromDay(day);
}

const DATES = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dcterms.created',
  'pubdate',
  'publishdate',
  'sailthru.date',
  'parsely-pub-date',
];
const TITLES = ['og:title', 'twitter:title', 'dc.title'];
const OUTLETS = ['og:site_name', 'application-name', 'dc.publisher', 'publisher'];

/** Title, medium, date and language of a page, from its meta elements, its JSON-LD, its time and title elements. */
export function metadata(html: string): Metadata {
  const head = html.slice(0, HEAD);
  const meta = new Map<string, string>();
  for (const [tag] of head.matchAll(/<meta\b[^<>]*>/gi)) {
    const key = (
      attribute(tag, 'property') ??
      attribute(tag, 'name') ??
      attribute(tag, 'itemprop')
    )?.toLowerCase();
    const content = attribute(tag, 'content');
    if (key !== undefined && content !== undefined && content !== '' && !meta.has(key))
      meta.set(key, content);
  }
  const first = (keys: readonly string[]): string | undefined =>
    keys.map((key) => meta.get(key)).find((value) => value !== undefined);
  const time = /<time\b[^<>]*>/i.exec(head)?.[0];
  const published = /"datePublished"\s*:\s*"([^"]{10,40})"/.exec(head)?.[1];
  const lang = /<html\b[^<>]*>/i.exec(head)?.[0];
  const title = /<title\b[^<>]*>([\s\S]{0,500}?)<\/title>/i.exec(head)?.[1];
  return {
    title:
      first(TITLES) ??
      (title === undefined ? null : decodeEntities(title).replace(/\s+/g, ' ').trim() || null),
    outlet: first(OUTLETS) ?? null,
    date:
      isoDate(first(DATES)) ??
      isoDate(published) ??
      isoDate(time === undefined ? undefined : attribute(time, 'datetime')),
    language: (lang === undefined ? undefined : attribute(lang, 'lang'))?.slice(0, 2).toLowerCase() || null,
  };
}
