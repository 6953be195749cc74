import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The folder of the example shop, or of one of several copies. */
export function shop(index = 0): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[index];
  assert.ok(folder, `folder ${index} is open`);
  return folder.uri;
}

export const inShop = (path: string, index = 0): vscode.Uri => vscode.Uri.joinPath(shop(index), path);

/** The migration that renames `users.email`, which v1.3.0 still reads and writes. */
export const rename = (index = 0): vscode.Uri => inShop('db/migrations/V10__contact_email.sql', index);

export async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Between tests: nothing open, nothing to answer. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('notifications.clearAll');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** What Bellows says now about a file. */
export function findingsIn(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'bellows');
}

/** The finding that the rename breaks v1.3.0, once it is there. */
export function renameFinding(uri = rename()): Promise<vscode.Diagnostic> {
  return until('the rename is found', () => findingsIn(uri).find((finding) => ruleOf(finding) === 'rename-column'));
}

export function ruleOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

/** Asks until the answer is truthy. */
export async function until<T>(what: string, ask: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`waited in vain: ${what}`);
}
