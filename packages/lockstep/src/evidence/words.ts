/** Titles for sources that nobody has named yet. */
const SOURCE_LABELS: Readonly<Record<string, string>> = {
  ucdp: 'UCDP events',
  acled: 'ACLED events',
  events: 'Events on record',
  figures: 'Reported figures',
  judgements: 'Judgements on record',
  statements: 'Statements on record',
  occurrences: 'Dated occurrences',
};

/** What this part says to its users, in one place. */
export const say = {
  noSuchFile: 'there is no such file',
  unreadable: (code: string): string => `the file cannot be read (${code})`,
  noFolder: 'there is no such folder',
  folder: 'this is a folder; give the file inside it',
  notAFile: 'this is not a regular file',
  empty: 'the file is empty',
  gzipCutOff: 'the gzip file is cut off before its end; nothing of it was taken: fetch it again',
  gzipDamaged: 'the gzip file is damaged; nothing of it was taken: fetch it again',
  zip: 'this is a zip archive or a spreadsheet, not CSV; unpack it, or save the sheet as CSV (UTF-8)',
  utf16: 'this is UTF-16 text; save it as UTF-8',
  binary: 'this is a binary file, not CSV text',
  notUtf8: 'the row is not UTF-8 text',
  noHeader: 'the file has no header row',
  bareReturns: 'lines end with a bare carriage return; save the file with line feeds',
  otherDelimiter: (found: string): string => `columns are separated by ${found}; expected commas`,
  missingColumns: (names: readonly string[], near: string): string =>
    `the header lacks the required ${names.length === 1 ? 'column' : 'columns'} ${names.join(', ')}${near}`,
  twiceInHeader: (name: string): string => `the header names the column ${name} twice`,
  badJson: (why: string): string => `this is not JSON: ${why}`,
  badGeoJson: 'this is not a GeoJSON FeatureCollection with at least one feature',
  areaWithoutName: (n: number, by: string, has: readonly string[]): string =>
    `feature ${n} has no name in its property "${by}"; it has ${has.length > 0 ? has.join(', ') : 'no properties'}`,
  areaShape: (n: number, name: string, why: string): string =>
    `feature ${n} (${name}) has no usable geometry; expected a Polygon, a MultiPolygon or null: ${why}`,
  areaAlso: (n: number, name: string): string =>
    `the property "also" of feature ${n} (${name}) is not a list of names`,
  areaTwice: (name: string, one: string, other: string): string =>
    `the name "${name}" stands for two areas, ${one} and ${other}; each name may stand for one`,
  badPins: (why: string): string => `the list of sources is not as expected:\n${why}`,
  pinGone: (again: string): string => `the imported file is gone; put it back, or import it again: ${again}`,
  pinChanged: (was: string, is: string, again: string): string =>
    `the file is not the one that was imported: its SHA-256 was ${was} and is ${is}. ` +
    `If the change is meant, import it again: ${again}`,
  notStated: 'not stated',
  unknownKind: (word: string, kinds: readonly string[]): string =>
    `"${word}" is no kind of file; expected one of ${kinds.join(', ')}`,
  countryOnlyFor: '--country is for files with a country in every row: ucdp and acled',
  badSourceName: (name: string): string =>
    `--as takes a name as in the agreement (letters, digits, underscores); found "${name}"`,
  noSourceDates: (kind: string): string =>
    `--known source is for ucdp and acled; rows of ${kind} have a column "known" for it`,
  noKnownColumn: (kind: string): string =>
    `--known column is not for ${kind}; use --known source or the date on which the release was published`,
  badDateOption: (option: string, text: string): string =>
    `${option} takes a date that exists, as YYYY-MM-DD; found "${text}"`,
  badCovers: (text: string): string =>
    `--covers takes first and last day as YYYY-MM-DD..YYYY-MM-DD; found "${text}"`,
  badDays: (text: string): string => `--settles takes a number of days; found "${text}"`,
  otherKind: (source: string, held: string, given: string): string =>
    `the source ${source} holds ${held}; these are ${given}: choose another name with --as`,
  nothingOf: (country: string): string => `no row is of the country "${country}"`,
  noRows:
    'the file has a header and no rows. If nothing happened, state for which days: --covers 2021-01-01..2021-12-31',
  nothingUsable: (rejected: number): string =>
    `no row can be used (${rejected} rejected), so nothing was written. The first:`,
  changedMeanwhile: 'the file changed while it was being read; import it again',
  cannotWrite: (code: string): string => `the folder cannot be written to (${code})`,
  locked: (command: string, pid: number, host: string, since: string): string =>
    `another program is writing here: ${command}, process ${pid} on ${host}, since ${since}. Try again when it is done`,
  indexDamaged: (why: string): string =>
    `the index of the events cannot be read (${why}); delete the folder .lockstep and try again`,
  indexTaken: (source: string): string => `the index of ${source} was taken by another import; try again`,
  sourceLabel: (kind: string): string => SOURCE_LABELS[kind] ?? kind,
  knownByDate: (date: string): string => `publication of the release, ${date}`,
  knownBySource: 'dates of the sources that each row cites (an approximation)',
  knownByColumn: (otherwise: string): string => `date given in each row, else ${otherwise}`,
  rowsUnreadable: (reason: string): string => `a row of the imported file cannot be read any more: ${reason}`,
} as const;
