/** What the program says about agreement files. */
export const AGREEMENT = {
  nothingThere: (path: string): string => `there is no file or folder “${path}”`,
  noAgreement: (path: string, file: string): string =>
    `the folder “${path}” holds no ${file}; \`lockstep new DIR\` starts a workspace`,
  notAFile: (path: string): string => `“${path}” is neither a file nor a folder`,
  unreadable: (path: string, reason: string): string => `“${path}” cannot be read (${reason})`,
  tooLarge: (bytes: number, limit: number): string =>
    `the file has ${Math.ceil(bytes / 1_000_000)} MB; an agreement has at most ${limit / 1_000_000} MB of text`,
  binary: 'this is no text file: it holds bytes of value zero',
  notUtf8: 'this is not text in UTF-8',
  noMembers: (file: string): string =>
    `There is no file “${file}” beside the agreement, so the names of its members are not checked.`,
  clean: (file: string): string => `${file}: no errors`,
  found: (errors: number, warnings: number): string =>
    [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : '']
      .filter((part) => part !== '')
      .join(', '),
  warning: 'warning: ',
  expected: (words: readonly string[]): string => `expected: ${words.join(', ')}`,
  formatted: (file: string): string => `${file}: formatted`,
  alreadyFormatted: (file: string): string => `${file}: already in its usual form`,
  wouldFormat: (file: string): string => `${file}: not in its usual form; \`lockstep format\` puts it there`,
  cannotFormat: (errors: number): string =>
    `cannot be formatted before ${errors === 1 ? 'this error is' : 'these errors are'} put right`,
  noRule: (name: string, nearest: string | undefined): string =>
    `there is no rule “${name}”${nearest === undefined ? '; `lockstep explain` without a name tells all of them' : `; did you mean “${nearest}”?`}`,
  formal: 'formally',
  asOf: (date: string): string => `Windows are dated as of ${date}.`,
} as const;

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
