export * from './acts.ts';
export * from './clock.ts';
export * from './council.ts';
export * from './deviations.ts';
export { type CouncilInput, type Sighting, sizesNamed } from './floor.ts';
export { basisFrom, type Order, standingInTheWay, type Unmet } from './gates.ts';
export * from './redline.ts';
export type { Silence } from './silence.ts';
export * from './state.ts';
