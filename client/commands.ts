import * as vscode from 'vscode';
import {
  type AcknowledgeTarget,
  acknowledgeRequest,
  checkRequest,
  initManifestRequest,
  type Place,
  type PreviewParams,
  type RefQuery,
  refScheme,
  type SplitChoice,
  type SplitParams,
  splitRequest,
  type UsesParams,
} from '../server/protocol.ts';
import type { Connection } from './connection.ts';
import type { ContractDocuments } from './contract.ts';
import type { PlanDocuments } from './plan.ts';
import type { PreviewPanel } from './preview.ts';
import type { ProjectStatus } from './status.ts';

/** Every command of the extension: id → what it does. */
export function commands(
  server: Connection,
  status: ProjectStatus,
  preview: PreviewPanel,
  contracts: ContractDocuments,
  plans: PlanDocuments,
): Record<string, (argument?: never) => unknown> {
  return {
    'bellows.previewRelease': (target?: vscode.Uri | PreviewParams) => preview.show(previewOf(target)),
    'bellows.splitChange': (place?: Place) => splitChange(server, place && locate(place)),
    'bellows.showPlan': (place?: Place) => showPlan(server, plans, place && locate(place)),
    'bellows.checkWorkspace': () => checkWorkspace(server),
    'bellows.initManifest': (folder?: vscode.Uri) => initManifest(server, folder),
    'bellows.showContract': (folder?: vscode.Uri) => contracts.show(folder),
    'bellows.openUse': (place?: Place) => place && openUse(place),
    'bellows.showUses': (uses?: UsesParams) => uses && showUses(uses),
    'bellows.acknowledge': (target?: AcknowledgeTarget) => target && acknowledge(server, target),
    'bellows.restart': () => server.restart(),
    'bellows.showOutput': () => server.log.show(),
  };

  /** A place in the working tree, found from its project. */
  function locate({ project, file, line }: Place): { uri: vscode.Uri; line: number } {
    const root = project ?? preview.project ?? status.current?.project;
    const folder = root ? vscode.Uri.parse(root) : vscode.workspace.workspaceFolders?.[0]?.uri;
    return { uri: folder ? vscode.Uri.joinPath(folder, file) : vscode.Uri.file(file), line: (line ?? 1) - 1 };
  }

  /** Shows a file as it is, or as the previous server's code has it. Never over the preview that links to it. */
  async function openUse(place: Place): Promise<void> {
    const { uri, line } = place.ref === undefined ? locate(place) : atRef(place, place.ref);
    await vscode.window.showTextDocument(uri, {
      selection: new vscode.Range(line, 0, line, 0),
      ...(preview.isActive ? { viewColumn: vscode.ViewColumn.One } : {}),
    });
  }

  /** One use opens at once; several are shown where they are used, over the migration. */
  async function showUses({ uri, position, places }: UsesParams): Promise<void> {
    const [first, ...others] = places;
    if (!first) return;
    if (others.length === 0) return openUse(first);
    const locations = places.map((place) => {
      const { uri, line } = place.ref === undefined ? locate(place) : atRef(place, place.ref);
      return new vscode.Location(uri, new vscode.Position(line, 0));
    });
    await vscode.commands.executeCommand(
      'editor.action.peekLocations',
      vscode.Uri.parse(uri),
      new vscode.Position(position.line, position.character),
      locations,
      'peek',
    );
  }

  function atRef({ project, file, line }: Place, ref: string): { uri: vscode.Uri; line: number } {
    const root = project ?? preview.project ?? status.current?.project;
    const query: RefQuery = root === undefined ? { ref } : { ref, project: root };
    const uri = vscode.Uri.from({ scheme: refScheme, path: `/${file}`, query: JSON.stringify(query) });
    return { uri, line: (line ?? 1) - 1 };
  }
}

function previewOf(target: vscode.Uri | PreviewParams | undefined): PreviewParams {
  if (target instanceof vscode.Uri) return { uri: target.toString() };
  if (target) return target;
  const active = vscode.window.activeTextEditor?.document.uri;
  return active ? { uri: active.toString() } : {};
}

/** Replaces the change at the cursor, or at a place a link names, by its plan. */
async function splitChange(server: Connection, place?: LineOf): Promise<void> {
  const at = changeAt(place);
  const choice = at && (await choosePlan(server, at));
  if (choice) await server.apply(choice.edit);
}

/** Shows the plan first, and splits when the reader says so. */
async function showPlan(server: Connection, plans: PlanDocuments, place?: LineOf): Promise<void> {
  const at = changeAt(place);
  const choice = at && (await choosePlan(server, at));
  if (!choice) return;
  await plans.show(choice.plan);
  const split = vscode.l10n.t('Split');
  const question = vscode.l10n.t('Split as this plan says?');
  if ((await vscode.window.showInformationMessage(question, split, vscode.l10n.t('Not now'))) !== split) return;
  // The files may have changed while the plan was read.
  const again = await choosePlan(server, at, choice.recipe);
  if (again) await server.apply(again.edit);
}

interface LineOf {
  readonly uri: vscode.Uri;
  readonly line: number;
}

/** A place a link names, or the cursor. */
function changeAt(place: LineOf | undefined): SplitParams | undefined {
  if (place) return { uri: place.uri.toString(), position: { line: place.line, character: 0 } };
  const editor = vscode.window.activeTextEditor;
  if (editor) {
    const { line, character } = editor.selection.active;
    return { uri: editor.document.uri.toString(), position: { line, character } };
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a migration and put the cursor on a change first.'));
  return undefined;
}

/** The plan for a change; asked for where there are several and none was chosen before. */
async function choosePlan(server: Connection, at: SplitParams, recipe?: string): Promise<SplitChoice | undefined> {
  const answer = await server.request(splitRequest, at);
  if ('reason' in answer) {
    void vscode.window.showInformationMessage(answer.reason);
    return undefined;
  }
  const [first, ...others] = answer.choices;
  const known = answer.choices.find((choice) => choice.recipe === recipe);
  if (known || others.length === 0) return known ?? first;
  return vscode.window.showQuickPick(
    answer.choices.map((each) => ({ ...each, label: each.title })),
    { title: vscode.l10n.t('Split this change') },
  );
}

/** Asks why it is safe and until when, and writes both into the manifest. */
async function acknowledge(server: Connection, { uri, rule, object, message }: AcknowledgeTarget): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Acknowledge {0} ({1}): why is it safe?', object, rule),
    prompt: message,
    placeHolder: vscode.l10n.t('Last reader removed in v1.8.0 (#482)'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined),
  });
  if (reason === undefined) return;
  const until = await vscode.window.showInputBox({
    title: vscode.l10n.t('Until when? A release or a day; empty: without end'),
    placeHolder: 'v1.10.0, 2027-01-31',
    ignoreFocusOut: true,
  });
  if (until === undefined) return;
  const end = until.trim() === '' ? {} : { until: until.trim() };
  const answer = await server.request(acknowledgeRequest, { uri, rule, object, reason: reason.trim(), ...end });
  if ('reason' in answer) {
    void vscode.window.showInformationMessage(answer.reason);
    return;
  }
  if (!(await server.apply(answer.edit))) return;
  // Nobody looks for an unsaved file that was not open.
  await (await vscode.workspace.openTextDocument(vscode.Uri.parse(answer.uri))).save();
}

/** Findings go to the Problems panel; only an empty or partial answer needs words. */
async function checkWorkspace(server: Connection): Promise<void> {
  const counts = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Checking migrations'),
      cancellable: true,
    },
    (_, token) => server.request(checkRequest, {}, token),
  );
  const opaque =
    counts.opaque === 0 ? '' : ` ${vscode.l10n.t('{0} statements were not understood.', String(counts.opaque))}`;
  if (counts.errors + counts.warnings + counts.information > 0) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    if (opaque) void vscode.window.showInformationMessage(opaque.trim());
    return;
  }
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Nothing found in {0} statements of {1} files.', counts.statements, counts.files) + opaque,
  );
}

async function initManifest(server: Connection, folder?: vscode.Uri): Promise<void> {
  const at = folder ?? vscode.window.activeTextEditor?.document.uri;
  const answer = await server.request(initManifestRequest, at ? { uri: at.toString() } : {});
  if ('reason' in answer) {
    void vscode.window.showInformationMessage(answer.reason);
    return;
  }
  if (await server.apply(answer.edit)) await vscode.window.showTextDocument(vscode.Uri.parse(answer.uri));
}
