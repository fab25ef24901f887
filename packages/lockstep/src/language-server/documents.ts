import type { WorkspaceNames } from '@lockstep/core/language';
import { linedText, type OpenAgreement, offsetOf, openAgreement } from '@lockstep/core/language/services';
import type { Range } from 'vscode-languageserver/node';

type Change = { readonly range: Range; readonly text: string } | { readonly text: string };

/** One text that an editor has open, in its newest version; it is read when a service first asks. */
export interface EditorText {
  readonly uri: string;
  readonly version: () => number;
  readonly agreement: () => OpenAgreement;
  readonly change: (version: number, changes: readonly Change[]) => void;
  /** Names from the files beside it. */
  readonly know: (names: WorkspaceNames) => void;
}

export function editorText(uri: string, first: number, firstText: string): EditorText {
  let version = first;
  let text = firstText;
  let names: WorkspaceNames = {};
  let read: OpenAgreement | undefined;
  // The newest version that was read: the next one takes over from it what an edit leaves alone.
  let last: OpenAgreement | undefined;
  return {
    uri,
    version: () => version,
    agreement: () => {
      read ??= openAgreement(text, names, last);
      last = read;
      return read;
    },
    change: (to, changes) => {
      for (const change of changes) text = changed(text, change);
      version = to;
      read = undefined;
    },
    know: (found) => {
      names = found;
      read = undefined;
    },
  };
}

function changed(text: string, change: Change): string {
  if (!('range' in change)) return change.text;
  const lined = linedText(text);
  const start = offsetOf(lined, change.range.start);
  const end = offsetOf(lined, change.range.end);
  return text.slice(0, start) + change.text + text.slice(Math.max(start, end));
}
