import { basename } from 'node:path';
import type { Diagnostic } from '@lockstep/core/language';
import { checkFile, readAgreementFile } from '../agreement/index.ts';
import type { Io } from '../cli/io.ts';
import { Problem } from '../cli/problem.ts';
import { openWorkspace, readMembers, type Workspace } from './open.ts';
import { WORKSPACE } from './words.ts';

/**
 * Opens a workspace by its folder or by its agreement file. The agreement must have no errors: the first is thrown as a
 * `Problem` with its place; `lockstep check` tells all of them.
 */
export async function loadWorkspace(target: string, io: Io): Promise<Workspace> {
  const file = await readAgreementFile(target, io);
  const { agreement, diagnostics } = await checkFile(file);
  if (!agreement) throw firstError(diagnostics, file.shown);
  const members = await readMembers(file.dir, agreement);
  return openWorkspace({ dir: file.dir, file: basename(file.path), text: file.text, agreement, members });
}

function firstError(diagnostics: readonly Diagnostic[], file: string): Problem {
  const errors = diagnostics.filter((one) => one.severity === 'error');
  const [first] = errors;
  const more = errors.length > 1 ? WORKSPACE.moreErrors(errors.length - 1) : '';
  return new Problem(`${first?.message ?? ''}${more}`, {
    file,
    ...(first ? { line: first.line, column: first.column } : {}),
  });
}
