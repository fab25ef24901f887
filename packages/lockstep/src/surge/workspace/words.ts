import { listWords, type Replay, type ReplayWeek, type SurgeResult, spanWords } from '@lockstep/core/surge';

/** What the program says about surges in a workspace, besides the sentences of the scan itself. */
export const SURGE = {
  noMeasure: (id: string, there: readonly string[]): string =>
    `there is no measure “${id}”; ${there.length === 0 ? 'no measure counts events' : `those that count events are ${listWords(there)}`}`,
  noEvents: (id: string): string =>
    `a surge is looked for in events, and “${id}” takes reported figures: name a measure that counts events or sums ` +
    'deaths in a source of events',
  missingMeasure: 'name a measure: --measure M (or scan files with --cases F; see lockstep surge --help)',
  missingDate: '--as-of is missing: the date in the world, YYYY-MM-DD',
  wrongOrder: 'the replay ends before it begins: see --from and --to',
  title: (label: string, asOf: string, known: string): string =>
    `${label}, as of ${asOf}, as known on ${known}`,
} as const;

const METHODS = {
  'own history': (result: SurgeResult) =>
    `compared with ${result.history.compared?.weeks ?? 0} past weeks of this conflict`,
  simulation: () => 'compared with simulated counts, for want of a longer history',
  none: () => 'not compared with anything',
} as const;

/** A judged week for the terminal. */
export function surgeText(title: string, result: SurgeResult): string {
  const lines = [
    title,
    '',
    `${result.verdict}: week of ${spanWords(result.week.from, result.week.to)}, ${METHODS[result.method](result)}`,
    '',
    ...result.words.map((sentence) => `  ${sentence}`),
  ];
  if (result.detection) {
    const { absolute, relative, national } = result.detection;
    const row = (name: string, p: number, score: number) =>
      `  ${name.padEnd(34)} p ${p.toFixed(3)}   score ${score.toFixed(2)}`;
    lines.push(
      '',
      row('some areas, for their own level', absolute.p, absolute.score),
      row('some areas, against the rest', relative.p, relative.score),
      row('the whole country', national.p, national.score),
      `  A week is called a surge when the first p is at most ${result.detection.alarmAt.toFixed(3)} and the rise goes on in it.`,
    );
  }
  for (const { text } of result.caveats) lines.push('', `Caution: ${text}`);
  return `${lines.join('\n')}\n`;
}

const BAR = 40;

/** One line of a replay: the week, a bar of its counts, and what was called, as known then and as known now. */
function replayLine(now: ReplayWeek, then: ReplayWeek | undefined, most: number): string {
  const bar = '█'.repeat(Math.round((now.total / Math.max(1, most)) * BAR)).padEnd(BAR);
  const where = now.verdict === 'surge' ? `  ${listWords(now.areas, 3)}, since ${now.since}` : '';
  const count = (week: ReplayWeek) => String(week.total).padStart(5);
  const earlier = then ? `${count(then)}  ${pWords(then)}  ${then.verdict.padEnd(8)}  ` : '';
  return `${now.week.from}  ${earlier}${count(now)}  ${pWords(now)}  ${now.verdict.padEnd(8)}  ${bar}${where}`.trimEnd();
}

/** The p of the highest rise that goes on; nothing where the week cannot be judged. */
const pWords = ({ p }: ReplayWeek): string => (p ? p.ongoing.toFixed(3) : '  -  ');

const episodesWord = (episodes: number): string => (episodes === 1 ? 'episode' : 'episodes');
const weeksWord = (weeks: number): string => (weeks === 1 ? 'week' : 'weeks');

/** What another threshold would have called, with what is known now and with what was known then. */
function whatIfLine(now: Replay['whatIf'][number], then: Replay['whatIf'][number] | undefined): string {
  const said = ({ alarms, episodes }: { alarms: number; episodes: number }) =>
    `${alarms} ${weeksWord(alarms)}, ${episodes} ${episodesWord(episodes)}`;
  const earlier = then ? `; with what was known then ${said(then)}` : '';
  return `  p at most ${now.level.toFixed(3)}: ${said(now)}${earlier}`;
}

/** Weeks that are called a surge on one side only. */
function differenceWords(now: Replay, then: Replay): string {
  const surge = (replay: Replay, i: number) => replay.weeks[i]?.verdict === 'surge';
  const only = (one: Replay, other: Replay) =>
    one.weeks.flatMap(({ week }, i) => (surge(one, i) && !surge(other, i) ? [week.from] : []));
  const [later, earlier] = [only(now, then), only(then, now)];
  if (later.length + earlier.length === 0)
    return 'With what was known on the last day of each week, the same weeks were called.';
  const told = [
    ...(later.length > 0 ? [`not yet called then: ${listWords(later)}`] : []),
    ...(earlier.length > 0 ? [`called then and not any more: ${listWords(earlier)}`] : []),
  ];
  return `Weeks from ${told.join('; ')}.`;
}

export function replayText(title: string, now: Replay, then: Replay | undefined): string {
  const most = Math.max(0, ...now.weeks.map(({ total }) => total));
  const lines = [
    title,
    `Weekly ${now.noun}; p is how often a rise that goes on like this comes when nothing has changed${then ? '; “then” is as known on the last day of the week' : ''}`,
    '',
    then
      ? `week from    then  p      called      now  p      called    ${now.noun} as known now`
      : `week from   count  p      called    ${now.noun}`,
    ...now.weeks.map((week, i) => replayLine(week, then?.weeks[i], most)),
    '',
    `${now.alarms} of ${now.weeks.length} weeks are called a surge, in ${now.episodes} ${episodesWord(now.episodes)} more than eight weeks apart.`,
    ...(then ? [differenceWords(now, then)] : []),
    'With other thresholds:',
    ...now.whatIf.map((one, i) => whatIfLine(one, then?.whatIf[i])),
  ];
  const open = now.weeks.filter(({ verdict }) => verdict === 'open').length;
  if (open > 0)
    lines.push(`${open} ${open === 1 ? 'week is' : 'weeks are'} open: nothing can be said of them.`);
  return `${lines.join('\n')}\n`;
}

/** The finding of a replay, as the title of its picture. */
export function replayFinding(replay: Replay): string {
  const surges = replay.weeks.filter(({ verdict }) => verdict === 'surge');
  if (surges.length === 0) return `No week is called a surge in ${replay.noun}`;
  const first = surges[0]!.week.from;
  const weeks = surges.length === 1 ? 'One week is' : `${surges.length} weeks are`;
  return `${weeks} called a surge in ${replay.noun}, the first that of ${first}`;
}
