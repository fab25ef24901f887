import { isoFromDay } from '@lockstep/core/calendar';
import {
  type Agreement,
  type Explained,
  explainAgreement,
  graphAround,
  graphOf,
  mermaidOf,
  nearest,
} from '@lockstep/core/language';
import { AGREEMENT, checkFile, diagnosticsText, readAgreementFile } from '../agreement/index.ts';
import type { Register } from '../cli/context.ts';
import { EXIT, type Io } from '../cli/io.ts';
import { dateOption } from '../cli/options.ts';
import { Problem } from '../cli/problem.ts';
import { countedText, GRAPH, writeGraph } from '../graph/index.ts';

interface ExplainOptions {
  readonly asOf?: string;
  readonly graph?: boolean;
  readonly output?: string;
  readonly json?: boolean;
}

/**
 * `lockstep explain [FILE|DIR] [NAME] [--as-of D] [--json]`: each rule in plain words and in formal notation.
 * `--graph [-o FILE]`: what depends on what, as Mermaid text or as a drawing.
 */
export const explain: Register = (program, { io, exit }) => {
  program
    .command('explain [FILE] [NAME]')
    .description('each rule in plain words and in formal notation, with dates')
    .option('--as-of <date>', 'give the days that each window covers on this date')
    .option('--graph', 'what depends on what, as Mermaid text')
    .option('-o, --output <file>', 'with --graph: write it as .svg or .mmd')
    .option('--json', 'as JSON')
    .action(async (target: string | undefined, name: string | undefined, options: ExplainOptions) => {
      if (options.graph && options.asOf !== undefined) throw new Problem(GRAPH.noDates);
      if (!options.graph && options.output !== undefined) throw new Problem(GRAPH.onlyGraph);
      const day = options.asOf === undefined ? undefined : dateOption(options.asOf, '--as-of');
      const file = await readAgreementFile(target ?? io.cwd, io);
      const { agreement, diagnostics } = await checkFile(file);
      if (agreement === undefined) {
        const errors = diagnostics.filter((one) => one.severity === 'error');
        io.err(diagnosticsText(file.text, file.shown, errors));
        exit(EXIT.bad);
        return;
      }
      if (options.graph) {
        await explainGraph(agreement, name, file.shown, options, io);
        exit(EXIT.ok);
        return;
      }
      const all = explainAgreement(agreement, day === undefined ? {} : { day });
      const rules = name === undefined ? all : chosen(all, name);
      const asOf = day === undefined ? null : isoFromDay(day);
      if (options.json) io.out(`${JSON.stringify({ file: file.shown, asOf, rules }, null, 2)}\n`);
      else {
        if (asOf !== null) io.out(`${AGREEMENT.asOf(asOf)}\n\n`);
        io.out(rules.map(ruleText).join('\n'));
      }
      exit(EXIT.ok);
    });
};

async function explainGraph(
  agreement: Agreement,
  name: string | undefined,
  file: string,
  { output, json }: ExplainOptions,
  io: Io,
): Promise<void> {
  const whole = graphOf(agreement);
  if (name !== undefined && !whole.nodes.some(({ id }) => id === name)) throw noRule(name, whole.nodes);
  const graph = name === undefined ? whole : graphAround(whole, name);
  const written = output === undefined ? undefined : await writeGraph(graph, output, io.cwd);
  if (json) io.out(`${JSON.stringify({ file, ...graph }, null, 2)}\n`);
  else io.out(written === undefined ? mermaidOf(graph) : `${GRAPH.written(written, countedText(graph))}\n`);
}

function noRule(name: string, known: readonly { readonly id: string }[]): Problem {
  const ids = known.map(({ id }) => id);
  return new Problem(AGREEMENT.noRule(name, nearest(name, ids)));
}

/** A rule by its name; a condition's name stands for all of its readings. */
function chosen(all: readonly Explained[], name: string): readonly Explained[] {
  const found = all.filter(({ id }) => id === name || id.startsWith(`${name}.`));
  if (found.length === 0) throw noRule(name, all);
  return found;
}

function ruleText({ kind, id, label, words, formal }: Explained): string {
  const lines = [`${kind} ${id}: ${label}`, ...words.map((sentence) => `  ${sentence}`)];
  if (formal !== undefined) lines.push(`  ${AGREEMENT.formal}: ${formal}`);
  return `${lines.join('\n')}\n`;
}
