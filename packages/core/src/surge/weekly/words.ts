import { isoFromDay } from '../../calendar/index.ts';
import { leastWeeks, type SurgeSettings, type WeeklyCounts, weeksNeeded } from './input.ts';
import { amount, isoWords, listWords, number, percent, spanWords, weeksWord } from './phrases.ts';
import type { CentreResult, SensitivityResult, Share, SurgeMethod, SurgeResult } from './result.ts';

// Every sentence that the surge scan says. Never "probability of a surge", never a recurrence interval: p is how
// often a week like this comes when nothing has changed.

function shareWords({ low, best, high }: Share): string {
  return `${percent(best)} (${Math.round(low * 100)} to ${percent(high)})`;
}

/** How often a week with this p came in tests without any change: up to about twice what p says. */
function howOften(p: number): string {
  if (p <= 1.5 / 105) return 'about once a year or less often';
  if (p <= 2.5 / 105) return 'once or twice a year';
  if (p <= 5.5 / 105) return 'three to five times a year';
  return 'many times a year';
}

type Unworded = Omit<SurgeResult, 'words' | 'reason'>;

/** Would the highest rise be called a surge if it had not passed? */
function hasPassed({ detection, verdict }: Unworded): boolean {
  return detection !== null && verdict !== 'surge' && detection.absolute.p <= detection.alarmAt + 1e-12;
}

/** One sentence: the verdict and what it rests on. */
export function verdictReason(result: Unworded): string {
  const { detection, verdict, noun, method } = result;
  if (!detection) return '';
  const { absolute } = detection;
  const compared =
    method === 'own history'
      ? `in ${absolute.of - absolute.higherThan} of the ${absolute.of} weeks compared`
      : `in ${absolute.of - absolute.higherThan} of ${absolute.of} data sets drawn without any change`;
  if (verdict === 'surge')
    return `The rise in ${noun} is matched or passed only ${compared}.`.replace('only in 0 of', 'in none of');
  if (verdict === 'no surge' && hasPassed(result))
    return `The largest rise in ${noun} is unusual, but does not go on: its last week is no higher than normal.`;
  if (verdict === 'no surge')
    return `The largest rise in ${noun} is matched or passed ${compared}: nothing unusual.`;
  return `Reports of this week are still to come; so far the largest rise in ${noun} is matched or passed ${compared}.`;
}

/** The window of the top zone, or the judged week. */
function windowWords({ extent, detection, week }: Unworded): string {
  const weeks = extent && detection ? detection.absolute.weeks : 1;
  if (weeks === 1) return `In the week of ${spanWords(week.from, week.to)}`;
  return `In the ${number(weeks)} weeks to ${isoWords(week.to)}`;
}

function detectionWords(result: Unworded): string[] {
  const { detection, extent, noun, verdict, method } = result;
  if (!detection) return [];
  const { absolute } = detection;
  const week = `In the week of ${spanWords(result.week.from, result.week.to)}`;
  const where = extent ? ` in ${listWords(extent.areas, 3)}` : '';
  const against =
    method === 'own history'
      ? `anywhere in the country in ${absolute.higherThan} of the ${absolute.of} weeks compared`
      : `in ${absolute.higherThan} of ${absolute.of} data sets drawn without any change`;
  if (verdict === 'surge') {
    const often =
      method === 'own history'
        ? [`A week this unusual comes ${howOften(absolute.p)} when nothing has changed.`]
        : [];
    return [
      `${windowWords(result)}, ${noun}${where} were higher, for their own normal level, than ${against}.`,
      ...often,
    ];
  }
  if (!extent)
    return [
      `${week}, ${noun} were nowhere above their own normal level${result.complete ? '' : ' so far; reports are still coming in'}.`,
    ];
  if (verdict === 'no surge' && hasPassed(result))
    return [
      `${week}, no surge in ${noun} goes on. The rise${where} was higher, for its own normal level, than ${against}.`,
    ];
  const matched = absolute.of - absolute.higherThan;
  const level =
    method === 'own history'
      ? `${matched} of the ${absolute.of} weeks compared had a rise as large`
      : `${matched} of ${absolute.of} data sets drawn without any change had a rise as large`;
  if (verdict === 'no surge')
    return [
      `${week}, ${noun} were nowhere unusual for this conflict: the largest rise was${where}, and ${level}.`,
    ];
  return [
    `${week}, no surge in ${noun} can be seen yet, nor ruled out: reports are still coming in. ` +
      `So far the largest rise is${where}, and ${level}.`,
  ];
}

/** Is the whole country up, or has it moved here? */
function movementWords({ detection, verdict, noun }: Unworded): string[] {
  if (!detection || verdict !== 'surge') return [];
  const { national, relative, alarmAt } = detection;
  const up = national.p <= alarmAt + 1e-12;
  const moved = relative.p <= alarmAt + 1e-12;
  if (up && moved)
    return [
      'The country as a whole is unusually high as well, and these areas have risen more than the rest.',
    ];
  if (up)
    return [
      `The country as a whole is unusually high: the rise in ${noun} is not particular to these areas.`,
    ];
  if (moved) return ['The country as a whole is not unusual; these areas have risen against the rest.'];
  return [];
}

function extentWords(result: Unworded): string[] {
  const { extent, verdict, noun, complete } = result;
  if (!extent) return [];
  const span = `From ${spanWords(extent.from, extent.to)}`;
  const lines = [
    `${span} there were ${amount(extent.observed)} ${noun} in ${listWords(extent.areas)}, where ${amount(extent.expected)} would be normal.`,
  ];
  if (hasPassed(result)) {
    const { observed, expected } = extent.lastWeek;
    const so = complete ? 'the rise has paused or passed' : 'so far the rise has paused or passed';
    lines.push(
      `In the last of these weeks there were ${amount(observed)}, where ${amount(expected)} would be normal: ${so}.`,
    );
  }
  if (verdict !== 'surge') return lines;
  const { earliest, latest, orEarlier } = extent.start;
  lines.push(
    orEarlier
      ? `The rise had most likely begun by ${isoWords(latest)}, and may be older than the weeks that were looked at.`
      : `The rise most likely began between ${spanWords(earliest, latest).replace(' to ', ' and ')}.`,
  );
  return lines;
}

/** The areas named as holding the increase. */
const NAMED = 3;

function centreWords(centre: CentreResult | null): string[] {
  const [first, ...others] = centre?.areas ?? [];
  if (!centre || !first || centre.increase <= 0) return [];
  const more = others.slice(0, NAMED - 1).map(({ area, share }) => `${area} ${percent(share.best)}`);
  const rest = more.length > 0 ? `, ${listWords(more)}` : '';
  return [
    `Of the increase in ${centre.what} from ${spanWords(centre.from, centre.to)}, ${first.area} holds ${shareWords(first.share)}${rest}.`,
  ];
}

const MULTIPLES: Record<number, string> = { 2: 'a doubling', 3: 'a tripling' };

/** What would be missed, in tenths: the number of made-up surges is too small for more. */
function sensitivityWords(results: readonly SensitivityResult[], method: SurgeMethod): string[] {
  if (results.length === 0) return [];
  const parts = results.map(({ ratio, foundBy }) => {
    const missed = Math.round((1 - (foundBy.at(-1) ?? 0)) * 10);
    const times =
      missed === 0
        ? 'hardly ever'
        : missed === 10
          ? 'nearly always'
          : `about ${number(missed)} ${missed === 1 ? 'time' : 'times'} in ten`;
    return `${MULTIPLES[ratio] ?? `${ratio} times as many`} would be missed ${times}`;
  });
  const weeks = results[0]!.foundBy.length;
  const areas = results[0]!.areas;
  const optimistic = method === 'simulation' ? ' Where violence comes in runs, more would be missed.' : '';
  const where = areas === 1 ? 'one area' : `${number(areas)} neighbouring areas`;
  return [
    `With these data, in the first ${number(weeks)} weeks of a surge in ${where}, ${parts.join(', and ')}.${optimistic}`,
  ];
}

/** Three answers, kept apart, and what would be missed; each in sentences, without the caveats. */
export interface SurgeAnswers {
  readonly detection: readonly string[];
  readonly extent: readonly string[];
  readonly centre: readonly string[];
  readonly missed: readonly string[];
}

export function surgeAnswers(result: Omit<SurgeResult, 'words'>): SurgeAnswers {
  return {
    detection: [...detectionWords(result), ...movementWords(result)],
    extent: extentWords(result),
    centre: [
      ...centreWords(result.verdict === 'surge' ? result.centre : null),
      ...centreWords(result.deaths),
    ],
    missed: sensitivityWords(result.sensitivity, result.method),
  };
}

/** The result in sentences, without the caveats. */
export function surgeWords(result: Omit<SurgeResult, 'words'>): string[] {
  const { detection, extent, centre, missed } = surgeAnswers(result);
  return [...detection, ...extent, ...centre, ...missed];
}

/** Why nothing can be said: the week is not covered, or too few weeks before it are. */
export function openReason(
  input: WeeklyCounts,
  week: number,
  weeks: number,
  missing: number,
  settings: SurgeSettings,
): string {
  const first = input.firstDay + 7 * week;
  const name = spanWords(isoFromDay(first), isoFromDay(first + 6));
  if (week < 0 || week >= input.weeks || input.covered[week] !== 1)
    return `The week of ${name} is not covered by the source, so nothing can be said of it.`;
  return (
    `Whether ${input.noun} are unusual in the week of ${name} cannot be said: ${weeksWord(weeks)} without a gap ` +
    `${weeks === 1 ? 'is' : 'are'} covered up to it, and at least ${leastWeeks(settings)} are needed ` +
    `(${settings.leastBaseline} to know what is normal, and ${settings.gap} kept apart in which a rise may already have ` +
    `begun). ${missing === 1 ? 'One more week is' : `${missing} more are`} missing; ` +
    `a comparison with the conflict's own past needs ${weeksNeeded(settings)}.`
  );
}
