import { compileClosed } from '../compile/formulas.ts';
import { durationOf } from '../compile/numbers.ts';
import { unitInWords } from '../compile/units.ts';
import { SAY } from '../messages.ts';
import type { Circumstance, Commitment, Deadline, Deed, Power, PowerEffect } from '../model.ts';
import type {
  Amount,
  Block,
  CircumstanceNode,
  DutyClause,
  Expression,
  Ident,
  PowerClause,
} from '../syntax/index.ts';
import { bindAnchor, bindDeadline } from './anchors.ts';
import { type Binding, labelOf, missing, rangeOf, resolve, resolveActor } from './binding.ts';
import { bindBasis, notesOf } from './conditions.ts';
import { clauseOf, clausesOf, type Mutable } from './names.ts';

type Must = Extract<DutyClause, { readonly kind: 'must' }>;

export function bindCommitment(b: Binding, block: Block): Commitment | undefined {
  const must = clauseOf(block, 'must');
  if (must === undefined) missing(b, block, 'duty', ['“must”']);
  const deadline = bindTime(b, block, 'deadline');
  const until = bindTime(b, block, 'until');
  const creditors = clausesOf(block, 'owed to').flatMap((clause) => bindParties(b, clause.parties));
  const judgedBy = clauseOf(block, 'judged by');
  const judges = judgedBy?.by.map((judge) => resolveActor(b, judge));
  if (must === undefined) return undefined;
  const debtors = bindParties(b, must.debtors);
  if (debtors.length > 1 && must.mode === 'unsaid') {
    b.report.error({ code: 'debtors', message: SAY.sayMode(debtors), ...rangeOf(must.debtors[0]!) });
  }
  checkTimes(b, block, must);
  const deed = bindDeed(b, block, must, judges);
  if (deed === undefined) return undefined;
  const cure = clauseOf(block, 'cure');
  if (cure !== undefined && must.duty === 'achieve') {
    b.report.error({ code: 'cure', message: SAY.cureKeeps(), ...rangeOf(cure) });
  }
  const commitment: Mutable<Commitment> = {
    id: block.name?.name ?? '',
    label: labelOf(block),
    range: rangeOf(block),
    notes: notesOf(block),
    debtors,
    debtorMode: must.mode === 'each' ? 'each' : 'jointly',
    creditors,
    duty: must.duty,
    deed,
    onSuspension: clauseOf(block, 'on suspension')?.policy ?? 'keep',
    surviving: clauseOf(block, 'surviving') !== undefined,
  };
  const clause = clauseOf(block, 'clause');
  const basis = bindBasis(block);
  if (clause) commitment.clause = clause.text.text;
  if (basis) commitment.basis = basis;
  setCircumstances(b, block, commitment);
  if (deadline) commitment.deadline = deadline;
  if (until) commitment.until = until;
  if (cure) commitment.cure = durationOf(cure.length);
  return commitment;
}

function bindParties(b: Binding, parties: readonly Ident[]): readonly string[] {
  return parties.map((party) => resolveActor(b, party));
}

function bindTime(b: Binding, block: Block, kind: 'deadline' | 'until'): Deadline | undefined {
  const clause = clauseOf(block, kind);
  return clause && bindDeadline(b, clause.deadline);
}

function checkTimes(b: Binding, block: Block, must: Must): void {
  const wrong = clauseOf(block, must.duty === 'achieve' ? 'until' : 'deadline');
  if (wrong === undefined) return;
  const message = must.duty === 'achieve' ? SAY.untilForKeep() : SAY.deadlineForAchieve();
  b.report.error({ code: 'deadline-kind', message, ...rangeOf(wrong) });
}

function bindDeed(
  b: Binding,
  block: Block,
  must: Must,
  judges: readonly string[] | undefined,
): Deed | undefined {
  const { deed } = must;
  const judgedBy = clauseOf(block, 'judged by');
  if (judgedBy !== undefined && deed.kind !== 'text') {
    b.report.error({ code: 'means-and-judged', message: SAY.judgedText(), ...rangeOf(judgedBy) });
  }
  switch (deed.kind) {
    case 'bring about': {
      const found = resolve(b, deed.occurrence, 'occurrence');
      return found && { kind: 'occurrence', id: deed.occurrence.name };
    }
    case 'bring':
      return bindBring(b, deed.measure, deed.to);
    case 'text':
      if (judges === undefined) {
        if (!block.broken)
          b.report.error({ code: 'no-judge', message: SAY.textNeedsJudge(), ...rangeOf(deed) });
        return undefined;
      }
      return { kind: 'judged', text: deed.text.text, by: judges };
    case 'formula': {
      const { formula } = deed;
      const occurrence = occurrenceOf(b, formula);
      if (occurrence !== undefined) return { kind: 'occurrence', id: occurrence };
      const compiled = compileClosed(formula, b.scope);
      const text = b.scope.text.slice(formula.start, formula.end).replace(/\s+/g, ' ');
      return compiled && { kind: 'formula', formula: compiled, text };
    }
  }
}

/** `must achieve talks_begin` is `must bring about talks_begin`. */
function occurrenceOf(b: Binding, formula: Expression): string | undefined {
  const name = formula.kind === 'state' && formula.state === 'has happened' ? formula.of : formula;
  if (name.kind !== 'name' || b.names.declarations.get(name.name)?.kind !== 'occurrence') return undefined;
  b.names.used.add(name.name);
  return name.name;
}

function bindBring(b: Binding, measure: Ident, to: Amount): Deed | undefined {
  const meaning = resolve(b, measure, 'measure')?.measure;
  if (meaning === undefined) return undefined;
  checkAmountUnit(b, to, meaning.unit);
  if (meaning.set !== undefined) {
    const message = SAY.bringPerArea(measure.name, meaning.set);
    b.report.error({ code: 'per-area', message, ...rangeOf(measure) });
    return undefined;
  }
  const { value, op } = to;
  const range = { start: measure.start, end: to.end };
  return {
    kind: 'bring',
    measure: measure.name,
    op,
    value: value.value,
    formula: {
      kind: 'compare',
      op,
      left: { kind: 'measure', name: measure.name, range: rangeOf(measure) },
      right: { kind: 'number', value: value.value, unit: meaning.unit, range: rangeOf(to) },
      unit: meaning.unit,
      range,
    },
  };
}

export function checkAmountUnit(b: Binding, to: Amount, unit: string): void {
  const given = to.unit?.name;
  if (given === undefined || given === unit || `${given}s` === unit) return;
  const message = SAY.unitsDiffer('compare', unitInWords(unit), given);
  b.report.error({ code: 'units', message, ...rangeOf(to.unit!) });
}

/** `when`: comes into being; `if`, `from`: takes effect; `while`: stays in effect. */
function setCircumstances(
  b: Binding,
  block: Block,
  duty: { trigger?: Circumstance; antecedent?: Circumstance; proviso?: Circumstance },
): void {
  const trigger = bindAll(b, block, 'when');
  const antecedent = bindAll(b, block, 'if');
  const proviso = bindAll(b, block, 'while');
  if (trigger) duty.trigger = trigger;
  if (antecedent) duty.antecedent = antecedent;
  if (proviso) duty.proviso = proviso;
}

function bindAll(b: Binding, block: Block, kind: 'when' | 'if' | 'while'): Circumstance | undefined {
  const list: Circumstance[] = [];
  for (const clause of clausesOf(block, kind)) {
    const one = bindCircumstance(b, clause.what, kind);
    if (one !== undefined) list.push(one);
  }
  return list.length > 1 ? { kind: 'all', of: list } : list[0];
}

function bindCircumstance(
  b: Binding,
  node: CircumstanceNode,
  kind: 'when' | 'if' | 'while',
): Circumstance | undefined {
  switch (node.kind) {
    case 'kept':
      return bindKept(b, node);
    case 'anchor': {
      const anchor = bindAnchor(b, node.anchor);
      const offset = node.offset && durationOf(node.offset);
      return anchor && { kind: 'anchor', anchor, ...(offset && { offset }) };
    }
    case 'formula': {
      const anchor = kind === 'while' ? undefined : bindEvent(b, node.formula);
      if (anchor !== undefined) return anchor;
      const formula = compileClosed(node.formula, b.scope);
      return formula && { kind: 'formula', formula };
    }
  }
}

const TRANSITIONS = ['fulfilled', 'violated', 'in effect', 'discharged', 'exerted', 'suspended'] as const;

/** `when talks_begin`, `if payment is violated`: something that happens on a day, not a formula. */
function bindEvent(b: Binding, formula: Expression): Circumstance | undefined {
  const name = formula.kind === 'state' ? formula.of : formula;
  if (name.kind !== 'name' || name.part !== undefined) return undefined;
  const declared = b.names.declarations.get(name.name)?.kind;
  const happens = formula.kind === 'name' || (formula.kind === 'state' && formula.state === 'has happened');
  if (happens && (declared === 'occurrence' || declared === 'anchor')) {
    b.names.used.add(name.name);
    const anchor = { kind: declared === 'anchor' ? 'declared' : 'occurrence', id: name.name } as const;
    return { kind: 'anchor', anchor };
  }
  if (formula.kind !== 'state' || (declared !== 'commitment' && declared !== 'power')) return undefined;
  const event = TRANSITIONS.find((one) => one === formula.state);
  if (event === undefined || (event === 'exerted') !== (declared === 'power')) return undefined;
  b.names.used.add(name.name);
  return { kind: 'anchor', anchor: { kind: 'transition', id: name.name, event } };
}

function bindKept(b: Binding, node: CircumstanceNode & { readonly kind: 'kept' }): Circumstance | undefined {
  resolveActor(b, node.party);
  const found = resolve(b, node.commitment, 'commitment');
  if (found === undefined) return undefined;
  const { debtors } = found;
  if (debtors !== undefined && !debtors.includes(node.party.name)) {
    const message = SAY.notTheirs(node.commitment.name, debtors, node.party.name);
    b.report.error({ code: 'not-theirs', message, ...rangeOf(node.party) });
  }
  return { kind: 'kept', commitment: node.commitment.name };
}

export function bindPower(b: Binding, block: Block): Power | undefined {
  const may = clauseOf(block, 'may');
  if (may === undefined) missing(b, block, 'power', ['“may”']);
  const keeps = clauseOf(block, 'while');
  if (keeps !== undefined) {
    b.report.error({ code: 'while-in-power', message: SAY.whileInPower(), ...rangeOf(keeps) });
  }
  const deadline = bindTime(b, block, 'deadline');
  const against = clausesOf(block, 'against').flatMap((clause) => bindParties(b, clause.parties));
  const exerted = clauseOf(block, 'exerted by')?.occurrence;
  if (exerted !== undefined) resolve(b, exerted, 'occurrence');
  const effect = may && bindEffect(b, may);
  const power: Mutable<Omit<Power, 'effect'>> = {
    id: block.name?.name ?? '',
    label: labelOf(block),
    range: rangeOf(block),
    notes: notesOf(block),
    holder: may === undefined ? [] : bindParties(b, may.holders),
    against,
  };
  const clause = clauseOf(block, 'clause');
  if (clause) power.clause = clause.text.text;
  if (exerted) power.exertedBy = exerted.name;
  setCircumstances(b, block, power);
  if (deadline) power.deadline = deadline;
  return effect && { ...power, effect };
}

function bindEffect(
  b: Binding,
  may: Extract<PowerClause, { readonly kind: 'may' }>,
): PowerEffect | undefined {
  const { verb, target } = may;
  if (target.agreement) {
    if (verb === 'suspend' || verb === 'resume' || verb === 'terminate' || verb === 'rescind') {
      return { kind: verb, agreement: true };
    }
    b.report.error({ code: 'power-target', message: SAY.verbOfCommitments(verb), ...rangeOf(may) });
    return undefined;
  }
  const found = resolve(b, target.name, 'commitment');
  if (verb === 'rescind') {
    b.report.error({ code: 'power-target', message: SAY.verbOfAgreement(verb), ...rangeOf(may) });
    return undefined;
  }
  if (found === undefined) return undefined;
  const commitment = target.name.name;
  return verb === 'create' ? { kind: verb, commitment } : { kind: verb, commitment };
}
