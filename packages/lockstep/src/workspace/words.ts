/** What the program says about workspaces. */
export const WORKSPACE = {
  moreErrors: (count: number): string =>
    ` (and ${count} more ${count === 1 ? 'error' : 'errors'}: see \`lockstep check\`)`,
  notAFolder: 'there is a file of this name; give the name of a new folder',
  notEmpty: (entries: number): string =>
    `the folder is not empty (${entries} ${entries === 1 ? 'entry' : 'entries'}); give the name of a new folder`,
  cannotCreate: (code: string): string => `the folder cannot be made (${code})`,
  templateLicence: 'CC0: made-up rows to start from',
  templateCitation: 'Made up for a start; replace it with your own evidence',
  started: (dir: string, files: readonly string[]): string =>
    [
      `Started a workspace in ${dir}:`,
      ...files.map((file) => `  ${file}`),
      '',
      'Next:',
      `  lockstep test ${dir}`,
      `  lockstep assess ${dir} --as-of 2025-03-31`,
      `  lockstep brief ${dir} --as-of 2025-03-31 -o briefing.html`,
      `  then write your own agreement into ${dir}/agreement.lockstep`,
      '',
    ].join('\n'),
};
