import type { Block } from '../document/index.ts';
import { type Markup, markup } from '../markup.ts';
import { CHART } from '../words/index.ts';
import { inlines } from './inline.ts';
import { tableMarkup } from './table.ts';

export function blocks(of: readonly Block[]): Markup {
  return markup`${of.map(block)}`;
}

function block(one: Block): Markup {
  switch (one.kind) {
    case 'paragraph':
      return markup`<p${one.role === undefined ? null : markup` class="${one.role}"`}>${inlines(one.of)}</p>`;
    case 'heading':
      return headingMarkup(one.level, one.id, inlines(one.of));
    case 'list':
      return markup`<ul${one.role === undefined ? null : markup` class="${one.role}"`}>${one.items.map((item) => markup`<li>${inlines(item)}</li>`)}</ul>`;
    case 'facts':
      return markup`<dl>${one.items.map(({ term, of }) => markup`<div><dt>${term}</dt><dd>${blocks(of)}</dd></div>`)}</dl>`;
    case 'table':
      return tableMarkup(one);
    case 'figure':
      return figure(one);
    case 'details':
      return markup`<details><summary>${inlines(one.summary)}</summary>${blocks(one.of)}</details>`;
    case 'quote':
      return quote(one);
    case 'group':
      return one.role === 'condition' || one.role === 'posture' || one.role === 'commitment'
        ? markup`<article class="${one.role}">${blocks(one.of)}</article>`
        : markup`<div class="${one.role}">${blocks(one.of)}</div>`;
    case 'columns':
      return markup`<div class="columns">${one.of.map((column) => markup`<div>${blocks(column)}</div>`)}</div>`;
  }
}

export function headingMarkup(level: 2 | 3 | 4 | 5, id: string, text: Markup): Markup {
  switch (level) {
    case 2:
      return markup`<h2 id="${id}">${text}</h2>`;
    case 3:
      return markup`<h3 id="${id}">${text}</h3>`;
    case 4:
      return markup`<h4 id="${id}">${text}</h4>`;
    case 5:
      return markup`<h5 id="${id}">${text}</h5>`;
  }
}

function figure(one: Extract<Block, { kind: 'figure' }>): Markup {
  const { wide, narrow } = one.drawing;
  const drawn =
    narrow === undefined
      ? markup`<div class="drawing">${wide}</div>`
      : markup`<div class="drawing at-wide">${wide}</div><div class="drawing at-narrow">${narrow}</div>`;
  const picture = markup`<figure id="${one.id}" aria-labelledby="${one.id}-title"><p class="finding" id="${one.id}-title">${inlines(one.title)}</p>${drawn}<figcaption>${inlines(one.caption)}</figcaption></figure>`;
  return one.dataIs === 'beside'
    ? markup`<div class="beside">${picture}${tableMarkup(one.data)}</div>`
    : markup`<div class="with-data">${picture}<details><summary>${CHART.data}</summary>${tableMarkup(one.data)}</details></div>`;
}

function quote(one: Extract<Block, { kind: 'quote' }>): Markup {
  const text = one.verbatim
    ? markup`<blockquote dir="auto"><p>\u201c${one.text}\u201d</p></blockquote>`
    : markup`<p class="paraphrased" dir="auto">${one.text}</p>`;
  return markup`<div class="quote" id="${one.id}"><p class="label">${inlines(one.label)}</p>${text}<p class="by">${inlines(one.by)}</p>${blocks(one.below)}</div>`;
}
