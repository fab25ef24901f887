// Makes sure that the tests which look at pages have a browser: finds one, or else installs one. Run after a build.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromium } from '../packages/lockstep/dist/chromium/index.js';

const say = (text) => process.stdout.write(`${text}\n`);

/** Runs a command with its output shown; true if it ended well. */
function run(command, args) {
  say(`> ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** True if a command can be run at all and says yes. */
const answers = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Debian and Ubuntu carry a browser of their own; Ubuntu's is a snap, which not every machine can run. */
function fromApt() {
  if (!existsSync('/etc/debian_version') || !answers('apt-get', ['--version'])) return false;
  const root = process.getuid?.() === 0;
  if (!root && !answers('sudo', ['-n', 'true'])) return false;
  const ubuntu =
    existsSync('/etc/os-release') && /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));
  if (ubuntu && !existsSync('/snap')) return false;
  const apt = (...args) => (root ? run('apt-get', args) : run('sudo', ['-n', 'apt-get', ...args]));
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

/** Playwright's own build of Chromium, into the user's cache; with the system libraries where that is allowed. */
function fromPlaywright() {
  const root = process.getuid?.() === 0 && process.platform === 'linux';
  return (
    (root && run('npx', ['playwright-core', 'install', '--with-deps', 'chromium'])) ||
    run('npx', ['playwright-core', 'install', 'chromium'])
  );
}

const found = findChromium();
if (found !== undefined) {
  say(`Browser for the tests: ${found}`);
} else {
  say('No Chromium or Chrome was found; installing one for the tests that look at pages.');
  fromApt() || fromPlaywright();
  const installed = findChromium();
  if (installed === undefined) {
    process.stderr.write(
      'No browser could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one, and run again.\n',
    );
    process.exitCode = 1;
  } else {
    say(`Browser for the tests: ${installed}`);
  }
}
