/** What the parties owe, have and say. */
import { listed, plural } from './figures.ts';

export const COMMITMENTS = {
  heading: 'Commitments of all sides',
  matrix: 'Who owes what, and how it stands',
  matrixIntro: (tallies: readonly string[]): string => `${tallies.join('. ')}.`,
  tally: (party: string, states: readonly string[]): string => `${party}: ${listed(states)}`,
  none: 'The agreement states no commitment.',
  clause: 'Clause',
  commitment: 'Commitment',
  noClause: 'no clause',
  notBound: 'not bound by this clause',
  of: (party: string): string => `Commitments: ${party}`,
  lastDay: 'last day',
  done: 'done on',
  soSince: 'so since',
  noDeadline: 'no last day',
  deadline: 'Last day',
  lateShort: (days: number): string => `${days} ${plural(days, 'day')} late`,
  towards: 'owed to',
  since: 'Since',
  readings: 'Rival readings of the calendar',
  reading: 'Reading',
  state: 'State',
  reason: 'Reason',
  history: 'History and evidence',
  historyCaption: 'How it came to stand so',
  date: 'Date',
  event: 'What happened',
  powers: 'Powers',
  powersCaption: 'Powers that the agreement gives, and whether they were used',
  power: 'Power',
  holder: 'Held by',
} as const;

export const POSTURE = {
  heading: 'Posture',
  none: 'The agreement states no strength to follow.',
  nothing: 'No strength has been reported.',
  reportedFor: 'reported for',
  state: 'How it stands',
  key: 'Dot: the figure as said. Whisker: the interval that its wording allows. Nothing is drawn between reports.',
  dated: (value: string, year: string, old: boolean): string => (old ? `${value}, in ${year}` : value),
  membersKey: 'Each member’s last report. Outline: more than a year before; the dates stand in the table.',
  by: (origin: string): string => `by ${origin}`,
  also: 'Reports for the same weeks that say something else',
  agreed: 'What was agreed',
  agreedCaption: 'Strength agreed, and how it stands',
  reportsCaption: (label: string): string => `${label}: each report on record`,
  date: 'Date',
  strength: 'Strength',
  asSaid: 'As said',
  citation: 'Citation',
  members: (party: string): string => `By member of ${party}`,
  member: 'Member',
  finding: (label: string, from: string, first: string, to: string, last: string): string =>
    `${label}: ${first} on ${from}, ${last} on ${to}`,
  membersFinding: (first: string, value: string, n: number): string =>
    `Of ${n} members, the most is reported for ${first}: ${value}`,
  membersOld: (recent: number, n: number): string =>
    `Only ${recent} of ${n} members ${recent === 1 ? 'has' : 'have'} a report from the year before; the others are older`,
  description: (label: string): string =>
    `Each report of ${label} as a dot with its interval. The same numbers are in the table that follows.`,
  membersDescription: 'A bar for each member. The same numbers are in the table beside it.',
  memberTable: 'Last report of each member',
} as const;

export const STATEMENTS = {
  heading: 'Statements',
  none: 'No statement is on record.',
  intro: 'A statement is never a decision. Words in quotation marks are verbatim; a paraphrase has none.',
  ahead: 'Ahead of the decisions on record, or against them',
  others: 'Other statements on record',
  contradicting: 'Side by side',
  verbatim: 'Verbatim',
  paraphrase: 'Paraphrase',
  translation: 'Translation',
  bears: 'Bears on',
  relates: {
    repeats: 'Repeats',
    contradicts: 'Differs from',
    clarifies: 'Clarifies',
    'reacts to': 'Reacts to',
  } as Readonly<Record<string, string>>,
  words: (speaker: string): string => `the words of ${speaker}`,
  voices: 'Voices of one member that do not agree',
  voicesCaption: 'Earlier and later words of the same member, side by side',
  member: 'Member',
  about: 'About',
  earlier: 'Earlier',
  later: 'Later',
  how: 'How they differ',
  notNamed: 'not named',
  differs: {
    'said to contradict': 'the later contradicts the earlier',
    'other day announced': 'another day is announced',
    'other figure': 'the figures cannot both hold',
  } as Readonly<Record<string, string>>,
  reworded: 'the paraphrase differs from the words',
  redline: 'Beside the words',
  unchanged: 'Beside the words: nothing that changes what they say.',
  drifted: 'Changed on the way',
  drift: (kind: string, primary: string | undefined, later: string | undefined): string =>
    primary !== undefined && later !== undefined
      ? `${kind}, “${primary}” to “${later}”`
      : `${kind}, “${primary ?? later ?? ''}”`,
  timeline: 'By speaker',
  timelineFinding: (speakers: number, statements: number, ahead: number): string =>
    `${statements} ${plural(statements, 'statement')} by ${speakers} ${plural(speakers, 'speaker')}; ${
      ahead === 0 ? 'none announces' : `${ahead} ${ahead === 1 ? 'announces' : 'announce'}`
    } what the decisions on record do not say`,
  timelineDescription:
    'A line for each speaker with a mark for each day with a statement. The same are in the table that follows.',
  timelineKey:
    'Filled dot: verbatim. Hollow dot: paraphrase or translation. Triangle: announces what the decisions on record do not say. At the end: statements in all.',
  timelineCaption: 'What each speaker said, and in which capacity',
  speaker: 'Speaker',
  capacity: 'Capacity',
  said: 'Said on',
  aheadShort: 'ahead of or against the decisions',
} as const;
