import type { Day } from '../../calendar/index.ts';
import { type Figure, figuresIn } from '../figures/index.ts';

/** A statement on the register, as far as its bearing is concerned. The evidence's own statements have this shape. */
export interface OnRecord {
  readonly id: string;
  readonly said: Day;
  readonly speaker: string;
  readonly capacity: string;
  readonly party: string;
  readonly text: string;
  readonly bearsOn: readonly string[];
  readonly announces?: { readonly adjustment: string; readonly day?: Day };
  readonly relates: readonly { readonly to: string; readonly how: string }[];
}

/** Everything one speaker said, oldest first, with the capacities in which it was said. */
export interface Timeline {
  readonly speaker: string;
  readonly capacities: readonly { readonly capacity: string; readonly from: Day; readonly to: Day }[];
  readonly statements: readonly OnRecord[];
}

const byDay = (a: OnRecord, b: OnRecord): number => a.said - b.said || (a.id < b.id ? -1 : 1);

/** One timeline per speaker, in order of name, of what was said up to and on a day. */
export function timelines(statements: readonly OnRecord[], asOf: Day): Timeline[] {
  const bySpeaker = new Map<string, OnRecord[]>();
  for (const one of statements) {
    if (one.said > asOf) continue;
    const list = bySpeaker.get(one.speaker) ?? [];
    list.push(one);
    bySpeaker.set(one.speaker, list);
  }
  return [...bySpeaker.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([speaker, list]) => {
      const sorted = list.sort(byDay);
      const capacities: { capacity: string; from: Day; to: Day }[] = [];
      for (const { capacity, said } of sorted) {
        const last = capacities.at(-1);
        if (last && last.capacity === capacity) last.to = said;
        else capacities.push({ capacity, from: said, to: said });
      }
      return { speaker, capacities, statements: sorted };
    });
}

/** Two voices of one party that do not agree. */
export interface Disagreement {
  readonly party: string;
  /** The earlier and the later statement. */
  readonly statements: readonly [OnRecord, OnRecord];
  /** The adjustment, measure or condition that both speak of. */
  readonly about: string;
  readonly how: 'said to contradict' | 'other day announced' | 'other figure';
  /** The two figures, where figures differ. */
  readonly figures?: readonly [Figure, Figure];
}

/** Voices are set side by side when they spoke within so many days of each other. */
const SIDE_BY_SIDE = 45;

const apart = (a: Figure, b: Figure): boolean =>
  (a.high !== null && b.low !== null && a.high < b.low) ||
  (b.high !== null && a.low !== null && b.high < a.low);

/** Words of what is still to come: such a figure and one of today do not contradict each other. */
const AHEAD =
  /\b(?:will|shall|would|should|going to|plans?|expects?|intends?|until|by (?:the |early |late |mid-?|next |this )?(?:end|spring|summer|autumn|fall|winter|christmas|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december|\d))/i;

/** Two figures of the same kind, and of the same time, that cannot both hold. */
function figuresApart(a: OnRecord, b: OnRecord): readonly [Figure, Figure] | undefined {
  if (AHEAD.test(a.text) !== AHEAD.test(b.text)) return undefined;
  const [first, second] = [figuresIn(a.text), figuresIn(b.text)];
  // With several figures in one statement it is not known which answers which.
  if (first.length !== 1 || second.length !== 1) return undefined;
  const [x, y] = [first[0] as Figure, second[0] as Figure];
  const alike = x.unit === y.unit || x.unit === '' || y.unit === '';
  return alike && apart(x, y) ? [x, y] : undefined;
}

/**
 * Contradictory voices of one party, side by side: statements that the register says contradict each other, that
 * announce one adjustment for different days, or that give figures for one thing that cannot both hold. Whoever
 * speaks: two voices, or one that changed.
 */
export function disagreements(statements: readonly OnRecord[], asOf: Day): Disagreement[] {
  const past = statements.filter(({ said, party }) => said <= asOf && party !== '').sort(byDay);
  const found: Disagreement[] = [];
  for (let i = 0; i < past.length; i++) {
    const later = past[i] as OnRecord;
    for (let k = i - 1; k >= 0; k--) {
      const earlier = past[k] as OnRecord;
      if (later.said - earlier.said > SIDE_BY_SIDE) break;
      if (earlier.party !== later.party) continue;
      const pair = [earlier, later] as const;
      const shared = later.bearsOn.find((id) => earlier.bearsOn.includes(id));
      const says = (one: OnRecord, other: OnRecord): boolean =>
        one.relates.some(({ to, how }) => to === other.id && how === 'contradicts');
      const [a, b] = [earlier.announces, later.announces];
      if (says(later, earlier) || says(earlier, later)) {
        found.push({ party: later.party, statements: pair, about: shared ?? '', how: 'said to contradict' });
      } else if (
        a &&
        b &&
        a.adjustment === b.adjustment &&
        a.day !== undefined &&
        b.day !== undefined &&
        a.day !== b.day
      ) {
        found.push({ party: later.party, statements: pair, about: a.adjustment, how: 'other day announced' });
      } else if (shared !== undefined) {
        const figures = figuresApart(earlier, later);
        if (figures)
          found.push({ party: later.party, statements: pair, about: shared, how: 'other figure', figures });
      }
    }
  }
  return found;
}

/** A decision on record about an adjustment. */
export interface DecisionOnRecord {
  readonly adjustment: string;
  readonly decidedOn: Day;
  /** The day for which it was decided, where one was. */
  readonly for?: Day;
}

/** A statement that announces what the decisions on record do not say. */
export interface AheadOfDecision {
  readonly statement: OnRecord;
  readonly adjustment: string;
  /** No decision yet when it was said; or one for a later day; or one for an earlier day. */
  readonly how: 'not decided' | 'sooner than decided' | 'later than decided';
  readonly decision?: DecisionOnRecord;
}

/**
 * Statements that announce an adjustment ahead of, or against, the decisions on record when they were made. A
 * statement is never a decision, whoever makes it.
 */
export function aheadOfDecisions(
  statements: readonly OnRecord[],
  decisions: readonly DecisionOnRecord[],
  asOf: Day,
): AheadOfDecision[] {
  return statements
    .filter(({ said, announces }) => said <= asOf && announces !== undefined)
    .sort(byDay)
    .flatMap((statement): AheadOfDecision[] => {
      const announced = statement.announces;
      if (!announced) return [];
      const { adjustment } = announced;
      const decision = decisions
        .filter((one) => one.adjustment === adjustment && one.decidedOn <= statement.said)
        .sort((a, b) => a.decidedOn - b.decidedOn)
        .at(-1);
      if (!decision) return [{ statement, adjustment, how: 'not decided' }];
      if (announced.day === undefined || decision.for === undefined || announced.day === decision.for)
        return [];
      const how = announced.day < decision.for ? 'sooner than decided' : 'later than decided';
      return [{ statement, adjustment, how, decision }];
    });
}
