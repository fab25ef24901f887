import { createBinding } from '../binder/bind.ts';
import type { WorkspaceNames } from '../binder/binding.ts';
import { bindBlocks, noParts, type Parts } from '../binder/blocks.ts';
import { type Declaration, type Declared, declarationOf, unitOfMeasure } from '../binder/names.ts';
import { checkOnce } from '../binder/once.ts';
import type { NumberValue } from '../compile/scope.ts';
import type { Finding, Findings, Severity } from '../diagnostics/diagnostic.ts';
import { createBuffers, tokenize } from '../lexer/lexer.ts';
import { linesOf, positionAt } from '../lexer/lines.ts';
import { parse } from '../parser/parser.ts';
import type { Block, SyntaxTree } from '../syntax/index.ts';
import { watchedMap } from './watch.ts';

/** A finding, and at which step of reading it was made: of those at one place, earlier steps come first. */
export interface Found {
  readonly severity: Severity;
  readonly step: number;
  readonly finding: Finding;
}

export const STEP = { parse: 0, names: 1, once: 2, header: 3, bind: 4, check: 5 } as const;

/** What a part of the text says by itself. Places count from its own beginning. */
export interface Piece {
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly declares: readonly Declaration[];
  /** Units of its measures, in their order. */
  readonly units: readonly string[];
  readonly signed: number | undefined;
  /** Blocks that are looked at together with those of their kind: the agreement's head, outlines. */
  readonly heads: readonly Block[];
  readonly found: readonly Found[];
}

const buffers = createBuffers(1024);

export function readPiece(text: string): Piece {
  const found: Found[] = [];
  const tree = parse(text, collector(found, STEP.parse), tokenize(text, buffers));
  const declares: Declaration[] = [];
  const units: string[] = [];
  const heads = tree.blocks.filter(({ kind }) => kind === 'agreement' || kind === 'outline');
  let signed: number | undefined;
  for (const block of tree.blocks) {
    if (block.kind === 'measure') units.push(unitOfMeasure(block));
    if (block.name !== undefined) declares.push(declarationOf(block, block.name));
    for (const clause of block.clauses) {
      if (clause.kind === 'signed') signed ??= clause.day.day;
    }
  }
  return { text, tree, declares, units, signed, heads, found };
}

/** A report that only keeps what it is told. */
export function collector(found: Found[], step: number): Findings {
  return {
    error: (finding) => found.push({ severity: 'error', step, finding }),
    warning: (finding) => found.push({ severity: 'warning', step, finding }),
  };
}

/** What a piece means among the others, and what of them it looked at to find out. */
export interface Bound {
  /** Those lists that are not empty. */
  readonly parts: Partial<Parts>;
  readonly found: readonly Found[];
  readonly used: ReadonlySet<string>;
  readonly depends: ReadonlyMap<string, ReadonlySet<string>>;
  readonly baselines: ReadonlyMap<Block, NumberValue | undefined>;
  readonly looked: Looked;
}

/** What a piece looked at: names, and whether at all of them, at the units, at the day of signing, at line numbers. */
export interface Looked {
  readonly names: ReadonlySet<string>;
  readonly all: boolean;
  readonly units: boolean;
  readonly signed: boolean;
  readonly lines: boolean;
}

/** What lies around a piece. */
export interface Surroundings {
  readonly declarations: ReadonlyMap<string, Declared>;
  readonly lost: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly signed: number | undefined;
  readonly workspace: WorkspaceNames;
  /** The value of a baseline, wherever it is declared. */
  readonly baseline: (name: string) => NumberValue | undefined;
}

/** Binds a piece, noting what it looks at. `firstLine` is the line on which it begins. */
export function bindPiece(piece: Piece, around: Surroundings, firstLine: () => number): Bound {
  const looked = { names: new Set<string>(), all: false, units: false, signed: false, lines: false };
  // Whether a name is among the lost ones is asked only after it was not found declared.
  const see = (name: string) => void looked.names.add(name);
  const seeAll = () => {
    looked.all = true;
  };
  const once: Found[] = [];
  const found: Found[] = [];
  const used = new Set<string>();
  const depends = new Map<string, Set<string>>();
  const b = createBinding(
    {
      report: collector(found, STEP.bind),
      text: piece.text,
      names: {
        declarations: watchedMap(around.declarations, see, seeAll),
        lost: around.lost,
        get units() {
          looked.units = true;
          return around.units;
        },
        used,
        depends,
      },
      workspace: around.workspace,
      get signed() {
        looked.signed = true;
        return around.signed;
      },
      lineAt: (offset) => {
        looked.lines = true;
        return firstLine() + positionAt(linesOf(piece.text), offset).line - 1;
      },
    },
    around.baseline,
  );
  const { blocks } = piece.tree;
  const report = collector(once, STEP.once);
  for (const block of blocks) checkOnce({ report }, block);
  const all = Object.entries(bindBlocks(b, blocks, noParts()));
  const parts: Partial<Parts> = Object.fromEntries(all.filter(([, list]) => list.length > 0));
  return { parts, found: [...once, ...found], used, depends, baselines: b.baselines, looked };
}
