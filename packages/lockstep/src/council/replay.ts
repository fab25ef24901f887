/** A decision once more: what was known then, from the pinned evidence, beside what is known now. */
import { createHash } from 'node:crypto';
import { type Assessment, type AssessmentChange, compareAssessments } from '@lockstep/core/assessment';
import type { Day } from '@lockstep/core/calendar';
import { type Basis, basisFrom } from '@lockstep/core/council';
import { digestOf, type Instant, pinsOf } from '@lockstep/core/record';
import type { Io } from '../cli/io.ts';
import { dateOption } from '../cli/options.ts';
import { Problem } from '../cli/problem.ts';
import { below, readIfThere } from '../record/index.ts';
import { type Assessor, withAssessor, withOtherText } from './assessing.ts';
import { roundNamed } from './draft.ts';
import type { OpenRecord } from './open.ts';
import { REPLAY } from './words.ts';

export interface Replay {
  readonly decision: string;
  readonly title: string;
  readonly adjustment: string;
  /** What the proposal was signed on. */
  readonly basis: Basis;
  /** Whether the pinned evidence gives the same assessment again, to the last digit. */
  readonly same: boolean;
  readonly digest: string;
  /** Where not, what differs. */
  readonly differs: readonly ('agreement' | 'evidence' | 'gate' | 'program')[];
  /** Whether the agreement's text has changed since; the replay is by the text of then, where it was kept. */
  readonly agreementChanged: boolean;
  /** What would be said now of the same day, with what is known by `knownNow`. */
  readonly knownNow: string;
  readonly gateNow: Basis['gate'];
  readonly changes: readonly AssessmentChange[];
}

export async function replayDecision(
  io: Io,
  open: OpenRecord,
  id: string,
  known: Day,
  at: Instant = Number.POSITIVE_INFINITY,
): Promise<Replay> {
  const round = roundNamed(open.council(at), id);
  const { basis, adjustment } = round;
  if (!basis || adjustment === undefined) throw new Problem(REPLAY.noBasis(id));
  const pinned = pinnedText(open, round.index);
  return withAssessor(io, open.dir, async (now) => {
    const changed = sha(now.text) !== basis.agreement;
    const use = (assessor: Assessor) =>
      compare(assessor, { id, title: round.title, adjustment, basis, known, changed });
    return changed && pinned !== undefined ? withOtherText(io, open.dir, pinned, use) : use(now);
  });
}

interface Asked {
  readonly id: string;
  readonly title: string;
  readonly adjustment: string;
  readonly basis: Basis;
  readonly known: Day;
  readonly changed: boolean;
}

async function compare(
  { assess }: Assessor,
  { id, title, adjustment, basis, known, changed }: Asked,
): Promise<Replay> {
  const asOf = dateOption(basis.asOf, 'as of');
  const then = await assess({ asOf, known: dateOption(basis.known, 'known') });
  const now = await assess({ asOf, known });
  const digest = digestOf(then);
  return {
    decision: id,
    title,
    adjustment,
    basis,
    same: digest === basis.assessment,
    digest,
    differs: digest === basis.assessment ? [] : differences(then, adjustment, basis),
    agreementChanged: changed,
    knownNow: now.known,
    gateNow: basisFrom(now, adjustment).gate,
    changes: compareAssessments(then, now),
  };
}

function differences(then: Assessment, adjustment: string, basis: Basis): Replay['differs'] {
  const again = basisFrom(then, adjustment);
  const found: Replay['differs'][number][] = [];
  if (again.agreement !== basis.agreement) found.push('agreement');
  if (again.evidenceRoot !== basis.evidenceRoot) found.push('evidence');
  if (again.gate !== basis.gate || digestOf(again.heldBackBy) !== digestOf(basis.heldBackBy))
    found.push('gate');
  // With the same text and the same evidence, only the way of computing can differ.
  return found.some((one) => one !== 'gate') ? found : [...found, 'program'];
}

/** The agreement's text that the proposal pinned, where this copy of the record has it. */
function pinnedText({ reading, folder }: OpenRecord, index: number): string | undefined {
  const act = reading.acts.find((one) => one.index === index);
  const bytes = (act ? pinsOf(act.payload) : []).map((pin) => readIfThere(below(folder, `pinned/${pin}`)))[0];
  return bytes && Buffer.from(bytes).toString('utf8');
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
