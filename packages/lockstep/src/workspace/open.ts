import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Member } from '@lockstep/core/assessment';
import type { Agreement } from '@lockstep/core/language';
import { readAreas } from '../evidence/areas/geojson.ts';
import type { Areas } from '../evidence/areas/set.ts';
import type { EvidenceBase } from '../evidence/base.ts';
import { rejectionProblem } from '../evidence/csv/rejection.ts';
import { readTable } from '../evidence/csv/table.ts';
import { MEMBER_COLUMNS, readMember } from '../evidence/kinds/members.ts';
import { readPins } from '../evidence/pins/file.ts';
import { openStore } from '../evidence/store/open.ts';

/** A workspace folder, opened: the agreement, its areas and members, and its evidence. */
export interface Workspace extends EvidenceBase {
  readonly dir: string;
  /** File name of the agreement inside the folder. */
  readonly file: string;
  readonly agreementText: string;
  /** SHA-256 of the agreement's text. */
  readonly digest: string;
  readonly areaSets: readonly Areas[];
  readonly close: () => Promise<void>;
}

export interface WorkspaceParts {
  readonly dir: string;
  readonly file: string;
  readonly text: string;
  readonly agreement: Agreement;
  readonly members: Workspace['members'];
}

/** Opens what an agreement names in its folder. Throws a `Problem` for the first file that cannot be used. */
export async function openWorkspace({
  dir,
  file,
  text,
  agreement,
  members,
}: WorkspaceParts): Promise<Workspace> {
  const areaSets = await Promise.all(
    agreement.areaSets.map(async ({ id, file: geojson, by }) => {
      return { id, areas: await readAreas(join(dir, geojson), by, geojson) };
    }),
  );
  const store = openStore({ dir, agreement, areaSets, pins: await readPins(dir) });
  return {
    dir,
    file,
    agreementText: text,
    digest: createHash('sha256').update(text).digest('hex'),
    agreement,
    areaSets,
    areas: new Map(areaSets.map(({ id, areas }) => [id, areas.map((area) => area.name)])),
    members,
    store,
    close: () => store.close(),
  };
}

/** The members of every party that keeps them in a file. */
export async function readMembers(
  dir: string,
  agreement: Agreement,
): Promise<ReadonlyMap<string, readonly Member[]>> {
  const members = new Map<string, readonly Member[]>();
  for (const { id, membersFrom } of agreement.parties) {
    if (membersFrom === undefined) continue;
    const list: Member[] = [];
    const take = (row: Parameters<typeof readMember>[0]) => {
      const member = readMember(row);
      if (member && !row.refused()) list.push(member);
    };
    const report = await readTable(join(dir, membersFrom), MEMBER_COLUMNS, take, { shown: membersFrom });
    const [first] = report.rejected;
    // Who belongs to a party is part of the agreement, so one bad row is one too many.
    if (first) throw rejectionProblem(membersFrom, first);
    members.set(id, list);
  }
  return members;
}
