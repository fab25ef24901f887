import { isBoilerplate } from './boilerplate.ts';
import { dateAtHead } from './dateline.ts';
import type { Document } from './document.ts';
import { decodeEntities } from './entities.ts';
import { guessLanguage } from './language.ts';
import { metadata } from './metadata.ts';

/** Elements whose content is never read. */
const SILENT = new Set(
  'script style noscript template svg math iframe object select textarea head title canvas audio video'.split(
    ' ',
  ),
);
/** Elements that hold what belongs to the site, not to the article. */
const AROUND = new Set('nav aside footer form button menu dialog figure figcaption'.split(' '));
/** Elements without content. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  `p div section article main header footer h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr td th thead tbody blockquote pre
address hr body figure figcaption details summary fieldset center`.split(/\s+/),
);

interface Paragraph {
  text: string;
  /** Characters of it that are links. */
  linked: number;
  readonly inArticle: boolean;
  readonly heading: boolean;
  readonly quoted: boolean;
}

interface Tag {
  /** Lower case; empty for comments and declarations. */
  readonly name: string;
  readonly closing: boolean;
  readonly empty: boolean;
  readonly start: number;
  readonly end: number;
}

/** Where the tag that begins at `start` ends: past the next ">" that does not stand between quotation marks. */
function tagEnd(html: string, start: number): number {
  let close = html.indexOf('>', start);
  for (let tries = 0; close >= 0 && tries < 8; tries++) {
    const marks = html.slice(start, close).split('"').length - 1;
    if (marks % 2 === 0) return close + 1;
    const quote = html.indexOf('"', close);
    if (quote < 0) return close + 1;
    close = html.indexOf('>', quote);
  }
  return close < 0 ? html.length : close + 1;
}

/** The tags of a page, in order. Every character is passed once, so that a broken page costs no more than a sound one. */
function* tags(html: string): Generator<Tag> {
  let at = html.indexOf('<');
  while (at >= 0) {
    const next = html.charCodeAt(at + 1);
    let end = at + 1;
    if (html.startsWith('<!--', at)) {
      const close = html.indexOf('-->', at);
      end = close < 0 ? html.length : close + 3;
      yield { name: '', closing: false, empty: true, start: at, end };
    } else if (next === 0x21 || next === 0x3f) {
      end = tagEnd(html, at);
      yield { name: '', closing: false, empty: true, start: at, end };
    } else if (next === 0x2f || ((next | 32) >= 97 && (next | 32) <= 122)) {
      end = tagEnd(html, at);
      const name = /^<\/?([a-z][a-z0-9:-]*)/.exec(html.slice(at, at + 40).toLowerCase())?.[1] ?? '';
      const closing = next === 0x2f;
      yield { name, closing, empty: VOID.has(name) || html[end - 2] === '/', start: at, end };
      if (!closing && SILENT.has(name)) {
        // Everything up to the closing tag is skipped.
        const close = new RegExp(`</${name}`, 'gi');
        close.lastIndex = end;
        end = close.exec(html)?.index ?? html.length;
        yield { name: '', closing: false, empty: true, start: at, end };
      }
    }
    at = html.indexOf('<', end);
  }
}

/** Reads a page into paragraphs, in one pass over its tags. */
function paragraphsOf(html: string): Paragraph[] {
  const found: Paragraph[] = [];
  /** Depths of the elements that matter, kept as counts. */
  const depth = { around: 0, article: 0, link: 0, heading: 0, quote: 0 };
  let now: Paragraph | undefined;
  const flush = (): void => {
    if (now) {
      const text = decodeEntities(now.text)
        .replace(/[^\S\u00a0]+/g, ' ')
        .trim();
      if (text !== '') found.push({ ...now, text });
    }
    now = undefined;
  };
  const add = (raw: string): void => {
    if (depth.around > 0 || (raw.trim() === '' && !now)) return;
    now ??= {
      text: '',
      linked: 0,
      inArticle: depth.article > 0,
      heading: depth.heading > 0,
      quoted: depth.quote > 0,
    };
    now.text += raw;
    if (depth.link > 0) now.linked += raw.trim().length;
  };
  let at = 0;
  for (const { name, closing, empty, start, end } of tags(html)) {
    if (start > at) add(html.slice(at, start));
    at = Math.max(at, end);
    if (name === '') continue;
    const step = closing ? -1 : empty ? 0 : 1;
    if (BLOCKS.has(name)) flush();
    else if (name === 'br') add('\n');
    if (AROUND.has(name)) depth.around = Math.max(0, depth.around + step);
    else if (name === 'article' || name === 'main') depth.article = Math.max(0, depth.article + step);
    else if (name === 'a') depth.link = Math.max(0, depth.link + step);
    else if (/^h[1-6]$/.test(name)) depth.heading = Math.max(0, depth.heading + step);
    else if (name === 'blockquote') depth.quote = Math.max(0, depth.quote + step);
    else if (name === 'q') add(closing ? '”' : '“');
  }
  add(html.slice(at));
  flush();
  return found;
}

/** More of a paragraph than this in links makes it a menu. */
const LINKS = 0.6;
/** Prose of an article element shorter than this is no article. */
const LEAST = 200;

/** A page as text: its paragraphs with a blank line between them, without menus, forms and other boilerplate. */
export function htmlDocument(html: string): Document {
  const all = paragraphsOf(html);
  const article = all.filter(({ inArticle }) => inArticle);
  const enough = article.reduce((sum, { text }) => sum + text.length, 0) >= LEAST;
  const meta = metadata(html);
  const body = (enough ? article : all).filter(
    ({ text, linked }) => linked <= text.length * LINKS && !isBoilerplate(text),
  );
  // A block quotation is somebody's words: it is given the marks that its setting stands for.
  const lines = body.map(({ text, quoted }) => (quoted && !/^[“"„«‘']/.test(text) ? `“${text}”` : text));
  const heading = body.find(({ heading: isHeading }) => isHeading)?.text;
  const title = meta.title ?? heading ?? null;
  const text = (
    title !== null && lines[0] !== title && heading === undefined ? [title, ...lines] : lines
  ).join('\n\n');
  return {
    text,
    boilerplate: [],
    title,
    outlet: meta.outlet,
    date: meta.date ?? dateAtHead(text),
    language: meta.language ?? guessLanguage(text),
    format: 'html',
  };
}
