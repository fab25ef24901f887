import type { Agreement } from '../model.ts';
import type { Placed } from '../syntax/index.ts';

/** What the checks of a whole agreement look at. They run only when it has no errors. */
export interface Checking {
  readonly agreement: Agreement;
  readonly used: ReadonlySet<string>;
  readonly depends: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where a name is declared. */
  readonly nameOf: (id: string) => Placed | undefined;
  /** `owner` is the declaration that the range belongs to, where the range counts from its block. */
  readonly warning: (finding: Warning, owner?: string) => void;
}

export interface Warning extends Placed {
  readonly code: string;
  readonly message: string;
}

export type Check = (c: Checking) => void;

/** Warns at the name of something declared. */
export function warnAt(c: Checking, id: string, code: string, message: string): void {
  const place = c.nameOf(id);
  if (place !== undefined) warn(c, place, code, message);
}

/** Warns at a place in a declaration's block. */
export function warn(
  c: Checking,
  { start, end }: Placed,
  code: string,
  message: string,
  owner?: string,
): void {
  c.warning({ code, message, start, end }, owner);
}
