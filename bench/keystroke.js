// One keystroke in an agreement of 10,000 lines: what an editor waits for, in process, median of 40. Once where it makes
// an error (a name that is not declared) and once where it makes none (in a note), so that the static checks run too.
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
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1].toFixed(1);
const errorsIn = ({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error').length;
const start = performance.now();
let document = openAgreement(text);
console.log(
  `${text.split('\n').length} lines, ${errorsIn(document)} errors, ${document.diagnostics.length} findings; ` +
    `opened in ${(performance.now() - start).toFixed(1)} ms`,
);

/** Types letters one after the other at a place and takes them away again, as a writer does. */
function keystrokes(what, place) {
  const times = { diagnostics: [], processor: [], completion: [] };
  let typed = '';
  let errors = 0;
  let offered = 0;
  for (let run = 0; run < 50; run++) {
    typed = run % 10 < 5 ? `${typed}x` : typed.slice(1);
    const next = `${text.slice(0, place)}${typed}${text.slice(place)}`;
    const cpu = process.cpuUsage();
    const start = performance.now();
    document = openAgreement(next, undefined, document);
    const read = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    errors = Math.max(errors, errorsIn(document));
    offered = completion(document, place + typed.length).items.length;
    const done = performance.now();
    if (run < 10) continue;
    times.diagnostics.push(read - start);
    times.processor.push((user + system) / 1000);
    times.completion.push(done - read);
  }
  console.log(
    `one keystroke in ${what} (${errors} errors): diagnostics ${median(times.diagnostics)} ms, ` +
      `processor ${median(times.processor)} ms (target 10 ms); ` +
      `completion after it ${median(times.completion)} ms, ${offered} offers`,
  );
}

keystrokes('the last rule', text.lastIndexOf('means ') + 'means '.length);
keystrokes('the first rule', text.indexOf('means ') + 'means '.length);
keystrokes('a note in the middle', text.indexOf('note "', text.length >> 1) + 'note "'.length);
