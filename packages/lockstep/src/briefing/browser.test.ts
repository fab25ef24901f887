/** Looks at the page in a browser: nothing fetched, accessible, no sideways scrolling, printable. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, quietFlags } from '../chromium/index.ts';
import { MAY, OCTOBER, OCTOBER_LATER } from '../testing/briefings.ts';
import { type BriefingInput, renderHtml } from './index.ts';

const BUILD = fileURLToPath(new URL('../../../../build/briefing/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PAGES: Readonly<Record<string, BriefingInput>> = {
  'october-2020': OCTOBER,
  'october-2020-later': OCTOBER_LATER,
  'may-2021': MAY,
};

const found = findChromium();
const WIDTHS = { desktop: 1280, phone: 375, narrow: 320 } as const;

describe.skipIf(found === undefined)('the briefing in a browser', () => {
  let browser: Browser;
  const requests: string[] = [];

  beforeAll(async () => {
    mkdirSync(BUILD, { recursive: true });
    for (const [name, input] of Object.entries(PAGES))
      writeFileSync(join(BUILD, `${name}.html`), renderHtml(input));
    browser = await chromium.launch({ executablePath: found ?? '', args: quietFlags() });
  });
  afterAll(() => browser?.close());

  async function open(name: string, width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: width < 500 ? 812 : 900 } });
    const page = await context.newPage();
    const address = pathToFileURL(join(BUILD, `${name}.html`)).href;
    await page.route('**/*', (route) => {
      const url = route.request().url();
      if (url === address) return route.continue();
      requests.push(url);
      return route.abort();
    });
    await page.goto(address);
    return page;
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as { axe: typeof axe };
      const result = await checker.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      return result.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
    });
    return found;
  }

  for (const name of Object.keys(PAGES)) {
    it(`${name}: fetches nothing, needs no script, is accessible at every width`, async () => {
      for (const [label, width] of Object.entries(WIDTHS)) {
        const page = await open(name, width);
        await page.screenshot({ path: join(BUILD, `${name}-${label}.png`), fullPage: true });
        expect(await page.evaluate(() => document.scripts.length)).toBe(0);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
        expect(await violations(page)).toEqual([]);
        await page.context().close();
      }
      expect(requests).toEqual([]);
    });

    it(`${name}: is accessible as printed, and prints on several pages`, async () => {
      const page = await open(name, WIDTHS.desktop);
      await page.emulateMedia({ media: 'print' });
      expect(await violations(page)).toEqual([]);
      const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, path: join(BUILD, `${name}.pdf`) });
      expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(1);
      await page.context().close();
    });
  }
});
