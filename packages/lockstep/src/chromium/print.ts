import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { quietFlags } from './find.ts';

const LONGEST = 60_000;

/**
 * Prints a self-contained page to PDF with a browser: tagged for screen readers, with an outline of its headings, and
 * pages as the page's own style says. The browser works in a folder of its own, which is removed. Rejects if the
 * browser fails or takes longer than a minute.
 */
export async function printToPdf(browser: string, html: string): Promise<Uint8Array> {
  const dir = await mkdtemp(join(tmpdir(), 'lockstep-print-'));
  try {
    const [page, pdf] = [join(dir, 'page.html'), join(dir, 'page.pdf')];
    await writeFile(page, html);
    await promisify(execFile)(
      browser,
      [
        ...quietFlags(),
        `--user-data-dir=${join(dir, 'profile')}`,
        '--no-pdf-header-footer',
        '--export-tagged-pdf',
        '--generate-pdf-document-outline',
        `--print-to-pdf=${pdf}`,
        pathToFileURL(page).href,
      ],
      { timeout: LONGEST, killSignal: 'SIGKILL' },
    );
    return await readFile(pdf);
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}
