import type {
  AnchorNode,
  CircumstanceNode,
  Clause,
  DeedNode,
  FactNode,
  Ident,
  Judge,
  SubjectNode,
} from '../../syntax/index.ts';
import { walkAreaSet, walkExpression } from './expressions.ts';
import type { Walk } from './use.ts';

/** Every name in a clause of the block called `owner`. Metrics, units and file names are no names of the agreement. */
export function walkClause(clause: Clause, owner: string, walk: Walk): void {
  const use = (ident: Ident | undefined) => {
    if (ident !== undefined)
      walk.emit({ name: ident.name, start: ident.start, end: ident.end, declares: false });
  };
  switch (clause.kind) {
    case 'deaths':
    case 'events':
    case 'occurrence in':
      use(clause.source);
      return;
    case 'figure':
      use(clause.of);
      use(clause.source);
      return;
    case 'measure by':
      walkAreaSet(clause.set, walk);
      return;
    case 'baseline is':
      walkExpression(clause.of, walk);
      return;
    case 'means':
    case 'requires':
      walkExpression(clause.formula, walk);
      return;
    case 'reading': {
      const { name, start, end } = clause.name;
      walk.emit({ name, owner, start, end, declares: true });
      return;
    }
    case 'held by':
    case 'judged by':
      for (const judge of clause.by) walkJudge(judge, walk);
      return;
    case 'anchor is':
      walkAnchor(clause.anchor, walk);
      return;
    case 'must':
      for (const debtor of clause.debtors) use(debtor);
      walkDeed(clause.deed, walk);
      return;
    case 'deadline':
    case 'until':
      walkAnchor(clause.deadline.anchor, walk);
      return;
    case 'owed to':
    case 'against':
      for (const party of clause.parties) use(party);
      return;
    case 'when':
    case 'if':
    case 'while':
      walkCircumstance(clause.what, walk);
      return;
    case 'may':
      for (const holder of clause.holders) use(holder);
      if (!clause.target.agreement) use(clause.target.name);
      return;
    case 'exerted by':
    case 'decided when':
    case 'done when':
      use(clause.occurrence);
      return;
    case 'adjusts':
      use(clause.party);
      use(clause.measure);
      return;
    case 'decided by':
      use(clause.of);
      return;
    case 'on':
      walkFact(clause.fact, walk);
      return;
    case 'expect':
      for (const { subject } of clause.expectations) walkSubject(subject, walk);
  }
}

function walkJudge(judge: Judge, walk: Walk): void {
  if (!judge.quoted) walk.emit({ name: judge.name, start: judge.start, end: judge.end, declares: false });
}

/** `the announcement` is the anchor `announcement`: the name stands at the end. */
function walkAnchor(anchor: AnchorNode, walk: Walk): void {
  if (anchor.kind === 'named') {
    walk.emit({
      name: anchor.name,
      start: anchor.end - anchor.name.length,
      end: anchor.end,
      declares: false,
    });
  } else if (anchor.kind === 'transition') {
    const { name, start, end } = anchor.name;
    walk.emit({ name, start, end, declares: false });
  }
}

function walkDeed(deed: DeedNode, walk: Walk): void {
  if (deed.kind === 'formula') walkExpression(deed.formula, walk);
  const ident =
    deed.kind === 'bring' ? deed.measure : deed.kind === 'bring about' ? deed.occurrence : undefined;
  if (ident !== undefined)
    walk.emit({ name: ident.name, start: ident.start, end: ident.end, declares: false });
}

function walkCircumstance(what: CircumstanceNode, walk: Walk): void {
  if (what.kind === 'formula') walkExpression(what.formula, walk);
  if (what.kind === 'anchor') walkAnchor(what.anchor, walk);
  if (what.kind !== 'kept') return;
  for (const { name, start, end } of [what.party, what.commitment]) {
    walk.emit({ name, start, end, declares: false });
  }
}

function walkFact(fact: FactNode, walk: Walk): void {
  if (fact.kind === 'judgement') {
    walkJudge(fact.judge, walk);
    walkSubject(fact.subject, walk);
    return;
  }
  const { name, start, end } = fact.kind === 'figure' ? fact.measure : fact.name;
  walk.emit({ name, start, end, declares: false });
}

/** `agreement` is a word of the language here, not a name. */
function walkSubject({ name: { name, start, end }, part }: SubjectNode, walk: Walk): void {
  if (name === 'agreement') return;
  walk.emit({ name, start, end, declares: false });
  if (part !== undefined) {
    walk.emit({ name: part.name, owner: name, start: part.start, end: part.end, declares: false });
  }
}
