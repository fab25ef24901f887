/** What changed, what is not known, and how to check it. */

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
  surge:
    'Events are counted by area and week, whatever else a measure sums; deaths are described and never tested. A week is compared with the weeks of the same conflict before it, and is called a surge when at most one of them scores as high. Where the past is too short for that, simulated counts stand in for it, which call a surge too often. How often it is wrong, and what it misses, has been measured: see the note on the method (docs/method-surge.md).',
  map: 'Classes are round numbers; the last class is open at the top. A province is hatched where no source covers all of the days.',
} as const;

export const SOURCES = {
  heading: 'Sources',
  none: 'No source was used.',
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
