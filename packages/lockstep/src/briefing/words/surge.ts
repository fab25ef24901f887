import { count, listed, plural } from './figures.ts';

/** The section on surges, besides the sentences of the scan itself. */
export const SURGES = {
  heading: 'Surges',
  week: (span: string): string => `week of ${span}`,
  detection: 'Is it unusual?',
  extent: 'Where, and since when?',
  centre: 'Who holds the increase?',
  missed: 'What would be missed',
  caution: 'With caution',
  noAnswer: 'Cannot be said.',
  notAsked: 'No surge is found, so nothing is said of who holds it.',
  conditions: 'Judged in',

  /** `first`: the date of the first week called a surge. */
  weeksTitle: (noun: string, known: number, judged: number, called: number, first: string): string => {
    if (judged === 0) return `None of the ${known} weeks on record can be judged`;
    const of = `of the ${judged} ${plural(judged, 'week')} that can be judged`;
    if (called === judged && judged > 1)
      return `All ${count(judged).toLowerCase()} weeks that can be judged are called a surge in ${noun}, the first that of ${first}`;
    if (called === 0) return `No week ${of} is called a surge in ${noun}`;
    return `${count(called)} ${of} ${called === 1 ? 'is' : 'are'} called a surge in ${noun}, the first that of ${first}`;
  },
  weeksDescription: (noun: string): string =>
    `Bars from zero: ${noun} in each week, Monday to Sunday. A triangle marks a week that is called a surge; hatched weeks cannot be judged.`,
  weeksCaption: (known: string): string =>
    `Weeks, Monday to Sunday, as known on ${known}. Triangle and dark bar: a surge. Hatched: cannot be judged. Others: no surge.`,
  /** `later`, `then`: weeks called a surge only with what is known now, and only with what was known then. */
  weeksThen: (judged: number, later: number, then: number): string => {
    if (judged === 0) return '';
    if (later + then === 0)
      return 'With what was known on the last day of each week, the same weeks were called a surge.';
    const parts = [
      later > 0 ? `hollow triangle: not called one yet (${later} ${plural(later, 'week')})` : '',
      then > 0 ? `triangle on its point: called one, and not any more (${then} ${plural(then, 'week')})` : '',
    ];
    return `With what was known on the last day of a week: ${parts.filter(Boolean).join('; ')}.`;
  },
  calledThen: (verdict: string): string => `(known then: ${verdict})`,
  surge: 'surge',
  open: 'cannot be judged',
  weekHead: 'Week',
  total: (noun: string): string => noun,
  verdict: 'Called',
  p: 'As high or higher when nothing has changed',
  times: (p: number): string => `in ${(p * 100).toFixed(p < 0.0095 ? 1 : 0)} of 100 weeks`,
  top: 'Areas, and since when',
  since: (areas: readonly string[], since: string): string =>
    `${listed(areas.length > 4 ? [...areas.slice(0, 4), `${areas.length - 4} more`] : areas)}, since ${since}`,

  mapTitle: (area: string, share: string, what: string): string =>
    `${area} holds ${share} of the increase in ${what}`,
  mapDescription: (what: string): string =>
    `Map of the areas, shaded by their share of the increase in ${what} over the baseline, in percent.`,
  mapCaption: (span: string): string =>
    `Share of the increase over the baseline, in percent, ${span}. Outlined: the areas of the surge. Areas that did not rise hold nothing.`,
  area: 'Area',
  observed: 'Count',
  usual: 'Normal',
  share: 'Share of the increase',
  shareTable: (what: string, span: string): string =>
    `Increase in ${what} by area, ${span}; shares with 90 % intervals`,
  percent: (share: number): string => `${Math.round(share * 100)} %`,
  interval: (low: number, best: number, high: number): string =>
    `${Math.round(best * 100)} % (${Math.round(low * 100)}–${Math.round(high * 100)})`,

  multiplesTitle: (areas: readonly string[], noun: string): string =>
    `${noun[0]?.toUpperCase()}${noun.slice(1)} week by week in ${areas.length === 1 ? 'the area' : 'the areas'} concerned`,
  multiplesDescription: (areas: readonly string[], noun: string): string =>
    `One small chart for each of ${listed(areas)}, on one scale: ${noun} by week as bars, the normal number as a dashed line.`,
  multiplesCaption: 'All on one scale from zero. Dashed: the normal number a week, from the baseline.',
  multiplesTable: (noun: string): string => `${noun} by area in the last eight weeks`,
  normal: (value: string): string => `normal ${value}`,
} as const;
