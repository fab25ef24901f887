// One keystroke in an agreement of 10,000 lines: what an editor waits for, in process, median of 15.
import { readFileSync } from 'node:fs';
import { completion, openAgreement } from '@lockstep/core/language/services';

const LINES = 10_000;

/** The example's blocks again and again, each time under other names. */
function longAgreement() {
  const example = readFileSync(
    new URL('../examples/resolute-support/agreement.lockstep', import.meta.url),
    'utf8',
  );
  const at = example.indexOf('# What is counted');
  const names = [
    ...example.matchAll(/^(?:measure|baseline|occurrence|anchor|condition|commitment|adjustment) (\w+)/gm),
  ].map(([, name]) => name);
  // Names outside quotation marks, not those of figures in files.
  const pattern = new RegExp(`"[^"]*"|(?<!source )\\b(?:${names.join('|')})\\b`, 'g');
  const parts = [example];
  let lines = example.split('\n').length;
  for (let copy = 1; lines < LINES; copy++) {
    const part = example
      .slice(at)
      .replace(pattern, (name) => (name.startsWith('"') ? name : `${name}_${copy}`))
      .replace(/(sums|takes) deaths_\d+/g, '$1 deaths');
    parts.push(part);
    lines += part.split('\n').length - 1;
  }
  return parts.join('\n');
}

const text = longAgreement();
const place = text.lastIndexOf('means ') + 'means '.length;
const times = { diagnostics: [], completion: [] };
let errors = 0;
let offered = 0;
for (let run = 0; run < 20; run++) {
  const typed = `${text.slice(0, place)}${'x'.repeat((run % 3) + 1)}${text.slice(place)}`;
  const start = performance.now();
  const document = openAgreement(typed);
  const read = performance.now();
  offered = completion(document, place).items.length;
  const done = performance.now();
  errors = document.diagnostics.filter(({ severity }) => severity === 'error').length;
  if (run >= 5) {
    times.diagnostics.push(read - start);
    times.completion.push(done - read);
  }
}
const clean = openAgreement(text).diagnostics.filter(({ severity }) => severity === 'error').length;
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1].toFixed(1);
console.log(
  `one keystroke in ${text.split('\n').length} lines (${clean} errors before, ${errors} after): ` +
    `diagnostics ${median(times.diagnostics)} ms (target 10 ms), ` +
    `completion ${median(times.completion)} ms for ${offered} offers`,
);
