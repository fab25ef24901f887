/** Looks at the page in a browser: nothing fetched, accessible, no sideways scrolling, printable. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dayFromIso } from '@lockstep/core/calendar';
import type axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, quietFlags } from '../chromium/index.ts';
import { loadWorkspace } from '../workspace/index.ts';
import { type BriefingInput, renderHtml } from './index.ts';
import { prepareBriefing } from './prepare.ts';

/** Screenshots and PDF are left here to be looked at. */
const BUILD = fileURLToPath(new URL('../../../../build/briefing/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const EXAMPLE = fileURLToPath(new URL('../../../../examples/resolute-support', import.meta.url));

/** The example as of a date, with what was known at a date. */
async function example(asOf: string, known: string): Promise<BriefingInput> {
  const quiet = { out: () => {}, err: () => {}, cwd: EXAMPLE, terminal: false, today: () => known };
  const workspace = await loadWorkspace(EXAMPLE, quiet);
  try {
    return await prepareBriefing(workspace, { asOf: dayFromIso(asOf) ?? 0, known: dayFromIso(known) ?? 0 });
  } finally {
    await workspace.close();
  }
}

const PAGES: Readonly<Record<string, () => Promise<BriefingInput>>> = {
  'october-2020': () => example('2020-10-21', '2021-12-31'),
  'may-2021': () => example('2021-05-10', '2021-05-10'),
};
/** Height of the screenshots; whole pages would be pictures of several megabytes. */
const LOOKED_AT = 5000;
const WIDTHS = { desktop: 1280, phone: 375, narrow: 320 } as const;

const found = findChromium();

describe.skipIf(found === undefined)('the briefing in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(BUILD, { recursive: true });
    browser = await chromium.launch({ executablePath: found ?? '', args: quietFlags() });
  });
  afterAll(() => browser?.close());

  describe.each(Object.entries(PAGES))('%s', (name, prepare) => {
    const file = join(BUILD, `${name}.html`);
    const requests: string[] = [];
    let page: Page;

    beforeAll(async () => {
      writeFileSync(file, renderHtml(await prepare()));
      page = await browser.newPage();
      const address = pathToFileURL(file).href;
      await page.route('**/*', (route) => {
        const url = route.request().url();
        if (url === address) return route.continue();
        requests.push(url);
        return route.abort();
      });
      await page.goto(address);
    });
    afterAll(() => page?.close());

    const show = (width: number) => page.setViewportSize({ width, height: width < 500 ? 812 : 900 });
    const scrollWidth = () => page.evaluate(() => document.documentElement.scrollWidth);

    async function violations(): Promise<string[]> {
      await page.evaluate(AXE);
      return page.evaluate(async (tags) => {
        const { axe: checker } = globalThis as unknown as { axe: typeof axe };
        const { violations: all } = await checker.run({ runOnly: tags, resultTypes: ['violations'] });
        return all.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        );
      }, RULES);
    }

    it('fits every width without sideways scrolling', async () => {
      for (const [label, width] of Object.entries(WIDTHS)) {
        await show(width);
        const clip = { x: 0, y: 0, width, height: LOOKED_AT };
        await page.screenshot({ path: join(BUILD, `${name}-${label}.png`), fullPage: true, clip });
        expect(await scrollWidth()).toBeLessThanOrEqual(width);
      }
    });

    it('runs from right to left', async () => {
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
      for (const width of [WIDTHS.desktop, WIDTHS.narrow]) {
        await show(width);
        expect(await scrollWidth()).toBeLessThanOrEqual(width);
        const ends = await page.evaluate(() =>
          ['h1', 'header', 'main'].map((tag) => document.querySelector(tag)?.getBoundingClientRect().right),
        );
        expect(new Set(ends).size).toBe(1);
      }
      await page.screenshot({ path: join(BUILD, `${name}-rtl.png`) });
      await page.evaluate(() => {
        document.documentElement.dir = 'ltr';
      });
    });

    it('is accessible on a wide and on a narrow page', async () => {
      for (const width of [WIDTHS.desktop, WIDTHS.narrow]) {
        await show(width);
        expect(await violations()).toEqual([]);
      }
    });

    it('is accessible as printed, and prints on several numbered pages', async () => {
      await show(WIDTHS.desktop);
      await page.emulateMedia({ media: 'print' });
      expect(await violations()).toEqual([]);
      await page.emulateMedia({ media: null });
      const pdf = await page.pdf({
        preferCSSPageSize: true,
        tagged: true,
        path: join(BUILD, `${name}.pdf`),
      });
      const text = pdf.toString('latin1');
      expect(text.slice(0, 5)).toBe('%PDF-');
      expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
      expect(text).toContain('/StructTreeRoot');
    });

    it('has fetched nothing and run nothing', async () => {
      expect(requests).toEqual([]);
      expect(await page.evaluate(() => document.scripts.length)).toBe(0);
    });
  });
});
