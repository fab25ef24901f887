import type { TextRange } from '../../logic/index.ts';
import { type Lines, linesOf, positionAt } from '../lexer/lines.ts';

export type Severity = 'error' | 'warning';

/** One finding about an agreement's text, told in a sentence. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable short name of the kind of finding, such as `unknown-name`. */
  readonly code: string;
  readonly message: string;
  readonly range: TextRange;
  /** Position of the range's start, both from 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** What could have stood there. */
  readonly expected?: readonly string[];
  /** The known name that was probably meant. */
  readonly nearest?: string;
}

export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly expected?: readonly string[];
  readonly nearest?: string | undefined;
}

/** Takes findings. */
export interface Findings {
  error(finding: Finding): void;
  warning(finding: Finding): void;
}

/** Collects findings; positions are worked out only for those that there are. */
export interface Report extends Findings {
  readonly errors: number;
  /** A finding of somebody else, with its place in this text. */
  place(severity: Severity, finding: Finding): Diagnostic;
  /** In the order of the text. */
  diagnostics(): readonly Diagnostic[];
}

export function createReport(text: string): Report {
  const found: { severity: Severity; finding: Finding }[] = [];
  let errors = 0;
  let lines: Lines | undefined;
  return {
    error(finding) {
      errors++;
      found.push({ severity: 'error', finding });
    },
    warning(finding) {
      found.push({ severity: 'warning', finding });
    },
    get errors() {
      return errors;
    },
    place(severity, finding) {
      lines ??= linesOf(text);
      const { line, column } = positionAt(lines, finding.start);
      const { code, message, start, end, expected, nearest } = finding;
      return {
        severity,
        code,
        message,
        range: { start, end },
        line,
        column,
        ...(expected && { expected }),
        ...(nearest !== undefined && { nearest }),
      };
    },
    diagnostics() {
      return found.map(({ severity, finding }) => this.place(severity, finding)).sort(inOrder);
    },
  };
}

function inOrder(a: Diagnostic, b: Diagnostic): number {
  if (a.range.start !== b.range.start) return a.range.start - b.range.start;
  return a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1;
}
