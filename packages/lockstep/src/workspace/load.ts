import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Diagnostic, readAgreement } from '@lockstep/core/language';
import type { Io } from '../cli/io.ts';
import { Problem } from '../cli/problem.ts';
import { openWorkspace, readMembers, type Workspace } from './open.ts';
import { WORKSPACE } from './words.ts';

const AGREEMENT_FILE = 'agreement.lockstep';

/**
 * Opens a workspace by its folder or by its agreement file. The agreement must have no errors: the first is thrown as a
 * `Problem` with its place; `lockstep check` tells all of them.
 */
export async function loadWorkspace(target: string, io: Io): Promise<Workspace> {
  const path = await agreementPath(resolve(io.cwd, target), target);
  const shown = relative(io.cwd, path) || path;
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  const { agreement, diagnostics } = readAgreement(text);
  if (!agreement) throw firstError(diagnostics, shown);
  const dir = dirname(path);
  const members = await readMembers(dir, agreement);
  // Names of members can be checked only once the files that list them have been read.
  const ids = new Map([...members].map(([party, list]) => [party, list.map((member) => member.id)]));
  const checked = readAgreement(text, { members: ids });
  if (!checked.agreement) throw firstError(checked.diagnostics, shown);
  return openWorkspace({ dir, file: basename(path), text, agreement: checked.agreement, members });
}

async function agreementPath(path: string, target: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Problem(WORKSPACE.nothingThere(target));
  if (!found.isDirectory()) return path;
  const file = join(path, AGREEMENT_FILE);
  if (!(await stat(file).catch(() => undefined))?.isFile())
    throw new Problem(WORKSPACE.noAgreement(target, AGREEMENT_FILE));
  return file;
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
