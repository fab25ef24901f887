import { kindInWords } from '../compile/numbers.ts';
import type { NumberValue, Scope } from '../compile/scope.ts';
import type { Findings } from '../diagnostics/diagnostic.ts';
import type { BlockWord } from '../lexer/words.ts';
import { SAY } from '../messages.ts';
import type { Block, Clause, Ident, Judge } from '../syntax/index.ts';
import { type Declared, type Names, nearestName } from './names.ts';

/** What the workspace beside the agreement knows, where it has been read. */
export interface WorkspaceNames {
  /** Ids of members, by party. */
  readonly members?: ReadonlyMap<string, readonly string[]>;
}

/** What the parts of the binder share. */
export interface Binding {
  readonly report: Findings;
  readonly names: Names<Declared>;
  readonly scope: Scope;
  readonly workspace: WorkspaceNames;
  readonly signed: number | undefined;
  readonly baselines: Map<Block, NumberValue | undefined>;
  /** Line of an offset, for messages. */
  readonly lineAt: (offset: number) => number;
  /** What the verdict or value of one thing depends on, on the same day: `owner` to what its formulas name. */
  readonly depends: Map<string, Set<string>>;
  /** Whose formulas are being compiled. */
  owner: string;
}

/** Notes that what is being bound depends on a name. */
export function depend(b: Binding, name: string): void {
  if (b.owner === '') return;
  const known = b.depends.get(b.owner);
  if (known === undefined) b.depends.set(b.owner, new Set([name]));
  else known.add(name);
}

/** Binds something on behalf of a name. */
export function onBehalf<T>(b: Binding, owner: string, bind: () => T): T {
  const before = b.owner;
  b.owner = owner;
  try {
    return bind();
  } finally {
    b.owner = before;
  }
}

/** The declaration that a name stands for, if it is of one of these kinds; otherwise a finding. */
export function resolve(b: Binding, ident: Ident, ...kinds: readonly BlockWord[]): Declared | undefined {
  b.names.used.add(ident.name);
  const found = b.names.declarations.get(ident.name);
  const { start, end } = ident;
  if (found !== undefined) {
    if (kinds.includes(found.kind)) return found;
    const message = SAY.wrongKind(ident.name, kindInWords(found.kind), kindInWords(kinds[0]!));
    b.report.error({ code: 'wrong-kind', message, start, end });
    return undefined;
  }
  if (b.names.lost.has(ident.name)) return undefined;
  const near = nearestName(b.names, ident.name, new Set(kinds));
  const what = kinds.map(kindInWords).join(' or ');
  b.report.error({
    code: 'unknown-name',
    message: SAY.unknownName(ident.name, what, near),
    start,
    end,
    nearest: near,
  });
  return undefined;
}

/**
 * A party, a member of one, or a person in quotation marks. Members stand in a file of their own: where it has not
 * been read, a name that is close to a party's is taken for a slip and any other for a member.
 */
export function resolveActor(b: Binding, actor: Judge | Ident): string {
  if ('quoted' in actor && actor.quoted) return actor.name;
  b.names.used.add(actor.name);
  const { start, end, name } = actor;
  const found = b.names.declarations.get(name);
  if (found?.kind === 'party' || b.names.lost.has(name)) return name;
  const lists = b.workspace.members;
  if (found === undefined && lists !== undefined) {
    for (const members of lists.values()) if (members.includes(name)) return name;
  }
  const near = nearestName(b.names, name, new Set<BlockWord>(['party']));
  const mayBeMember = () => lists === undefined && [...b.names.declarations.values()].some(hasMembers);
  if (found === undefined && near === undefined && mayBeMember()) return name;
  const message =
    found === undefined
      ? SAY.unknownName(name, 'party or member', near)
      : SAY.wrongKind(name, kindInWords(found.kind), 'party');
  b.report.error({ code: found ? 'wrong-kind' : 'unknown-name', message, start, end, nearest: near });
  return name;
}

function hasMembers({ members }: Declared): boolean {
  return members === true;
}

export function clauseInWords(kind: Clause['kind']): string {
  return CLAUSE_WORDS[kind] ?? kind;
}

const CLAUSE_WORDS: Readonly<Record<string, string>> = {
  members: 'list of members',
  'areas from': 'file',
  'source from': 'file',
  figure: 'metric',
  'valid for': 'validity',
  'measure by': 'list of areas',
  'baseline is': 'term',
  'occurrence in': 'source',
  means: 'rule',
  'judged by': 'list of judges',
  'held by': 'list of holders',
  'anchor is': 'anchor',
  must: 'duty',
  'owed to': 'list of creditors',
  cure: 'cure period',
  'on suspension': 'rule on suspension',
  may: 'power',
  adjusts: 'strength',
  requires: 'gate',
};

/** Reports that a block lacks something, unless what is missing may be lost to an error already told. */
export function missing(b: Binding, block: Block, what: string, expected: readonly string[]): void {
  if (block.broken) return;
  const at = block.name ?? block.keyword;
  const message = SAY.missing(what, kindInWords(block.kind));
  b.report.error({ code: 'missing', message, start: at.start, end: at.end, expected });
}

export function labelOf(block: Block): string {
  return block.label?.text ?? block.name?.name ?? '';
}

export function rangeOf(placed: { readonly start: number; readonly end: number }): {
  start: number;
  end: number;
} {
  return { start: placed.start, end: placed.end };
}
