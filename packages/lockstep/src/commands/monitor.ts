import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Formula,
  FormulaError,
  nodesOf,
  type Outside,
  parseFormula,
  TraceError,
} from '@lockstep/core/logic';
import { Option } from 'commander';
import type { Register } from '../cli/context.ts';
import { EXIT, type Io } from '../cli/io.ts';
import { Problem } from '../cli/problem.ts';
import { answer, answerText, readTrace, MONITOR as WORDS } from '../monitor/index.ts';

interface Options {
  readonly formula?: string;
  readonly formulaFile?: string;
  readonly trace: string;
  readonly outside: Outside;
  readonly online?: boolean;
  readonly json?: boolean;
}

/** `lockstep monitor --formula F --trace T.csv [--outside clip|unknown] [--online] [--json]`. */
export const monitor: Register = (program, { io, exit }) => {
  program
    .command('monitor')
    .description(WORDS.description)
    .option('--formula <formula>', WORDS.options.formula)
    .option('--formula-file <file>', WORDS.options.formulaFile)
    .requiredOption('--trace <file>', WORDS.options.trace)
    .addOption(
      new Option('--outside <what>', WORDS.options.outside).choices(['unknown', 'clip']).default('unknown'),
    )
    .option('--online', WORDS.options.online)
    .option('--json', WORDS.options.json)
    .action((options: Options) => {
      const source = formulaSource(options, io);
      const formula = readFormula(source);
      const trace = readTrace(readBytes(options.trace, io), options.trace);
      checkNames(formula, trace.names, source);
      const at = (rows: number) => held(source, () => answer(formula, trace, options.outside, rows));
      if (options.online) writeSteps(at, trace.ticks, options.json === true, io);
      else if (options.json) io.out(`${JSON.stringify(at(trace.ticks.length))}\n`);
      else io.out(answerText(at(trace.ticks.length)));
      exit(EXIT.ok);
    });
};

/** One answer per row, written as soon as it is there: an array in JSON, paragraphs otherwise. */
function writeSteps(
  at: (rows: number) => ReturnType<typeof answer>,
  ticks: Float64Array,
  json: boolean,
  io: Io,
): void {
  if (json) io.out('[');
  for (let rows = 1; rows <= ticks.length; rows++) {
    const step = at(rows);
    if (json) io.out(`${rows > 1 ? ',\n' : ''}${JSON.stringify(step)}`);
    else io.out(`${rows > 1 ? '\n' : ''}${WORDS.after(ticks[rows - 1]!)}\n${answerText(step)}`);
  }
  if (json) io.out(']\n');
}

/** A formula's text and the name under which messages speak of it. */
interface Source {
  readonly text: string;
  readonly name: string;
}

function formulaSource({ formula, formulaFile }: Options, io: Io): Source {
  if ((formula === undefined) === (formulaFile === undefined)) throw new Problem(WORDS.oneFormula);
  if (formula !== undefined) return { text: formula, name: '--formula' };
  return { text: new TextDecoder().decode(readBytes(formulaFile!, io)), name: formulaFile! };
}

function readFormula(source: Source): Formula {
  try {
    return parseFormula(source.text);
  } catch (error) {
    if (error instanceof FormulaError) throw new Problem(error.message, placeIn(source, error.offset));
    throw error;
  }
}

function checkNames(formula: Formula, names: readonly string[], source: Source): void {
  for (const node of nodesOf(formula)) {
    if (node.kind !== 'measure' || names.includes(node.name)) continue;
    throw new Problem(WORDS.noSignal(node.name, names), placeIn(source, node.range?.start ?? 0));
  }
}

/** What the engine refuses is a formula that looks too far. */
function held<T>(source: Source, judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    throw new Problem(WORDS.far(error.message), placeIn(source, error.range?.start ?? 0));
  }
}

function placeIn({ text, name }: Source, offset: number): { file: string; line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { file: name, line: before.length, column: before[before.length - 1]!.length + 1 };
}

function readBytes(file: string, io: Io): Uint8Array {
  try {
    return readFileSync(resolve(io.cwd, file));
  } catch {
    throw new Problem(WORDS.unreadable(file));
  }
}
