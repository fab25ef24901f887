import type { Inline, Inlines } from '../document/index.ts';
import { type Markup, markup, safeUrl } from '../markup.ts';
import { NOTES } from '../words/index.ts';

/** Longer words may break over a line; short ones stay with their shape. */
const UNBROKEN = 18;

export function inlines(of: Inlines): Markup {
  return markup`${of.map(inline)}`;
}

function inline(one: Inline): Markup {
  if (typeof one === 'string') return markup`${one}`;
  switch (one.kind) {
    case 'strong':
      return markup`<strong>${one.of.map(inline)}</strong>`;
    case 'emphasis':
      return markup`<em>${one.of.map(inline)}</em>`;
    case 'small':
      return markup`<small>${one.of.map(inline)}</small>`;
    case 'quoted':
      return markup`<q>${one.of.map(inline)}</q>`;
    case 'lost':
      return markup`<del>${one.of.map(inline)}</del>`;
    case 'added':
      return markup`<ins>${one.of.map(inline)}</ins>`;
    case 'mark':
      return markup`<b class="${one.word.length <= UNBROKEN ? 'mark' : 'mark long'}">${one.word}\u00a0<svg class="s ${one.hue}" aria-hidden="true"><use href="#s-${one.shape}"/></svg></b>`;
    case 'note':
      return noteMark(one.number, one.first);
    case 'number':
      return markup`<span class="num">${one.text}</span>`;
    case 'date':
      return markup`<time datetime="${one.iso}">${one.text}</time>`;
    case 'link':
      return linked(one.to, one.of);
    case 'absent':
      return markup`<span class="absent"><span aria-hidden="true">\u2013</span><span class="unseen">${one.text}</span></span>`;
    case 'code':
      return markup`<code>${one.text}</code>`;
  }
}

function noteMark(number: number, first: boolean): Markup {
  const id = first ? markup` id="mark-${number}"` : null;
  return markup`<sup><a${id} href="#note-${number}" role="doc-noteref" aria-label="${NOTES.mark(number)}">${number}</a></sup>`;
}

/** Links inside the page, and http(s) addresses. What is neither stays plain text. */
function linked(to: string, of: Inlines): Markup {
  if (to.startsWith('#')) return markup`<a href="${to}">${of.map(inline)}</a>`;
  const url = safeUrl(to);
  if (url === undefined) return inlines(of);
  return markup`<a href="${url}" rel="noreferrer">${of.map(inline)}</a>`;
}
