// The scanner of statements: articles per second and per core, memory, and what broken input costs.
import { readFileSync } from 'node:fs';
import { scanStatements } from '@lockstep/core/statements';

const WORDS = 750;
const MEGABYTE = 1 << 20;

/** An article of about 750 words: the annotated texts of the tests, without their markup, beside plain reporting. */
function articles() {
  const file = new URL('../packages/core/src/statements/testing/corpus-english.txt', import.meta.url);
  const samples = readFileSync(file, 'utf8')
    .split(/^# .*$/m)
    .slice(1)
    .map((text) => text.replace(/[⟦⟪]\w+?[mi]?(?:=[^|]*)?\||[⟧⟫]/g, '').trim());
  const plain =
    'The convoy left the valley before dawn and reached the coast late in the evening, after two stops for fuel and one for repairs. Nobody was hurt, and the road has been open since. The next one is due in a week, if the weather allows it, and carries tents, seed and medicine for the northern districts.';
  const made = [];
  for (let start = 0; start < samples.length; start += 4) {
    const parts = [];
    let words = 0;
    for (let i = start; words < WORDS; i++) {
      // About two thirds of the paragraphs of a report hold no quotation.
      for (const part of [samples[i % samples.length], plain]) {
        parts.push(part);
        words += part.split(/\s+/).length;
      }
    }
    made.push(parts.join('\n\n'));
  }
  return made;
}

const cpu = (work) => {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
};

const texts = articles();
const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
const rates = [];
let found = 0;
for (let run = 0; run < 8; run++) {
  const seconds = cpu(() => {
    for (let i = 0; i < 12; i++)
      for (const text of texts) found += scanStatements(text, { document: 18556 }).statements.length;
  });
  if (run > 2) rates.push((words * 12) / WORDS / seconds);
}
rates.sort((a, b) => a - b);
const { rss } = process.memoryUsage();
console.log(
  `statements: ${rates[2].toFixed(0)} articles of ${WORDS} words per second of one core ` +
    `(${rates[0].toFixed(0)} to ${rates[4].toFixed(0)}); ${(found / (8 * 12 * texts.length)).toFixed(1)} statements each; ` +
    `${(rss / MEGABYTE).toFixed(0)} MB resident; limit of a good scanner 2,000`,
);

for (const unit of ['"', "'", '“', '“”', '‘“«', '"a ', '“a b c d,” he said, ', 'he said that ']) {
  const text = unit.repeat(Math.ceil(MEGABYTE / unit.length)).slice(0, MEGABYTE);
  scanStatements(text.slice(0, MEGABYTE / 8));
  const whole = cpu(() => scanStatements(text));
  const half = cpu(() => scanStatements(text.slice(0, MEGABYTE / 2)));
  console.log(
    `1 MB of ${JSON.stringify(unit)}: ${(whole * 1000).toFixed(0)} ms, half of it ${(half * 1000).toFixed(0)} ms` +
      (/\w/.test(unit) ? '' : '; target 200 ms'),
  );
}
