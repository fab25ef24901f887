import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dayFromIso } from '@lockstep/core/calendar';
import { accepted, type Review, remaining, startReview } from '@lockstep/core/statements';
import type { Context, Register } from '../cli/context.ts';
import { EXIT, type Io } from '../cli/io.ts';
import { type AsOfOptions, asOfOptions } from '../cli/options.ts';
import { Problem } from '../cli/problem.ts';
import { writeAtomic } from '../evidence/pins/atomic.ts';
import {
  documentJson,
  type Found,
  figuresCsv,
  findStatements,
  foundText,
  pipedKeyboard,
  readDocument,
  readRegisters,
  readReview,
  registerJson,
  registerText,
  reviewCsv,
  reviewInteractively,
  SAY,
  statementJson,
  statementsCsv,
  terminalKeyboard,
} from '../statements/index.ts';
import { withAssessment } from '../workspace/index.ts';

interface Options {
  readonly date?: string;
  readonly json?: boolean;
  readonly document?: boolean;
  readonly indirect: boolean;
  readonly in?: string;
  readonly review?: string;
  readonly apply?: string;
  readonly interactive?: boolean;
  readonly output?: string;
  readonly figures?: string;
  readonly by?: string;
  readonly on?: string;
  readonly url?: string;
  readonly asOf?: string;
  readonly known?: string;
  readonly speaker?: string;
}

/**
 * `lockstep statements DIR --as-of D [--known K] [--speaker NAME] [--json]` lists a register;
 * `lockstep statements FILE [--date D] [--json] [--review R.csv | --apply R.csv | --interactive]` reads a document.
 */
export const statements: Register = (program, context) => {
  program
    .command('statements')
    .description(SAY.description)
    .argument('[file]', SAY.file)
    .option('--date <day>', SAY.options.date)
    .option('--json', SAY.options.json)
    .option('--document', SAY.options.document)
    .option('--no-indirect', SAY.options.quotations)
    .option('--in <dir>', SAY.options.in)
    .option('--review <file>', SAY.options.review)
    .option('--apply <file>', SAY.options.apply)
    .option('--interactive', SAY.options.interactive)
    .option('-o, --output <file>', SAY.options.output)
    .option('--figures <file>', SAY.options.figures)
    .option('--by <name>', SAY.options.by)
    .option('--on <day>', SAY.options.on)
    .option('--url <address>', SAY.options.url)
    .option('--as-of <day>', SAY.options.asOf)
    .option('--known <day>', SAY.options.known)
    .option('--speaker <name>', SAY.options.speaker)
    .action((file: string | undefined, options: Options) =>
      options.asOf === undefined
        ? run(file, options, context)
        : register(file, { ...options, asOf: options.asOf }, context),
    );
};

/** Options that only make sense for a document. */
const OF_DOCUMENTS = [
  'date',
  'document',
  'in',
  'review',
  'apply',
  'interactive',
  'output',
  'figures',
  'by',
  'on',
  'url',
] as const;

async function register(
  dir: string | undefined,
  options: Options & AsOfOptions,
  { io, exit }: Context,
): Promise<void> {
  const other = OF_DOCUMENTS.find((name) => options[name] !== undefined);
  if (other !== undefined) throw new Problem(SAY.notWithAsOf(`--${other}`));
  await withAssessment(dir ?? io.cwd, asOfOptions(options), io, ({ assessment }) => {
    io.out(
      options.json
        ? `${JSON.stringify(registerJson(assessment, options.speaker), null, 2)}\n`
        : registerText(assessment, options.speaker),
    );
  });
  exit(EXIT.ok);
}

async function run(file: string | undefined, options: Options, { io, exit }: Context): Promise<void> {
  if (file === undefined) throw new Problem(SAY.noFile);
  check(options);
  const input = io.input ?? process.stdin;
  const document = await readDocument(file, io.cwd, input);
  const registers = await readRegisters(io.cwd, options.in);
  const found = findStatements(document, { date: options.date, indirect: options.indirect, registers });
  const review = startReview(document.text, found.candidates);
  exit(EXIT.ok);
  if (options.interactive) await interact(file, review, options, io);
  else if (options.review !== undefined) {
    await write(options.review, reviewCsv(review), io);
    io.err(SAY.reviewWritten(options.review, review.candidates.length));
  } else if (options.apply !== undefined) await apply(review, found, options, options.apply, io);
  else if (options.json)
    io.out(
      `${JSON.stringify(options.document ? documentJson(found) : found.statements.map(statementJson), null, 2)}\n`,
    );
  else io.out(foundText(found));
}

/** Options that do not go together, or do not mean a day, are told before anything is read. */
function check({
  known,
  speaker,
  date,
  on,
  review,
  apply,
  interactive,
  by,
  figures,
  output,
  document,
  json,
}: Options): void {
  for (const [name, value] of [
    ['--date', date],
    ['--on', on],
  ] as const)
    if (value !== undefined && dayFromIso(value) === undefined) throw new Problem(SAY.badDate(name, value));
  for (const [name, value] of [
    ['--known', known],
    ['--speaker', speaker],
  ] as const)
    if (value !== undefined) throw new Problem(SAY.onlyWithAsOf(name));
  if (interactive && apply !== undefined) throw new Problem(SAY.twoWays);
  if (review !== undefined && apply !== undefined) throw new Problem(SAY.twoWays);
  if (interactive && (by ?? '').trim() === '') throw new Problem(SAY.needsBy);
  if (interactive && review === undefined) throw new Problem(SAY.needsOutput);
  if (document && !json) throw new Problem(SAY.onlyWithJson);
  if (figures !== undefined && apply === undefined) throw new Problem(SAY.onlyWithApply('--figures'));
  if (output !== undefined && apply === undefined) throw new Problem(SAY.onlyWithApply('--output'));
}

async function write(name: string, text: string, io: Io): Promise<void> {
  try {
    await writeAtomic(resolve(io.cwd, name), text);
  } catch (error) {
    throw new Problem(SAY.cannotWrite((error as NodeJS.ErrnoException).code ?? ''), { file: name });
  }
}

/** The statements that were accepted, as a file of statements; on standard output unless a file is named. */
async function apply(start: Review, found: Found, options: Options, name: string, io: Io): Promise<void> {
  const fallback = { by: options.by ?? '', at: options.on ?? io.today() };
  const review = await readReview(resolve(io.cwd, name), name, start, fallback);
  const text = statementsCsv(review, found, options.url ?? '');
  if (options.output === undefined) io.out(text);
  else await write(options.output, text, io);
  if (options.figures !== undefined)
    await write(options.figures, figuresCsv(review, found, options.url ?? ''), io);
  const outcomes = [...review.decisions.values()].map(({ outcome }) => outcome);
  const count = (outcome: string): number => outcomes.filter((one) => one === outcome).length;
  io.err(SAY.applied(accepted(review).length, count('rejected'), count('merged'), remaining(review).length));
}

/** A review in the terminal goes on where its file left off, and keeps every decision in it at once. */
async function interact(file: string, start: Review, options: Options, io: Io): Promise<void> {
  const name = options.review ?? '';
  const at = options.on ?? io.today();
  const by = options.by ?? '';
  const path = resolve(io.cwd, name);
  const review = existsSync(path) ? await readReview(path, name, start, { by, at }) : start;
  if (file === '-') throw new Problem(SAY.noTerminal);
  const terminal = io.input === undefined && process.stdin.isTTY;
  const keyboard = terminal
    ? terminalKeyboard(process.stdin, process.stderr)
    : pipedKeyboard(io.input ?? process.stdin);
  try {
    const done = await reviewInteractively(review, {
      keyboard,
      out: io.err,
      save: (next) => write(name, reviewCsv(next), io),
      by,
      at,
    });
    await write(name, reviewCsv(done), io);
    io.err(SAY.interactive.saved(name));
  } finally {
    keyboard.close();
  }
}
