/** Who said what: first what runs ahead of any decision, with what it differs from beside it, then the rest. */
import type { StatementResult } from '@lockstep/core/assessment';
import { primaryOf } from '@lockstep/core/statements';
import {
  anchor,
  type Block,
  date,
  heading,
  type Inline,
  type Inlines,
  joined,
  link,
  paragraph,
  type Section,
  smallPrint,
  strong,
} from '../document/index.ts';
import { capital, STATEMENTS } from '../words/index.ts';
import type { Desk } from './desk.ts';
import { redlined } from './redline.ts';
import { disagreeing, timeline } from './voices.ts';

export function statements(desk: Desk): Section {
  const all = desk.input.assessment.statements;
  const place = new Map(all.map(({ id }, i) => [id, `statement-${i + 1}`]));
  const shown = new Set<string>();
  const show = (one: StatementResult): Block => {
    shown.add(one.id);
    return quote(one, all, place, desk);
  };
  const ahead = all.filter((one) => one.ahead !== null).map((one) => beside(one, all, shown, show));
  const pairs = all
    .filter((one) => !shown.has(one.id) && contradicted(one, all, shown).length > 0)
    .flatMap((one) => (shown.has(one.id) ? [] : [beside(one, all, shown, show)]));
  const rest = all.filter(({ id }) => !shown.has(id)).map(show);
  const part = (id: string, title: string, blocks: readonly Block[]): Block[] =>
    blocks.length === 0 ? [] : [heading(3, id, title), ...blocks];
  return {
    id: 'statements',
    heading: STATEMENTS.heading,
    of:
      all.length === 0
        ? [paragraph(STATEMENTS.none)]
        : [
            paragraph(STATEMENTS.intro, desk.method('statement')),
            ...part('statements-ahead', STATEMENTS.ahead, ahead),
            ...disagreeing(all, place, desk),
            ...part('statements-differ', STATEMENTS.contradicting, pairs),
            ...timeline(all, place, desk),
            ...part(anchor('statements-all'), STATEMENTS.others, rest),
          ],
  };
}

/**
 * Statements, not shown yet, that this one contradicts or that contradict it. Two that both run ahead of decisions
 * each have a place of their own.
 */
function contradicted(
  one: StatementResult,
  all: readonly StatementResult[],
  shown: ReadonlySet<string>,
): readonly StatementResult[] {
  const names = (from: StatementResult, to: string) =>
    from.relates.some((relation) => relation.how === 'contradicts' && relation.to === to);
  return all.filter(
    (other) =>
      other.id !== one.id &&
      !shown.has(other.id) &&
      (one.ahead === null || other.ahead === null) &&
      (names(one, other.id) || names(other, one.id)),
  );
}

/** A statement, with those that it differs from next to it. */
function beside(
  one: StatementResult,
  all: readonly StatementResult[],
  shown: ReadonlySet<string>,
  show: (one: StatementResult) => Block,
): Block {
  const first = show(one);
  const others = contradicted(one, all, shown).map(show);
  const content: Block = others.length === 0 ? first : { kind: 'columns', of: [[first], others] };
  return one.ahead === null ? content : { kind: 'group', role: 'ahead', of: [content] };
}

function quote(
  one: StatementResult,
  all: readonly StatementResult[],
  place: ReadonlyMap<string, string>,
  desk: Desk,
): Block {
  const relations = one.relates.flatMap(({ to, how }): Inlines[] => {
    const other = all.find(({ id }) => id === to);
    const word = STATEMENTS.relates[how] ?? capital(how);
    if (!other) return [];
    return [
      [`${word} `, link(`#${place.get(to) ?? ''}`, STATEMENTS.words(other.speaker)), ', ', date(other.said)],
    ];
  });
  const bears = one.bearsOn.map(desk.name);
  const kind: Inline = strong(STATEMENTS[one.kind]);
  const primary = primaryOf(one, all);
  return {
    kind: 'quote',
    id: place.get(one.id) ?? '',
    text: one.text,
    verbatim: one.kind === 'verbatim',
    label: [kind],
    by: [
      strong(one.speaker),
      one.capacity === '' ? ', ' : `, ${one.capacity}, `,
      date(one.said),
      desk.cited(one),
    ],
    below: [
      ...(one.ahead === null ? [] : [paragraph(one.ahead.reason)]),
      ...(primary ? redlined(primary, one) : []),
      ...(bears.length === 0 ? [] : [smallPrint(`${STATEMENTS.bears}: ${bears.join('; ')}.`)]),
      ...(relations.length === 0 ? [] : [smallPrint(...joined(relations, '; '), '.')]),
    ],
  };
}
