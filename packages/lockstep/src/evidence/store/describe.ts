import type { EventItem } from '../kinds/events.ts';

/** One event in a few words: who against whom, what kind, how many. */
export function describeEvent({
  actorA,
  actorB,
  type,
  events,
}: Pick<EventItem, 'actorA' | 'actorB' | 'type' | 'events'>): string {
  const actors = [actorA, actorB].filter((actor) => actor !== '').join(' \u2013 ');
  const number = events === 1 ? '' : `${events} events`;
  return [actors, type, number].filter((part) => part !== '').join(', ');
}
