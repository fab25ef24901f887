export { plainName } from './names.ts';
export { type FoundPlace, placesIn } from './places.ts';
export {
  findSpeaker,
  indexRegisters,
  type KnownSpeaker,
  type Office,
  officeOn,
  type PartyEntry,
  type PersonEntry,
  type PlaceEntry,
  type ProposedSpeaker,
  proposeSpeakers,
  type RegisterIndex,
  type Registers,
} from './register.ts';
