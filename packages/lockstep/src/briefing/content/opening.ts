/** The first screen: what may be decided, what holds it back, what changed. */
import type { AdjustmentResult, Verdict } from '@lockstep/core/assessment';
import {
  type Block,
  column,
  date,
  heading,
  type Inlines,
  joined,
  link,
  small,
  smallPrint,
  strong,
  table,
} from '../document/index.ts';
import { adjustmentMark, stateMark } from '../states.ts';
import { formatDate } from '../text/dates.ts';
import { count, OPENING } from '../words.ts';
import { conditionAnchor, type Desk } from './desk.ts';

/** Changes shown on the first screen; the rest is in its own section. */
const SHOWN = 4;

export function headline({ input, name }: Desk): string {
  const { openForDecision, adjustments, conditions } = input.assessment;
  const [first] = openForDecision;
  if (first !== undefined)
    return openForDecision.length === 1 ? OPENING.one(name(first)) : OPENING.many(openForDecision.length);
  if (adjustments.length > 0) return OPENING.nothing;
  return OPENING.noAdjustments(
    conditions.filter(({ verdict }) => verdict === 'met').length,
    conditions.length,
  );
}

export function dateline({ input, method }: Desk): Inlines {
  const { asOf, known } = input.assessment;
  const knowledge: Inlines =
    asOf === known ? [OPENING.knownSame] : [`${OPENING.knownOn} `, strong(date(known))];
  return [`${OPENING.asOf} `, strong(date(asOf)), ', ', ...knowledge, method('dates')];
}

export function opening(desk: Desk): Block[] {
  const { assessment } = desk.input;
  const pending = assessment.adjustments.filter(({ status }) => status === 'not decided');
  return [
    ...pending.map(
      (one): Block => ({ kind: 'paragraph', role: 'lead', of: [leadOf(one), desk.method('gate')] }),
    ),
    { kind: 'columns', of: [holding(desk, pending), changed(desk)] },
    adjustments(desk),
  ];
}

function leadOf(one: AdjustmentResult): string {
  if (one.gate === 'open') return OPENING.open(one.label);
  if (one.gate === 'none') return OPENING.free(one.label);
  const tally = new Map<Verdict, number>();
  for (const { verdict } of one.heldBackBy) tally.set(verdict, (tally.get(verdict) ?? 0) + 1);
  const verdicts = [...tally].map(
    ([verdict, n]) => `${count(n).toLowerCase()} ${n === 1 ? 'is' : 'are'} ${verdict}`,
  );
  return one.gate === 'closed'
    ? OPENING.heldBack(one.label, verdicts)
    : OPENING.undecided(one.label, verdicts);
}

/** The conditions that hold pending adjustments back, or all of them where no adjustment is pending. */
function holding({ input, method }: Desk, pending: readonly AdjustmentResult[]): Block[] {
  const holds = new Set(
    pending.flatMap(({ heldBackBy }) => heldBackBy.map(({ condition }) => condition.split('.')[0])),
  );
  const shown = input.assessment.conditions.filter(({ id }) => holds.size === 0 || holds.has(id));
  return [
    heading(3, 'holds', holds.size === 0 ? OPENING.allConditions : OPENING.holds),
    {
      kind: 'list',
      role: 'standing',
      items: shown.map(
        ({ id, label, verdict, reason }, i): Inlines => [
          stateMark(verdict),
          ' ',
          link(`#${conditionAnchor(id)}`, strong(label)),
          ...(i === 0 ? [method('verdict')] : []),
          `: ${reason}`,
        ],
      ),
    },
  ];
}

function changed({ input }: Desk): Block[] {
  const { asOf, known } = input.assessment;
  const blocks = input.comparisons.flatMap((comparison): Block[] => {
    const title =
      comparison.asOf === asOf && comparison.known !== known
        ? OPENING.byKnowing(formatDate(comparison.known))
        : OPENING.since(formatDate(comparison.asOf));
    const rest = comparison.changes.length - SHOWN;
    return [
      { kind: 'paragraph', role: 'label', of: [title] },
      comparison.changes.length === 0
        ? smallPrint(OPENING.unchanged)
        : {
            kind: 'list',
            role: 'plain',
            items: comparison.changes
              .slice(0, SHOWN)
              .map(
                ({ label, from, to }): Inlines => [`${label}: `, stateMark(from), ' \u2192 ', stateMark(to)],
              ),
          },
      ...(rest > 0 ? [smallPrint(link('#changes', OPENING.more(rest)))] : []),
    ];
  });
  return [
    heading(3, 'changed', OPENING.changed),
    ...(blocks.length === 0 ? [smallPrint(OPENING.noComparison)] : blocks),
  ];
}

function adjustments({ input, name }: Desk): Block {
  return table(
    [OPENING.adjustments],
    [column(OPENING.adjustment), column(OPENING.gate), column(OPENING.holds), column(OPENING.rule)],
    input.assessment.adjustments.map((one) => [
      [strong(one.label), ...(one.words === '' || one.words === one.label ? [] : [' ', small(one.words)])],
      [adjustmentMark(one)],
      joined(
        one.heldBackBy.map(
          ({ condition, verdict }): Inlines => [
            link(`#${conditionAnchor(condition.split('.')[0] ?? '')}`, name(condition)),
            ' ',
            stateMark(verdict),
          ],
        ),
        '; ',
      ),
      [one.rule ?? OPENING.noRule],
    ]),
    true,
  );
}
