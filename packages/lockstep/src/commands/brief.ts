import { stat } from 'node:fs/promises';
import { dirname, extname, relative, resolve } from 'node:path';
import { isoFromDay } from '@lockstep/core/calendar';
import { type BriefingInput, renderHtml, renderJson, renderMarkdown, renderWord } from '../briefing/index.ts';
import { prepareBriefing } from '../briefing/prepare.ts';
import { summaryJson, summaryText } from '../briefing/summary.ts';
import { BRIEF } from '../briefing/words/index.ts';
import { findChromium, printToPdf } from '../chromium/index.ts';
import type { Register } from '../cli/context.ts';
import { EXIT } from '../cli/io.ts';
import { type AsOfOptions, asOfOptions, dateOption } from '../cli/options.ts';
import { Problem } from '../cli/problem.ts';
import { writeAtomic } from '../evidence/pins/atomic.ts';
import { loadWorkspace } from '../workspace/index.ts';

type Render = (input: BriefingInput) => string | Uint8Array | Promise<Uint8Array>;

const RENDERERS: Readonly<Record<string, Render>> = {
  '.html': renderHtml,
  '.pdf': renderPdf,
  '.docx': renderWord,
  '.md': renderMarkdown,
  '.json': renderJson,
};

interface BriefOptions extends AsOfOptions {
  readonly since?: string;
  readonly output?: string;
  readonly json?: boolean;
}

/** `lockstep brief [DIR] --as-of D [--known K] [--since D2] [-o FILE] [--json]`: writes a briefing, prints the answer. */
export const brief: Register = (program, { io, exit }) => {
  program
    .command('brief [DIR]')
    .description('write a briefing that a stranger can check: .html, .pdf, .docx, .md or .json')
    .requiredOption('--as-of <date>', 'the date in the world, YYYY-MM-DD')
    .option('--known <date>', 'what was known on this date (default: the as-of date)')
    .option('--since <date>', 'say what changed since this date (default: one month before)')
    .option('-o, --output <file>', 'where to write it (default: briefing-DATE.html here)')
    .option('--json', 'print the summary as JSON')
    .action(async (dir: string | undefined, options: BriefOptions) => {
      const dates = asOfOptions(options);
      const since = options.since === undefined ? undefined : dateOption(options.since, '--since');
      if (since !== undefined && since >= dates.asOf)
        throw new Problem(BRIEF.sinceNotEarlier(options.since ?? ''));
      const path = resolve(io.cwd, options.output ?? `briefing-${isoFromDay(dates.asOf)}.html`);
      const shown = relative(io.cwd, path).startsWith('..') ? path : relative(io.cwd, path);
      const render = RENDERERS[extname(path).toLowerCase()];
      if (!render) throw new Problem(BRIEF.format(shown, Object.keys(RENDERERS)));
      await requireFolder(path, shown);
      const workspace = await loadWorkspace(dir ?? io.cwd, io);
      try {
        const input = await prepareBriefing(workspace, dates, since);
        const text = await render(input);
        await writeAtomic(path, text);
        const written = { file: shown, bytes: Buffer.byteLength(text) };
        io.out(
          options.json
            ? `${JSON.stringify(summaryJson(input, written), null, 2)}\n`
            : summaryText(input, written),
        );
      } finally {
        await workspace.close();
      }
      exit(EXIT.ok);
    });
};

/** The page, printed by whatever Chromium or Chrome is on this machine. */
async function renderPdf(input: BriefingInput): Promise<Uint8Array> {
  const browser = findChromium();
  if (browser === undefined) throw new Problem(BRIEF.noBrowser);
  try {
    return await printToPdf(browser, renderHtml(input));
  } catch {
    throw new Problem(BRIEF.notPrinted(browser));
  }
}

/** Said before the work is done, not after it. */
async function requireFolder(path: string, shown: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) throw new Problem(BRIEF.noFolder(shown));
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new Problem(BRIEF.isFolder(shown));
}
