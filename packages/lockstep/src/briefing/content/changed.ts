/** What changed, in short, for the first screen. */
import { type Block, heading, type Inlines, link, smallPrint } from '../document/index.ts';
import type { Comparison } from '../input.ts';
import { stateMark } from '../states.ts';
import { formatDate } from '../text/dates.ts';
import { OPENING } from '../words/index.ts';
import type { Desk } from './desk.ts';

/** Changes shown here; the rest is in the section of its own. */
const SHOWN = 4;

export function changed({ input }: Desk): Block[] {
  const head = heading(3, 'changed', OPENING.changed);
  if (input.comparisons.length === 0) return [head, smallPrint(OPENING.noComparison)];
  const { asOf, known } = input.assessment;
  return [
    head,
    ...input.comparisons.flatMap((one): Block[] => [
      {
        kind: 'paragraph',
        role: 'label',
        of: [
          one.asOf === asOf && one.known !== known
            ? OPENING.byKnowing(formatDate(one.known))
            : OPENING.since(formatDate(one.asOf)),
        ],
      },
      ...shortList(one),
    ]),
  ];
}

function shortList({ changes }: Comparison): Block[] {
  if (changes.length === 0) return [smallPrint(OPENING.unchanged)];
  const rest = changes.length - SHOWN;
  return [
    {
      kind: 'list',
      role: 'plain',
      items: changes
        .slice(0, SHOWN)
        .map(({ label, from, to }): Inlines => [`${label}: `, stateMark(from), ' \u2192 ', stateMark(to)]),
    },
    ...(rest > 0 ? [smallPrint(link('#changes', OPENING.more(rest)))] : []),
  ];
}
