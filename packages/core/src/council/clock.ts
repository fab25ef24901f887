/**
 * Times that do not fit. Nothing here changes an outcome: the rule is that receipt counts. It tells a reader where to
 * ask questions, of a member's clock or of the keeper of the record.
 */
import type { Instant, Reading } from '../record/index.ts';
import { instantField } from '../record/index.ts';
import type { Sighting } from './floor.ts';

export interface ClockFinding {
  readonly index: number;
  /**
   * `ahead`: signed at a later time than it was received. `held back`: received long after it was signed.
   * `back-dated`: said to be received before a time at which somebody had seen the record without it.
   */
  readonly kind: 'ahead' | 'held back' | 'back-dated';
  readonly received: Instant;
  /** When it was signed; for `back-dated`, when the record was seen without it. */
  readonly other: Instant;
  /** For `back-dated`: who had seen it. */
  readonly by?: string;
}

export interface Tolerance {
  /** Seconds by which honest clocks may differ. */
  readonly clocks: number;
  /** Seconds that an entry may take from its author to the record. */
  readonly delivery: number;
}

export const TOLERANCE: Tolerance = { clocks: 300, delivery: 86_400 };

export function clockFindings(
  reading: Reading,
  sightings: readonly Sighting[],
  { clocks, delivery }: Tolerance = TOLERANCE,
): ClockFinding[] {
  const seen = [...sightings, ...receiptsOf(reading)];
  return reading.acts.flatMap(({ index, received, payload }): ClockFinding[] => {
    const signed = instantField(payload, 'at');
    const without = seen.find((sighting) => sighting.size <= index && sighting.at > received + clocks);
    return [
      ...(signed > received + clocks ? [{ index, kind: 'ahead' as const, received, other: signed }] : []),
      ...(signed < received - delivery
        ? [{ index, kind: 'held back' as const, received, other: signed }]
        : []),
      ...(without
        ? [{ index, kind: 'back-dated' as const, received, other: without.at, by: without.member }]
        : []),
    ];
  });
}

/** Receipts as sightings, by their author's own clock: the keeper of the record cannot change that. */
function receiptsOf(reading: Reading): Sighting[] {
  return reading.acts.flatMap(({ payload }) => {
    const { kind, size, root } = payload;
    if (kind !== 'receive' || typeof size !== 'number' || typeof root !== 'string') return [];
    return [{ member: payload.by, size, root, at: instantField(payload, 'at') }];
  });
}
