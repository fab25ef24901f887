export { findPeople, nameAtEnd, type People, type Person, personIn } from './people.ts';
export { keepInView, type Memory, newMemory, seeNames, unnamedIn, type Voice, voiceOf } from './voices.ts';
