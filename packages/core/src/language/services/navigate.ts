import type { TextRange } from '../../logic/index.ts';
import type { OpenAgreement } from './document.ts';
import { keyOf, type NameUse } from './names/use.ts';

/** The name at an offset, or ending there, if one stands there. */
export function nameAt(document: OpenAgreement, offset: number): NameUse | undefined {
  const uses = document.uses();
  let low = 0;
  let high = uses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (uses[middle]!.end < offset) low = middle + 1;
    else high = middle;
  }
  const use = uses[low];
  if (use === undefined || use.start > offset) return undefined;
  // Where one name ends and the next begins (`condition.reading` has a dot between), the later one is meant.
  const next = uses[low + 1];
  return next !== undefined && next.start <= offset ? next : use;
}

/** Where the thing named at an offset is declared; undefined where nothing is named, or where it is unknown. */
export function definition(document: OpenAgreement, offset: number): TextRange | undefined {
  const use = nameAt(document, offset);
  const declared = use && document.usesOf(keyOf(use)).find((one) => one.declares);
  return declared && { start: declared.start, end: declared.end };
}

export interface Reference extends TextRange {
  readonly declares: boolean;
}

/** Every place that names what is named at an offset, in the order of the text: rules, readings and tests. */
export function references(document: OpenAgreement, offset: number): readonly Reference[] {
  const use = nameAt(document, offset);
  if (use === undefined) return [];
  return document.usesOf(keyOf(use)).map(({ start, end, declares }) => ({ start, end, declares }));
}
