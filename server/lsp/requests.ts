import {
  acknowledge,
  changesAt,
  contractFile,
  initialManifest,
  type Planned,
  planMarkdown,
  planReport,
  plansFor,
  previewBody,
  previewReport,
  type Split,
  splitEdits,
  splitFile,
  splitFilesOf,
} from '../core/index.ts';
import type {
  AcknowledgeParams,
  AcknowledgeResult,
  CheckParams,
  CheckResult,
  ContractParams,
  ContractResult,
  InitManifestParams,
  InitManifestResult,
  PreviewParams,
  PreviewResult,
  SplitChoice,
  SplitParams,
  SplitResult,
} from '../protocol.ts';
import { splitsWhat } from './code-actions.ts';
import { linesOf, textOf, toWorkspaceEdit } from './convert.ts';
import type { Workspace } from './workspace.ts';

export async function previewRelease(workspace: Workspace, params: PreviewParams): Promise<PreviewResult> {
  const open = await workspace.projectOf(params.uri);
  if (!open) return { reason: 'Open a folder with migrations first.' };
  const { state, result } = await workspace.check(open);
  if (state.databases.length === 0) {
    return {
      reason:
        state.problems[0] ??
        'No migrations are found in this folder. Name theirs with `database.migrations` in bellows.yaml.',
    };
  }
  const report = previewReport(state, result);
  const html = previewBody(report, (action, place) => {
    const argument = encodeURIComponent(JSON.stringify([{ project: open.uri, ...place }]));
    return `command:${action === 'split' ? 'bellows.splitChange' : 'bellows.openUse'}?${argument}`;
  });
  const blocking = result.findings.filter((f) => f.severity === 'error' && f.suppressed === null).length;
  return {
    project: open.uri,
    title: report.title,
    html,
    blocking,
    ...(params.release === undefined ? {} : { release: params.release }),
  };
}

export async function splitAt(workspace: Workspace, { uri, position }: SplitParams): Promise<SplitResult> {
  const at = await workspace.locate(uri);
  if (!at) return { reason: 'Only changes in a migration file can be split.' };
  const { open } = at;
  const state = await open.project.state();
  const lines = linesOf(state, at.path);
  if (!lines) return { reason: `${at.path} is no migration of this project.` };
  const offset = lines.offset(position);
  const lineEnd = lines.offset({ line: position.line + 1, character: 0 });
  // The change at the cursor, else the first one that starts further on in its line.
  let targets = changesAt(state, at.path, offset);
  for (let next = offset; targets.length === 0 && next < lineEnd; next++) targets = changesAt(state, at.path, next);
  const refusals: string[] = [];
  const choices: SplitChoice[] = [];
  for (const target of targets) {
    const offered = plansFor(target);
    refusals.push(...offered.refusals);
    for (const { recipe, plan } of offered.plans) add(recipe.title, recipe.id, [{ target, plan }]);
    if (choices.length > 0) break;
  }
  const { result } = await workspace.check(at.open);
  const together = choices.length > 0 ? splitFile(state, result.findings, at.path, Date.now()) : undefined;
  if (together && !('refused' in together) && together.planned.length > 1)
    show(splitsWhat(together).replace(/,$/, ''), 'together', together);
  const [first, ...others] = choices;
  if (first) return { choices: [first, ...others] };
  return {
    reason:
      refusals[0] ??
      (targets.length > 0
        ? 'There is no plan for this change; nothing in it needs to be split.'
        : 'There is no change here. Put the cursor on a statement of the migration.'),
  };

  function add(title: string, recipe: string, planned: readonly [Planned, ...Planned[]]): void {
    const split = splitEdits(state, planned, Date.now());
    if ('refused' in split) refusals.push(split.refused);
    else show(title, recipe, split);
  }

  function show(title: string, recipe: string, split: Split): void {
    choices.push({
      title,
      recipe,
      edit: toWorkspaceEdit(split.edits, (file) => linesOf(state, file), open),
      plan: planMarkdown(
        planReport(
          split,
          splitFilesOf(split, (file) => textOf(state, file)),
        ),
      ),
    });
  }
}

export async function checkProjects(workspace: Workspace, { uri }: CheckParams): Promise<CheckResult> {
  const one = uri === undefined ? undefined : await workspace.projectOf(uri);
  const counts: CheckResult = { errors: 0, warnings: 0, information: 0, files: 0, statements: 0, opaque: 0 };
  for (const open of one ? [one] : await workspace.all()) {
    const { result } = await workspace.check(open);
    const live = result.findings.filter((finding) => finding.suppressed === null);
    counts.errors += live.filter((f) => f.severity === 'error').length;
    counts.warnings += live.filter((f) => f.severity === 'warning').length;
    counts.information += live.filter((f) => f.severity === 'information' || f.severity === 'hint').length;
    counts.files += result.statistics.files;
    counts.statements += result.statistics.statements;
    counts.opaque += result.statistics.opaque;
  }
  return counts;
}

export async function initManifest(workspace: Workspace, { uri }: InitManifestParams): Promise<InitManifestResult> {
  const open = await workspace.projectOf(uri);
  if (!open) return { reason: 'Open a folder first.' };
  const state = await open.project.state();
  if (state.manifest) return { reason: `There is ${state.manifest.path} already.` };
  const path = 'bellows.yaml';
  const edit = toWorkspaceEdit(
    [{ kind: 'create', path, text: initialManifest(state), label: 'manifest' }],
    () => undefined,
    open,
  );
  return { uri: workspace.uriOf(open, path), edit };
}

export async function acknowledgeFinding(
  workspace: Workspace,
  { uri, ...entry }: AcknowledgeParams,
): Promise<AcknowledgeResult> {
  const at = await workspace.locate(uri);
  if (!at) return { reason: 'Only findings in a migration file can be acknowledged.' };
  const state = await at.open.project.state();
  const made = acknowledge(state, entry);
  if ('refused' in made) return { reason: made.refused };
  const edit = toWorkspaceEdit([made], (file) => linesOf(state, file), at.open);
  return { uri: workspace.uriOf(at.open, made.path), edit };
}

export async function showContract(workspace: Workspace, { uri, version }: ContractParams): Promise<ContractResult> {
  const open = await workspace.projectOf(uri);
  if (!open) return { reason: 'Open a folder with migrations first.' };
  const state = await open.project.state();
  const contracts = state.databases.flatMap((database) => database.previous);
  if (state.previous.length === 0 || contracts.length === 0)
    return { reason: state.problems[0] ?? 'No server version is known here.' };
  const versions = [...new Set(contracts.map(({ server }) => server.version))];
  const chosen = contracts.find(({ server }) => server.version === (version ?? versions[0]));
  if (!chosen) return { reason: `There is no server version ${version} any more.` };
  const { server } = chosen;
  const ref = server.ref === undefined ? {} : { ref: server.ref };
  return { project: open.uri, version: server.version, ...ref, versions, text: contractFile(chosen) };
}
