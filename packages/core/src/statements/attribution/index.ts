export { PARTIAL } from './accept.ts';
export { cuesIn } from './cues.ts';
export type { Draft } from './draft.ts';
export { type IndirectDraft, indirectIn } from './indirect.ts';
export type { Phrase } from './phrases.ts';
export type { Report } from './reports.ts';
export { draftsIn, standsAlone } from './sentence.ts';
export { mainSubject, type Subject, subjectBefore } from './subjects.ts';
