/** A commitment read back in one sentence. */
import { dateInWords } from '../../calendar/index.ts';
import type { Agreement, Anchor, Commitment, Deadline } from '../../language/index.ts';
import { readFormula } from '../../language/index.ts';
import { namesOf } from '../result/names.ts';
import { list, number, plural } from '../result/text.ts';
import { lower } from '../words/index.ts';

const LIMIT: Readonly<Record<string, string>> = {
  '<=': 'at most ',
  '<': 'fewer than ',
  '>=': 'at least ',
  '>': 'more than ',
  '==': '',
  '!=': 'other than ',
};

export function commitmentWords(
  commitment: Commitment,
  agreement: Agreement,
  name: (id: string) => string,
): string {
  const debtors = list(commitment.debtors.map(name));
  const each = commitment.debtorMode === 'each' && commitment.debtors.length > 1 ? ', each for itself,' : '';
  const deadline = commitment.deadline ? ` ${deadlineWords(commitment.deadline, agreement)}` : '';
  const until = commitment.until ? ` until ${deadlineWords(commitment.until, agreement)}` : '';
  return `${debtors}${each} must ${deedWords(commitment, agreement, name)}${deadline}${until}.`;
}

function deedWords({ deed, duty }: Commitment, agreement: Agreement, name: (id: string) => string): string {
  const verb = duty === 'keep' ? 'keep' : duty === 'refrain' ? 'refrain from' : 'achieve';
  switch (deed.kind) {
    case 'bring': {
      const measure = agreement.measures.find((one) => one.id === deed.measure);
      return `bring ${lower(measure?.label ?? deed.measure)} to ${LIMIT[deed.op] ?? ''}${number(deed.value)}`;
    }
    case 'occurrence': {
      const label = namesOf(agreement).occurrences?.get(deed.id) ?? deed.id;
      return `bring about “${label}”`;
    }
    case 'formula':
      return `${verb} this: ${readFormula(deed.formula, namesOf(agreement))}`;
    case 'judged':
      return `${verb} this: ${deed.text}, as judged by ${list(deed.by.map(name))}`;
  }
}

/** `by 10 March 2020`, `within 135 days of signing`, `30 days before ...`. */
function deadlineWords({ anchor, offset }: Deadline, agreement: Agreement): string {
  const from = anchorWords(anchor, agreement);
  if (!offset || offset.count === 0) return anchor.kind === 'date' ? `by ${from}` : `by the day of ${from}`;
  const length = plural(Math.abs(offset.count), offset.unit);
  return offset.count < 0 ? `by ${length} before ${from}` : `within ${length} of ${from}`;
}

function anchorWords(anchor: Anchor, agreement: Agreement): string {
  switch (anchor.kind) {
    case 'date':
      return dateInWords(anchor.day);
    case 'signing':
      return 'signing';
    case 'occurrence':
      return `“${namesOf(agreement).occurrences?.get(anchor.id) ?? anchor.id}”`;
    case 'declared':
      return `“${agreement.anchors.find((one) => one.id === anchor.id)?.label ?? anchor.id}”`;
    case 'transition': {
      const { commitments, powers } = namesOf(agreement);
      const label = commitments?.get(anchor.id) ?? powers?.get(anchor.id) ?? anchor.id;
      return `the day on which “${label}” is ${anchor.event}`;
    }
  }
}
