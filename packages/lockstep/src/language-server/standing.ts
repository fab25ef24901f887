import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Assessment } from '@lockstep/core/assessment';
import type { Agreement, WorkspaceNames } from '@lockstep/core/language';
import type { Standing } from '@lockstep/core/language/services';
import type { Io } from '../cli/io.ts';
import { type Dates, withAssessment } from '../workspace/index.ts';
import { readMembers } from '../workspace/open.ts';
import { SERVER } from './words.ts';

/** Every verdict and state of an assessment, by name; readings by `condition.reading`. */
export function standingOf(assessment: Assessment): Standing {
  const of = new Map<string, { readonly state: string; readonly reason: string }>();
  for (const { id, verdict, reason, readings } of assessment.conditions) {
    of.set(id, { state: verdict, reason });
    for (const reading of readings) {
      if (reading.id !== '')
        of.set(`${id}.${reading.id}`, { state: reading.verdict, reason: reading.reason });
    }
  }
  for (const { id, state, reason } of [...assessment.commitments, ...assessment.powers]) {
    of.set(id, { state, reason });
  }
  for (const { id, gate, status, reason } of assessment.adjustments) {
    of.set(id, { state: `${status}, gate ${gate}`, reason });
  }
  return { asOf: SERVER.asOf(assessment.asOf, assessment.known), of };
}

/** How things stand in the workspace of a file on disk; undefined, with a word in the log, where that cannot be said. */
export async function readStanding(
  uri: string,
  dates: Dates,
  io: Io,
  log: (text: string) => void,
): Promise<Standing | undefined> {
  const file = pathOf(uri);
  if (file === undefined) return undefined;
  try {
    return await withAssessment(file, dates, io, ({ assessment }) => standingOf(assessment));
  } catch (error) {
    log(SERVER.noStanding(file, messageOf(error)));
    return undefined;
  }
}

/** The names of members in the files beside an agreement, where they can be read. */
export async function readNames(
  uri: string,
  agreement: Agreement,
  log: (text: string) => void,
): Promise<WorkspaceNames> {
  const file = pathOf(uri);
  if (file === undefined || agreement.parties.every(({ membersFrom }) => membersFrom === undefined))
    return {};
  try {
    const members = await readMembers(dirname(file), agreement);
    return { members: new Map([...members].map(([party, list]) => [party, list.map(({ id }) => id)])) };
  } catch (error) {
    log(SERVER.noMembers(file, messageOf(error)));
    return {};
  }
}

function pathOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
