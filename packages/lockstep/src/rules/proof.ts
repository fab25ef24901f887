import { type Evidence, traceAt } from '@lockstep/core/assessment';
import { type Day, isoFromDay } from '@lockstep/core/calendar';
import type { Agreement } from '@lockstep/core/language';
import { type Proof, prove } from '@lockstep/core/logic';

/** A proof as JSON: dates spelt out, infinite ends as null. */
export interface ProofJson {
  readonly rule: string;
  readonly verdict: string;
  readonly day: string;
  readonly area: string | null;
  readonly margin: Ends;
  readonly name?: string;
  readonly op?: string;
  readonly left?: Ends;
  readonly right?: Ends;
  readonly parts: readonly ProofJson[];
}

interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

/** The whole proof of every rule of a condition, by the id of its reading. */
export function proofsOf(
  agreement: Agreement,
  evidence: Evidence,
  condition: string,
  asOf: Day,
): ReadonlyMap<string, ProofJson> {
  const trace = traceAt(agreement, evidence, asOf);
  const readings = agreement.conditions.find((one) => one.id === condition)?.readings ?? [];
  return new Map(
    readings.flatMap(({ id, rule }) =>
      rule.kind === 'means' ? [[id, proofJson(prove(rule.formula, trace, asOf))] as const] : [],
    ),
  );
}

function proofJson({ rule, verdict, day, area, margin, name, op, left, right, parts }: Proof): ProofJson {
  return {
    rule,
    verdict,
    day: isoFromDay(day),
    area: area === '' ? null : area,
    margin: ends(margin),
    ...(name === undefined ? {} : { name }),
    ...(op === undefined ? {} : { op }),
    ...(left ? { left: ends(left) } : {}),
    ...(right ? { right: ends(right) } : {}),
    parts: parts.map(proofJson),
  };
}

function ends({ low, high }: { low: number; high: number }): Ends {
  return { low: finite(low), high: finite(high) };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
