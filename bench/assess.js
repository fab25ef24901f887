// assess of 1,000 commitments over ten years, in process: median of 5.
import { assess, evidenceOfFacts, needs } from '@lockstep/core/assessment';
import { addDuration, dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import { readAgreement } from '@lockstep/core/language';

const COUNT = 1000;
const signed = dayFromIso('2010-01-01');
const lines = [
  'agreement "A thousand commitments"',
  '  time zone UTC',
  '  signed 2010-01-01',
  'party a "A"',
  'party b "B"',
  'source diary "Diary" occurrences from "diary.csv"',
];
const facts = [];
for (let i = 0; i < COUNT; i++) {
  const deadline = signed + 10 + ((i * 3571) % 3600);
  lines.push(`occurrence done_${i} "Deed ${i}" in diary`);
  lines.push(`commitment duty_${i} "Duty ${i}"`);
  lines.push(`  ${i % 2 === 0 ? 'a' : 'b'} must bring about done_${i} by ${isoFromDay(deadline)}`);
  if (i % 5 === 4) lines.push(`  when duty_${i - 1} is fulfilled`);
  if (i % 3 !== 0)
    facts.push({ day: deadline - 5 + (i % 11), fact: { kind: 'occurrence', id: `done_${i}` } });
}
const { agreement, diagnostics } = readAgreement(lines.join('\n'));
if (!agreement) throw new Error(diagnostics[0]?.message ?? 'the agreement does not check');

const asOf = addDuration(signed, { unit: 'year', count: 10 });
const evidence = evidenceOfFacts(agreement, facts, needs(agreement, asOf), asOf);
const times = [];
let states = {};
for (let run = 0; run < 6; run++) {
  const start = performance.now();
  const result = assess(agreement, evidence, { asOf, digest: '' });
  if (run > 0) times.push(performance.now() - start);
  states = {};
  for (const { state } of result.commitments) states[state] = (states[state] ?? 0) + 1;
}
times.sort((a, b) => a - b);
console.log(
  `assess, ${COUNT} commitments x 10 years: median ${times[2].toFixed(0)} ms (${times[0].toFixed(0)} to ${times[4].toFixed(0)}); target 200 ms`,
  JSON.stringify(states),
);
