/**
 * HTML and SVG as text, safe by construction: whatever is put into a `markup` template is escaped unless it is
 * markup itself. Evidence is untrusted, so there is no other way to make markup.
 */

declare const trusted: unique symbol;

export interface Markup {
  readonly text: string;
  readonly [trusted]: true;
}

export type MarkupValue = string | number | Markup | null | undefined | false | readonly MarkupValue[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that XML and HTML do not admit, and marks that would turn the direction of the text around them. */
const UNFIT = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;
/** Most text: printable ASCII without the five signs. */
const HARMLESS = /^[ !#-%(-;=?-~]*$/;
const LONE_SURROGATE = /\p{Cs}/gu;

/** Text that can stand in an element or in a quoted attribute. */
export function escapeText(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replace(UNFIT, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
}

const trust = (text: string): Markup => ({ text }) as Markup;

function textOf(value: MarkupValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(textOf).join('');
  return (value as Markup).text;
}

/** The tag of every template that makes HTML or SVG. */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return trust(strings.reduce((text, part, i) => `${text}${textOf(values[i - 1])}${part}`));
}

/** Several pieces, one after the other. */
export function together(parts: readonly Markup[], between = ''): Markup {
  return trust(parts.map((part) => part.text).join(between));
}

/** A style sheet of the program's own: constant text, never made from evidence. */
export function trustedStyle(css: string): Markup {
  return trust(css);
}

/** An address that may be followed: http and https only. Anything else is undefined. */
export function safeUrl(url: string): string | undefined {
  return /^https?:\/\/[^\s<>"'`\\]+$/i.test(url) ? url : undefined;
}
