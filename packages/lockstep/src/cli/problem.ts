/** Where something is wrong, as far as it is known. Lines and columns count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Bad input or bad usage, told in one sentence: what is wrong, where, and what was expected. The program prints it
 * without a stack trace and ends with exit code 2.
 */
export class Problem extends Error {
  readonly place: Place;

  constructor(message: string, place: Place = {}) {
    super(message);
    this.name = 'Problem';
    this.place = place;
  }
}

/** `file:line:column: message`, leaving out what is not known. */
export function problemText(problem: Problem): string {
  const { file, line, column } = problem.place;
  if (file === undefined) return problem.message;
  const where = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined);
  return `${where.join(':')}: ${problem.message}`;
}
