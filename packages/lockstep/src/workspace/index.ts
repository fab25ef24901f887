export { assessLoaded, type Dates, withAssessment } from './assess.ts';
export { loadWorkspace } from './load.ts';
export type { Workspace } from './open.ts';
