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
import { type Finding, Lines, type Range } from '../core/index.ts';
import { isShown, linesOf, rangeOf, toDiagnostic } from './convert.ts';
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
  const shown: Placed[] = [];
  for (const finding of result.findings)
    if (finding.file === file && isShown(finding)) shown.push({ finding, range: rangeOf(finding, lines) });
  const items = (): Diagnostic[] =>
    shown.map(({ finding, range }) => toDiagnostic(finding, lines, open, workspace.options.opensRefs, range));
  return { resultId: identify(shown), items };
}

interface Placed {
  readonly finding: Finding;
  readonly range: Range;
}

/** The same findings at the same places have the same id, whenever they were made. */
function identify(shown: readonly Placed[]): string {
  const hash = new Hash();
  for (const { finding, range } of shown) {
    const { rule, severity, stage, servers, message, advice, evidence } = finding;
    const { start, end } = range;
    hash
      .add(start.line)
      .add(start.character)
      .add(end.line)
      .add(end.character)
      .add(stage ?? 0);
    hash.text(rule).text(severity).text(message).text(advice);
    for (const server of servers) hash.text(server);
    for (const { file, line, ref, how, text } of evidence)
      hash
        .add(line)
        .text(file)
        .text(ref ?? '')
        .text(how)
        .text(text);
  }
  return hash.toString();
}

/** Two FNV-1a hashes, and how much was hashed. Nothing is put together for it: a dump has thousands of findings, at every key. */
class Hash {
  private length = 0;
  private forward = 0x811c9dc5;
  private shifted = 0x01234567;

  add(code: number): this {
    this.forward = Math.imul(this.forward ^ code, 0x01000193);
    this.shifted = Math.imul(this.shifted ^ (code + this.length), 0x01000193);
    this.length++;
    return this;
  }

  /** Its length comes first, so that texts next to each other are told apart. */
  text(text: string): this {
    this.add(text.length);
    for (let i = 0; i < text.length; i++) this.add(text.charCodeAt(i));
    return this;
  }

  toString(): string {
    return [this.length, this.forward >>> 0, this.shifted >>> 0].map((each) => each.toString(36)).join('-');
  }
}
