/** Proposing: the text, the assessment it rests on, and, where it is in order, its silence at once. */
import { createHash } from 'node:crypto';
import { dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import { basisFrom, standingInTheWay } from '@lockstep/core/council';
import {
  digestOfText,
  holdersAt,
  type Instant,
  parseInstant,
  payloadLine,
  RecordError,
} from '@lockstep/core/record';
import { dateOption } from '../cli/options.ts';
import { Problem } from '../cli/problem.ts';
import { AGREEMENT_FILE, type Assessor, type Procedure } from './assessing.ts';
import { dateIn, spanWords } from './clock.ts';
import { type Intent, payloadOf, roundNamed } from './draft.ts';
import type { Plan, Planned } from './enter.ts';
import type { OpenRecord } from './open.ts';
import { checkOverrides, circulateFields, overridesOf, type Until } from './plans.ts';
import { PLAN } from './words.ts';

export interface ProposeOptions extends Until {
  readonly id?: string;
  readonly title?: string;
  readonly text: string;
  readonly adjustment?: string;
  /** Id of the round before. */
  readonly after?: string;
  readonly assent?: boolean;
  readonly override: readonly string[];
  readonly asOf?: string;
  readonly known?: string;
  readonly class?: string;
}

/** `assessor` is called only where an adjustment is proposed. */
export function proposePlan(
  options: ProposeOptions,
  assessor: (use: (one: Assessor) => Promise<Planned>) => Promise<Planned>,
): Plan {
  return async (open, by, at) => {
    if (options.adjustment === undefined) {
      if (options.title === undefined) throw new Problem(PLAN.needTitle);
      return planned(open, by, at, options, { title: options.title }, true);
    }
    return assessor((one) => forAdjustment(open, by, at, options, options.adjustment ?? '', one));
  };
}

async function forAdjustment(
  open: OpenRecord,
  by: string,
  at: Instant,
  options: ProposeOptions,
  adjustment: string,
  { text, assess, procedure }: Assessor,
): Promise<Planned> {
  const asOf = dateOption(options.asOf ?? dateIn(at, open.roster.zone), '--as-of');
  const known = options.known === undefined ? asOf : dateOption(options.known, '--known');
  const today = dateOption(dateIn(at, open.roster.zone), '--at');
  for (const [option, day] of [
    ['--as-of', asOf],
    ['--known', known],
  ] as const)
    if (day > today) throw new Problem(PLAN.notYet(option, isoFromDay(day), isoFromDay(today)));
  const assessment = await assess({ asOf, known });
  const basis = inputProblem(() => basisFrom(assessment, adjustment));
  const overrides = overridesOf(options.override);
  const inTheWay = standingInTheWay(basis, adjustment);
  checkOverrides(
    overrides,
    inTheWay.map(({ condition }) => condition),
  );
  const unmet = inTheWay.filter(({ condition }) => !overrides.some((one) => one.condition === condition));
  const gateNow =
    asOf < today ? basisFrom(await assess({ asOf: today, known: today }), adjustment).gate : basis.gate;
  const label = assessment.adjustments.find(({ id }) => id === adjustment)?.label ?? adjustment;
  const pin = createHash('sha256').update(text).digest('hex');
  const fields = {
    title: options.title ?? label,
    adjustment,
    basis,
    pins: [{ name: AGREEMENT_FILE, sha256: pin }],
  };
  const plan = planned(open, by, at, options, fields, unmet.length === 0);
  const notes = [
    ...(unmet.length > 0 ? [PLAN.notInOrder(unmet, wantsSilence(options))] : []),
    ...(gateNow === basis.gate ? [] : [PLAN.gateSince(basis.asOf, isoFromDay(today), gateNow)]),
    ...procedureNotes(procedure(adjustment), plan.intents, open, at),
  ];
  return { ...plan, pins: new Map([[pin, Buffer.from(text, 'utf8')]]), notes };
}

/** Where the proposal departs from how the agreement says it is decided: the chair should know before it signs. */
function procedureNotes(
  procedure: Procedure | undefined,
  intents: readonly Intent[],
  { roster }: OpenRecord,
  at: Instant,
): string[] {
  if (!procedure) return [];
  const { of, members, hours } = procedure;
  const ends = intents.map(({ fields }) => fields.expires).find((value) => typeof value === 'string');
  const lasts = ends === undefined ? undefined : (parseInstant(ends) ?? 0) - at;
  const today = dayFromIso(dateIn(at, roster.zone)) ?? 0;
  const here = holdersAt(roster, 'member', at);
  const absent = members.filter(
    ({ id, from, to }) =>
      !here.includes(id) && (from === undefined || from <= today) && (to === undefined || today <= to),
  );
  return [
    ...(lasts !== undefined && hours !== undefined && lasts < hours * 3600
      ? [PLAN.shortSilence(hours, spanWords(lasts))]
      : []),
    ...(absent.length > 0
      ? [
          PLAN.absent(
            of,
            absent.map(({ name }) => name),
          ),
        ]
      : []),
  ];
}

function planned(
  open: OpenRecord,
  by: string,
  at: Instant,
  options: ProposeOptions,
  fields: Readonly<Record<string, unknown>>,
  inOrder: boolean,
): Planned {
  const council = open.council(at);
  const previous = options.after === undefined ? undefined : roundNamed(council, options.after).on;
  const overrides = overridesOf(options.override);
  const id =
    options.id ??
    nextId(
      options.adjustment ?? 'decision',
      council.rounds.map((one) => one.id),
    );
  const classed = options.class === undefined ? {} : { class: options.class };
  const propose: Intent = {
    kind: 'propose',
    ...classed,
    fields: {
      id,
      ...fields,
      text: options.text,
      rule: options.assent === true ? 'assent' : 'silence',
      ...(previous ? { previous } : {}),
      ...(overrides.length > 0 ? { overrides } : {}),
    },
  };
  if (!wantsSilence(options) || !inOrder) return { intents: [propose] };
  const digest = digestOfText(payloadLine(payloadOf(open, propose, by, at)));
  const circulate = {
    kind: 'circulate',
    ...classed,
    fields: { ...circulateFields({ id, digest }, open, at, options) },
  };
  return { intents: [propose, circulate] };
}

function wantsSilence({ silence, until }: Until): boolean {
  return silence !== undefined || until !== undefined;
}

/** `leave-1`, `leave-2`: the first that is free. */
function nextId(stem: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`;
}

function inputProblem<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RecordError) throw new Problem(error.message);
    throw error;
  }
}
