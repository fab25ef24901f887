export { type Assessed, assessLoaded, assessWorkspace, type Dates, withAssessment } from './assess.ts';
export { loadWorkspace } from './load.ts';
export { openWorkspace, type Workspace } from './open.ts';
