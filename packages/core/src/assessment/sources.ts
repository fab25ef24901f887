import { isoFromDay } from '../calendar/index.ts';
import type { Agreement } from '../language/index.ts';
import type { Evidence } from './evidence.ts';
import type { SourceResult } from './result/result.ts';

/** Every source with licence, digest, coverage and cut-off, in the order of the agreement. */
export function sourceResults(agreement: Agreement, evidence: Evidence): SourceResult[] {
  return agreement.sources.flatMap((declared) => {
    const state = evidence.sources.find((one) => one.source === declared.id);
    if (!state) return [];
    return [
      {
        id: declared.id,
        label: declared.label,
        file: state.file,
        sha256: state.sha256,
        licence: state.licence,
        citation: state.citation,
        obtained: isoFromDay(state.obtained),
        knownBy: state.knownBy,
        covers: state.covers
          ? { from: isoFromDay(state.covers.from), to: isoFromDay(state.covers.to) }
          : null,
        completeThrough: state.completeThrough === undefined ? null : isoFromDay(state.completeThrough),
        items: state.items,
        lastKnown: state.lastKnown === undefined ? null : isoFromDay(state.lastKnown),
      },
    ];
  });
}
