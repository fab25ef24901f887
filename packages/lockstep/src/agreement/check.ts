import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, type Party, type ReadResult, readAgreement } from '@lockstep/core/language';
import { readMembers } from '../workspace/open.ts';
import type { AgreementFile } from './file.ts';
import { AGREEMENT } from './words.ts';

/** Checks an agreement together with the files beside it that hold names: members. */
export async function checkFile(file: AgreementFile): Promise<ReadResult> {
  const first = readAgreement(file.text);
  if (first.agreement === undefined) return first;
  const absent: Diagnostic[] = [];
  const present: Party[] = [];
  for (const party of first.agreement.parties) {
    if (party.membersFrom === undefined) continue;
    const there = await stat(join(file.dir, party.membersFrom)).catch(() => undefined);
    if (there?.isFile() === true) present.push(party);
    else absent.push(missingMembers(first, party.id, party.membersFrom));
  }
  // Without all the lists a name could be that of a member of any of them.
  if (absent.length > 0 || present.length === 0) {
    return { ...first, diagnostics: [...first.diagnostics, ...absent] };
  }
  const members = await readMembers(file.dir, first.agreement);
  const ids = new Map([...members].map(([party, list]) => [party, list.map(({ id }) => id)]));
  return readAgreement(file.text, { members: ids });
}

function missingMembers({ tree, diagnosticAt }: ReadResult, party: string, file: string): Diagnostic {
  const block = tree.blocks.find((one) => one.kind === 'party' && one.name?.name === party);
  const clause = block?.clauses.find((one) => one.kind === 'members');
  return diagnosticAt('warning', {
    code: 'missing-file',
    message: AGREEMENT.noMembers(file),
    start: clause?.file.start ?? 0,
    end: clause?.file.end ?? 0,
  });
}
