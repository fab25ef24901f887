import { bind } from './binder/bind.ts';
import type { WorkspaceNames } from './binder/binding.ts';
import { CHECKS } from './checks/index.ts';
import { createReport, type Diagnostic, type Finding, type Severity } from './diagnostics/diagnostic.ts';
import { SAY } from './messages.ts';
import type { Agreement } from './model.ts';
import { MAX_LENGTH, parse } from './parser/parser.ts';
import type { SyntaxTree } from './syntax/index.ts';

export interface ReadResult {
  /** Given whenever there are no errors. */
  readonly agreement?: Agreement;
  readonly diagnostics: readonly Diagnostic[];
  readonly tree: SyntaxTree;
  /** Gives a finding made outside (a file that is not there) its line and column in this text. */
  readonly diagnosticAt: (severity: Severity, finding: Finding) => Diagnostic;
}

/**
 * Reads, checks and compiles an agreement. Never throws. `workspace` holds the names that stand in files beside the
 * agreement (members), where they have been read.
 */
export function readAgreement(text: string, workspace: WorkspaceNames = {}): ReadResult {
  const report = createReport(text);
  const diagnosticAt: ReadResult['diagnosticAt'] = (severity, finding) => report.place(severity, finding);
  if (text.length > MAX_LENGTH) {
    report.error({ code: 'too-long', message: SAY.tooLong(text.length, MAX_LENGTH), start: 0, end: 0 });
    return {
      diagnostics: report.diagnostics(),
      tree: { blocks: [], lostNames: [], lostBlocks: 0 },
      diagnosticAt,
    };
  }
  const tree = parse(text, report);
  const { agreement, names } = bind(tree, text, report, workspace);
  if (report.errors === 0) {
    const { used, depends, declarations } = names;
    const nameOf = (id: string) => declarations.get(id)?.name;
    const warning = (finding: Finding) => report.warning(finding);
    for (const check of CHECKS) check({ agreement, used, depends, nameOf, warning });
  }
  const diagnostics = report.diagnostics();
  return { diagnostics, tree, diagnosticAt, ...(report.errors === 0 && { agreement }) };
}
