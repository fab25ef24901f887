import {
  completion,
  definition,
  folds,
  formattingEdits,
  hover,
  hoverMarkdown,
  offsetOf,
  outline,
  prepareRename,
  quickFixes,
  references,
  rename,
  type Standing,
} from '@lockstep/core/language/services';
import {
  type Connection,
  type FoldingRange,
  FoldingRangeKind,
  LSPErrorCodes,
  MarkupKind,
  MessageType,
  ResponseError,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { codeActionOf, completionItemOf, editsOf, rangeOf, semanticTokensOf, symbolOf } from './convert.ts';
import type { EditorText } from './documents.ts';

/** What the features ask of the server. */
export interface Open {
  readonly text: (uri: string) => EditorText | undefined;
  readonly standing: (uri: string) => Promise<Standing | undefined>;
}

/** Answers the requests of an editor from the core's editor services. */
export function answerRequests(connection: Connection, open: Open): void {
  const agreement = (uri: string) => open.text(uri)?.agreement();

  connection.onCompletion(({ textDocument, position }) => {
    const document = agreement(textDocument.uri);
    if (document === undefined) return undefined;
    const found = completion(document, offsetOf(document, position));
    const range = rangeOf(document, found);
    return {
      // The list holds only what begins with the letters typed so far.
      isIncomplete: true,
      items: found.items.map((item, index) => completionItemOf(item, range, index)),
    };
  });

  connection.onHover(async ({ textDocument, position }) => {
    const standing = await open.standing(textDocument.uri);
    const document = agreement(textDocument.uri);
    const found = document && hover(document, offsetOf(document, position), { standing });
    if (document === undefined || found === undefined) return undefined;
    const contents = { kind: MarkupKind.Markdown, value: hoverMarkdown(found) };
    return { contents, range: rangeOf(document, found.range) };
  });

  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const document = agreement(uri);
    const found = document && definition(document, offsetOf(document, position));
    return document && found && { uri, range: rangeOf(document, found) };
  });

  connection.onReferences(({ textDocument: { uri }, position, context }) => {
    const document = agreement(uri);
    if (document === undefined) return undefined;
    return references(document, offsetOf(document, position))
      .filter(({ declares }) => context.includeDeclaration || !declares)
      .map((reference) => ({ uri, range: rangeOf(document, reference) }));
  });

  connection.onDocumentHighlight(({ textDocument: { uri }, position }) => {
    const document = agreement(uri);
    if (document === undefined) return undefined;
    return references(document, offsetOf(document, position)).map((reference) => ({
      range: rangeOf(document, reference),
    }));
  });

  connection.onPrepareRename(({ textDocument, position }) => {
    const document = agreement(textDocument.uri);
    if (document === undefined) return undefined;
    const found = prepareRename(document, offsetOf(document, position));
    if ('message' in found) return new ResponseError(LSPErrorCodes.RequestFailed, found.message);
    return { range: rangeOf(document, found), placeholder: found.name };
  });

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const document = agreement(uri);
    if (document === undefined) return undefined;
    const found = rename(document, offsetOf(document, position), newName);
    if (!found.ok) return new ResponseError(LSPErrorCodes.RequestFailed, found.message);
    if (found.note !== undefined) {
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Info,
        message: found.note,
      });
    }
    return { changes: { [uri]: editsOf(document, found.edits) } };
  });

  connection.onDocumentSymbol(({ textDocument }) => {
    const document = agreement(textDocument.uri);
    return document && outline(document).map((symbol) => symbolOf(document, symbol));
  });

  connection.onFoldingRanges(({ textDocument }) => {
    const document = agreement(textDocument.uri);
    if (document === undefined) return undefined;
    return folds(document).map(
      ({ from, to, comment }): FoldingRange => ({
        startLine: from - 1,
        endLine: to - 1,
        ...(comment && { kind: FoldingRangeKind.Comment }),
      }),
    );
  });

  connection.onDocumentFormatting(({ textDocument }) => {
    const document = agreement(textDocument.uri);
    return document && editsOf(document, formattingEdits(document));
  });

  connection.onCodeAction(({ textDocument: { uri }, range }) => {
    const document = agreement(uri);
    if (document === undefined) return undefined;
    const [start, end] = [offsetOf(document, range.start), offsetOf(document, range.end)];
    return quickFixes(document, start, end).map((fix) => codeActionOf(document, uri, fix));
  });

  connection.languages.semanticTokens.on(({ textDocument }) => {
    const document = agreement(textDocument.uri);
    return document === undefined ? { data: [] } : semanticTokensOf(document);
  });
}
