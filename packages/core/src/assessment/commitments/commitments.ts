/** Commitments and powers as the reader sees them: state, since when, why, and everything that led there. */
import { type Day, isoFromDay, type Span } from '../../calendar/index.ts';
import type { Agreement, Commitment } from '../../language/index.ts';
import { byTime, judgedSeries, nameOf } from '../conditions/judged.ts';
import type { Cited, Evidence, Judgement } from '../evidence.ts';
import type { Duty, Step } from '../lifecycle/world.ts';
import { citation, judgementResult } from '../result/json.ts';
import type { CommitmentResult, CommitmentState, PowerResult, Transition } from '../result/result.ts';
import { CAUSE, DOUBT, PERFORMED_LATE, READINGS_OF_ANCHOR, WAITS } from '../words/index.ts';
import type { LifeUnderReading } from './lives.ts';
import { commitmentWords } from './words.ts';

export function transitions(history: readonly Step<string>[], agreement: Agreement): Transition[] {
  return history.map((step) => ({
    on: isoFromDay(step.day),
    state: step.state,
    event: step.event,
    reason: CAUSE(step.cause, agreement),
    witness: step.witness,
  }));
}

export function commitmentResult(
  commitment: Commitment,
  lives: readonly LifeUnderReading[],
  agreement: Agreement,
  evidence: Evidence,
  items: ItemIndex,
  span: Span,
): CommitmentResult {
  const runs = lives.flatMap(({ id, label, life }) => {
    const duty = life.duties.get(commitment.id);
    return duty ? [{ id, label, duty, ...standing(duty, agreement, evidence, span) }] : [];
  });
  const [main] = runs;
  if (!main) throw new RangeError(`no life was simulated for ${commitment.id}`);
  const differ = runs.some((run) => run.state !== main.state || run.duty.deadline !== main.duty.deadline);
  const states = new Set(runs.map((run) => run.state));
  const { duty } = main;
  const late =
    duty.performedLate !== undefined && duty.deadline !== undefined
      ? { on: duty.performedLate, days: duty.performedLate - duty.deadline }
      : undefined;
  const history = transitions(duty.history, agreement);
  return {
    id: commitment.id,
    label: commitment.label,
    clause: commitment.clause ?? null,
    basis: commitment.basis ?? null,
    debtors: commitment.debtors,
    creditors: commitment.creditors,
    duty: commitment.duty,
    words: commitmentWords(commitment, agreement, (id) => nameOf(id, agreement, evidence)),
    state: states.size > 1 ? 'disputed' : main.state,
    since: main.since === undefined ? null : isoFromDay(main.since),
    deadline: duty.deadline === undefined ? null : isoFromDay(duty.deadline),
    performedLate: late ? { on: isoFromDay(late.on), days: late.days } : null,
    reason:
      states.size > 1
        ? READINGS_OF_ANCHOR(runs)
        : [main.reason, late ? PERFORMED_LATE(late.on, late.days) : '']
            .filter((part) => part !== '')
            .join(' '),
    notes: commitment.notes,
    history,
    readings: differ
      ? runs.map((run) => ({
          id: run.id,
          label: run.label,
          state: run.state,
          deadline: run.duty.deadline === undefined ? null : isoFromDay(run.duty.deadline),
          reason: run.reason,
        }))
      : [],
    judgements: items
      .judgementsOn(commitment.id)
      .filter((one) => one.occurred.from <= span.to)
      .map(judgementResult),
    evidence: items.byId(history.flatMap((step) => step.witness)).map(citation),
  };
}

interface Standing {
  readonly state: CommitmentState;
  readonly since: Day | undefined;
  readonly reason: string;
}

/** The machine's state, or `open` and `disputed` where evidence and judges do not decide. */
function standing(duty: Duty, agreement: Agreement, evidence: Evidence, span: Span): Standing {
  const last = duty.history[duty.history.length - 1];
  const since = last?.day;
  if (duty.state === 'not triggered') return { state: 'not triggered', since, reason: WAITS.trigger };
  if (duty.state === 'create') return { state: 'create', since, reason: WAITS.antecedent };
  if (duty.state === 'in effect') return inEffect(duty, since, evidence, span);
  return { state: duty.state, since, reason: last ? CAUSE(last.cause, agreement) : '' };
}

function inEffect(duty: Duty, since: Day | undefined, evidence: Evidence, span: Span): Standing {
  const { deed } = duty.commitment;
  if (deed.kind === 'judged') {
    const { verdicts, standing: views } = judgedSeries([duty.commitment.id], deed.by, evidence, span);
    if (verdicts[verdicts.length - 1] === 'disputed')
      return { state: 'disputed', since, reason: DOUBT.disputed };
    if (views.length === 0 && (duty.doubtful || duty.commitment.duty !== 'achieve'))
      return { state: 'open', since, reason: DOUBT.notJudged };
  }
  if (duty.doubtful && duty.deadline !== undefined)
    return {
      state: 'open',
      since,
      reason: duty.provisoUndecided ? DOUBT.proviso(duty.deadline) : DOUBT.deadline(duty.deadline),
    };
  if (duty.commitment.duty !== 'achieve')
    return duty.doubtFrom === undefined
      ? { state: 'in effect', since, reason: WAITS.kept }
      : { state: 'open', since, reason: DOUBT.keep(duty.doubtFrom) };
  const reason =
    duty.deadline === undefined
      ? duty.commitment.deadline
        ? WAITS.noDeadline
        : WAITS.noLimit
      : WAITS.running(duty.deadline);
  return { state: 'in effect', since, reason };
}

export function powerResults(lives: readonly LifeUnderReading[], agreement: Agreement): PowerResult[] {
  const [first] = lives;
  return agreement.powers.flatMap((power) => {
    const warrant = first?.life.warrants.get(power.id);
    if (!warrant) return [];
    const last = warrant.history[warrant.history.length - 1];
    return [
      {
        id: power.id,
        label: power.label,
        holder: power.holder,
        state: warrant.state,
        since: last ? isoFromDay(last.day) : null,
        reason: last ? CAUSE(last.cause, agreement) : WAITS.trigger,
        history: transitions(warrant.history, agreement),
      },
    ];
  });
}

/** Evidence found by what it is about, so that a thousand commitments do not each read all of it. */
export interface ItemIndex {
  readonly byId: (ids: readonly string[]) => readonly Cited[];
  /** Judgements on a subject, newest first. */
  readonly judgementsOn: (subject: string) => readonly Judgement[];
}

export function indexItems(evidence: Evidence): ItemIndex {
  const items = new Map<string, Cited[]>();
  const judgements = new Map<string, Judgement[]>();
  const add = <T>(map: Map<string, T[]>, key: string, item: T): void => {
    const known = map.get(key);
    if (known) known.push(item);
    else map.set(key, [item]);
  };
  for (const item of [...evidence.occurrences, ...evidence.judgements, ...evidence.figures])
    add<Cited>(items, item.id, item);
  for (const item of [...evidence.judgements].sort((a, b) => byTime(b, a)))
    add(judgements, item.subject, item);
  return {
    byId: (ids) => [...new Set(ids)].flatMap((id) => items.get(id) ?? []),
    judgementsOn: (subject) => judgements.get(subject) ?? [],
  };
}
