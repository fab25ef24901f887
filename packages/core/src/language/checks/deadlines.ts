import { addDuration, type Day, dateInWords } from '../../calendar/index.ts';
import { SAY } from '../messages.ts';
import type { Agreement, Anchor, Circumstance, Commitment, Deadline } from '../model.ts';

import { type Check, warn, warnAt } from './checking.ts';

/** Deadlines that lie before the start of the duty or before signing, and two deadlines for one deed. */
export const checkDeadlines: Check = (c) => {
  const { agreement } = c;
  for (const one of [...agreement.commitments, ...agreement.powers]) {
    const until = 'until' in one ? one.until : undefined;
    const last = until ?? one.deadline;
    const end = last && dayOf(last, agreement);
    if (last === undefined || end === undefined) continue;
    const start = startOf(one.antecedent, agreement) ?? startOf(one.trigger, agreement) ?? agreement.signed;
    if (start !== undefined && end < start) {
      const message = SAY.endsBeforeStart(dateInWords(end), dateInWords(start));
      warn(c, last.range, 'deadline-before-start', message, one.id);
    }
  }
  const first = new Map<string, Commitment>();
  for (const one of agreement.commitments) {
    const deed = deedOf(one);
    if (deed === undefined || one.deadline === undefined) continue;
    const other = first.get(deed);
    if (other === undefined) first.set(deed, one);
    else if (other.deadline && differ(other.deadline, one.deadline, agreement)) {
      warnAt(c, one.id, 'two-deadlines', SAY.twoDeadlines(other.id));
    }
  }
};

/** The same deed of the same debtors, where nothing sets the two commitments apart. */
function deedOf({ deed, debtors, duty, trigger, antecedent, proviso }: Commitment): string | undefined {
  if (duty !== 'achieve' || trigger || antecedent || proviso) return undefined;
  const what =
    deed.kind === 'occurrence'
      ? deed.id
      : deed.kind === 'bring'
        ? `${deed.measure} ${deed.op} ${deed.value}`
        : undefined;
  return what && `${[...debtors].sort().join(' ')}: ${what}`;
}

function differ(a: Deadline, b: Deadline, agreement: Agreement): boolean {
  const [one, other] = [dayOf(a, agreement), dayOf(b, agreement)];
  if (one !== undefined && other !== undefined) return one !== other;
  return keyOf(a) !== keyOf(b);
}

function keyOf({ anchor, offset }: Deadline): string {
  return JSON.stringify([anchor, offset]);
}

/** The day of a point in time that depends on nothing but dates. */
function dayOf(
  { anchor, offset }: { readonly anchor: Anchor; readonly offset?: Deadline['offset'] },
  agreement: Agreement,
): Day | undefined {
  const from = anchor.kind === 'date' ? anchor.day : anchor.kind === 'signing' ? agreement.signed : undefined;
  return from === undefined || offset === undefined ? from : addDuration(from, offset);
}

function startOf(circumstance: Circumstance | undefined, agreement: Agreement): Day | undefined {
  return circumstance?.kind === 'anchor' ? dayOf(circumstance, agreement) : undefined;
}
