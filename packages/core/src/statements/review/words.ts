/** What the review says to the one who reviews. */
export const SAY = {
  unknown: (id: string): string => `there is no candidate "${id}"`,
  decided: (id: string, outcome: string): string => `"${id}" is ${outcome} already; undo that first`,
  noReviewer: 'a decision needs the name of the one who makes it',
  noSpeaker: (id: string): string => `"${id}" has no speaker; correct it before you accept it`,
  noDate: (id: string): string =>
    `"${id}" has no single day on which it was said; correct it before you accept it`,
  noText: (id: string): string => `"${id}" has no words`,
  notVerbatim: (id: string): string =>
    `"${id}" is marked verbatim, but these words do not stand in the source; mark it a paraphrase or a translation`,
  notQuoted: (id: string): string =>
    `"${id}" is the reporter's wording, not a quotation; mark it a paraphrase or a translation`,
  badDate: (value: string): string => `"${value}" is no date; expected YYYY-MM-DD`,
  noReason: (id: string): string => `say why "${id}" is rejected`,
  selfMerge: (id: string): string => `"${id}" cannot be merged into itself`,
  mergeInto: (id: string, outcome: string): string => `"${id}" is ${outcome}; merge into one that stays`,
  nothingToUndo: 'there is nothing to undo',
  notDecided: (id: string): string => `"${id}" is not decided yet`,
} as const;
