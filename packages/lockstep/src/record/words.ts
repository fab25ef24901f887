/** What the program says about records on disk. */
export const RECORD = {
  none: (dir: string): string => `“${dir}” holds no record; \`lockstep record new\` founds one`,
  exists: (dir: string): string => `“${dir}” holds a record already`,
  locked: (holder: string): string =>
    `another process is writing this record (${holder}); try again when it is done`,
  lockedElsewhere: (holder: string, file: string): string =>
    `another computer is writing this record (${holder}); if it no longer is, remove ${file}`,
  notWritable: (dir: string, why: string): string => `the record in “${dir}” cannot be written: ${why}`,
  damaged: (what: string): string => `${what}; nothing was changed, \`lockstep record verify\` tells more`,
  noCheckpoint: 'the record has no checkpoint',
  otherRoot: (size: number): string => `the tiles of ${size} entries do not have the checkpoint's root`,
  otherEntries: (path: string): string => `${path} does not hold the entries that its tile says`,
  missing: (path: string): string => `${path} is missing`,
  lostEntries: (journal: number, checkpoint: number): string =>
    `the journal ends at ${journal} entries, the checkpoint says ${checkpoint}`,
  checkpointBehind: (journal: number, checkpoint: number): string =>
    `the journal goes on from ${journal} entries, the checkpoint says ${checkpoint}: an older one was put in its place`,
  notThisKey: (name: string): string =>
    `the log's key does not fit this record: its checkpoint is not signed by ${name}`,
  failed: 'an earlier write to this record failed: open it again',
  noEntry: (index: number, size: number): string =>
    `there is no entry ${index}: the record has ${size}, counted from 0`,
  noLogKey: (path: string): string =>
    `there is no key to sign the record's checkpoints with: expected ${path}, or name one with --log-key; whoever has none signs with --to FILE for the keeper of the record`,
  noFile: (path: string): string => `there is no file “${path}”`,
} as const;
