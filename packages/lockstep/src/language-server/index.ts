import { SEMANTIC_TYPES, type Standing } from '@lockstep/core/language/services';
import { createConnection, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { Io } from '../cli/io.ts';
import type { Dates } from '../workspace/index.ts';
import { diagnosticsOf } from './convert.ts';
import { type EditorText, editorText } from './documents.ts';
import { answerRequests } from './features.ts';
import { readNames, readStanding } from './standing.ts';

const CAPABILITIES: InitializeResult = {
  serverInfo: { name: 'lockstep' },
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: { triggerCharacters: ['.', ' '] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix'] },
    semanticTokensProvider: {
      legend: { tokenTypes: [...SEMANTIC_TYPES], tokenModifiers: ['declaration'] },
      full: true,
    },
  },
};

interface OpenFile {
  readonly text: EditorText;
  standing: Promise<Standing | undefined>;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Speaks the Language Server Protocol over two streams until the editor says `exit`. Hovers show how things stand in
 * the workspace that a file belongs to, assessed when the file is opened and when it is saved.
 */
export function serveLanguage(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  dates: Dates,
  io: Io,
): Promise<void> {
  const connection = createConnection(input, output);
  const files = new Map<string, OpenFile>();
  const log = (text: string) => connection.console.log(text);

  const publish = (file: OpenFile) => {
    file.timer = undefined;
    const { text } = file;
    const diagnostics = diagnosticsOf(text.agreement());
    void connection.sendDiagnostics({ uri: text.uri, version: text.version(), diagnostics });
  };
  const readBeside = (file: OpenFile) => {
    const { uri } = file.text;
    file.standing = readStanding(uri, dates, io, log);
    void readNames(uri, file.text.agreement().agreement, log).then((names) => {
      file.text.know(names);
      if (files.get(uri) === file) publish(file);
    });
  };

  connection.onInitialize(() => CAPABILITIES);
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    const file: OpenFile = {
      text: editorText(uri, version, text),
      standing: Promise.resolve(undefined),
      timer: undefined,
    };
    files.set(uri, file);
    readBeside(file);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const file = files.get(uri);
    if (file === undefined) return;
    file.text.change(version, contentChanges);
    // Changes that have already arrived are read together.
    file.timer ??= setTimeout(publish, 0, file);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const file = files.get(uri);
    if (file !== undefined) readBeside(file);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    clearTimeout(files.get(uri)?.timer);
    files.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  answerRequests(connection, {
    text: (uri) => files.get(uri)?.text,
    standing: (uri) => files.get(uri)?.standing ?? Promise.resolve(undefined),
  });
  const ended = new Promise<void>((resolve) => connection.onExit(resolve));
  connection.listen();
  return ended;
}
