/** Where a Chromium or Chrome is on this machine, for printing to PDF and for the tests that look at pages. */
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Within one revision folder of Playwright's cache. */
const IN_CACHE = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-linux/headless_shell',
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

/**
 * Path of the first browser that can be run: `CHROMIUM_PATH`, then the search path, then the usual places of
 * applications, then Playwright's cache. Undefined if there is none; `CHROMIUM_PATH` that names nothing runnable is
 * passed over.
 */
export function findChromium(
  env: Readonly<Record<string, string | undefined>> = process.env,
  runs: (path: string) => boolean = runnable,
): string | undefined {
  const named = env.CHROMIUM_PATH === undefined ? [] : [env.CHROMIUM_PATH];
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const usual = ['/usr/bin', '/usr/local/bin'].flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...named, ...onPath, ...usual, ...APPLICATIONS, ...cached(env)].find(runs);
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Newest revision first. */
function cached(env: Readonly<Record<string, string | undefined>>): string[] {
  const roots = [
    env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
  ].filter((root): root is string => root !== undefined && root !== '');
  return roots.flatMap((root) =>
    revisions(root).flatMap((revision) => IN_CACHE.map((path) => join(root, revision, path))),
  );
}

function revisions(root: string): string[] {
  try {
    return readdirSync(root)
      .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
      .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')));
  } catch {
    return [];
  }
}

/** Flags under which a browser reads a file and does nothing else: no outside request, no first-run work. */
export function quietFlags(root: boolean = process.getuid?.() === 0): string[] {
  return [
    '--headless',
    ...(root ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}
