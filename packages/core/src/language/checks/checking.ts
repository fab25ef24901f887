import type { Names } from '../binder/names.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Agreement } from '../model.ts';
import type { Placed } from '../syntax/index.ts';

/** What the checks of a whole agreement look at. They run only when it has no errors. */
export interface Checking {
  readonly agreement: Agreement;
  readonly names: Names;
  readonly report: Report;
}

export type Check = (c: Checking) => void;

/** Warns at the name of something declared. */
export function warnAt(c: Checking, id: string, code: string, message: string): void {
  const place = c.names.declarations.get(id)?.name;
  if (place !== undefined) warn(c, place, code, message);
}

export function warn(c: Checking, { start, end }: Placed, code: string, message: string): void {
  c.report.warning({ code, message, start, end });
}
