/** What the command line says. */
import { listed } from './figures.ts';

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
  noBrowser:
    'a PDF needs Chromium or Chrome, and none was found: install one or set CHROMIUM_PATH, or write .html and print it',
  notPrinted: (browser: string): string => `“${browser}” could not print the page; write .html and print it`,
  noFolder: (file: string): string => `the folder of “${file}” does not exist`,
  isFolder: (file: string): string => `“${file}” is a folder; name a file in it`,
} as const;
