import type { Check } from './checking.ts';
import { checkDeadlines } from './deadlines.ts';
import { checkGates, checkOutline, checkParties, checkReach, checkUnused } from './parts.ts';
import { checkSettled } from './settled.ts';

export type { Check, Checking, Warning } from './checking.ts';
export { warnSettled } from './settled.ts';

/** Checks of a whole agreement: what is not wrong but can hardly be meant. Of one text they are told in this order. */
export const CHECKS: readonly Check[] = [
  checkSettled,
  checkUnused,
  checkParties,
  checkGates,
  checkDeadlines,
  checkReach,
  checkOutline,
];

/** Those that need the agreement as a whole: all but the first, which looks at each formula by itself. */
export const WHOLE_CHECKS: readonly Check[] = CHECKS.filter((check) => check !== checkSettled);
