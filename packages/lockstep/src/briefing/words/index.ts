/** Every word that a briefing adds of its own, in one place, so that it can be edited and translated. */

export * from './checking.ts';
export * from './command.ts';
export * from './conditions.ts';
export * from './decisions.ts';
export * from './figures.ts';
export * from './opening.ts';
export * from './parties.ts';
export * from './surge.ts';
