/** A record's decisions for a briefing: as they stood at the end of a day, with what ran ahead of them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '@lockstep/core/assessment';
import { deviations } from '@lockstep/core/council';
import { CHECKPOINT, type Instant } from '@lockstep/core/record';
import { Temporal } from 'temporal-polyfill';
import { type CouncilJson, councilJson } from './json.ts';
import { openRecord } from './open.ts';

/**
 * The decisions in a workspace's record at the end of an assessment's as-of date, in the record's zone; undefined where
 * the workspace has no record. Throws a Problem where the record is damaged.
 */
export function decisionsFor(dir: string, assessment: Assessment): CouncilJson | undefined {
  if (!existsSync(join(dir, 'record', CHECKPOINT))) return undefined;
  const { roster, council, reading } = openRecord(dir, '.');
  const state = council(endOfDay(assessment.asOf, roster.zone));
  return councilJson(state, roster, deviations(assessment, state.rounds), reading.withheld.length);
}

/** The last second of a calendar day in a zone. */
function endOfDay(date: string, zone: string): Instant {
  const next = Temporal.PlainDate.from(date).add({ days: 1 });
  return next.toZonedDateTime(zone).epochMilliseconds / 1000 - 1;
}
