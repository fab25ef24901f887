import type { Meaning } from '../compile/scope.ts';
import { BUILT_IN_UNITS } from '../compile/units.ts';
import type { Findings } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { type Lines, linesOf, positionAt } from '../lexer/lines.ts';
import type { BlockWord } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { SourceKind } from '../model.ts';
import type { Block, Clause, Ident, SyntaxTree } from '../syntax/index.ts';

/** What the binding of one block may see of another one that declares a name. An editor compares it after an edit. */
export interface Declared {
  readonly kind: BlockWord;
  /** Of a condition or an anchor. */
  readonly readings?: readonly string[];
  /** Of a measure that could be read. */
  readonly measure?: Meaning & { readonly kind: 'measure' };
  /** Of a source. */
  readonly source?: SourceKind | undefined;
  /** Of a party that has a list of them. */
  readonly members?: boolean;
  /** Of a commitment. */
  readonly debtors?: readonly string[] | undefined;
}

export interface Declaration extends Declared {
  readonly block: Block;
  readonly name: Ident;
}

/** Every declared name. One name stands for one thing in the whole agreement. */
export interface Names<D extends Declared = Declaration> {
  readonly declarations: ReadonlyMap<string, D>;
  readonly lost: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  /** Names used somewhere, apart from where they are declared. */
  readonly used: Set<string>;
  /** What the verdict or value of one thing depends on, on the same day. */
  readonly depends: Map<string, Set<string>>;
}

export function collectNames(tree: SyntaxTree, text: string, report: Findings): Names {
  const declarations = new Map<string, Declaration>();
  const units = new Set<string>(BUILT_IN_UNITS);
  let lines: Lines | undefined;
  for (const block of tree.blocks) {
    if (block.kind === 'measure') units.add(unitOfMeasure(block));
    if (block.name === undefined) continue;
    const { name, start, end } = block.name;
    const first = declarations.get(name);
    if (first === undefined) {
      declarations.set(name, declarationOf(block, block.name));
      continue;
    }
    lines ??= linesOf(text);
    const { line } = positionAt(lines, first.name.start);
    report.error({ code: 'duplicate-name', message: SAY.duplicate(name, line), start, end });
  }
  const lost = new Set(tree.lostNames.map((one) => one.name));
  return { declarations, lost, units, used: new Set(), depends: new Map() };
}

export function declarationOf(block: Block, name: Ident): Declaration {
  const { kind } = block;
  switch (kind) {
    case 'condition':
    case 'anchor':
      return { kind, block, name, readings: readingIds(block) };
    case 'measure': {
      const measure = measureMeaning(block);
      return measure.kind === 'measure' ? { kind, block, name, measure } : { kind, block, name };
    }
    case 'source':
      return { kind, block, name, source: clauseOf(block, 'source from')?.source };
    case 'party':
      return { kind, block, name, members: clauseOf(block, 'members') !== undefined };
    case 'commitment': {
      const debtors = clauseOf(block, 'must')?.debtors.map((debtor) => debtor.name);
      return { kind, block, name, debtors };
    }
    default:
      return { kind, block, name };
  }
}

/** Ids of a block's readings, as written; one without named readings has none. */
function readingIds(block: Block): readonly string[] {
  return block.clauses.flatMap((clause) => (clause.kind === 'reading' ? [clause.name.name] : []));
}

/** A block's first clause of a kind. */
export function clauseOf<K extends Clause['kind']>(
  block: Block,
  kind: K,
): Extract<Clause, { readonly kind: K }> | undefined {
  const { clauses } = block;
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i]!;
    if (clause.kind === kind) return clause as Extract<Clause, { readonly kind: K }>;
  }
  return undefined;
}

const NONE: readonly never[] = [];

export function clausesOf<K extends Clause['kind']>(
  block: Block,
  kind: K,
): readonly Extract<Clause, { readonly kind: K }>[] {
  let found: Extract<Clause, { readonly kind: K }>[] | undefined;
  for (const clause of block.clauses) {
    if (clause.kind !== kind) continue;
    const one = clause as Extract<Clause, { readonly kind: K }>;
    if (found === undefined) found = [one];
    else found.push(one);
  }
  return found ?? NONE;
}

/** For building a node field by field: spreading optional parts costs more than the rest of the work. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The unit as given, or what is counted: deaths, events, or the metric's own name. */
export function unitOfMeasure(block: Block): string {
  const given = clauseOf(block, 'unit');
  if (given !== undefined) return given.unit.name;
  if (clauseOf(block, 'deaths') !== undefined) return 'deaths';
  if (clauseOf(block, 'events') !== undefined) return 'events';
  return clauseOf(block, 'figure')?.metric.name ?? '';
}

function measureMeaning(block: Block): Meaning & { readonly kind: 'measure' | 'lost' } {
  const figure = clauseOf(block, 'figure');
  if (
    figure === undefined &&
    clauseOf(block, 'deaths') === undefined &&
    clauseOf(block, 'events') === undefined
  ) {
    return { kind: 'lost' };
  }
  return {
    kind: 'measure',
    unit: unitOfMeasure(block),
    nature: figure?.takes === true ? 'level' : 'flow',
    set: clauseOf(block, 'measure by')?.set.name,
    events: figure === undefined,
  };
}

export function nearestName(
  names: Names<Declared>,
  name: string,
  kinds?: ReadonlySet<BlockWord>,
): string | undefined {
  if (kinds === undefined) return nearest(name, names.declarations.keys());
  const among: string[] = [];
  for (const [declared, { kind }] of names.declarations) if (kinds.has(kind)) among.push(declared);
  return nearest(name, among);
}
