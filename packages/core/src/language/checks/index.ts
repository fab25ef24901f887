import type { Check } from './checking.ts';
import { checkDeadlines } from './deadlines.ts';
import { checkGates, checkOutline, checkParties, checkReach, checkUnused } from './parts.ts';
import { checkSettled } from './settled.ts';

export type { Checking } from './checking.ts';

/** Checks of a whole agreement: what is not wrong but can hardly be meant. */
export const CHECKS: readonly Check[] = [
  checkUnused,
  checkParties,
  checkSettled,
  checkGates,
  checkDeadlines,
  checkReach,
  checkOutline,
];
