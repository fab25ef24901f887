/** What the language server says. */
export const SERVER = {
  asOf: (asOf: string, known: string): string =>
    asOf === known ? `As of ${asOf}` : `As of ${asOf}, with what was known on ${known}`,
  noStanding: (file: string, reason: string): string => `${file}: no verdicts are shown: ${reason}`,
  noMembers: (file: string, reason: string): string => `${file}: names of members are not checked: ${reason}`,
} as const;
