/** What the members decided, and what they said to it. */
export const DECISIONS = {
  heading: 'Decisions on record',
  none: 'The record holds no proposal by this date.',
  intro: (title: string, record: string): string =>
    `From the signed record “${title}” (${record}). Each entry is signed by whoever made it, and anybody can check it.`,
  withheld: (count: number): string =>
    `${count} ${count === 1 ? 'entry is' : 'entries are'} withheld from this copy of the record: decisions may stand otherwise than is shown here.`,
  state: {
    draft: 'A draft, not yet under silence',
    'not in order': 'Not in order',
    'under silence': 'Under silence',
    broken: 'Silence broken: not adopted',
    withdrawn: 'Withdrawn',
    lapsed: 'Lapsed: not everybody agreed in time',
    adopted: 'Adopted, not yet final',
  },
  final: 'Adopted, final',
  since: 'since',
  until: (end: string): string => `until ${end}`,
  follows: 'follows',
  changes: (previous: string): string => `Changes to ${previous}`,
  becomes: (before: string, after: string): string => `“${before}” becomes “${after}”`,
  removed: (text: string): string => `“${text}” is taken out`,
  added: (text: string): string => `“${text}” is put in`,
  otherText: (previous: string): string => `Another text than that of ${previous}`,
  silence: (from: string, until: string, extensions: number, members: number): string =>
    `Under silence from ${from} until ${until}${
      extensions === 0 ? '' : `, extended ${extensions === 1 ? 'once' : `${extensions} times`}`
    }, among ${members} ${members === 1 ? 'member' : 'members'}.`,
  proposed: 'Proposed by',
  asked: 'assent of every member asked for',
  assessed: (asOf: string, known: string): string =>
    `Taken on the assessment as of ${asOf}, with what was known on ${known}`,
  dissent: 'Dissent',
  reservations: 'Reservations',
  interpretations: 'Interpretations',
  overrides: 'Conditions set aside',
  unmet: 'Conditions not met and not set aside',
  missing: 'Still missing',
  withdrawn: 'Withdrawn',
  asks: 'asks for another text',
  late: 'came after silence had ended',
  takenBack: 'taken back; silence stayed broken',
  setAside: (by: string): string => `set aside by ${by}`,
  ahead: 'Ahead of a decision',
  deviation: {
    announced: (who: string, what: string): string => `${who} announced “${what}”`,
    strength: (who: string, what: string): string => `${who} reported a strength at the level of “${what}”`,
    'carried out': (who: string, what: string): string => `${who} carried out “${what}”`,
  },
  adopted: (on: string): string => `; the record adopts it only on ${on}`,
  never: '; the record holds no adopted decision on it',
} as const;
