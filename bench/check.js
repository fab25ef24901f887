// Checking a generated agreement of 10,000 lines, in process: `npm run build && node bench/check.js`.
// Target: at most 60 ms for reading, binding, checking and compiling, once warm. On a machine that does other work at
// the same time the processor time tells more than the clock.
import { formatAgreement, readAgreement } from '../packages/core/dist/language/index.js';

const LINES = Number(process.argv[2] ?? 10_000);
const RUNS = 25;

/** An agreement of about so many lines: every kind of block, formulas of every kind, names used all over it. */
export function agreementOf(lines) {
  const out = [
    'agreement "Generated"',
    '  time zone Asia/Kabul',
    '  signed 2020-02-29',
    'party us "United States" also "USA"',
    'party them "The others"',
    'party allies "The allies" members from "members.csv"',
    'areas province "Provinces" from "areas.geojson" by "name"',
    'source fights "Events" events from "sources/events.csv"',
    'source reports "Figures" figures from "sources/figures.csv"',
    'source diary "Diary" occurrences from "sources/occurrences.csv"',
  ];
  for (let i = 0; out.length < lines; i++) out.push(...part(i));
  return `${out.join('\n')}\n`;
}

function part(i) {
  const before = i === 0 ? 'true' : `condition_${i - 1}`;
  return `
measure deaths_${i} "Deaths of kind ${i}" sums deaths of government, civilians in fights by province
measure troops_${i} "Strength ${i}" takes strength of us in reports, unit persons
baseline usual_${i} "Usual week ${i}"
  is median of deaths_${i} over 7 days, every 7 days from 2020-01-06 to 2020-02-24
occurrence event_${i} "Occurrence ${i}" in diary

# What is asked for, number ${i}
condition condition_${i} "Condition ${i}"
  basis clause "Part One, ${i}"
  note "A note that says where this comes from and what it leaves open."
  reading measured "As measured"
    means in every province, on every day of the last 28 days, (deaths_${i} over 28 days at most 50% of
        deaths_${i} over 28 days one year before and deaths_${i} over 7 days below usual_${i})
  reading linked "As linked"
    means (${before} and event_${i} has happened) or troops_${i} at most 8,600 persons
  reading judged_so "As judged"
    held by us, allies
    judged by allies

commitment commitment_${i} "Commitment ${i}"
  clause "Part One, ${i}"
  us must bring troops_${i} to at most 8,600 within 135 days of signing
  from event_${i}
  on suspension freeze
commitment duty_${i} "Duty ${i}"
  them must keep "not doing what is named in clause ${i}", judged by us, them
  while us keeps commitment_${i}
power power_${i} "Power ${i}"
  us may suspend duty_${i}
  on violation of duty_${i}
  exerted by event_${i}

adjustment adjustment_${i} "Adjustment ${i}"
  allies to at most 12,000
  requires condition_${i} and (commitment_${i} is fulfilled)
  decided by consensus of allies, silence 72 hours
  done when event_${i}

test "Test ${i}"
  on 2020-03-09 event_${i}
  as of 2020-10-21 known 2020-10-21
  expect condition_${i} open, condition_${i}.judged_so not met, commitment_${i} violated by 2020-07-14
`
    .slice(1, -1)
    .split('\n');
}

function fastest(work) {
  const wall = [];
  const cpu = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    wall.push(performance.now() - start);
    cpu.push((user + system) / 1000);
  }
  const sorted = (times) => times.sort((a, b) => a - b);
  return { wall: sorted(wall), cpu: sorted(cpu) };
}

const text = agreementOf(LINES);
const { diagnostics, agreement } = readAgreement(text);
const errors = diagnostics.filter((one) => one.severity === 'error');
if (agreement === undefined) throw new Error(`the generated agreement has errors: ${errors[0]?.message}`);

const told = (times) => `${times[0].toFixed(1)} ms (median ${times[RUNS >> 1].toFixed(1)} ms)`;
const ms = ({ wall, cpu }) => `${told(wall)}, processor ${told(cpu)}`;
const lines = text.split('\n').length - 1;
console.log(
  `agreement of ${lines.toLocaleString('en')} lines, ${text.length.toLocaleString('en')} characters`,
);
console.log(`check:  ${ms(fastest(() => readAgreement(text)))}`);
console.log(`format: ${ms(fastest(() => formatAgreement(text)))}`);
console.log(`memory: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`);
