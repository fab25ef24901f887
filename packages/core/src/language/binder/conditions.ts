import { compileClosed } from '../compile/formulas.ts';
import { SAY } from '../messages.ts';
import type { AnchorDeclaration, Basis, Condition, Reading, Rule } from '../model.ts';
import type { Block, Clause, ConditionClause } from '../syntax/index.ts';
import { bindAnchor } from './anchors.ts';
import { type Binding, depend, missing, onBehalf, rangeOf, resolveActor } from './binding.ts';
import { named } from './headers.ts';
import { clauseOf, clausesOf, type Mutable } from './names.ts';

type ReadingClause = Extract<ConditionClause, { readonly kind: 'reading' }>;

/** A reading's clauses: those that stand before the first `reading` belong to the block itself. */
interface Group {
  readonly head?: ReadingClause;
  readonly clauses: Clause[];
}

function groupsOf(block: Block): readonly Group[] {
  const groups: Group[] = [{ clauses: [] }];
  for (const clause of block.clauses) {
    if (clause.kind === 'reading') groups.push({ head: clause, clauses: [] });
    else groups[groups.length - 1]!.clauses.push(clause);
  }
  return groups;
}

export function bindBasis(block: Block): Basis | undefined {
  const clause = clauseOf(block, 'basis');
  return clause && { kind: clause.basis, citation: clause.citation?.text ?? '' };
}

export function notesOf(block: Block): readonly string[] {
  return clausesOf(block, 'note').map((clause) => clause.text.text);
}

export function bindCondition(b: Binding, block: Block): Condition {
  const groups = groupsOf(block);
  checkReadingNames(b, block);
  const own = groups[0]!;
  const ownRule = own.clauses.filter(({ kind }) => kind === 'means' || kind === 'judged by');
  if (groups.length > 1) {
    for (const { start, end } of ownRule) {
      b.report.error({ code: 'rule-beside-readings', message: SAY.ruleBesideReadings(), start, end });
    }
  } else if (ownRule.length === 0) missing(b, block, 'rule', ['“means”', '“judged by”', '“reading”']);
  const readings = (groups.length > 1 ? groups.slice(1) : groups).flatMap((group) =>
    bindReading(b, block, group),
  );
  const applies = clauseOf(block, 'applies');
  if (applies?.from && applies.to && applies.to.day < applies.from.day) {
    const { start, end } = applies;
    b.report.error({ code: 'reversed-dates', message: SAY.datesReversed(), start, end });
  }
  const condition: Mutable<Condition> = { ...named(block), notes: notesOf(block), readings };
  const clause = clauseOf(block, 'clause');
  const basis = bindBasis(block);
  if (clause) condition.clause = clause.text.text;
  if (basis) condition.basis = basis;
  if (applies) condition.applies = spanOf(applies);
  return condition;
}

function spanOf({
  from,
  to,
}: Extract<Clause, { readonly kind: 'applies' }>): NonNullable<Condition['applies']> {
  return { ...(from && { from: from.day }), ...(to && { to: to.day }) };
}

function checkReadingNames(b: Binding, block: Block): void {
  const first = new Map<string, number>();
  for (const clause of block.clauses) {
    if (clause.kind !== 'reading') continue;
    const { name, start, end } = clause.name;
    const seen = first.get(name);
    if (seen === undefined) first.set(name, start);
    else {
      const line = b.lineAt(seen);
      b.report.error({ code: 'duplicate-reading', message: SAY.duplicateReading(name, line), start, end });
    }
  }
}

function bindReading(b: Binding, block: Block, group: Group): readonly Reading[] {
  const rules = group.clauses.filter((clause) => clause.kind === 'means' || clause.kind === 'judged by');
  const [first, second] = rules;
  const { head } = group;
  const at = head ?? block;
  if (first === undefined) {
    if (head !== undefined && !block.broken) {
      const message = SAY.readingWithout(head.name.name);
      b.report.error({ code: 'missing', message, ...rangeOf(head.name) });
    }
    return [];
  }
  if (second !== undefined) {
    const { start, end } = second;
    const what = head ? 'This reading' : 'This condition';
    const message = first.kind === second.kind ? SAY.fieldTwice('rule') : SAY.meansAndJudged(what);
    b.report.error({
      code: first.kind === second.kind ? 'given-twice' : 'means-and-judged',
      message,
      start,
      end,
    });
  }
  const owner = head === undefined ? b.owner : `${b.owner}.${head.name.name}`;
  if (head !== undefined) depend(b, owner);
  const compiled = rules.map((clause) => onBehalf(b, owner, () => bindRule(b, clause)));
  const rule = compiled[0];
  const heldBy = group.clauses.flatMap((clause) => (clause.kind === 'held by' ? clause.by : []));
  const holders = heldBy.map((judge) => resolveActor(b, judge));
  if (rule === undefined) return [];
  const end = group.clauses[group.clauses.length - 1]?.end ?? at.end;
  return [
    {
      id: head?.name.name ?? '',
      heldBy: holders,
      rule,
      range: { start: at.start, end },
      ...(head?.label && { label: head.label.text }),
    },
  ];
}

function bindRule(b: Binding, clause: Clause): Rule | undefined {
  if (clause.kind === 'judged by')
    return { kind: 'judged', by: clause.by.map((judge) => resolveActor(b, judge)) };
  if (clause.kind !== 'means') return undefined;
  const formula = compileClosed(clause.formula, b.scope);
  return formula && { kind: 'means', formula };
}

/** `anchor x "..."` with one point or several readings. */
export function bindAnchorDeclaration(b: Binding, block: Block): AnchorDeclaration {
  checkReadingNames(b, block);
  const groups = groupsOf(block);
  const own = groups[0]!.clauses.filter(({ kind }) => kind === 'anchor is');
  if (groups.length > 1) {
    for (const { start, end } of own) {
      b.report.error({ code: 'rule-beside-readings', message: SAY.anchorBesideReadings(), start, end });
    }
  } else if (own.length === 0) missing(b, block, 'anchor', ['“is”', '“reading”']);
  const readings = (groups.length > 1 ? groups.slice(1) : groups).flatMap(({ head, clauses }) => {
    const [is, twice] = clauses.filter((clause) => clause.kind === 'anchor is');
    if (twice !== undefined) {
      b.report.error({
        code: 'given-twice',
        message: SAY.fieldTwice('anchor'),
        start: twice.start,
        end: twice.end,
      });
    }
    if (is === undefined) {
      if (head !== undefined && !block.broken) {
        const message = SAY.anchorReadingWithout(head.name.name);
        b.report.error({ code: 'missing', message, ...rangeOf(head.name), expected: ['“is”'] });
      }
      return [];
    }
    const anchor = bindAnchor(b, is.anchor);
    const heldBy = clauses.flatMap((clause) => (clause.kind === 'held by' ? clause.by : []));
    if (anchor === undefined) return [];
    return [
      {
        id: head?.name.name ?? '',
        heldBy: heldBy.map((judge) => resolveActor(b, judge)),
        anchor,
        range: { start: head?.start ?? is.start, end: is.end },
        ...(head?.label && { label: head.label.text }),
      },
    ];
  });
  return { ...named(block), readings };
}
