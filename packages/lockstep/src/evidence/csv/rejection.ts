import { Problem } from '../../cli/problem.ts';
import type { Rejection } from './table.ts';

/** One rejected row in one line: column, value, what is wrong and what was expected. */
export function rejectionText({ column, value, reason, expected }: Rejection): string {
  const where = column === undefined ? '' : `column ${column}: `;
  const shown = value === '' ? '' : `"${value.length > 60 ? `${value.slice(0, 60)}\u2026` : value}": `;
  return `${where}${shown}${reason}; expected ${expected}`;
}

export function rejectionProblem(file: string, rejection: Rejection): Problem {
  return new Problem(rejectionText(rejection), { file, line: rejection.line });
}
