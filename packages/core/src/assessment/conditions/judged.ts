/** Conditions and duties that people judge: from judgements on record to a verdict for each day. */
import type { Day, Span } from '../../calendar/index.ts';
import type { Agreement } from '../../language/index.ts';
import type { Evidence, Judgement } from '../evidence.ts';
import type { Verdict } from '../result/result.ts';

export interface JudgedSeries {
  readonly first: Day;
  /** One per day. */
  readonly verdicts: readonly Verdict[];
  /** Every judgement on this subject by anyone, oldest first; only those of the named judges decide. */
  readonly judgements: readonly Judgement[];
  /** The judgement of each named judge that stands on the last day. */
  readonly standing: readonly Judgement[];
}

/** Ids that may judge: the named ones and the members of the named parties. */
function judgesOf(by: readonly string[], evidence: Evidence): ReadonlySet<string> {
  return new Set(by.flatMap((id) => [id, ...(evidence.members.get(id) ?? []).map((member) => member.id)]));
}

/** Oldest first; the later known one counts where two were given for the same day. */
export function byTime(a: Judgement, b: Judgement): number {
  return a.occurred.from - b.occurred.from || a.known - b.known || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * The verdict of each day: the last judgement of each named judge stands until that judge gives another. Judges who
 * differ (one met, one not met) make it `disputed`; nobody has judged, or somebody leaves it open: `open`.
 */
export function judgedSeries(
  subjects: readonly string[],
  by: readonly string[],
  evidence: Evidence,
  span: Span,
): JudgedSeries {
  const judges = judgesOf(by, evidence);
  const judgements = evidence.judgements.filter((one) => subjects.includes(one.subject)).sort(byTime);
  const deciding = judgements.filter((one) => judges.has(one.judge) && one.repliesTo === undefined);
  const standing = new Map<string, Judgement>();
  const verdicts: Verdict[] = [];
  let next = 0;
  let verdict: Verdict = 'open';
  for (let day = span.from; day <= span.to; day++) {
    let changed = false;
    for (let one = deciding[next]; one && one.occurred.from <= day; one = deciding[next]) {
      standing.set(one.judge, one);
      next++;
      changed = true;
    }
    if (changed) verdict = combined([...standing.values()]);
    verdicts.push(verdict);
  }
  return { first: span.from, verdicts, judgements, standing: [...standing.values()] };
}

function combined(standing: readonly Judgement[]): Verdict {
  return combineVerdicts(standing.map((one) => one.verdict));
}

/**
 * The headline over several readings or judges: `met` if every one is met, `not met` if every one is not met,
 * `disputed` if one is met and another not, otherwise `open`.
 */
export function combineVerdicts(verdicts: readonly Verdict[]): Verdict {
  const live = verdicts.filter((one) => one !== 'not triggered');
  if (live.length === 0) return verdicts.length === 0 ? 'open' : 'not triggered';
  if (live.every((one) => one === 'met')) return 'met';
  if (live.every((one) => one === 'not met')) return 'not met';
  if (live.includes('disputed') || (live.includes('met') && live.includes('not met'))) return 'disputed';
  return 'open';
}

/** Name of a party, member or other judge as the agreement and its member lists have it. */
export function nameOf(id: string, agreement: Agreement, evidence: Evidence): string {
  const party = agreement.parties.find((one) => one.id === id);
  if (party) return party.label;
  for (const members of evidence.members.values()) {
    const member = members.find((one) => one.id === id);
    if (member) return member.name;
  }
  return id;
}
