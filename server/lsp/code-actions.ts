import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import {
  changesAt,
  count,
  type FileEdit,
  type Finding,
  type ProjectState,
  plansFor,
  releaseSteps,
  type Split,
  type SplitTarget,
  splitEdits,
  splitFile,
  stepsUpTo,
  targetOf,
  wantedOf,
} from '../core/index.ts';
import type { AcknowledgeTarget, Place } from '../protocol.ts';
import { isShown, linesOf, toDiagnostic, toWorkspaceEdit } from './convert.ts';
import type { Workspace } from './workspace.ts';

export const quickFixKind = `${CodeActionKind.QuickFix}.bellows`;
export const fixAllKind = `${CodeActionKind.SourceFixAll}.bellows`;
export const expandContractKind = `${CodeActionKind.RefactorRewrite}.bellows.expandContract`;

/** What an action carries until it is chosen: enough to make its edit, whatever happened in between. */
interface SplitData {
  readonly uri: string;
  readonly statement: number;
  readonly change: number;
  readonly recipe: string;
}

/** All changes of a migration that have a plan. */
interface TogetherData {
  readonly uri: string;
  readonly together: true;
}

/** Fixes of the findings in the range, plans for changes without a finding, and ignores; edits of plans are made on resolve. */
export async function listCodeActions(
  workspace: Workspace,
  { textDocument, range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const at = await workspace.locate(textDocument.uri);
  if (!at?.open.settings.enable) return [];
  const { state, result } = await workspace.check(at.open);
  const lines = linesOf(state, at.path);
  if (!lines) return [];
  const start = lines.offset(range.start);
  const end = lines.offset(range.end);
  const here = result.findings.filter(
    (f) => f.file === at.path && isShown(f) && f.span.start <= end && start <= f.span.end,
  );
  const wanted = (kind: string): boolean =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const fixes: CodeAction[] = [];
  const ignores: CodeAction[] = [];
  const planned = new Set<string>();
  const edit = (edits: readonly FileEdit[]) => toWorkspaceEdit(edits, (file) => linesOf(state, file), at.open);
  for (const finding of here) {
    const diagnostics: Diagnostic[] = [toDiagnostic(finding, lines, at.open, workspace.options.opensRefs)];
    for (const fix of finding.fixes) {
      if (fix.kind === 'edit') {
        const edits = fix.edits.map(
          ({ span, text }): FileEdit => ({ kind: 'replace', path: at.path, span, text, label: 'this release' }),
        );
        fixes.push({ title: fix.title, kind: quickFixKind, diagnostics, edit: edit(edits) });
        continue;
      }
      const key = `${fix.statement}.${fix.change}.${fix.recipe}`;
      const known = fixes.find(
        (action) => (action.data as SplitData | undefined) && keyOf(action.data as SplitData) === key,
      );
      if (known) {
        known.diagnostics?.push(...diagnostics);
        continue;
      }
      const target = targetOf(state, at.path, fix.statement, fix.change);
      const offered = target ? plansFor(target).plans : [];
      if (!offered.some(({ recipe }) => recipe.id === fix.recipe)) continue;
      planned.add(key);
      const data: SplitData = {
        uri: textDocument.uri,
        statement: fix.statement,
        change: fix.change,
        recipe: fix.recipe,
      };
      fixes.push({ title: fix.title, kind: quickFixKind, diagnostics, isPreferred: offered.length === 1, data });
    }
    const release = finding.rule === 'contract-due' ? releaseEdits(state, at.path) : undefined;
    if (release)
      fixes.push({
        title: release.title,
        kind: quickFixKind,
        diagnostics,
        isPreferred: true,
        edit: edit(release.edits),
      });
    if (finding.object !== null && finding.category !== 'hygiene') {
      const target: AcknowledgeTarget = {
        uri: textDocument.uri,
        rule: finding.rule,
        object: finding.object,
        message: finding.message,
      };
      const title = `Acknowledge ${finding.object} …`;
      const command = { title, command: 'bellows.acknowledge', arguments: [target] };
      if (workspace.options.acknowledges) ignores.push({ title, kind: quickFixKind, diagnostics, command });
    }
    if (finding.object !== null)
      ignores.push({
        title: `Ignore ${finding.rule} here, with a reason`,
        kind: quickFixKind,
        diagnostics,
        edit: edit([ignoreEdit(finding, at.path, lines.position(statementStart(state, at.path, finding)).line, lines)]),
      });
  }
  const all = wanted(fixAllKind) ? fixAll(result.findings, at.path) : [];
  const source: CodeAction[] =
    all.length > 0 ? [{ title: 'Fix all that is always right', kind: fixAllKind, edit: edit(all) }] : [];
  const refactors: CodeAction[] = [];
  if (wanted(expandContractKind)) {
    for (const target of changesAt(state, at.path, start).slice(0, 1)) {
      if (isReleased(target)) continue;
      const statement = target.step.statement.span.start;
      const change = target.step.statement.read.changes.indexOf(target.step.change);
      for (const { recipe } of plansFor(target).plans) {
        if (planned.has(`${statement}.${change}.${recipe.id}`)) continue;
        const data: SplitData = { uri: textDocument.uri, statement, change, recipe: recipe.id };
        refactors.push({ title: recipe.title, kind: expandContractKind, data });
      }
    }
  }
  const together =
    wanted(expandContractKind) && planned.size > 0
      ? togetherAction(state, result.findings, at.path, textDocument.uri)
      : undefined;
  if (together) refactors.push(together);
  if (workspace.options.acknowledges && wanted(expandContractKind) && (planned.size > 0 || refactors.length > 0)) {
    const title = 'Show the plan before splitting …';
    const place: Place = {
      project: URI.file(at.open.root).toString(),
      file: at.path,
      line: range.start.line + 1,
    };
    refactors.push({
      title,
      kind: expandContractKind,
      command: { title, command: 'bellows.showPlan', arguments: [place] },
    });
  }
  // Two safe answers: then neither is the obvious one.
  const preferred = fixes.filter((action) => action.isPreferred);
  if (preferred.length > 1) for (const action of preferred) delete action.isPreferred;
  return [...(wanted(quickFixKind) ? fixes : []), ...source, ...refactors, ...(wanted(quickFixKind) ? ignores : [])];
}

export async function resolveCodeAction(workspace: Workspace, action: CodeAction): Promise<CodeAction> {
  const data = action.data as SplitData | TogetherData | undefined;
  const at = data && (await workspace.locate(data.uri));
  if (!data || !at) return action;
  const { state, result } = await workspace.check(at.open);
  if ('together' in data) {
    const split = splitFile(state, result.findings, at.path, Date.now());
    if (!split || 'refused' in split)
      return { ...action, disabled: { reason: split?.refused ?? 'It changed meanwhile.' } };
    return { ...action, edit: toWorkspaceEdit(split.edits, (file) => linesOf(state, file), at.open) };
  }
  const target = targetOf(state, at.path, data.statement, data.change);
  const plan = target && plansFor(target, data.recipe).plans[0]?.plan;
  if (!target || !plan) return action;
  const split = splitEdits(state, [{ target, plan }], Date.now());
  if ('refused' in split) return { ...action, disabled: { reason: split.refused } };
  return { ...action, edit: toWorkspaceEdit(split.edits, (file) => linesOf(state, file), at.open) };
}

/** One plan for all changes of a migration, where there are several and they hold beside one another. */
function togetherAction(
  state: ProjectState,
  findings: readonly Finding[],
  path: string,
  uri: string,
): CodeAction | undefined {
  const data: TogetherData = { uri, together: true };
  const wanted = wantedOf(state, findings, path)?.wanted.length ?? 0;
  // So many plans are made when they are asked for, and no earlier.
  if (wanted > mostListed)
    return { title: 'Split all changes of this migration that have a plan', kind: expandContractKind, data };
  const split = wanted < 2 ? undefined : splitNow(state, findings, path);
  if (!split || 'refused' in split || split.planned.length < 2) return undefined;
  const title = `${splitsWhat(split)} into expand and contract steps`;
  return { title, kind: expandContractKind, data };
}

/** How many changes are planned to say in a title how many can be. */
const mostListed = 20;

/** Kept while nothing changes, for an editor asks wherever the cursor goes. */
function splitNow(state: ProjectState, findings: readonly Finding[], path: string): ReturnType<typeof splitFile> {
  const known = splits.get(findings) ?? new Map<string, ReturnType<typeof splitFile>>();
  splits.set(findings, known);
  if (!known.has(path)) known.set(path, splitFile(state, findings, path, Date.now()));
  return known.get(path);
}

const splits = new WeakMap<readonly Finding[], Map<string, ReturnType<typeof splitFile>>>();

/** What was released is not changed any more. */
const isReleased = ({ database, migration }: SplitTarget): boolean =>
  database.replayed.findIndex((each) => each.migration === migration) < database.firstNew;

/** What is left as it was written is said before it is chosen. */
export const splitsWhat = ({ planned, left }: Pick<Split, 'planned' | 'left'>): string =>
  left.length === 0
    ? `Split all ${planned.length} changes of this migration`
    : `Split ${planned.length} changes of this migration, and leave ${left.length}, which ${left.length === 1 ? 'has' : 'have'} no plan,`;

/** Makes a contract step that waited a migration of this release, and those that must come before it. */
function releaseEdits(state: ProjectState, path: string): { title: string; edits: readonly FileEdit[] } | undefined {
  for (const database of state.databases) {
    const step = database.waiting.find(({ file }) => file.path === path);
    if (!step) continue;
    const where = database.folder || 'the migrations';
    // Each counts on those before it: moved by itself, it would run before them.
    const steps = stepsUpTo(state, database, step);
    const what = steps.length === 1 ? 'this step' : `this step and the ${count(steps.length - 1, 'step')} before it`;
    return { title: `Move ${what} into ${where}`, edits: releaseSteps(database, steps, Date.now()) };
  }
  return undefined;
}

/** The edits of a file that are right wherever they are offered; of two that overlap, the first. */
function fixAll(findings: readonly Finding[], path: string): FileEdit[] {
  const edits: FileEdit[] = [];
  let end = -1;
  const found = findings
    .filter((finding) => finding.file === path && isShown(finding))
    .flatMap(({ fixes }) => fixes.flatMap((fix) => (fix.kind === 'edit' && fix.always ? fix.edits : [])))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let last: { start: number; text: string } | undefined;
  for (const { span, text } of found) {
    // Two findings of one place may offer the same.
    if (span.start < end || (last?.start === span.start && last.text === text)) continue;
    edits.push({ kind: 'replace', path, span, text, label: 'this release' });
    end = span.end;
    last = { start: span.start, text };
  }
  return edits;
}

const keyOf = (data: SplitData): string => `${data.statement}.${data.change}.${data.recipe}`;

function statementStart(state: Parameters<typeof linesOf>[0], file: string, finding: Finding): number {
  for (const database of state.databases) {
    for (const { migration } of database.replayed) {
      if (migration.file.path !== file) continue;
      const statement = migration.statements.find(
        (s) => s.span.start <= finding.span.start && finding.span.start <= s.span.end,
      );
      if (statement) return statement.span.start;
    }
  }
  return finding.span.start;
}

/** A comment on the line before the statement; its reason is for a person to write. */
function ignoreEdit(
  finding: Finding,
  file: string,
  line: number,
  lines: { offset(position: { line: number; character: number }): number },
): FileEdit {
  const start = lines.offset({ line, character: 0 });
  return {
    kind: 'replace',
    path: file,
    span: { start, end: start },
    text: `-- bellows: ignore ${finding.rule}: \n`,
    label: 'this release',
  };
}
