import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { type Finding, Lines } from '../core/index.ts';
import { isShown, linesOf, toDiagnostic } from './convert.ts';
import type { OpenProject, Workspace } from './workspace.ts';

/** What is wrong in one document, as it is typed. */
export async function diagnose(
  workspace: Workspace,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const at = await workspace.locate(textDocument.uri);
  if (!at?.open.settings.enable) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const { resultId, items } = await diagnosticsOf(workspace, at.open, at.path);
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, items: items(), resultId };
}

/** What is wrong in the migrations of the release and the manifest, opened or not. */
export async function diagnoseWorkspace(
  workspace: Workspace,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  for (const open of await workspace.all()) {
    if (token.isCancellationRequested) break;
    const { state, result } = await workspace.check(open);
    const files = state.databases.flatMap((d) => d.replayed.slice(d.firstNew).map((r) => r.migration.file.path));
    if (state.manifest) files.push(state.manifest.path);
    // Ways down, and released migrations that were edited.
    for (const { file } of result.findings) if (linesOf(state, file)) files.push(file);
    for (const file of new Set(files)) {
      const uri = workspace.uriOf(open, file);
      // Open documents are asked for by themselves.
      if (workspace.documents.get(uri)) continue;
      const { resultId, items } = await diagnosticsOf(workspace, open, file);
      known.delete(uri);
      reports.push(
        resultId === previousResultIds.find((p) => p.uri === uri)?.value
          ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: items(), resultId },
      );
    }
  }
  // Files that are no longer part of a release have nothing wrong any more.
  for (const uri of known.keys()) {
    if (!workspace.documents.get(uri))
      reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
  }
  return { items: reports };
}

/** What is shown of a file, made only when it differs from what the editor has already. */
async function diagnosticsOf(
  workspace: Workspace,
  open: OpenProject,
  file: string,
): Promise<{ readonly resultId: string; readonly items: () => Diagnostic[] }> {
  if (!open.settings.enable) return { resultId: 'off', items: () => [] };
  const { state, result } = await workspace.check(open);
  const lines = linesOf(state, file) ?? new Lines('');
  const shown = result.findings.filter((finding) => finding.file === file && isShown(finding));
  const items = (): Diagnostic[] =>
    shown.map((finding) => toDiagnostic(finding, lines, open, workspace.options.opensRefs));
  return { resultId: identify(shown, lines), items };
}

/** The same findings at the same places have the same id, whenever they were made: two FNV-1a hashes, and how much was hashed. */
function identify(findings: readonly Finding[], lines: Lines): string {
  let length = 0;
  let forward = 0x811c9dc5;
  let shifted = 0x01234567;
  for (const { rule, severity, span, stage, servers, message, advice, evidence } of findings) {
    const { start, end } = lines.range(span);
    const place = [start.line, start.character, end.line, end.character, severity, stage, ...servers].join();
    const uses = evidence.map((each) => `${each.file}:${each.line}:${each.ref}:${each.how}:${each.text}`).join();
    const text = `${rule} ${place} ${message} ${advice} ${uses}`;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      forward = Math.imul(forward ^ code, 0x01000193);
      shifted = Math.imul(shifted ^ (code + i), 0x01000193);
    }
    length += text.length;
  }
  return [length, forward >>> 0, shifted >>> 0].map((each) => each.toString(36)).join('-');
}
