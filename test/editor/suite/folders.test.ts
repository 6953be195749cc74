import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, findingsIn, open, rename, renameFinding, ruleOf, until } from './shop.ts';

// The second folder is the same shop, with `"bellows.rules": { "rename-column": "warning" }` in its settings.
describe('with two folders', () => {
  afterEach(closeAll);

  it('each is checked with its own settings', async () => {
    await open(rename(0));
    await open(rename(1));
    assert.equal((await renameFinding(rename(0))).severity, vscode.DiagnosticSeverity.Error);
    assert.equal((await renameFinding(rename(1))).severity, vscode.DiagnosticSeverity.Warning);
  });

  it('settings are obeyed as soon as they change', async () => {
    await open(rename(0));
    await renameFinding(rename(0));
    const settings = vscode.workspace.getConfiguration('bellows', rename(0));
    await settings.update('rules', { 'rename-column': 'off' }, vscode.ConfigurationTarget.WorkspaceFolder);
    await gone(rename(0));
    await renameFinding(rename(1));
    await settings.update('rules', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await renameFinding(rename(0));
  });

  it('one of them can be left out', async () => {
    await open(rename(1));
    await renameFinding(rename(1));
    const settings = vscode.workspace.getConfiguration('bellows', rename(1));
    await settings.update('enable', false, vscode.ConfigurationTarget.WorkspaceFolder);
    await gone(rename(1));
    await settings.update('enable', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await renameFinding(rename(1));
  });
});

async function gone(uri: vscode.Uri): Promise<void> {
  await until('the finding is gone', () => findingsIn(uri).every((each) => ruleOf(each) !== 'rename-column'));
}
