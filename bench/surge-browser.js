// The default scan of one week in a browser: 34 areas, in a page of Chromium, first and later calls.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { findChromium } from '../packages/lockstep/dist/chromium/index.js';

const RUNS = 5;
const scratch = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
const here = (name) => JSON.stringify(fileURLToPath(new URL(name, import.meta.url)));
const entry = join(scratch, 'entry.js');
writeFileSync(
  entry,
  `import { DEFAULT_SETTINGS, detectSurge, weeksNeeded } from ${here('../packages/core/dist/surge/index.js')};
import { nullCounts } from ${here('./surge-nulls.js')};
const weeks = weeksNeeded(DEFAULT_SETTINGS);
globalThis.scan = (seed, describe) => {
  const counts = nullCounts('nb3-ar', 34, weeks, seed);
  const began = performance.now();
  detectSurge(counts, weeks - 1, { describe });
  return performance.now() - began;
};
`,
);
const bundle = await rolldown({
  input: entry,
  platform: 'browser',
  resolve: {
    alias: {
      '@lockstep/core/surge': fileURLToPath(new URL('../packages/core/dist/surge/index.js', import.meta.url)),
    },
  },
});
const { output } = await bundle.generate({ format: 'iife' });
await bundle.close();
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
try {
  for (const describe of [false, true]) {
    const first = [];
    const later = [];
    for (let run = 0; run < RUNS; run++) {
      const page = await browser.newPage();
      await page.addScriptTag({ content: output[0].code });
      const times = await page.evaluate(
        (how) => [1, 2, 3, 4].map((seed) => globalThis.scan(seed, how)),
        describe,
      );
      first.push(times[0]);
      later.push(times[3]);
      await page.close();
    }
    const median = (values) => `${values.sort((a, b) => a - b)[(RUNS - 1) / 2].toFixed(0)} ms`;
    console.log(
      `default scan, one week${describe ? ', with extent, centre and what would be missed' : ''}: first ${median(first)}, fourth ${median(later)} (target 100 ms)`,
    );
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true });
}
