/** Every word that a briefing adds of its own, in one place, so that it can be edited and translated. */

/** Language and direction of the words in this file. */
export const LANGUAGE = { code: 'en', direction: 'ltr' } as const;

export const NUMBERS = {
  thousands: ',',
  decimal: '.',
  unknown: 'not known',
  anyAmount: 'any amount',
  atLeast: (number: string): string => `at least ${number}`,
  atMost: (number: string): string => `at most ${number}`,
  atTheLimit: 'exactly at the limit',
  inside: (amount: string): string => `inside the limit by ${amount}`,
  outside: (amount: string): string => `outside the limit by ${amount}`,
  straddles: (out: string, inside: string): string => `between ${out} outside and ${inside} inside the limit`,
} as const;

export const DATES = {
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  date: (day: number, month: string, year: number): string => `${day} ${month} ${year}`,
  dayMonth: (day: number, month: string): string => `${day} ${month}`,
} as const;

const SMALL = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'] as const;
export const count = (n: number): string => SMALL[n] ?? String(n);
export const plural = (n: number, one: string, many = `${one}s`): string => (n === 1 ? one : many);
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const OPENING = {
  heading: 'What may be decided',
  asOf: 'As of',
  knownOn: 'with what was known on',
  knownSame: 'with what was known that day',
  nothing: 'Nothing is open for decision',
  noAdjustments: (met: number, all: number): string =>
    `${count(met)} of ${all} ${plural(all, 'condition')} ${met === 1 ? 'is' : 'are'} met`,
  one: (label: string): string => `Open for decision: ${label}`,
  many: (n: number): string => `${count(n)} adjustments are open for decision`,
  holds: 'What holds it back',
  judgedBy: (judge: string, date: string): string => `judged so by ${judge}, ${date}.`,
  conditions: 'Conditions not met',
  allConditions: 'The conditions',
  adjustments: 'The adjustments and their gates',
  adjustment: 'Adjustment',
  gate: 'Gate',
  rule: 'How it is decided',
  noRule: 'The agreement does not say.',
  changed: 'What changed',
  since: (date: string): string => `Since ${date}`,
  byKnowing: (date: string): string => `By knowing more than on ${date}`,
  unchanged: 'No verdict or state differs.',
  noComparison: 'No earlier date was compared.',
  more: (n: number): string => `${n} more below`,
  contents: 'Contents',
  skip: 'Skip to the briefing',
} as const;

/** The answer in a sentence. `names` are quoted and listed; `verdicts` is `two are not met and one is open`. */
export const LEAD = {
  heldBack: (names: string, several: boolean, verdicts: string): string =>
    `${names} ${several ? 'are held back: of their' : 'is held back: of its'} conditions, ${verdicts}.`,
  undecided: (names: string, several: boolean, verdicts: string): string =>
    `The evidence does not decide whether ${names} may be taken up: of ${several ? 'their' : 'its'} conditions, ${verdicts}.`,
  open: (names: string, several: boolean): string =>
    `Every condition of ${names} is met; ${several ? 'they' : 'it'} may be decided.`,
  free: (names: string, several: boolean): string =>
    `${names} ${several ? 'have' : 'has'} no condition attached in the agreement.`,
  decided: (label: string, date: string | null, verdicts: string): string =>
    `“${label}” ${date === null ? 'has been decided' : `was decided on ${date}`}; of its conditions, ${verdicts}.`,
} as const;

export const GATE_WORDS = {
  open: 'open for decision',
  closed: 'held back',
  undecided: 'not decided by the evidence',
  none: 'no condition attached',
} as const;

export const STATUS_WORDS = {
  decided: (date: string): string => `decided on ${date}`,
  'carried out': (date: string): string => `carried out by ${date}`,
} as const;

/** States as stored, where the word shown to a reader is another. */
export const STATE_WORDS = {
  names: {
    create: 'not yet in effect',
    'gate open': GATE_WORDS.open,
    'gate closed': GATE_WORDS.closed,
    'gate undecided': GATE_WORDS.undecided,
    'gate none': GATE_WORDS.none,
    none: 'no report',
  } as Readonly<Record<string, string>>,
  /** A change of posture is from one report to another. */
  reported: (date: string): string => `report of ${date}`,
} as const;

export const CONDITIONS = {
  heading: 'Conditions',
  none: 'The agreement states no condition.',
  basis: 'Basis',
  noBasis: 'The agreement gives no basis.',
  rule: 'Rule',
  formal: 'The same rule, fully bracketed',
  heldBy: 'Held by',
  margin: 'Margin',
  compared: 'Compared',
  on: (date: string): string => `on ${date}`,
  in: (area: string): string => `in ${area}`,
  against: 'against',
  readings: (n: number): string => `${count(n)} readings are on file; each has its own verdict.`,
  reading: (label: string): string => `Read as: ${label}`,
  unnamed: 'As written',
  witnessCaption: 'The days that decide the verdict',
  missing: 'What is missing',
  metIf: (amount: string): string => `It is met if the total is ${amount}`,
  notMetIf: (amount: string): string => `not met if it is ${amount}`,
  changes: 'What would change it',
  judgements: 'Judgements on record',
  noJudgement: 'No judgement is on record.',
  judge: 'Judge',
  verdict: 'Verdict',
  said: 'Reasons',
  dated: 'Date',
  level: (level: string): string => `Level of implementation: ${level}`,
  reply: (judge: string): string => `Reply of ${judge}`,
  spokenBy: (who: string): string => `through ${who}`,
  sources: 'Sources',
  measure: 'Measure',
  area: 'Area',
  days: 'Days',
  value: 'Value',
} as const;

export const CHART = {
  above: 'above',
  below: 'below',
  at: 'exactly at',
  within: 'not clearly above or below',
  finding: (
    what: string,
    value: string,
    date: string,
    how: string,
    right: string,
    rightValue: string,
  ): string => `${what}: ${value} on ${date}, ${how} ${right}: ${rightValue}`,
  unknownFinding: (what: string, date: string): string => `${what}: not known on ${date}`,
  description: (what: string, unit: string, from: string, to: string): string =>
    `${what} in ${unit}, from ${from} to ${to}, with its interval as a band, the best estimate as a line and the limit as a dashed line. The same numbers are in the table that follows.`,
  asOf: 'as of',
  unknown: 'not known',
  unknownSome: 'only a lower bound is known',
  key: 'Line: best estimate. Band: lowest to highest. Dashed: the limit. Heavy bar on the axis: the days that decide. Hatched: not known.',
  data: 'The numbers of this chart',
  date: 'Date',
  week: 'Week that ends on',
  month: 'Month',
  quarter: 'Quarter that ends on',
  year: 'Year that ends on',
  dataCaption: (what: string): string => `${what}, and its limit`,
  every: (days: number): string => (days === 1 ? '' : `, every ${days} days`),
  source: 'Source',
  cutOff: (date: string): string => `cut-off ${date}`,
  knownBy: (date: string): string => `as known on ${date}`,
  completeThrough: (date: string): string => `complete through ${date}`,
} as const;

export const MAP = {
  finding: (what: string, notMet: number, open: number, all: number): string =>
    `${what}: outside the limit in ${notMet} of ${all} areas${open === 0 ? '' : `, not decided in ${open}`}`,
  description: (what: string): string =>
    `Map of the areas, darker where ${what} is higher, hatched where it is not known, with a heavy outline where the limit is passed. The same numbers are in the table beside it.`,
  table: (what: string): string => `${what}, area by area`,
  area: 'Area',
  value: 'Value',
  limit: 'Limit',
  verdict: 'Verdict',
  unknown: 'not known',
  outside: 'outside the limit',
  key: 'Heavy outline: outside the limit. Source:',
} as const;

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
  of: (party: string): string => `Commitments of ${party}`,
  lastDay: 'last day',
  done: 'done on',
  soSince: 'so since',
  noDeadline: 'no last day',
  deadline: 'Last day',
  lateShort: (days: number): string => `${days} ${plural(days, 'day')} late`,
  towards: 'owed to',
  since: 'Since',
  confirm: 'Note',
  readings: 'Rival readings of the calendar',
  reading: 'Reading',
  state: 'State',
  reason: 'Reason',
  history: 'History and evidence',
  historyCaption: 'How it came to stand so',
  date: 'Date',
  event: 'What happened',
  evidence: 'Evidence',
  judgements: 'Judgements by people, beside the state',
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
  membersKey: 'Each member’s last report; the dates differ and stand in the table.',
  by: (origin: string): string => `by ${origin}`,
  also: 'Reports for the same weeks that say something else',
  agreed: 'What was agreed',
  agreedCaption: 'Strength agreed, and how it stands',
  reports: 'The reports',
  reportsCaption: (label: string): string => `${label}: each report on record`,
  date: 'Date',
  strength: 'Strength',
  asSaid: 'As said',
  citation: 'Citation',
  members: (party: string): string => `By member of ${party}`,
  member: 'Member',
  finding: (label: string, from: string, first: string, to: string, last: string): string =>
    `${label}: ${first} on ${from}, ${last} on ${to}`,
  single: (label: string, value: string, date: string): string => `${label}: ${value} on ${date}`,
  membersFinding: (first: string, value: string, n: number): string =>
    `${first} reports the most (${value}) of ${n} members`,
  description: (label: string): string =>
    `Each report of ${label} as a dot with its interval. The same numbers are in the table that follows.`,
  membersDescription: 'A bar for each member. The same numbers are in the table beside it.',
  memberTable: 'Last report of each member',
} as const;

export const STATEMENTS = {
  heading: 'Statements',
  none: 'No statement is on record.',
  intro: 'A statement is never a decision. Words in quotation marks are verbatim; a paraphrase has none.',
  ahead: 'Ahead of any decision',
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
} as const;

export const CHANGES = {
  heading: 'What changed',
  none: 'No earlier date was compared.',
  same: 'No verdict or state differs.',
  since: (asOf: string, known: string): string =>
    asOf === known
      ? `Compared with ${asOf}, as known that day`
      : `Compared with ${asOf}, as known on ${known}`,
  caption: 'What stands differently',
  what: 'What',
  before: 'Before',
  now: 'Now',
  how: 'In words',
} as const;

export const GAPS = {
  heading: 'What is not known',
  none: 'Nothing that the rules ask for is missing.',
  intro: 'An unknown is never counted as zero. Each item below could change what the page says.',
  caption: 'What is not known, and why',
  kind: 'Kind',
  what: 'What',
  why: 'Why',
  affects: 'Bears on',
} as const;

export const NOTES = {
  heading: 'Notes',
  intro: 'How the numbers are made and where they come from, in the order in which the page first uses them.',
  back: (n: number): string => `Back to note mark ${n} in the text`,
  mark: (n: number): string => `Note ${n}`,
  source: 'Source',
  counted: 'Counted from',
  asIn: 'As described in note',
  known: (date: string): string => `known since ${date}`,
  origin: (origin: string): string => `first said by ${origin}`,
  page: 'page cited',
} as const;

/** Method notes: one for each kind of number or word that a page shows. */
export const METHOD = {
  dates:
    'Two dates rule a briefing: the date in the world (as of), and the date of knowledge. Only evidence that could be known by the second is used; a later release, correction or disclosure changes the page only when a later date of knowledge is chosen.',
  verdict:
    'A verdict follows from the interval that the evidence allows: met if the rule holds for every value in it, not met if it holds for none, open if the evidence does not decide. Disputed means that judges, or rival readings, differ. Not triggered means that what the rule depends on has not happened.',
  gate: 'An adjustment may be decided only when every condition that the agreement attaches to it is met. An open or disputed condition does not open the gate.',
  margin:
    'The margin is how far the deciding value lies inside or outside of its limit, in the unit of the measure. An interval is given where the evidence leaves one.',
  measured:
    'Counted from the source over the calendar days named; the best estimate stands first and the lowest and highest that the source allows stand in brackets. A record that is known only to lie within several days counts in full in a window that holds all of them and as zero to its full number in a window that cuts them. A day that the source does not cover is not known; it is never counted as zero.',
  short: 'How counts, intervals and unknown days are treated:',
  ucdpShort: 'What its intervals are:',
  ucdp: 'The Uppsala Conflict Data Program gives each event a low, a best and a high number of deaths; the lowest and the highest of the three are taken as the interval.',
  reported:
    'A reported figure keeps the word it was said with. A rounded or approximate figure is read as the interval that would be rounded to it; “under” and “at most” give only an upper end, “over” and “at least” only a lower one.',
  lateness:
    'A last day is included: what is done on it is in time. Days late are counted from the day after. What was done late stays recorded as missed, with the day on which it was done.',
  judged:
    'A judgement is what a named judge said, with date and capacity. Items that go back to one origin count as one, however many papers carried them.',
  level:
    'Levels of implementation (not initiated, minimum, intermediate, complete) are those of the Kroc Institute’s Peace Accords Matrix; they stand beside the state and do not change it.',
  statement:
    'Words in quotation marks are verbatim from the source named. A paraphrase is somebody else’s wording and is marked so.',
  map: 'Classes are round numbers; the last class is open at the top. A province is hatched where no source covers all of the days.',
} as const;

export const SOURCES = {
  heading: 'Sources',
  caption: 'Every source, with its licence and cut-off',
  none: 'No source was used.',
  source: 'Source',
  licence: 'Licence',
  covers: 'Days covered',
  through: (date: string): string => `complete through ${date}`,
  notStated: 'not stated',
  knowledge: 'Dates of knowledge',
  last: (date: string): string => `last item known on ${date}`,
  items: (n: string): string => `${n} ${n === '1' ? 'item' : 'items'}`,
  holds: 'Holds',
  obtained: 'obtained on',
  citation: 'Citation',
  file: 'File',
  digest: 'SHA-256',
} as const;

export const COLOPHON = {
  heading: 'How to check this page',
  text: 'The page is a function of the agreement, the evidence and the two dates. Whoever holds the same files and runs the same command gets the same page.',
  agreement: 'Agreement, SHA-256',
  evidence: 'Evidence, SHA-256',
  zone: 'Days are those of',
  command: 'Command',
} as const;

/** What the command line says. */
export const SUMMARY = {
  open: 'Open for decision',
  changes: (n: number, date: string, known: string | null): string =>
    `${n === 0 ? 'Nothing stands' : `${n} ${n === 1 ? 'thing stands' : 'things stand'}`} differently than on ${date}${known === null ? ', as known that day' : `, as known on ${known}`}.`,
  written: (file: string, kilobytes: number): string => `Briefing: ${file} (${kilobytes} kB)`,
} as const;

export const BRIEF = {
  sinceNotEarlier: (since: string): string => `--since takes a date before the as-of date; found “${since}”`,
  format: (file: string, endings: readonly string[]): string =>
    `a briefing is written as ${listed(endings)}; “${file}” ends in none of them`,
  noFolder: (file: string): string => `the folder of “${file}” does not exist`,
  isFolder: (file: string): string => `“${file}” is a folder; name a file in it`,
} as const;
