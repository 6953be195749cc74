import path from 'node:path';
import {
  type ChangeAnnotation,
  CreateFile,
  DeleteFile,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import {
  type Evidence,
  type FileEdit,
  type Finding,
  Lines,
  list,
  type ProjectState,
  type Range,
} from '../core/index.ts';
import { type RefQuery, refScheme } from '../protocol.ts';
import { rulePage } from './rule-pages.ts';
import type { OpenProject } from './workspace.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Where a finding stands: the only place where offsets become lines. */
export const rangeOf = (finding: Finding, lines: Lines): Range => finding.place ?? lines.range(finding.span);

/** A finding as the editor shows it. */
export function toDiagnostic(
  finding: Finding,
  lines: Lines,
  open: OpenProject,
  opensRefs: boolean,
  range = rangeOf(finding, lines),
): Diagnostic {
  const page = rulePage(finding.rule);
  const first = finding.evidence[0];
  const place = first
    ? `: ${first.file}:${first.line}${finding.evidence.length > 1 ? ` and ${finding.evidence.length - 1} more` : ''}`
    : '';
  const stage =
    finding.stage !== null && finding.servers.length > 0
      ? ` Breaks ${list(finding.servers)} at stage ${finding.stage}.`
      : '';
  return {
    range,
    severity: severities[finding.severity],
    code: finding.rule,
    ...(page ? { codeDescription: { href: page } } : {}),
    source: 'bellows',
    message: `${finding.message}${place}.${stage}\n${finding.advice}`,
    ...(finding.rule === 'unused-ignore' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(finding.evidence.length > 0
      ? {
          relatedInformation: finding.evidence.slice(0, 10).map((evidence) => ({
            location: { uri: evidenceUri(evidence, open, opensRefs), range: lineRange(evidence.line) },
            message: `${evidence.ref ? `${evidence.ref} ` : ''}${evidence.how}: ${evidence.text}`,
          })),
        }
      : {}),
  };
}

/** The file as it was at its ref, where the editor can show that; else the file of the work tree. */
export function evidenceUri(evidence: Evidence, open: OpenProject, opensRefs: boolean): string {
  if (evidence.ref === undefined || !opensRefs) return URI.file(path.join(open.root, evidence.file)).toString();
  const query: RefQuery = { ref: evidence.ref, project: open.uri };
  return URI.from({ scheme: refScheme, path: `/${evidence.file}`, query: JSON.stringify(query) }).toString();
}

const lineRange = (line: number) => ({
  start: { line: line - 1, character: 0 },
  end: { line: line - 1, character: 1000 },
});

/** Findings worth a mark in the text: what is fine because nothing uses it is told on hover only. */
export const isShown = (finding: Finding): boolean => finding.suppressed === null && finding.verdict !== 'unused';

/** The lines of a file of the project, as it stands in the editor. */
export function linesOf(state: ProjectState, file: string): Lines | undefined {
  if (state.manifest?.path === file) return new Lines(state.manifest.text);
  for (const database of state.databases) {
    const found =
      database.replayed.find((r) => r.migration.file.path === file)?.migration ??
      database.others.find((m) => m.file.path === file);
    if (found) return found.lines;
    const waiting = database.waiting.find((step) => step.file.path === file);
    if (waiting) return waiting.lines;
  }
  return state.scripts.find((script) => script.path === file)?.lines;
}

/** The text of a file that a split may change. */
export function textOf(state: ProjectState, file: string): string | undefined {
  if (state.manifest?.path === file) return state.manifest.text;
  for (const database of state.databases) {
    const found =
      database.replayed.find((r) => r.migration.file.path === file)?.migration ??
      database.others.find((m) => m.file.path === file);
    const text = found?.text ?? database.config.get(file);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** One undoable edit over several files, each part labelled with the release it ships in. */
export function toWorkspaceEdit(
  edits: readonly FileEdit[],
  lines: (file: string) => Lines | undefined,
  open: OpenProject,
): WorkspaceEdit {
  const labels: Record<string, ChangeAnnotation> = {};
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
  // Texts together: VS Code can't take back a text that was closed meanwhile, unless it was changed along with others.
  const order = ['replace', 'create', 'delete'];
  for (const edit of [...edits].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    labels[edit.label] = { label: edit.label, needsConfirmation: false };
    const uri = URI.file(path.join(open.root, edit.path)).toString();
    if (edit.kind === 'delete') {
      documentChanges.push(DeleteFile.create(uri, { ignoreIfNotExists: true }, edit.label));
      continue;
    }
    const start = { line: 0, character: 0 };
    const range = edit.kind === 'create' ? { start, end: start } : (lines(edit.path) ?? new Lines('')).range(edit.span);
    if (edit.kind === 'create')
      documentChanges.push(CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }, edit.label));
    const known =
      edit.kind === 'replace'
        ? documentChanges.find((c): c is TextDocumentEdit => TextDocumentEdit.is(c) && c.textDocument.uri === uri)
        : undefined;
    const one = { range, newText: edit.text, annotationId: edit.label };
    if (known) known.edits.push(one);
    else documentChanges.push({ textDocument: { uri, version: null }, edits: [one] });
  }
  return { documentChanges, changeAnnotations: labels };
}
