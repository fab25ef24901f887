import type { BlockWord } from '../lexer/words.ts';
import type { Agreement } from '../model.ts';
import type { Block } from '../syntax/index.ts';
import { bindAdjustment } from './adjustments.ts';
import { type Binding, onBehalf } from './binding.ts';
import { bindAnchorDeclaration, bindCondition } from './conditions.ts';
import { bindCommitment, bindPower } from './duties.ts';
import { bindAreas, bindOccurrence, bindParty, bindSource } from './headers.ts';
import { bindBaseline, bindMeasure } from './measures.ts';
import { bindTest } from './tests.ts';

/** The lists of an agreement, filled block by block. */
export interface Parts {
  readonly parties: Agreement['parties'][number][];
  readonly areaSets: Agreement['areaSets'][number][];
  readonly sources: Agreement['sources'][number][];
  readonly measures: Agreement['measures'][number][];
  readonly baselines: Agreement['baselines'][number][];
  readonly occurrences: Agreement['occurrences'][number][];
  readonly anchors: Agreement['anchors'][number][];
  readonly conditions: Agreement['conditions'][number][];
  readonly commitments: Agreement['commitments'][number][];
  readonly powers: Agreement['powers'][number][];
  readonly adjustments: Agreement['adjustments'][number][];
  readonly tests: Agreement['tests'][number][];
}

export function noParts(): Parts {
  return {
    parties: [],
    areaSets: [],
    sources: [],
    measures: [],
    baselines: [],
    occurrences: [],
    anchors: [],
    conditions: [],
    commitments: [],
    powers: [],
    adjustments: [],
    tests: [],
  };
}

type Bind = (b: Binding, block: Block, parts: Parts) => void;

function into<K extends keyof Parts>(
  key: K,
  bind: (b: Binding, block: Block) => Parts[K][number] | undefined,
): Bind {
  return (b, block, parts) => {
    const made = bind(b, block);
    if (made !== undefined) (parts[key] as unknown[]).push(made);
  };
}

/** How each kind of block is bound, in the order in which kinds are bound. */
const BINDERS: ReadonlyMap<BlockWord, Bind> = new Map<BlockWord, Bind>([
  ['party', into('parties', bindParty)],
  ['areas', into('areaSets', bindAreas)],
  ['source', into('sources', bindSource)],
  ['measure', into('measures', bindMeasure)],
  ['baseline', into('baselines', bindBaseline)],
  ['occurrence', into('occurrences', bindOccurrence)],
  ['anchor', into('anchors', bindAnchorDeclaration)],
  ['condition', into('conditions', bindCondition)],
  ['commitment', into('commitments', bindCommitment)],
  ['power', into('powers', bindPower)],
  ['adjustment', into('adjustments', bindAdjustment)],
  ['test', into('tests', bindTest)],
]);

/** Binds blocks, kind by kind, each on behalf of its name. */
export function bindBlocks(b: Binding, blocks: readonly Block[], parts: Parts = noParts()): Parts {
  const byKind = new Map<BlockWord, Block[]>();
  for (const block of blocks) {
    const known = byKind.get(block.kind);
    if (known === undefined) byKind.set(block.kind, [block]);
    else known.push(block);
  }
  for (const [kind, bind] of BINDERS) {
    for (const block of byKind.get(kind) ?? []) {
      onBehalf(b, block.name?.name ?? '', () => bind(b, block, parts));
    }
  }
  return parts;
}
