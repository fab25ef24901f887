/** Which days an assessment looks at. */
import type { Day, Span } from '../calendar/index.ts';
import type { Agreement } from '../language/index.ts';

/** Charts show this many days up to the as-of date. */
export const CHART_DAYS = 400;

/** The days on which conditions and duties are judged: from the signing, or a year back, to the as-of date. */
export function judgedSpan(agreement: Agreement, asOf: Day): Span {
  const first = Math.min(agreement.signed ?? asOf, asOf - CHART_DAYS + 1);
  return { from: first, to: asOf };
}
