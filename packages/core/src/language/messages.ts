/**
 * Every sentence that the checker says, in one place, so that they can be edited and translated. Words of the
 * agreement stand in “quotation marks”.
 */

/** In quotation marks; of what is very long only the beginning. */
export function quote(text: string): string {
  return `“${text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text}”`;
}

const LONGEST = 80;

/** "a, b or c" */
export function alternatives(words: readonly string[]): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** "a, b and c" */
export function together(words: readonly string[]): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

function meant(nearest: string | undefined): string {
  return nearest === undefined ? '' : `; did you mean ${quote(nearest)}?`;
}

function stop(text: string): string {
  return text.endsWith('?') ? text : `${text}.`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** "provinces", "counties" */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return noun.endsWith('s') ? noun : `${noun}s`;
}

export const SAY = {
  // Reading the text
  strayCharacters: (text: string): string => `${quote(text)} cannot stand in an agreement.`,
  unclosedText: (): string => 'This quoted text has no closing quotation mark on its line.',
  tooLong: (length: number, limit: number): string =>
    `The text has ${length.toLocaleString('en')} characters; an agreement has at most ${limit.toLocaleString('en')}.`,
  expected: (found: string | undefined, expected: readonly string[], nearest?: string): string =>
    stop(
      `${found === undefined ? 'Something is missing here' : `${quote(found)} cannot stand here`}: expected ${alternatives(expected)}${meant(nearest)}`,
    ),
  noBlock: (word: string, nearest: string | undefined, words: readonly string[]): string =>
    stop(
      nearest === undefined
        ? `${quote(word)} begins no block; blocks begin with ${alternatives(words.map(quote))}`
        : `${quote(word)} begins no block${meant(nearest)}`,
    ),
  atMargin: (): string => 'A line at the left margin begins a block; what belongs to a block is indented.',
  noClause: (word: string, block: string, nearest: string | undefined): string =>
    stop(`${quote(word)} begins no clause of ${article(block)}${meant(nearest)}`),
  leftOver: (word: string): string => `${quote(word)} cannot stand here: what stands before it is complete.`,
  reservedName: (word: string): string => `${quote(word)} is a word of the language and cannot be a name.`,
  noDate: (text: string): string => `${quote(text)} is no date that exists.`,
  wholeNumber: (what: string): string => `${what} is a whole number.`,
  atLeastOneDay: (): string => 'A window has at least 1 day.',
  windowTooLong: (most: number): string =>
    `A window has at most ${most.toLocaleString('en')} days, a hundred years.`,
  boundsReversed: (from: string, to: string): string => `The window [${from},${to}] ends before it begins.`,
  calendarLength: (unit: string): string =>
    `A window counts days or weeks, because ${unit}s differ in length; for the calendar say ${quote(`in the ${unit}`)} or ${quote(`in the last full ${unit}`)}.`,
  periodBefore: (period: string): string =>
    `Before what? Say “in the last full ${period}”, or “in the ${period} one ${period} before”.`,
  overIsWindow: (): string =>
    `${quote('over')} begins a window here (“over 28 days”); to compare, say ${quote('above')}.`,
  ambiguousScope: (word: string): string =>
    `It is not clear how far ${quote(word)} reaches: put brackets around what it covers.`,
  noSurgeInSome: (phrase: string): string =>
    `It is not clear what “no surge” says ${quote(phrase)}: put that first, or brackets around what is denied.`,
  surgeInTrace: (): string =>
    'A surge is looked for in weeks of events by area, which a trace does not have; it is a condition of an agreement.',
  surgeNeedsEvents: (name: string): string =>
    `A surge is looked for in events, and ${quote(name)} takes reported figures: name a measure that counts events, or sums deaths in a source of events.`,
  ambiguousMix: (a: string, b: string): string =>
    `${quote(a)} and ${quote(b)} stand side by side: put brackets around what belongs together.`,
  bareWhen: (): string =>
    `Say ${quote('whenever')} for as long as it holds, or ${quote('when ... becomes true')} for the day on which it begins.`,
  trendWindow: (): string =>
    'A trend is taken over the last days up to the day judged, for example “[0,27]”.',
  aggregateOverWhat: (fn: string): string =>
    `${quote(fn)} over which days? Say for example ${quote('over 28 days')}.`,
  countOf: (given: number, count: number): string => `At least ${count} of ${given} can never hold.`,
  tooDeep: (limit: number): string => `This is nested more than ${limit} levels deep.`,
  fieldTwice: (what: string): string => `This ${what} is given twice.`,

  // Names
  unknownName: (name: string, what: string, nearest: string | undefined): string =>
    stop(`There is no ${what} ${quote(name)}${meant(nearest)}`),
  wrongKind: (name: string, is: string, wanted: string): string =>
    `${quote(name)} is ${article(is)}; expected ${article(wanted)}.`,
  duplicate: (name: string, line: number): string =>
    `The name ${quote(name)} is already taken in line ${line}.`,
  duplicateReading: (name: string, line: number): string =>
    `This block already has a reading ${quote(name)}, in line ${line}.`,
  missing: (what: string, block: string): string => `This ${block} has no ${what}.`,
  meansAndJudged: (what: string): string =>
    `${what} has both “means” and “judged by”: give each a reading of its own.`,
  readingWithout: (name: string): string => `The reading ${quote(name)} has neither “means” nor “judged by”.`,
  ruleBesideReadings: (): string =>
    'A condition has either one rule or named readings, each with its own rule.',
  outsideReading: (what: string): string => `${quote(what)} belongs under a reading.`,
  sourceKind: (name: string, is: string, wanted: string): string =>
    `The source ${quote(name)} holds ${is}; this needs a source of ${wanted}.`,

  noAgreement: (): string =>
    'An agreement begins with the word “agreement” and its title in quotation marks.',
  secondAgreement: (): string => 'One file holds one agreement.',
  noTimeZone: (name: string): string =>
    `${quote(name)} is no time zone; expected one such as “Asia/Kabul” or “UTC”.`,
  anchorBesideReadings: (): string => 'An anchor has either one point or named readings, each with its own.',
  anchorReadingWithout: (name: string): string => `The reading ${quote(name)} has no “is”.`,
  notSigned: (): string =>
    'The agreement has no day of signing: say “signed” and the date under “agreement”.',

  // Duties, powers, adjustments
  mayInCommitment: (): string => 'A commitment says what a party must do; what it may do is a power.',
  mustInPower: (): string => 'A power says what a party may do; what it must do is a commitment.',
  whileInPower: (): string => 'A power is in force from “when” or “if” on; “while” is for commitments.',
  sayMode: (parties: readonly string[]): string =>
    `Say “each of ${parties.join(', ')}” if each of them owes it, or “must jointly” if one performance is enough.`,
  untilForKeep: (): string =>
    '“until” and “for” give the last day of what is kept; for the latest day of a deed say “by” or “within”.',
  deadlineForAchieve: (): string =>
    'What must be kept has no latest day to begin: say “until” or “for” for the last day, “from” for the first.',
  judgedText: (): string =>
    '“judged by” goes with a deed in quotation marks; this one is decided by evidence.',
  textNeedsJudge: (): string => 'A deed in quotation marks needs its judges: add “judged by” and a party.',
  cureKeeps: (): string => 'A cure period goes with what must be kept; a deed with a deadline has none.',
  bringPerArea: (name: string, set: string): string =>
    `${quote(name)} has a value for each ${set}; “bring” needs one for all.`,
  notTheirs: (commitment: string, debtors: readonly string[], party: string): string =>
    `${quote(commitment)} binds ${together(debtors.map(quote))}, not ${quote(party)}.`,
  verbOfCommitments: (verb: string): string =>
    `${quote(verb)} goes with a commitment, not with the agreement.`,
  verbOfAgreement: (verb: string): string =>
    `${quote(verb)} goes with the agreement, not with one commitment.`,
  validFigures: (): string => '“valid for” goes with reported figures, not with events.',
  filterEvents: (): string => '“of type” and “involving” choose among events; figures have neither.',

  // Tests
  expectWhen: (): string => 'Say on which day before what is expected: “as of 2020-10-21”.',
  noExpectedState: (
    name: string,
    kind: string,
    state: string,
    states: readonly string[],
    nearest: string | undefined,
  ): string =>
    stop(
      `${quote(name)} is ${article(kind)}, which is never ${quote(state)}: expected ${alternatives(states.map(quote))}${meant(nearest)}`,
    ),
  spanForFigures: (): string => 'Only a figure can be reported for several days.',
  noVerdict: (verdict: string): string => `A judge says “met”, “not met” or “open”, not ${quote(verdict)}.`,

  // Numbers and units
  unitsDiffer: (verb: 'add' | 'subtract' | 'compare', left: string, right: string): string =>
    `${capital(left)} and ${right} cannot be ${{ add: 'added', subtract: 'subtracted', compare: 'compared' }[verb]}.`,
  notANumber: (what: string): string => `${what} is true or false, not a number.`,
  notAFormula: (what: string): string =>
    `${what} is a number: compare it with something, for example “at most 40”.`,
  percentOfWhat: (left: string): string =>
    `A percentage cannot be compared with ${left}: say of what, for example “50% of ...”.`,
  levelNeedsFunction: (name: string): string =>
    `${name} is a level, which cannot be summed over days: say “highest of”, “lowest of” or “mean of”.`,
  perArea: (name: string, set: string): string =>
    `${quote(name)} has a value for each ${set}: say “in every ${set}”, “in any ${set}” or “in all ${plural(set)} together”.`,
  valueNeedsFunction: (what: string): string =>
    `${what} is already taken over some days: say “highest of”, “lowest of”, “mean of” or “sum of” before it.`,
  notPerArea: (what: string, set: string): string => `${what} has no value for each ${set}.`,
  areaListsMeet: (a: string, setA: string, b: string, setB: string): string =>
    `${quote(a)} goes by ${setA} and ${quote(b)} by ${setB}: they cannot be put together.`,
  datesReversed: (): string => 'The last day comes before the first.',
  unknownReading: (condition: string, reading: string, nearest: string | undefined): string =>
    stop(`${quote(condition)} has no reading ${quote(reading)}${meant(nearest)}`),
  noReadings: (name: string, kind: string, reading: string): string =>
    `${quote(name)} is ${article(kind)} and has no reading ${quote(reading)}; only conditions have readings.`,
  stateMissing: (name: string, kind: string): string =>
    `${quote(name)} is ${article(kind)}: say in which state, for example ${quote(`${name} is ${kind === 'power' ? 'exerted' : 'fulfilled'}`)}.`,
  noSuchState: (name: string, kind: string, state: string, states: readonly string[]): string =>
    states.length === 0
      ? `${quote(name)} is ${article(kind)} and has no states.`
      : `${quote(name)} is ${article(kind)}, which is never ${quote(state)}: it is ${alternatives(states.map(quote))}.`,
  eventInFormula: (name: string): string =>
    `${quote(name)} happens on one day: say ${quote(`${name} has happened`)} or ${quote(`${name} happens`)}.`,
  cycle: (path: readonly string[]): string => `This depends on itself: ${path.join(' → ')}.`,

  // Warnings: nothing is wrong, but it can hardly be meant
  unused: (name: string, kind: string): string => `No rule uses the ${kind} ${quote(name)}.`,
  partyWithoutPart: (name: string): string =>
    `${quote(name)} has no part in the agreement: no duty, power, judgement, reading or adjustment.`,
  neverMet: (what: string): string => `${what} can never be met, whatever the evidence says.`,
  alwaysMet: (what: string): string => `${what} can never fail, whatever the evidence says.`,
  cannotPerform: (): string => 'Nobody can perform this, whatever happens.',
  ownGate: (occurrence: string): string =>
    `This gate waits for ${quote(occurrence)}, by which the adjustment itself counts as decided or carried out.`,
  notInOutline: (clause: string): string => `The outline has no clause ${quote(clause)}.`,
  notCited: (clause: string): string => `Nothing in the agreement cites the clause ${quote(clause)}.`,
  neverViolated: (commitment: string): string =>
    `This waits for a violation of ${quote(commitment)}, which has no deadline and so is never violated.`,
  nothingToResume: (what: string): string => `This resumes ${what}, which nobody has the power to suspend.`,
  endsBeforeStart: (end: string, start: string): string =>
    `This time ends on ${end}, before it begins on ${start}.`,
  twoDeadlines: (other: string): string => `${quote(other)} asks for the same deed by another day.`,
} as const;

export function article(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
