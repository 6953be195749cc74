import * as vscode from 'vscode';
import { commands } from './commands.ts';
import { Connection } from './connection.ts';
import { ContractDocuments } from './contract.ts';
import { PlanDocuments } from './plan.ts';
import { PreviewPanel } from './preview.ts';
import { ProjectStatus } from './status.ts';

let connection: Connection | undefined;

/** Wires the parts together; what each of them does is in its own file. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new Connection(context.asAbsolutePath('dist/server.cjs'), context.globalStorageUri);
  connection = server;
  const status = new ProjectStatus(server);
  const preview = new PreviewPanel(context, server);

  const contracts = new ContractDocuments(server);
  const plans = new PlanDocuments();

  context.subscriptions.push(server, status, preview, contracts.register(), plans.register());
  for (const [id, run] of Object.entries(commands(server, status, preview, contracts, plans))) {
    context.subscriptions.push(vscode.commands.registerCommand(id, run));
  }
  context.subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => server.restart()),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (!change.affectsConfiguration('bellows.enable')) return;
      await (enabledSomewhere() ? server.start() : server.stop());
    }),
  );
  if (enabledSomewhere()) await server.start();
}

export async function deactivate(): Promise<void> {
  await connection?.stop();
}

/** `bellows.enable` is a setting of each folder; the server obeys it there. Only with none left is there no server at all. */
function enabledSomewhere(): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const scopes: (vscode.Uri | undefined)[] = folders.length > 0 ? folders.map((folder) => folder.uri) : [undefined];
  return scopes.some((scope) => vscode.workspace.getConfiguration('bellows', scope).get('enable', true));
}
