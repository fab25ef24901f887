/** What the program says about workspaces. */
export const WORKSPACE = {
  nothingThere: (path: string): string => `there is no file or folder “${path}”`,
  noAgreement: (path: string, file: string): string =>
    `“${path}” holds no ${file}; \`lockstep new DIR\` starts a workspace`,
  moreErrors: (count: number): string =>
    ` (and ${count} more ${count === 1 ? 'error' : 'errors'}: see \`lockstep check\`)`,
} as const;
