/*
 * Puts Stryker's mutants into the sources of `logic` and `series` and bundles these with their tests, twice: once with
 * counters of which test reaches which mutant, once with a switch for each mutant.
 */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInstrumenter } from '@stryker-mutator/instrumenter';
import { rolldown } from 'rolldown';
import { createInjector } from 'typed-inject';

const root = resolve(import.meta.dirname, '../..');
export const work = join(root, 'build/mutation');
const sandbox = join(work, 'src');

/** What Stryker's own header does, shorter: the switch has to cost next to nothing. */
const HEADS = {
  cover: `const C_ = globalThis.__mutation.counts;
function stryCov_9fa48() { for (let i = 0; i < arguments.length; i++) C_[arguments[i]]++; }
function stryMutAct_9fa48() { return false; }\n`,
  mutants: `const M_ = globalThis.__mutation;
function stryCov_9fa48() {}
function stryMutAct_9fa48(id) { return id === M_.active && M_.hit(); }\n`,
};

/** Writes `cover.js`, `mutants.js` and `mutants.json` into the work folder. */
export async function build() {
  rmSync(work, { recursive: true, force: true });
  cpSync(join(root, 'packages/core/src'), sandbox, { recursive: true });
  const all = readdirSync(sandbox, { recursive: true }).map(String);
  const ours = all.filter((name) => /^(logic|series)\/.*\.ts$/.test(name));
  const tests = ours.filter((name) => name.endsWith('.test.ts') && !name.includes('conformance'));
  const sources = ours.filter((name) => !/\.test\.ts$|^logic\/testing\/|words\.ts$/.test(name));
  const { files, mutants } = await instrumented(sources);
  const entry = join(work, 'entry.ts');
  writeFileSync(entry, tests.map((name) => `import './src/${name}';\n`).join(''));
  for (const [kind, head] of Object.entries(HEADS)) {
    for (const { name, content } of files) writeFileSync(name, head + switched(content));
    const bundle = await rolldown({
      input: entry,
      platform: 'node',
      treeshake: false,
      resolve: {
        alias: { vitest: join(import.meta.dirname, 'tests.js') },
        conditionNames: ['source', 'import', 'node'],
      },
      external: [/^node:/, /scripts\/mutation\/tests\.js$/, 'fast-check'],
      logLevel: 'silent',
    });
    await bundle.write({ file: join(work, `${kind}.js`), format: 'esm' });
    await bundle.close();
  }
  // The only state that outlives a call: old arrays that a mutant may have given back wrongly.
  const path = join(work, 'mutants.js');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/^(const|var) spare = .*$/m, '$1 spare = globalThis.__mutation.spare;'));
  const told = mutants.map(({ fileName, location, mutatorName, replacement }) => {
    const file = fileName.slice(sandbox.length + 1);
    return { file, line: location.start.line + 1, location, mutator: mutatorName, replacement };
  });
  writeFileSync(join(work, 'mutants.json'), JSON.stringify(told));
}

function instrumented(sources) {
  const silent = () => {};
  const log = {
    debug: silent,
    info: silent,
    warn: console.warn,
    error: console.error,
    isDebugEnabled: () => false,
  };
  const injector = createInjector().provideValue('logger', log).provideValue('options', {});
  const files = sources.map((source) => {
    const name = join(sandbox, source);
    return { name, mutate: true, content: readFileSync(name, 'utf8') };
  });
  const options = { ignorers: [], excludedMutations: [], plugins: null, noHeader: false };
  return injector.injectFunction(createInstrumenter).instrument(files, options);
}

/** Without Stryker's header, and with numbers for the mutants' ids. */
function switched(content) {
  const from = content.indexOf('function stryNS_9fa48');
  if (from < 0) return content;
  let [at, depth] = [content.indexOf('{', content.indexOf('function stryMutAct_9fa48')), 0];
  do {
    if (content[at] === '{') depth++;
    if (content[at] === '}') depth--;
    at++;
  } while (depth > 0);
  const call = /(stryCov_9fa48|stryMutAct_9fa48)\(([^()]*)\)/g;
  const text = content.slice(0, from).replace('// @ts-nocheck', '') + content.slice(at);
  return text.replace(call, (_, name, ids) => `${name}(${ids.replaceAll('"', '')})`);
}
