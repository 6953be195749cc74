import * as vscode from 'vscode';
import type { AnnotatedTextEdit, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';

/**
 * The server's edit as one step of undo. In LSP a file is made first and typed into afterwards; VS Code can't undo that typing once the
 * file is saved and not on screen, and then leaves file and text behind. Its own edits can make a file with its text, so we do.
 */
export function asOneUndo(edit: WorkspaceEdit): vscode.WorkspaceEdit {
  const changes = edit.documentChanges ?? [];
  const texts = changes.filter((change): change is TextDocumentEdit => !('kind' in change));
  const textFor = (uri: string) => texts.filter(({ textDocument }) => textDocument.uri === uri).flatMap(editsOf);
  const created = new Set(
    changes.flatMap((change) => ('kind' in change && change.kind === 'create' ? change.uri : [])),
  );

  const result = new vscode.WorkspaceEdit();
  for (const change of changes) {
    if (!('kind' in change)) {
      const { uri } = change.textDocument;
      if (!created.has(uri)) result.set(vscode.Uri.parse(uri), editsOf(change).map(asText));
      continue;
    }
    const about = metadata(change.annotationId);
    if (change.kind === 'create') {
      const text = textFor(change.uri).map(({ newText }) => newText);
      const contents = new TextEncoder().encode(text.join(''));
      result.createFile(vscode.Uri.parse(change.uri), { ...change.options, contents }, about);
    } else if (change.kind === 'rename') {
      result.renameFile(vscode.Uri.parse(change.oldUri), vscode.Uri.parse(change.newUri), change.options, about);
    } else {
      result.deleteFile(vscode.Uri.parse(change.uri), change.options, about);
    }
  }
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) {
    result.set(vscode.Uri.parse(uri), (edits as AnnotatedTextEdit[]).map(asText));
  }
  return result;

  function asText(each: AnnotatedTextEdit): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata | undefined] {
    const { start, end } = each.range;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    return [vscode.TextEdit.replace(range, each.newText), metadata(each.annotationId)];
  }

  function metadata(id: string | undefined): vscode.WorkspaceEditEntryMetadata | undefined {
    const annotation = id === undefined ? undefined : edit.changeAnnotations?.[id];
    if (!annotation) return undefined;
    const { label, description, needsConfirmation = false } = annotation;
    return { label, needsConfirmation, ...(description === undefined ? {} : { description }) };
  }
}

/** Snippets are not asked for, so there are none. */
function editsOf({ edits }: TextDocumentEdit): AnnotatedTextEdit[] {
  return edits as AnnotatedTextEdit[];
}
