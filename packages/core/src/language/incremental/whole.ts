import { noParts, type Parts } from '../binder/blocks.ts';
import { bindHeader, bindOutline } from '../binder/headers.ts';
import { WHOLE_CHECKS, warnSettled } from '../checks/index.ts';
import { linesOf, positionAt } from '../lexer/lines.ts';
import { SAY } from '../messages.ts';
import type { Agreement, Measure } from '../model.ts';
import type { Block } from '../syntax/index.ts';
import { collector, type Found, STEP } from './piece.ts';
import type { Slot, Version } from './slots.ts';

/** Names that are declared again, with the line of the first declaration. */
export function repeatedNames({ cut, shared }: Version): readonly Found[] {
  if (shared.repeated.length === 0) return [];
  const lines = linesOf(cut.text);
  return shared.repeated.map(({ again, at }): Found => {
    const { name, start, end } = again.name;
    const first = shared.declarations.get(name)!.name.start + cut.starts[shared.owners.get(name)!]!;
    const message = SAY.duplicate(name, positionAt(lines, first).line);
    const base = cut.starts[at]!;
    const finding = { code: 'duplicate-name', message, start: base + start, end: base + end };
    return { severity: 'error', step: STEP.names, finding };
  });
}

/** What is said of the agreement's head, which is looked for in the whole text. */
export function header({ cut, slots, shared }: Version): {
  readonly found: readonly Found[];
  readonly head: Pick<Agreement, 'title' | 'timeZone' | 'signed'>;
} {
  const found: Found[] = [];
  const blocks = blocksOf(cut.starts, slots, 'agreement');
  const report = collector(found, STEP.header);
  const head = bindHeader({ report }, { blocks, lostNames: [], lostBlocks: shared.lostBlocks });
  return { found, head };
}

/** Blocks of a kind with their places in the whole text. */
function blocksOf(starts: Int32Array, slots: readonly Slot[], kind: Block['kind']): readonly Block[] {
  return slots.flatMap(({ piece }, at) =>
    piece.heads.filter((block) => block.kind === kind).map((block) => moved(block, starts[at]!)),
  );
}

/** A node further on in the text. */
function moved<T>(node: T, by: number): T {
  if (Array.isArray(node)) return node.map((one: unknown) => moved(one, by)) as T;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    (key === 'start' || key === 'end') && typeof value === 'number' ? value + by : moved(value, by),
  ]);
  return Object.fromEntries(entries) as T;
}

/** Warnings about an agreement without errors. */
export function warnings(
  version: Version,
  head: Pick<Agreement, 'title' | 'timeZone' | 'signed'>,
): readonly Found[] {
  const { cut, slots, shared } = version;
  const { used, depends } = version.uses;
  const baseOf = (id: string) => cut.starts[shared.owners.get(id)!]!;
  const parts = noParts();
  for (const { bound } of slots) append(parts, bound.parts);
  const found: Found[] = [];
  const outline = bindOutline(blocksOf(cut.starts, slots, 'outline'));
  const agreement: Agreement = { ...head, outline, ...parts };
  for (const check of WHOLE_CHECKS) {
    check({
      agreement,
      used,
      depends,
      nameOf: (id) => {
        const name = shared.declarations.get(id)?.name;
        const base = name && baseOf(id);
        return name && { start: name.start + base!, end: name.end + base! };
      },
      warning: (finding, owner) => {
        const by = owner === undefined ? 0 : baseOf(owner);
        found.push(warningOf({ ...finding, start: finding.start + by, end: finding.end + by }));
      },
    });
  }
  const measures = new Map(parts.measures.map((measure) => [measure.id, measure]));
  slots.forEach((slot, at) => {
    for (const one of settledOf(slot, measures)) found.push(placed(one, cut.starts[at]!));
  });
  return found;
}

function settledOf(slot: Slot, measures: ReadonlyMap<string, Measure>): readonly Found[] {
  if (slot.settled === undefined) {
    const found: Found[] = [];
    const { conditions = [], commitments = [], adjustments = [] } = slot.bound.parts;
    warnSettled({ conditions, commitments, adjustments }, measures, (finding) =>
      found.push(warningOf(finding)),
    );
    slot.settled = found;
  }
  return slot.settled;
}

function warningOf(finding: Found['finding']): Found {
  return { severity: 'warning', step: STEP.check, finding };
}

/** A finding of a piece that begins at `base`. */
export function placed({ severity, step, finding }: Found, base: number): Found {
  return { severity, step, finding: { ...finding, start: finding.start + base, end: finding.end + base } };
}

function append(to: Parts, from: Partial<Parts>): void {
  for (const key in from) {
    const list = to[key as keyof Parts] as unknown[];
    for (const one of from[key as keyof Parts] ?? []) list.push(one);
  }
}
