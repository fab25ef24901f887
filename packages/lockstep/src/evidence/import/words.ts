/** What `lockstep import` and `lockstep sources` say, in one place. */
import type { CheckedPin } from '../pins/check.ts';
import type { Covers } from '../pins/schema.ts';
import type { Changes } from './changes.ts';
import type { AreaFacts, RowFacts } from './facts.ts';

const number = (value: number): string => value.toLocaleString('en-GB');
const plural = (value: number, one: string, many: string): string =>
  `${number(value)} ${value === 1 ? one : many}`;

export const tell = {
  rows: 'rows',
  days: 'days',
  deaths: 'deaths',
  withdrawn: 'withdrawals',
  places: 'areas',
  known: 'known',
  covers: 'covers',
  changes: 'changes',
  licence: 'licence',
  sha256: 'SHA-256',
  ignored: 'columns not used',
  file: 'file',
  citation: 'cite',
  from: 'from',
  obtained: 'obtained',
  withheld: 'withheld',
  noSources: 'No evidence has been imported here yet. Start with: lockstep import KIND FILE',
  digest: {
    'as imported': (pinned: string): string => `${pinned}, as imported`,
    changed: (pinned: string, found: string): string => `CHANGED: imported as ${pinned}, now ${found}`,
    missing: (pinned: string): string => `MISSING: imported as ${pinned}`,
  },
  total: (checked: readonly CheckedPin[]): string => {
    const bad = checked.filter((one) => one.state !== 'as imported').length;
    const all = plural(checked.length, 'file', 'files');
    return bad === 0 ? `${all}, all as imported` : `${all}, ${number(bad)} not as imported`;
  },
  rejected: 'Rejected:',
  headline: {
    imported: (source: string, given: string, file: string): string =>
      `${source}: imported ${given === file ? given : `${given} as ${file}`}`,
    replaced: (source: string, given: string, file: string): string =>
      `${source}: imported again ${given === file ? given : `${given} as ${file}`}`,
    unchanged: (source: string, _given: string, file: string): string =>
      `${source}: nothing changed, ${file} holds these bytes already`,
  },
  counts: (read: number, kept: number, rejected: number): string =>
    `${number(read)} read, ${number(kept)} kept, ${number(rejected)} rejected`,
  leftOut: (rows: number, country: string): string => `${number(rows)} left out, not of ${country}`,
  areas: (areas: number): string => plural(areas, 'area', 'areas'),
  fromTo: (from: string, to: string): string => `${from} to ${to}`,
  spans: (rows: number): string => `${plural(rows, 'row', 'rows')} of several days, kept as spans`,
  unordered: ({ highBelowBest, lowAboveBest }: RowFacts): string =>
    `${plural(highBelowBest, 'row', 'rows')} with high below best and ${number(lowAboveBest)} with low above best, ` +
    'normalised: the least and the greatest of the three are used, the published values are kept',
  located: ({ areas, byName, byPoint, unplaced, outside }: AreaFacts): string =>
    `${areas}: ${number(byName)} found by name, ${number(byPoint)} by point` +
    (unplaced > 0 ? `, ${number(unplaced)} by neither (somewhere in the areas)` : '') +
    (outside > 0 ? `, ${number(outside)} outside of all areas` : ''),
  noSuchArea: (names: readonly string[]): string => `no area is called ${names.join(', ')}`,
  unknownName: (name: string, rows: number, nearest: string | undefined): string =>
    `"${name}" (${plural(rows, 'row', 'rows')}${nearest === undefined ? '' : `; nearest: ${nearest}`})`,
  namesOnly: (names: number): string =>
    `${plural(names, 'name', 'names')} in the rows; no outlines here, so areas go by these names`,
  withoutKnown: (rows: number, otherwise: string): string =>
    `${plural(rows, 'row has', 'rows have')} no date of ${rows === 1 ? 'its' : 'their'} own and ${rows === 1 ? 'counts' : 'count'} as known from ${otherwise}`,
  notBefore: (date: string): string => `on days that an earlier file covers, not before ${date}`,
  coverage: ({ from, to, by, completeThrough, settles }: Covers): string =>
    `${from} to ${to}, ${WHO_SAYS[by]}` +
    (completeThrough === undefined ? '' : `; complete through ${completeThrough}`) +
    (settles === undefined ? '' : `; a day is complete ${plural(settles, 'day', 'days')} later`),
  change: ({ appeared, changed, vanished, unchanged, examples }: Changes): string =>
    `${number(appeared)} appeared, ${number(changed)} changed, ${number(vanished)} vanished, ${number(unchanged)} as before` +
    (examples.vanished.length > 0 ? `; vanished: ${examples.vanished.join(', ')}` : ''),
  more: (names: number): string => `and ${number(names)} more`,
  moreRejected: (rows: number): string => `and ${number(rows)} more complaints; --json lists them all`,
  declare: 'To use it, add to agreement.lockstep:',
  noAgreement: (dir: string): string =>
    `${dir} holds no agreement yet; the files and their list, sources/sources.json, are ready for one.`,
  agreementNotRead:
    'agreement.lockstep has errors (see `lockstep check`), so its sources and areas were not used.',
  approximate:
    'Knowledge dates are an approximation; state the publication of the release with --known DATE.',
} as const;

const WHO_SAYS: Readonly<Record<Covers['by'], string>> = {
  stated: 'as stated',
  release: 'by the name of the release',
  rows: 'from the first row to the last (state it with --covers FROM..TO)',
};
