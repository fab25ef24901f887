/** From what the core computes with to what is written down: ISO dates, `null` for infinite ends. */
import { isoFromDay } from '../../calendar/index.ts';
import type { Estimate, Interval } from '../../logic/index.ts';
import type { Cited, Judgement } from '../evidence.ts';
import type { Bound, CitationResult, JsonEstimate, JsonInterval, JudgementResult } from './result.ts';

export function bound(value: number): Bound {
  return Number.isFinite(value) ? value : null;
}

export function jsonInterval(value: Interval): JsonInterval {
  return { low: bound(value.low), high: bound(value.high) };
}

export function jsonEstimate(value: Estimate): JsonEstimate {
  return { low: bound(value.low), high: bound(value.high), best: bound(value.best) };
}

export function citation(item: Cited): CitationResult {
  return {
    id: item.id,
    source: item.source,
    citation: item.citation,
    url: item.url ?? null,
    known: isoFromDay(item.known),
    origin: item.origin,
    note: item.note ?? null,
  };
}

export function judgementResult(judgement: Judgement): JudgementResult {
  return {
    ...citation(judgement),
    judge: judgement.judge,
    spokenBy: judgement.spokenBy ?? null,
    verdict: judgement.verdict,
    level: judgement.level ?? null,
    occurred: isoFromDay(judgement.occurred.from),
    reasons: judgement.reasons,
    repliesTo: judgement.repliesTo ?? null,
  };
}
