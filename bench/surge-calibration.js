// How often the surge scan calls a week unusual when nothing has changed, and how soon it finds what has. Prints the
// tables of docs/method-surge.md. Usage: node bench/surge-calibration.js [data sets per kind] [what ...]
import {
  alarmLevel,
  createJudge,
  DEFAULT_SETTINGS,
  detectSurge,
  leastWeeks,
  replaySurge,
  weeksNeeded,
} from '@lockstep/core/surge';
import { injectSurge, NULL_WORDS, NULLS, nullCounts, shuffledBlocks } from './surge-nulls.js';
import { realCountries, realDataAvailable } from './surge-real.js';

const [sets = '150', ...wanted] = process.argv.slice(2);
const SETS = Number(sets);
const want = (name) => wanted.length === 0 || wanted.includes(name);
const AREAS = 100;
const MONITORED = 52;
const FULL = weeksNeeded(DEFAULT_SETTINGS);
const LEVEL = alarmLevel(DEFAULT_SETTINGS);
const print = (...cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

const STATISTICS = ['absolute', 'relative', 'national'];

/** Rates over a number of replays of one year each. */
function rates(replays) {
  const result = {};
  for (const statistic of STATISTICS) {
    let [weeks, unusual, alarms, episodes] = [0, 0, 0, 0];
    for (const { weeks: judged } of replays) {
      let last = Number.NEGATIVE_INFINITY;
      judged.forEach(({ p }, i) => {
        weeks += 1;
        if (p[statistic] <= 0.05) unusual += 1;
        if (p[statistic] > LEVEL + 1e-12) return;
        alarms += 1;
        if (i - last > 8) episodes += 1;
        last = i;
      });
    }
    result[statistic] = {
      p05: unusual / weeks,
      alarms: (alarms / weeks) * 52,
      episodes: (episodes / weeks) * 52,
    };
  }
  return result;
}

const cell = ({ p05, alarms, episodes }) =>
  `${p05.toFixed(3)} / ${alarms.toFixed(1)} / ${episodes.toFixed(2)}`;

function ownHistory() {
  print('no surge', ...STATISTICS.map((name) => `${name}: P(p <= .05) / alarm-weeks / episodes a year`));
  print('---', '---', '---', '---');
  for (const kind of NULLS) {
    const replays = [];
    for (let seed = 0; seed < SETS; seed++)
      replays.push(
        replaySurge(nullCounts(kind, AREAS, FULL + MONITORED - 1, seed), FULL - 1, FULL + MONITORED - 2),
      );
    const found = rates(replays);
    print(NULL_WORDS[kind], ...STATISTICS.map((statistic) => cell(found[statistic])));
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
      const found = rates(replays);
      print(name, input.areas.length, ...STATISTICS.map((statistic) => cell(found[statistic])));
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
      let unusual = 0;
      for (let seed = 0; seed < SETS; seed++) {
        const judge = createJudge(nullCounts(kind, 34, weeks, 1000 + seed), settings);
        if (judge(weeks - 1).detection.absolute.p <= 0.05) unusual += 1;
      }
      return (unusual / SETS).toFixed(2);
    });
    print(NULL_WORDS[kind], ...found);
  }
}

function detection() {
  print(
    'made-up surge in 6 of 100 areas',
    'median week',
    'found by week 8',
    'overlap in week 4',
    'start error, weeks',
  );
  print('---', '---', '---', '---', '---');
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const mean = (values) => values.reduce((sum, x) => sum + x, 0) / values.length;
  for (const [kind, ratio] of [
    ['nb3', 3],
    ['nb3-ar', 3],
    ['nb3-ar-national', 3],
    ['nb3', 2],
    ['nb3-ar', 2],
  ]) {
    const [delays, overlaps, errors] = [[], [], []];
    for (let seed = 0; seed < SETS; seed++) {
      const quiet = nullCounts(kind, AREAS, FULL + 26, 500 + seed);
      const from = quiet.weeks - 26;
      const { input, zone } = injectSurge(quiet, seed % AREAS, 6, ratio, from, seed);
      const judge = createJudge(input, DEFAULT_SETTINGS);
      let delay = 99;
      for (let k = 0; k < 26 && delay === 99; k++) if (judge(from + k).verdict === 'surge') delay = k + 1;
      delays.push(delay);
      const settings = { ...DEFAULT_SETTINGS, resamples: 1 };
      const { extent } = detectSurge(input, from + 3, { judge, settings });
      const inside = new Set(zone.map((area) => input.areas[area]));
      const both = extent.areas.filter((area) => inside.has(area)).length;
      overlaps.push(both / (inside.size + extent.areas.length - both));
      errors.push(Math.abs((Date.parse(extent.from) / 86_400_000 - input.firstDay) / 7 - from));
    }
    const within = delays.filter((delay) => delay <= 8).length / SETS;
    const middle = median(delays);
    print(
      `x ${ratio}, ${NULL_WORDS[kind]}`,
      middle === 99 ? 'over 26' : middle,
      `${Math.round(within * 100)} %`,
      mean(overlaps).toFixed(2),
      mean(errors).toFixed(1),
    );
  }
}

if (want('own')) ownHistory();
if (want('real')) realCounts();
if (want('fallback')) fallback();
if (want('detection')) detection();
