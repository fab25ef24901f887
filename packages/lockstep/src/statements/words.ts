const DIFFERS: Readonly<Record<string, string>> = {
  'said to contradict': 'the register says that it contradicts',
  'other day announced': 'another day is announced',
  'other figure': 'the figures cannot both hold',
};

/** What this part says to its users, in one place. */
export const SAY = {
  description:
    'find who said what in an article, a press release or a transcript; with --as-of, list the register by speaker',
  file: 'a .txt, .html or .docx file, or - for standard input; with --as-of a workspace (default: the current folder)',
  options: {
    date: 'the date of the document, YYYY-MM-DD; else the one found in it',
    json: 'as JSON: one object per statement, with offsets into the text',
    document: 'with --json: an object with the document, its statements, speakers, places and dates',
    quotations: 'leave indirect statements out',
    in: 'a workspace whose people.csv, places.csv and parties.csv are used as registers',
    review: 'write a review file (CSV) to be filled in',
    apply: 'read a filled-in review file and write the statements that were accepted',
    interactive: 'review in the terminal, one key per decision; needs --by',
    output: 'where to write; standard output for --apply when left out',
    figures: 'with --apply: write the figures in the accepted statements, as figures evidence',
    by: 'name of the reviewer, for rows that do not name one',
    on: 'date of the review, YYYY-MM-DD (default: today)',
    url: 'where the document can be found, for the register',
    asOf: 'list the register of a workspace as of this date, YYYY-MM-DD',
    known: 'with --as-of: what was known on this date (default: the as-of date)',
    speaker: 'with --as-of: only speakers whose name holds this',
  },
  noSuchFile: 'there is no such file',
  folder: 'this is a folder; give a file, or --as-of DATE to list the register of a workspace',
  noFile: 'give a file to read, or --as-of DATE to list the register of a workspace',
  onlyWithAsOf: (option: string): string => `${option} goes with --as-of`,
  notWithAsOf: (option: string): string => `${option} does not go with --as-of, which lists a register`,
  unreadable: (code: string): string => `the file cannot be read (${code})`,
  cannotWrite: (code: string): string => `the file cannot be written (${code})`,
  empty: 'the file holds no text',
  binary: 'this is no text, HTML or DOCX file',
  otherZip: 'this is a zip archive, but no Word document: it holds no word/document.xml',
  damagedZip: (why: string): string => `this Word document is damaged: ${why}`,
  oldWord: 'this is an old Word document (.doc); save it as .docx or as text',
  pdf: 'this is a PDF; save its text as .txt',
  tooLarge: (limit: string): string => `the document is larger than ${limit}`,
  badDate: (option: string, value: string): string =>
    `${option} takes a date that exists, as YYYY-MM-DD; found "${value}"`,
  twoWays: 'give one of --review, --apply and --interactive',
  needsBy: '--interactive needs --by NAME: a decision is kept with who made it',
  needsOutput: '--interactive needs --review FILE, where the decisions are kept',
  noTerminal:
    'a review in the terminal needs a terminal, or keys on standard input and the document in a file',
  onlyWithJson: '--document goes with --json',
  onlyWithApply: (option: string): string => `${option} goes with --apply`,
  otherText: (id: string): string =>
    `row "${id}" stands elsewhere in this document; the review belongs to another text or to another version of it`,
  unknownRow: (id: string): string => `there is no statement "${id}" in this document`,
  twice: (id: string): string => `the id "${id}" stands in two rows`,
  badDecision: (value: string): string => `"${value}" is no decision`,
  decisions: 'accept, reject, merge:ID, or nothing while undecided',
  badKind: (value: string): string => `"${value}" is no kind of statement`,
  badRelation: (part: string): string => `"${part}" does not say how it relates to what`,
  relations: 'repeats, contradicts, clarifies or reacts to, a colon and an id',
  nothingFound: 'No statements found.\n',
  heading: ['', 'said', 'speaker', 'how', 'words'] as const,
  how: { quoted: 'quoted', mixed: 'partly quoted', indirect: 'reported' },
  unknownSpeaker: 'not named',
  before: (day: string): string => `by ${day}`,
  undated: 'no date',
  counts: (quoted: number, indirect: number, speakers: number): string =>
    `${quoted} ${quoted === 1 ? 'quotation' : 'quotations'}, ${indirect} reported in other words, ${speakers} ${speakers === 1 ? 'speaker' : 'speakers'}.`,
  proposed: (names: string): string => `Not on the register: ${names}.`,
  figure: (text: string, low: string, high: string, unit: string): string =>
    `${text}: ${low} to ${high}${unit === '' ? '' : ` ${unit}`}`,
  open: 'open',
  reviewWritten: (path: string, count: number): string =>
    `${count} candidates written to ${path}. Fill in the column "decision", then use --apply.\n`,
  applied: (accepted: number, rejected: number, merged: number, undecided: number): string =>
    `${accepted} accepted, ${rejected} rejected, ${merged} merged, ${undecided} undecided.\n`,
  reviewedBy: (by: string, at: string): string => `Reviewed by ${by} on ${at}.`,
  alsoFound: (count: number): string => `Found ${count + 1} times.`,
  figureOf: (id: string): string => `In statement ${id}`,
  register: {
    none: 'No statement is on record.\n',
    heading: (asOf: string, known: string): string =>
      `Statements on record as of ${asOf}, with what was known on ${known}.`,
    differs: (speaker: string, said: string, how: string): string =>
      `Does not agree with ${speaker}, ${said}: ${DIFFERS[how] ?? how}.`,
    drift: (
      said: string,
      findings: readonly {
        readonly kind: string;
        readonly primary: { text: string } | null;
        readonly later: { text: string } | null;
      }[],
    ): string =>
      findings.length === 0
        ? `Beside the words of ${said}: nothing that changes what they say.`
        : `Beside the words of ${said}: ${findings
            .map(({ kind, primary, later }) =>
              primary && later
                ? `${kind}, “${primary.text}” to “${later.text}”`
                : `${kind}, “${(primary ?? later)?.text ?? ''}”`,
            )
            .join('; ')}.`,
    counts: (statements: number, different: number, speakers: number, ahead: number): string =>
      `${statements} ${statements === 1 ? 'statement' : 'statements'}${
        different < statements ? ` (${different} where the same words of one speaker count once)` : ''
      } by ${speakers} ${
        speakers === 1 ? 'speaker' : 'speakers'
      }; ${ahead} ahead of the decisions on record, or against them.`,
  },
  interactive: {
    keys: 'a accept  r reject  c correct  k kind  b bears on  t relates  m merge  s skip  u undo  q save and leave',
    position: (at: number, of: number, left: number): string => `[${at}/${of}, ${left} left]`,
    reason: 'Why? ',
    field: 'Which field (said, speaker, capacity, party, text, announces, announced_for, note)? ',
    value: (field: string, now: string): string => `${field} [${now}]: `,
    bears: 'Bears on (ids, separated by ;): ',
    relates: 'Relates (repeats:ID, contradicts:ID, clarifies:ID, reacts to:ID; separated by ;): ',
    into: (near: string): string => `Merge into which id${near === '' ? '' : ` [${near}]`}? `,
    noField: (name: string): string => `there is no field "${name}"`,
    unknownKey: (key: string): string => `"${key}" is no key here`,
    saved: (path: string): string => `Saved to ${path}.\n`,
    done: 'Nothing is left to review.\n',
    says: 'says',
    speakerAs: (name: string, words: string): string =>
      words === '' || words === name ? name : `${name} ("${words}")`,
  },
} as const;
