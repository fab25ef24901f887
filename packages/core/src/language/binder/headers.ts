import { kindInWords } from '../compile/numbers.ts';
import { SAY } from '../messages.ts';
import type { AreaSet, OccurrenceDeclaration, OutlineEntry, Party, Source } from '../model.ts';
import type { Block, SyntaxTree } from '../syntax/index.ts';
import { type Binding, labelOf, missing, rangeOf, resolve } from './binding.ts';
import { clauseOf, clausesOf } from './names.ts';

export interface Header {
  readonly title: string;
  readonly timeZone: string;
  readonly signed?: number;
}

export function bindHeader(b: Pick<Binding, 'report'>, tree: SyntaxTree): Header {
  const [block, ...more] = tree.blocks.filter((one) => one.kind === 'agreement');
  for (const one of more) {
    b.report.error({ code: 'second-agreement', message: SAY.secondAgreement(), ...rangeOf(one.keyword) });
  }
  if (block === undefined) {
    // Its word may be the one that could not be read.
    if (tree.lostBlocks === 0) {
      b.report.error({ code: 'no-agreement', message: SAY.noAgreement(), start: 0, end: 0 });
    }
    return { title: '', timeZone: 'UTC' };
  }
  const zone = clauseOf(block, 'time zone')?.zone;
  if (zone !== undefined && !isTimeZone(zone.text)) {
    b.report.error({ code: 'time-zone', message: SAY.noTimeZone(zone.text), ...rangeOf(zone) });
  }
  const signed = clauseOf(block, 'signed')?.day.day;
  return { title: labelOf(block), timeZone: zone?.text ?? 'UTC', ...(signed !== undefined && { signed }) };
}

let zones: ReadonlySet<string> | undefined;

/** The list of zones first: making a formatter costs more than the rest of the check of a short agreement. */
function isTimeZone(name: string): boolean {
  zones ??= new Set(Intl.supportedValuesOf('timeZone'));
  if (zones.has(name)) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export function bindOutline(blocks: readonly Block[]): readonly OutlineEntry[] {
  return blocks.flatMap((block) =>
    clausesOf(block, 'outline entry').map(({ clause, label, start, end }) => ({
      clause: clause.text,
      range: { start, end },
      ...(label && { label: label.text }),
    })),
  );
}

export function bindParty(_: Binding, block: Block): Party {
  const file = clauseOf(block, 'members')?.file.text;
  return {
    ...named(block),
    also: clausesOf(block, 'also').flatMap((clause) => clause.names.map((name) => name.text)),
    ...(file !== undefined && { membersFrom: file }),
  };
}

export function bindAreas(b: Binding, block: Block): AreaSet {
  const from = clauseOf(block, 'areas from');
  if (from === undefined) missing(b, block, 'file', ['“from”']);
  return { ...named(block), file: from?.file.text ?? '', by: from?.by.text ?? '' };
}

export function bindSource(b: Binding, block: Block): Source {
  const from = clauseOf(block, 'source from');
  if (from === undefined) missing(b, block, 'file', ['“events from”', '“figures from”']);
  return { ...named(block), kind: from?.source ?? 'events', file: from?.file.text ?? '' };
}

export function bindOccurrence(b: Binding, block: Block): OccurrenceDeclaration {
  const source = clauseOf(block, 'occurrence in')?.source;
  if (source === undefined) missing(b, block, 'source', ['“in”']);
  else checkSource(b, source, 'occurrences');
  return { ...named(block), source: source?.name ?? '' };
}

/** The kind of a source, after a finding when it is not the one wanted. */
export function checkSource(
  b: Binding,
  ident: { readonly name: string; readonly start: number; readonly end: number },
  ...wanted: readonly Source['kind'][]
): Source['kind'] | undefined {
  const found = resolve(b, ident, 'source');
  const kind = found?.source;
  if (kind === undefined) return undefined;
  if (wanted.includes(kind)) return kind;
  const message = SAY.sourceKind(ident.name, kindInWords(kind), wanted.join(' or '));
  b.report.error({ code: 'source-kind', message, start: ident.start, end: ident.end });
  return undefined;
}

export function named(block: Block): { id: string; label: string; range: { start: number; end: number } } {
  return { id: block.name?.name ?? '', label: labelOf(block), range: rangeOf(block) };
}
