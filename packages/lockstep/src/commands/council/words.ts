/** What the commands of the council and the record say about their use. */
export const COUNCIL = {
  oneProposal: (name: string): string => `name one proposal: lockstep ${name} [DIR] PROPOSAL`,
  needWords: 'say the words with --say, or name a file with --text',
  needOption: (option: string): string => `${option} is needed`,
  tooMany: (usage: string): string => `too many names: ${usage}`,
  oneOf: (usage: string): string => `expected: ${usage}`,
} as const;
