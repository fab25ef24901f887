import {
  type CompletionItem,
  type OpenAgreement,
  type OutlineSymbol,
  positionOf,
  type QuickFix,
  SEMANTIC_TYPES,
  semanticTokens,
  type TextEdit,
} from '@lockstep/core/language/services';
import {
  type CodeAction,
  CodeActionKind,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type CompletionItem as LspCompletionItem,
  type TextEdit as LspTextEdit,
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  SymbolKind,
} from 'vscode-languageserver/node';

interface Placed {
  readonly start: number;
  readonly end: number;
}

export function rangeOf(document: OpenAgreement, { start, end }: Placed): Range {
  return { start: positionOf(document, start), end: positionOf(document, end) };
}

export function editsOf(document: OpenAgreement, edits: readonly TextEdit[]): LspTextEdit[] {
  return edits.map((edit) => ({ range: rangeOf(document, edit), newText: edit.text }));
}

export function diagnosticsOf(
  document: OpenAgreement,
  diagnostics: OpenAgreement['diagnostics'] = document.diagnostics,
): Diagnostic[] {
  return diagnostics.map(({ severity, code, message, range }) => ({
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: 'lockstep',
    code,
    message,
    range: rangeOf(document, range),
  }));
}

const COMPLETION_KINDS: Readonly<Record<CompletionItem['kind'], CompletionItemKind>> = {
  block: CompletionItemKind.Module,
  word: CompletionItemKind.Keyword,
  name: CompletionItemKind.Variable,
  reading: CompletionItemKind.EnumMember,
  member: CompletionItemKind.Constant,
  unit: CompletionItemKind.Unit,
  state: CompletionItemKind.Value,
};

/** The list's order is kept: editors would sort it by its labels. */
export function completionItemOf(item: CompletionItem, range: Range, index: number): LspCompletionItem {
  const { text, kind, of, detail } = item;
  return {
    label: text,
    kind: COMPLETION_KINDS[kind],
    sortText: String(index).padStart(5, '0'),
    textEdit: { range, newText: text },
    ...(of !== undefined && { detail: of }),
    ...(detail !== undefined && { labelDetails: { description: detail } }),
  };
}

const SYMBOL_KINDS: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  agreement: SymbolKind.File,
  outline: SymbolKind.Namespace,
  party: SymbolKind.Class,
  areas: SymbolKind.Enum,
  source: SymbolKind.Namespace,
  measure: SymbolKind.Variable,
  baseline: SymbolKind.Variable,
  occurrence: SymbolKind.Event,
  anchor: SymbolKind.Event,
  condition: SymbolKind.Boolean,
  commitment: SymbolKind.Method,
  power: SymbolKind.Method,
  adjustment: SymbolKind.Method,
  test: SymbolKind.Property,
  reading: SymbolKind.EnumMember,
};

export function symbolOf(document: OpenAgreement, symbol: OutlineSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: rangeOf(document, symbol.range),
    selectionRange: rangeOf(document, symbol.selection),
    children: symbol.children.map((child) => symbolOf(document, child)),
  };
}

export function codeActionOf(document: OpenAgreement, uri: string, fix: QuickFix): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics: diagnosticsOf(document, [fix.diagnostic]),
    edit: { changes: { [uri]: editsOf(document, fix.edits) } },
  };
}

export function semanticTokensOf(document: OpenAgreement): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, declares } of semanticTokens(document)) {
    const { line, character } = positionOf(document, start);
    builder.push(line, character, end - start, SEMANTIC_TYPES.indexOf(type), declares ? 1 : 0);
  }
  return builder.build();
}
