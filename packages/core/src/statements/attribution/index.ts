export { cuesIn } from './cues.ts';
export { type IndirectDraft, indirectIn } from './indirect.ts';
export type { Phrase } from './phrases.ts';
export type { Report } from './reports.ts';
export { type Draft, draftsIn, PARTIAL, standsAlone } from './sentence.ts';
export { mainSubject, type Subject, subjectBefore } from './subjects.ts';
