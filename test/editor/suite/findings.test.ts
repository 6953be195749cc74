import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, findingsIn, inShop, open, rename, renameFinding, ruleOf, until } from './shop.ts';

describe('findings', () => {
  afterEach(closeAll);

  it('come when a migration is opened', async () => {
    await open(rename());
    const extension = vscode.extensions.getExtension('bellows.bellows');
    assert.ok(extension);
    await until('the extension is active', () => extension.isActive);
    const commands = await vscode.commands.getCommands(true);
    for (const { command } of extension.packageJSON.contributes.commands)
      assert.ok(commands.includes(command), command);

    const finding = await renameFinding();
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof finding.code === 'object' && finding.code.target, 'the rule links to its page');
    assert.match(finding.message, /v1\.3\.0.*users\.email/s);
    assert.match((await vscode.workspace.openTextDocument(rename())).getText(finding.range), /email/);
  });

  it('go with the change, and come back with it', async () => {
    const editor = await open(rename());
    await renameFinding();
    const text = editor.document.getText();
    await replaceAll(editor, 'CREATE TABLE notes (id bigint PRIMARY KEY);\n');
    await until('no rename is found', () => findingsIn(rename()).every((each) => ruleOf(each) !== 'rename-column'));
    await replaceAll(editor, text);
    await renameFinding();
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('are told on hover, with who uses the column', async () => {
    const { document } = await open(rename());
    await renameFinding();
    const at = document.positionAt(document.getText().indexOf(' email') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', rename(), at);
    const parts = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === 'string' ? each : each.value)),
    );
    assert.match(parts.join('\n'), /v1\.3\.0/);
  });

  it('come for files that are not open when all are checked', async () => {
    await vscode.commands.executeCommand('bellows.checkWorkspace');
    const other = inShop('db/migrations/V12__tidy_payments.sql');
    await until('a migration that is not open has findings', () => findingsIn(other).length > 0);
  });
});

async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  assert.ok(await editor.edit((edit) => edit.replace(all, text)));
}
