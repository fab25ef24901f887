import { addDuration, type Day, dateInWords } from '../../calendar/index.ts';
import type {
  Agreement,
  Anchor,
  Circumstance,
  Commitment,
  Deadline,
  Deed,
  Power,
  PowerEffect,
} from '../model.ts';
import { formulaInWords } from './formulas.ts';
import type { ReadingNames } from './names.ts';
import { COMPARED, durationInWords } from './phrases.ts';
import { numberInWords, readerOf, termInWords } from './terms.ts';

/** What the sentences about duties need: the agreement and the labels of everything in it. */
export interface DutyReader {
  readonly agreement: Agreement;
  readonly names: ReadingNames;
}

export function listInWords(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** A party's label; members and persons by the name given. */
export function actorInWords(id: string, { agreement }: DutyReader): string {
  return agreement.parties.find((party) => party.id === id)?.label ?? id;
}

export function actorsInWords(ids: readonly string[], reader: DutyReader): string {
  return listInWords(ids.map((id) => actorInWords(id, reader)));
}

export function commitmentInWords(commitment: Commitment, reader: DutyReader): readonly string[] {
  const { debtors, debtorMode, creditors, deadline, until, cure, onSuspension } = commitment;
  const parties = actorsInWords(debtors, reader);
  const each = debtorMode === 'each' && debtors.length > 1 ? 'each of ' : '';
  const jointly = debtorMode === 'jointly' && debtors.length > 1 ? ' jointly' : '';
  const time = deadline === undefined ? '' : ` ${deadlineInWords(deadline, reader)}`;
  const last = until === undefined ? '' : ` until ${pointInWords(until, reader)}, that day included`;
  const lines = [
    `${each}${parties} must${jointly} ${deedInWords(commitment.duty, commitment.deed, reader)}${time}${last}.`,
  ];
  if (creditors.length > 0) lines.push(`Owed to ${actorsInWords(creditors, reader)}.`);
  lines.push(...circumstancesInWords(commitment, reader));
  if (cure) lines.push(`A lapse that is cured within ${durationInWords(cure)} is no violation.`);
  if (deadline && onSuspension === 'freeze') lines.push('While it is suspended, its time does not run.');
  if (deadline && onSuspension === 'restart')
    lines.push('When it is resumed after a suspension, its time begins anew.');
  if (commitment.surviving) lines.push('It outlives the agreement.');
  return lines.map(capital);
}

export function powerInWords(power: Power, reader: DutyReader): readonly string[] {
  const time = power.deadline === undefined ? '' : ` ${deadlineInWords(power.deadline, reader)}`;
  const against = power.against.length === 0 ? '' : ` against ${actorsInWords(power.against, reader)}`;
  const holders = actorsInWords(power.holder, reader);
  const lines = [`${holders} may ${effectInWords(power.effect, reader)}${against}${time}.`];
  lines.push(...circumstancesInWords(power, reader));
  if (power.exertedBy !== undefined) {
    lines.push(`It is used by “${reader.names.occurrences?.get(power.exertedBy) ?? power.exertedBy}”.`);
  }
  return lines.map(capital);
}

function effectInWords(effect: PowerEffect, { names }: DutyReader): string {
  const verb = effect.kind === 'create' ? 'call for' : effect.kind;
  if ('agreement' in effect) return `${verb} the agreement`;
  return `${verb} “${names.commitments?.get(effect.commitment) ?? effect.commitment}”`;
}

function circumstancesInWords(
  duty: {
    readonly trigger?: Circumstance;
    readonly antecedent?: Circumstance;
    readonly proviso?: Circumstance;
  },
  reader: DutyReader,
): readonly string[] {
  const lines: string[] = [];
  if (duty.trigger) lines.push(`It comes into being when ${circumstanceInWords(duty.trigger, reader)}.`);
  if (duty.antecedent) lines.push(`It takes effect once ${circumstanceInWords(duty.antecedent, reader)}.`);
  if (duty.proviso) lines.push(`It binds only while ${circumstanceInWords(duty.proviso, reader)}.`);
  return lines;
}

export function circumstanceInWords(circumstance: Circumstance, reader: DutyReader): string {
  const { agreement, names } = reader;
  switch (circumstance.kind) {
    case 'formula':
      return formulaInWords(circumstance.formula, names);
    case 'kept': {
      const commitment = agreement.commitments.find(({ id }) => id === circumstance.commitment);
      const label = commitment?.label ?? circumstance.commitment;
      const debtors = commitment === undefined ? 'its debtor' : actorsInWords(commitment.debtors, reader);
      return `${debtors} ${commitment && commitment.debtors.length > 1 ? 'keep' : 'keeps'} “${label}”`;
    }
    case 'anchor': {
      const { anchor, offset } = circumstance;
      const after = offset === undefined ? '' : `${durationInWords(offset)} after `;
      if (anchor.kind === 'date') return `${after}${dateInWords(anchor.day)} has come`;
      return offset === undefined
        ? happeningInWords(anchor, reader)
        : `${after}${anchorInWords(anchor, reader)} have passed`;
    }
    case 'all':
      return circumstance.of.map((one) => circumstanceInWords(one, reader)).join(', and ');
  }
}

function happeningInWords(anchor: Anchor, reader: DutyReader): string {
  switch (anchor.kind) {
    case 'occurrence':
      return `${anchorInWords(anchor, reader)} has happened`;
    case 'transition':
      return `${subjectOf(anchor.id, reader)} is ${anchor.event}`;
    case 'signing':
      return 'the agreement is signed';
    default:
      return `${anchorInWords(anchor, reader)} has come`;
  }
}

function subjectOf(id: string, { names }: DutyReader): string {
  return `“${names.commitments?.get(id) ?? names.powers?.get(id) ?? id}”`;
}

export function anchorInWords(anchor: Anchor, reader: DutyReader): string {
  switch (anchor.kind) {
    case 'date':
      return dateInWords(anchor.day);
    case 'signing':
      return 'signing';
    case 'occurrence':
      return `“${reader.names.occurrences?.get(anchor.id) ?? anchor.id}”`;
    case 'declared':
      return `“${reader.agreement.anchors.find(({ id }) => id === anchor.id)?.label ?? anchor.id}”`;
    case 'transition':
      return `the day on which ${subjectOf(anchor.id, reader)} is ${anchor.event}`;
  }
}

/** "within 135 days of signing (by 13 July 2020)" where the date is certain. */
export function deadlineInWords(deadline: Deadline, reader: DutyReader): string {
  const { anchor, offset } = deadline;
  if (offset === undefined || offset.count < 0) return `by ${pointInWords(deadline, reader)}`;
  const day = dayOf(deadline, reader.agreement);
  const date = day === undefined ? '' : ` (by ${dateInWords(day)})`;
  return `within ${durationInWords(offset)} of ${anchorInWords(anchor, reader)}${date}`;
}

function pointInWords(deadline: Deadline, reader: DutyReader): string {
  const { anchor, offset } = deadline;
  if (offset === undefined) return anchorInWords(anchor, reader);
  const day = dayOf(deadline, reader.agreement);
  const date = day === undefined ? '' : ` (${dateInWords(day)})`;
  const way = offset.count < 0 ? 'before' : 'after';
  return `${durationInWords(offset)} ${way} ${anchorInWords(anchor, reader)}${date}`;
}

/** The deadline's day where it depends on nothing but dates. */
export function dayOf({ anchor, offset }: Deadline, agreement: Agreement): Day | undefined {
  const from = anchor.kind === 'date' ? anchor.day : anchor.kind === 'signing' ? agreement.signed : undefined;
  return from === undefined || offset === undefined ? from : addDuration(from, offset);
}

function deedInWords(duty: Commitment['duty'], deed: Deed, duties: DutyReader): string {
  const { names } = duties;
  const not = duty === 'refrain' ? 'not ' : '';
  switch (deed.kind) {
    case 'bring': {
      const reader = readerOf(names);
      const measure = termInWords({ kind: 'measure', name: deed.measure }, reader);
      const unit = deed.formula.kind === 'compare' ? deed.formula.unit : undefined;
      return `${not}bring ${measure} to ${deed.op === '==' ? '' : `${COMPARED[deed.op]} `}${numberInWords(deed.value, unit)}`;
    }
    case 'occurrence':
      return `${not}bring about “${names.occurrences?.get(deed.id) ?? deed.id}”`;
    case 'formula': {
      const verb =
        duty === 'refrain'
          ? 'never let it be so that'
          : duty === 'keep'
            ? 'keep it so that'
            : 'see to it that';
      return `${verb} ${formulaInWords(deed.formula, names)}`;
    }
    case 'judged': {
      const verb = duty === 'refrain' ? 'refrain from' : duty === 'keep' ? 'keep' : 'achieve';
      return `${verb} “${deed.text}”, judged by ${actorsInWords(deed.by, duties)}`;
    }
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
