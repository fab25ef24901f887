import type { Day } from '@lockstep/core/calendar';
import { date, list, oneOf, required, requiredDate } from '../csv/cells.ts';
import type { Row } from '../csv/table.ts';
import { type Item, type Kind, kind } from '../item.ts';

const KINDS = ['verbatim', 'paraphrase', 'translation'] as const;
const RELATES = ['repeats', 'contradicts', 'clarifies', 'reacts to'] as const;

export interface StatementItem extends Item {
  readonly speaker: string;
  readonly capacity: string;
  readonly party: string;
  readonly kind: (typeof KINDS)[number];
  readonly text: string;
  readonly bearsOn: readonly string[];
  readonly announces: string;
  readonly announcedFor?: Day;
  readonly relates: readonly { readonly to: string; readonly how: (typeof RELATES)[number] }[];
}

/** A statement is known on the day on which it was made unless its row says otherwise. */
export const statements: Kind<StatementItem> = kind(
  {
    required: ['id', 'said', 'speaker', 'kind', 'text'],
    optional: ['capacity', 'party', 'bears_on', 'announces', 'announced_for', 'relates'],
  },
  (row, common) => {
    const said = requiredDate(row, 'said');
    const [speaker, text] = [required(row, 'speaker'), required(row, 'text')];
    required(row, 'kind');
    const how = oneOf(row, 'kind', KINDS);
    const announcedFor = date(row, 'announced_for');
    const relates = readRelates(row);
    if (said === undefined || !how || speaker === '' || text === '' || common.id === '') return undefined;
    return {
      ...common,
      known: common.known ?? said,
      occurred: { from: said, to: said },
      speaker,
      capacity: row.get('capacity'),
      party: row.get('party'),
      kind: how,
      text,
      bearsOn: list(row, 'bears_on'),
      announces: row.get('announces'),
      ...(announcedFor === undefined ? {} : { announcedFor }),
      relates,
    };
  },
);

/** `contradicts:ID; repeats:ID`. */
function readRelates(row: Row): StatementItem['relates'] {
  return list(row, 'relates').flatMap((part) => {
    const colon = part.indexOf(':');
    const how = RELATES.find((word) => word === part.slice(0, colon).trim().toLowerCase());
    const to = part.slice(colon + 1).trim();
    if (how && to !== '') return [{ to, how }];
    row.reject(
      'relates',
      `"${part}" does not say how it relates to what`,
      `${RELATES.join(', ')}, a colon and an id`,
    );
    return [];
  });
}
