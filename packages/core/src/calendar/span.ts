import { type Day, isoFromDay } from './day.ts';

/** A run of whole days, both ends included. `from <= to` always. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

export function spanLength(span: Span): number {
  return span.to - span.from + 1;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** ISO 8601 text of a span: one date when it is a single day, `from/to` otherwise. */
export function isoFromSpan(span: Span): string {
  return span.from === span.to ? isoFromDay(span.from) : `${isoFromDay(span.from)}/${isoFromDay(span.to)}`;
}
