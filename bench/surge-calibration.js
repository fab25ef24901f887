// How often the surge scan calls a week unusual when nothing has changed, and how soon it finds what has. Prints the
// tables of docs/method-surge.md. Usage: node bench/surge-calibration.js [data sets per kind] [what ...]
import {
  alarmLevel,
  createJudge,
  DEFAULT_SETTINGS,
  leastWeeks,
  replaySurge,
  weeksNeeded,
} from '@lockstep/core/surge';
import { injectSurge, NULL_WORDS, NULLS, nullCounts, shuffledBlocks } from './surge-nulls.js';
import { realCountries, realDataAvailable } from './surge-real.js';

const [sets = '500', ...wanted] = process.argv.slice(2);
const SETS = Number(sets);
const want = (name) => wanted.length === 0 || wanted.includes(name);
const AREAS = 100;
const MONITORED = 52;
const WATCHED = 26;
const FULL = weeksNeeded(DEFAULT_SETTINGS);
const LEVEL = alarmLevel(DEFAULT_SETTINGS);
const print = (...cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

const STATISTICS = ['absolute', 'relative', 'national'];

/** Mean and standard error of values that are independent of each other: one per data set. */
function meanOf(values) {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

/** `.064(2)`: a mean and, in brackets, its standard error in units of the last digit. */
function told({ mean, error }, digits) {
  const text = mean.toFixed(digits).replace(/^0\./, '.');
  return `${text}(${Math.round(error * 10 ** digits)})`;
}

/**
 * Share of weeks with p <= .05, alarm-weeks and separate episodes of one replay of a year. The first statistic alarms
 * as the verdict does, while the rise goes on; the others have no verdict.
 */
function countsOf({ weeks }, statistic) {
  let [unusual, alarms, episodes, last] = [0, 0, 0, Number.NEGATIVE_INFINITY];
  weeks.forEach(({ p, verdict }, i) => {
    if (p[statistic] <= 0.05) unusual += 1;
    if (statistic === 'absolute' ? verdict !== 'surge' : p[statistic] > LEVEL + 1e-12) return;
    alarms += 1;
    if (i - last > 8) episodes += 1;
    last = i;
  });
  return {
    p05: unusual / weeks.length,
    alarms: (alarms / weeks.length) * 52,
    episodes: (episodes / weeks.length) * 52,
  };
}

/** One cell of a table: the three rates over replays of one year each. */
function cell(replays, statistic) {
  const years = replays.map((replay) => countsOf(replay, statistic));
  const rate = (name, digits) => told(meanOf(years.map((year) => year[name])), digits);
  return [rate('p05', 3), rate('alarms', 2), rate('episodes', 2)].join(' / ');
}

function ownHistory() {
  print('no surge', ...STATISTICS.map((name) => `${name}: P(p <= .05) / alarm-weeks / episodes a year`));
  print('---', '---', '---', '---');
  for (const kind of NULLS) {
    const replays = [];
    for (let seed = 0; seed < SETS; seed++)
      replays.push(
        replaySurge(nullCounts(kind, AREAS, FULL + MONITORED - 1, seed), FULL - 1, FULL + MONITORED - 2),
      );
    print(NULL_WORDS[kind], ...STATISTICS.map((statistic) => cell(replays, statistic)));
  }
}

const COUNTRIES = [
  'Afghanistan',
  'Mexico',
  'Myanmar (Burma)',
  'Yemen (North Yemen)',
  'Ethiopia',
  'Nigeria',
  'DR Congo (Zaire)',
  'Syria',
  'Somalia',
];

function realCounts() {
  if (!realDataAvailable) {
    process.stdout.write('real counts: skipped, ../shared/data is not there\n');
    return;
  }
  for (const block of [2, 4]) {
    print(`weeks of 2021, shuffled in blocks of ${block}`, 'units', ...STATISTICS);
    print('---', '---', '---', '---', '---');
    for (const { name, input } of realCountries(COUNTRIES)) {
      const replays = [];
      for (let seed = 0; seed < SETS; seed++)
        replays.push(
          replaySurge(
            shuffledBlocks(input, FULL + MONITORED - 1, block, seed),
            FULL - 1,
            FULL + MONITORED - 2,
          ),
        );
      print(name, input.areas.length, ...STATISTICS.map((statistic) => cell(replays, statistic)));
    }
  }
}

function fallback() {
  const settings = { ...DEFAULT_SETTINGS, replications: 199 };
  const lengths = [leastWeeks(settings), 34, 60, 110];
  print('simulation, P(p <= .05), weeks known', ...lengths);
  print('---', ...lengths.map(() => '---'));
  for (const kind of NULLS) {
    const found = lengths.map((weeks) => {
      const unusual = Array.from({ length: SETS }, (_, seed) => {
        const judge = createJudge(nullCounts(kind, 34, weeks, 1000 + seed), settings);
        return judge(weeks - 1).detection.absolute.p <= 0.05 ? 1 : 0;
      });
      return told(meanOf(unusual), 3);
    });
    print(NULL_WORDS[kind], ...found);
  }
}

function detection() {
  print(
    'made-up surge in 6 of 100 areas',
    'median week (95 %)',
    'found by week 8',
    'overlap in week 4',
    'start error, weeks',
  );
  print('---', '---', '---', '---', '---');
  const late = (delay) => (delay > WATCHED ? `over ${WATCHED}` : delay);
  for (const [kind, ratio] of [
    ['nb3', 3],
    ['nb3-ar', 3],
    ['nb3-ar-national', 3],
    ['nb3', 2],
    ['nb3-ar', 2],
  ]) {
    const [delays, overlaps, errors] = [[], [], []];
    for (let seed = 0; seed < SETS; seed++) {
      const quiet = nullCounts(kind, AREAS, FULL + WATCHED, 500 + seed);
      const from = quiet.weeks - WATCHED;
      const { input, zone } = injectSurge(quiet, seed % AREAS, 6, ratio, from, seed);
      const judge = createJudge(input, DEFAULT_SETTINGS);
      let delay = 1;
      while (delay <= WATCHED && judge(from + delay - 1).verdict !== 'surge') delay += 1;
      delays.push(delay);
      const { track, top } = judge(from + 3);
      const first = track.zones.start[top.centre];
      const found = track.zones.member.subarray(first, first + top.size);
      const both = found.filter((area) => zone.includes(area)).length;
      overlaps.push(both / (zone.length + found.length - both));
      errors.push(Math.abs(3 - (top.weeks - 1)));
    }
    delays.sort((a, b) => a - b);
    // The ranks between which the median lies with 95 %.
    const reach = 0.98 * Math.sqrt(SETS);
    const at = (rank) => delays[Math.max(0, Math.min(SETS - 1, Math.round(rank)))];
    const middle = (SETS - 1) / 2;
    const within = told(meanOf(delays.map((delay) => (delay <= 8 ? 100 : 0))), 0);
    print(
      `x ${ratio}, ${NULL_WORDS[kind]}`,
      `${late(at(middle))} (${late(at(middle - reach))} to ${late(at(middle + reach))})`,
      `${within} %`,
      told(meanOf(overlaps), 2),
      told(meanOf(errors), 2),
    );
  }
}

process.stdout.write(
  `${SETS} data sets of each kind; in brackets the standard error, in units of the last digit\n`,
);
if (want('own')) ownHistory();
if (want('real')) realCounts();
if (want('fallback')) fallback();
if (want('detection')) detection();
