import type { BlockWord } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { Block, Clause } from '../syntax/index.ts';
import { type Binding, clauseInWords } from './binding.ts';

type Kinds = readonly Clause['kind'][];

const MEASURE: Kinds = ['deaths', 'events', 'figure', 'valid for', 'measure by', 'unit'];
const DUTY: Kinds = [
  'clause',
  'basis',
  'must',
  'deadline',
  'until',
  'cure',
  'on suspension',
  'surviving',
  'judged by',
];
const ADJUSTMENT: Kinds = ['clause', 'adjusts', 'requires', 'decided by', 'decided when', 'done when'];

/** Clauses that may stand once in a block. */
const ONCE: ReadonlyMap<BlockWord, ReadonlySet<string>> = new Map(
  (
    [
      ['agreement', ['time zone', 'signed']],
      ['party', ['members']],
      ['areas', ['areas from']],
      ['source', ['source from']],
      ['measure', MEASURE],
      ['baseline', ['baseline is']],
      ['occurrence', ['occurrence in']],
      ['condition', ['clause', 'basis', 'applies']],
      ['commitment', DUTY],
      ['power', ['clause', 'may', 'exerted by', 'deadline']],
      ['adjustment', ADJUSTMENT],
    ] satisfies readonly (readonly [BlockWord, Kinds])[]
  ).map(([word, kinds]) => [word, new Set<string>(kinds)]),
);

const seen = new Set<string>();

/** Reports that a clause that may stand once stands twice. */
export function checkOnce(b: Pick<Binding, 'report'>, block: Block): void {
  const kinds = ONCE.get(block.kind);
  if (kinds === undefined || block.clauses.length < 2) return;
  seen.clear();
  for (const { kind, start, end } of block.clauses) {
    if (!kinds.has(kind)) continue;
    if (seen.has(kind)) {
      b.report.error({ code: 'given-twice', message: SAY.fieldTwice(clauseInWords(kind)), start, end });
    }
    seen.add(kind);
  }
}
