import type {
  Amount,
  AnchorNode,
  CircumstanceNode,
  Clause,
  DeadlineNode,
  DeedNode,
  ExpectNode,
  FactNode,
  Ident,
  Judge,
  SubjectNode,
} from '../syntax/index.ts';
import { printFormula } from './formulas.ts';
import { printSurgeRule } from './surges.ts';
import { andList, dateText, lengthText, quotedText } from './values.ts';

/** Prints one clause on one line. */
export function printClause(clause: Clause): string {
  switch (clause.kind) {
    case 'time zone':
      return `time zone ${/^[A-Za-z_+\-/0-9]+$/.test(clause.zone.text) ? clause.zone.text : quotedText(clause.zone)}`;
    case 'signed':
      return `signed ${dateText(clause.day)}`;
    case 'also':
      return `also ${clause.names.map(quotedText).join(', ')}`;
    case 'members':
      return `members from ${quotedText(clause.file)}`;
    case 'areas from':
      return `from ${quotedText(clause.file)} by ${quotedText(clause.by)}`;
    case 'source from':
      return `${clause.source} from ${quotedText(clause.file)}`;
    case 'outline entry':
      return `${quotedText(clause.clause)}${clause.label ? ` ${quotedText(clause.label)}` : ''}`;
    case 'deaths': {
      const of = clause.of.length === 0 ? '' : ` of ${clause.of.map((side) => side.side).join(', ')}`;
      return `sums deaths${of} in ${clause.source.name}`;
    }
    case 'events':
      return `counts events in ${clause.source.name}`;
    case 'figure': {
      const of = clause.of ? ` of ${clause.of.name}` : '';
      return `${clause.takes ? 'takes' : 'sums'} ${clause.metric.name}${of} in ${clause.source.name}`;
    }
    case 'valid for':
      return `valid for ${lengthText(clause.length)}`;
    case 'measure by':
      return `by ${clause.set.name}`;
    case 'unit':
      return `unit ${clause.unit.name}`;
    case 'types':
      return `of type ${clause.types.map(quotedText).join(', ')}`;
    case 'actors':
      return `involving ${clause.actors.map(quotedText).join(', ')}`;
    case 'baseline is':
      return `is ${printFormula(clause.of)}`;
    case 'occurrence in':
      return `in ${clause.source.name}`;
    case 'clause':
      return `clause ${quotedText(clause.text)}`;
    case 'basis':
      return `basis ${clause.basis}${clause.citation ? `, ${quotedText(clause.citation)}` : ''}`.replace(
        /^basis clause, /,
        'basis clause ',
      );
    case 'note':
      return `note ${quotedText(clause.text)}`;
    case 'applies':
      return `applies${clause.from ? ` from ${dateText(clause.from)}` : ''}${clause.to ? ` to ${dateText(clause.to)}` : ''}`;
    case 'reading':
      return `reading ${clause.name.name}${clause.label ? ` ${quotedText(clause.label)}` : ''}`;
    case 'held by':
      return `held by ${judges(clause.by)}`;
    case 'means':
      return `means ${printSurgeRule(clause.formula) ?? printFormula(clause.formula)}`;
    case 'judged by':
      return `judged by ${judges(clause.by)}`;
    case 'anchor is':
      return `is ${anchor(clause.anchor)}`;
    default:
      return printDuty(clause);
  }
}

type DutyLike = Exclude<Clause, { readonly kind: 'time zone' }>;

function printDuty(clause: DutyLike): string {
  switch (clause.kind) {
    case 'must': {
      const each = clause.mode === 'each' ? 'each of ' : '';
      const jointly = clause.mode === 'jointly' ? ' jointly' : '';
      const parties = each === '' ? andList(idents(clause.debtors)) : idents(clause.debtors).join(', ');
      return `${each}${parties} must${jointly} ${deed(clause.duty, clause.deed)}`;
    }
    case 'deadline': {
      const { deadline } = clause;
      if (deadline.offset && !deadline.before) {
        return `within ${lengthText(deadline.offset)} of ${anchor(deadline.anchor)}`;
      }
      return `by ${point(deadline)}`;
    }
    case 'until':
      return `until ${point(clause.deadline)}`;
    case 'owed to':
      return `owed to ${idents(clause.parties).join(', ')}`;
    case 'when':
    case 'if':
    case 'while':
      return circumstance(clause.kind, clause.what);
    case 'cure':
      return `cure within ${lengthText(clause.length)}`;
    case 'on suspension':
      return `on suspension ${clause.policy}`;
    case 'surviving':
      return 'surviving';
    case 'may': {
      const target = clause.target.agreement ? 'the agreement' : clause.target.name.name;
      return `${andList(idents(clause.holders))} may ${clause.verb} ${target}`;
    }
    case 'against':
      return `against ${idents(clause.parties).join(', ')}`;
    case 'exerted by':
      return `exerted by ${clause.occurrence.name}`;
    case 'adjusts': {
      const measure = clause.measure ? ` brings ${clause.measure.name}` : '';
      return `${clause.party.name}${measure} to ${amount(clause.to)}`;
    }
    case 'requires':
      return `requires ${printFormula(clause.formula)}`;
    case 'decided by': {
      const silence = clause.silence ? `, silence ${clause.silence.value} hours` : '';
      return `decided by consensus of ${clause.of.name}${silence}`;
    }
    case 'decided when':
      return `decided when ${clause.occurrence.name}`;
    case 'done when':
      return `done when ${clause.occurrence.name}`;
    case 'as of':
      return `as of ${dateText(clause.day)}${clause.known ? ` known ${dateText(clause.known)}` : ''}`;
    case 'on':
      return `on ${dateText(clause.day)}${clause.to ? ` to ${dateText(clause.to)}` : ''} ${fact(clause.fact)}`;
    case 'expect':
      return `expect ${clause.expectations.map(expectation).join(', ')}`;
    default:
      return '';
  }
}

function idents(list: readonly Ident[]): readonly string[] {
  return list.map((one) => one.name);
}

function judge(one: Judge): string {
  return one.quoted ? quotedText({ text: one.name }) : one.name;
}

function judges(list: readonly Judge[]): string {
  return list.map(judge).join(', ');
}

const EVENTS = {
  violated: 'violation',
  fulfilled: 'fulfilment',
  'in effect': 'start',
  discharged: 'discharge',
  suspended: 'suspension',
  exerted: 'exertion',
} as const;

function anchor(node: AnchorNode): string {
  switch (node.kind) {
    case 'date':
      return dateText(node.day);
    case 'signing':
      return 'signing';
    case 'named':
      return node.name;
    case 'transition':
      return `${EVENTS[node.event]} of ${node.name.name}`;
  }
}

function point(deadline: DeadlineNode): string {
  if (deadline.offset === undefined) return anchor(deadline.anchor);
  return `${lengthText(deadline.offset)} ${deadline.before ? 'before' : 'after'} ${anchor(deadline.anchor)}`;
}

const COMPARED = {
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
  '!=': 'other than',
} as const;

function amount({ op, about, value, unit }: Amount): string {
  const words = op === '==' ? (about ? 'about ' : '') : `${COMPARED[op]} `;
  return `${words}${value.written}${unit ? ` ${unit.name}` : ''}`;
}

function deed(duty: 'achieve' | 'keep' | 'refrain', node: DeedNode): string {
  const refrain = duty === 'refrain' ? 'not ' : '';
  switch (node.kind) {
    case 'bring about':
      return `${refrain}bring about ${node.occurrence.name}`;
    case 'bring':
      return `${refrain}bring ${node.measure.name} to ${amount(node.to)}`;
    case 'text':
      return `${duty === 'refrain' ? 'refrain from' : duty} ${quotedText(node.text)}`;
    case 'formula': {
      const text = printFormula(node.formula);
      const formula = node.formula.kind === 'until' ? `(${text})` : text;
      return `${duty === 'refrain' ? 'refrain from' : duty} ${formula}`;
    }
  }
}

function circumstance(word: 'when' | 'if' | 'while', node: CircumstanceNode): string {
  switch (node.kind) {
    case 'kept':
      return `${word} ${node.party.name} keeps ${node.commitment.name}`;
    case 'formula': {
      const text = printFormula(node.formula);
      return `${word} ${node.formula.kind === 'until' ? `(${text})` : text}`;
    }
    case 'anchor': {
      const at = anchor(node.anchor);
      if (word === 'when')
        return `${node.anchor.kind === 'date' || node.anchor.kind === 'signing' ? 'when' : 'on'} ${at}`;
      if (node.word === undefined && word === 'if') return `if ${at}`;
      return `${node.word ?? 'from'} ${node.offset ? `${lengthText(node.offset)} after ` : ''}${at}`;
    }
  }
}

function subject({ name, part }: SubjectNode): string {
  return part === undefined ? name.name : `${name.name}.${part.name}`;
}

function fact(node: FactNode): string {
  switch (node.kind) {
    case 'occurrence':
      return node.name.name;
    case 'figure':
      return `${node.measure.name} is ${node.value.written}${node.unit ? ` ${node.unit.name}` : ''}`;
    case 'judgement':
      return `${judge(node.judge)} says ${subject(node.subject)} ${node.verdict}`;
  }
}

function expectation(node: ExpectNode): string {
  return `${subject(node.subject)} ${node.state}${node.by ? ` by ${dateText(node.by)}` : ''}`;
}
