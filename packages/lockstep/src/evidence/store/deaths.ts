import type { SeriesQuery } from '@lockstep/core/assessment';
import type { Estimate } from '@lockstep/core/logic';
import type { Deaths, EventItem } from '../kinds/events.ts';

/** Whose deaths a measure counts. */
export interface Sides {
  /** Everybody's. */
  readonly all: boolean;
  readonly civilians: boolean;
  /** The sides whose actor's name begins with "Government of". */
  readonly government: boolean;
  readonly a: boolean;
  readonly b: boolean;
  /** Further actors by name, in small letters. */
  readonly actors: readonly string[];
}

const SIDE_WORDS: readonly string[] = ['government', 'civilians', 'side a', 'side b'];

/** Reads `deaths of government, civilians`; any other word is an actor, or a party with its other names. */
export function sidesOf(words: readonly string[], aliases: SeriesQuery['aliases']): Sides {
  const said = words.map((word) => word.toLowerCase());
  return {
    all: said.length === 0,
    civilians: said.includes('civilians'),
    government: said.includes('government'),
    a: said.includes('side a'),
    b: said.includes('side b'),
    actors: actorNames(
      words.filter((word) => !SIDE_WORDS.includes(word.toLowerCase())),
      aliases,
    ),
  };
}

/** Names under which actors appear in sources, in small letters: as said, and the other names of a party. */
export function actorNames(words: readonly string[], aliases: SeriesQuery['aliases']): string[] {
  const names = words.flatMap((word) => [word, ...(aliases?.get(word) ?? [])]);
  return [...new Set(names.map((name) => name.toLowerCase()))].sort();
}

/**
 * All deaths of an event: the least and the greatest of the numbers given, which need not be in order. Sides that
 * are given without a best estimate add up to one. Nothing said, or only a low estimate, leaves the upper end open.
 */
export function totalDeaths(deaths: Deaths): Estimate {
  const { low, high } = deaths;
  const sides = [deaths.a, deaths.b, deaths.civilians, deaths.unknown].filter((side) => side !== undefined);
  const best = deaths.best ?? (sides.length > 0 ? sides.reduce((sum, side) => sum + side, 0) : undefined);
  const said = [low, best, high].filter((number) => number !== undefined);
  const open = best === undefined && high === undefined;
  return {
    low: best === undefined && low === undefined ? 0 : Math.min(...said),
    high: open ? Infinity : Math.max(...said),
    best:
      best ?? (low !== undefined && high !== undefined ? Math.floor((low + high) / 2) : (low ?? high ?? 0)),
  };
}

/**
 * Deaths of some sides. Sources give one number a side, and low and high only for the event as a whole. So the best
 * estimate is what is counted for those sides; what the low estimate takes away from the best may all have been
 * theirs; deaths of unknown side, and what the high estimate adds to the best, may all have been theirs too.
 */
export function deathsOf(event: EventItem, sides: Sides): Estimate {
  const total = totalDeaths(event.deaths);
  if (sides.all) return total;
  const { a = 0, b = 0, civilians = 0 } = event.deaths;
  const theirs =
    (takes(event.actorA, sides, sides.a) ? a : 0) +
    (takes(event.actorB, sides, sides.b) ? b : 0) +
    (sides.civilians ? civilians : 0);
  const attributed = a + b + civilians;
  const best = Math.max(total.best, attributed);
  return {
    low: Math.max(0, theirs - Math.max(0, best - total.low)),
    high: theirs + (best - attributed) + Math.max(0, total.high - best),
    best: theirs,
  };
}

function takes(actor: string, sides: Sides, named: boolean): boolean {
  const name = actor.toLowerCase();
  return named || (sides.government && name.startsWith('government of')) || sides.actors.includes(name);
}
