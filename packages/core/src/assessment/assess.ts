/**
 * The one idea: `assess(agreement, evidence known at K, as of D) -> assessment`, a pure function. Nothing here reads a
 * clock or fetches anything: the shell asks `needs`, fetches as known at K, and hands everything over.
 */
import { type Day, isoFromDay, type Span } from '../calendar/index.ts';
import type { Agreement } from '../language/index.ts';
import type { Proposition, Trace } from '../logic/index.ts';
import { adjustmentResults } from './adjustments.ts';
import { commitmentResult, indexItems, powerResults, transitions } from './commitments/commitments.ts';
import { type LifeUnderReading, livesOf } from './commitments/lives.ts';
import { lifePropositions, occurrencePropositions, statePropositions } from './commitments/states.ts';
import { conditionResult } from './conditions/conditions.ts';
import { traceOfConditions, truthOf } from './conditions/propositions.ts';
import type { Evidence } from './evidence.ts';
import { spokenOf } from './formulas.ts';
import { gapsOf } from './gaps.ts';
import { truthAt } from './lifecycle/truth.ts';
import { propositionSpan } from './needs.ts';
import { postureResults } from './posture.ts';
import { judgedSpan } from './range.ts';
import type { Assessment } from './result/result.ts';
import { sourceResults } from './sources.ts';
import { statementResults } from './statements.ts';
import { surgeQueries } from './surges/needs.ts';
import { surgeFindings, surgesOf, withSurges } from './surges/surges.ts';

export interface AssessOptions {
  readonly asOf: Day;
  /** Hex SHA-256 of the agreement's text. */
  readonly digest: string;
  /** `false`: surges are judged, where conditions ask, but not described: enough for a comparison. */
  readonly surges?: false;
}

/**
 * Which conditions are met as of a day, by what margin and why; who kept which promise; what may be decided.
 * `given` holds what was known at `given.known` and nothing newer; equal inputs give equal results.
 */
export function assess(agreement: Agreement, given: Evidence, options: AssessOptions): Assessment {
  const { asOf, digest } = options;
  const span = judgedSpan(agreement, asOf);
  const range = propositionSpan(agreement, asOf);
  const asked = surgeQueries(agreement, asOf, range);
  const surges = surgesOf(given, asked);
  const evidence = withSurges(given, surges, asked);
  const { trace, lives } = lifeAndConditions(agreement, evidence, span, range);

  const conditions = agreement.conditions.map((one) =>
    conditionResult(one, { agreement, evidence, surges, trace, asOf, span }),
  );
  const items = indexItems(evidence);
  const commitments = agreement.commitments.map((one) =>
    commitmentResult(one, lives, agreement, evidence, items, span),
  );
  const adjustments = adjustmentResults(agreement, evidence, asOf, conditions, (formula, day) =>
    truthAt(truthOf(formula, trace, { from: day, to: day }), day),
  );
  const posture = postureResults(agreement, evidence, asOf, commitments);
  const life = lives[0]?.life;

  return {
    format: 'lockstep-assessment/1',
    agreement: {
      title: agreement.title,
      digest,
      timeZone: agreement.timeZone,
      signed: agreement.signed === undefined ? null : isoFromDay(agreement.signed),
      state: life?.state ?? 'formed',
      history: life ? transitions(life.history, agreement) : [],
      parties: agreement.parties.map(({ id, label }) => ({ id, label })),
    },
    asOf: isoFromDay(asOf),
    known: isoFromDay(evidence.known),
    evidenceRoot: evidence.root,
    openForDecision: adjustments
      .filter((one) => one.gate === 'open' && one.status === 'not decided')
      .map((one) => one.id),
    conditions,
    commitments,
    powers: powerResults(lives, agreement),
    adjustments,
    posture,
    surges: options.surges === false ? [] : surgeFindings(agreement, surges, asOf),
    statements: statementResults(evidence, asOf, adjustments),
    gaps: gapsOf(agreement, evidence, conditions, commitments, posture, asOf),
    sources: sourceResults(agreement, evidence),
  };
}

/** What conditions are judged on as of a day: measures, and other conditions, occurrences and states as propositions. */
export function traceAt(agreement: Agreement, evidence: Evidence, asOf: Day): Trace {
  const span = judgedSpan(agreement, asOf);
  return lifeAndConditions(agreement, evidence, span, propositionSpan(agreement, asOf)).trace;
}

/** No chain of conditions on states of commitments on conditions ... is followed further than this. */
const MOST_ROUNDS = 16;

/**
 * Conditions may speak of states of commitments, and commitments of conditions. Both are worked out in turn, states
 * unknown at first, until the states that conditions speak of no longer change.
 */
function lifeAndConditions(
  agreement: Agreement,
  evidence: Evidence,
  judged: Span,
  span: Span,
): { readonly trace: Trace; readonly lives: readonly LifeUnderReading[] } {
  const spoken = spokenOf(agreement);
  const ofStates = statePropositions(spoken);
  const occurrences = occurrencePropositions(spoken, agreement, evidence, span);
  let states: readonly [string, Proposition][] = [];
  for (let round = 0; ; round++) {
    const trace = traceOfConditions(agreement, evidence, span, [...occurrences, ...states]);
    const lives = livesOf(agreement, evidence, trace, judged);
    const next = lifePropositions(ofStates, lives, span);
    if (sameStates(states, next) || round === MOST_ROUNDS) return { trace, lives };
    states = next;
  }
}

function sameStates(
  a: readonly (readonly [string, Proposition])[],
  b: readonly (readonly [string, Proposition])[],
): boolean {
  const equal = (x: Uint8Array, y: Uint8Array) =>
    x.length === y.length && x.every((value, i) => value === y[i]);
  return (
    a.length === b.length &&
    a.every(([, one], i) => {
      const other = b[i]?.[1];
      return other !== undefined && equal(one.certain, other.certain) && equal(one.possible, other.possible);
    })
  );
}
