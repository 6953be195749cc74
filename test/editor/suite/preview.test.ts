import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, open, rename, renameFinding, until } from './shop.ts';

describe('the preview', () => {
  afterEach(closeAll);

  it('shows the release in one panel beside the migration', async () => {
    await open(rename());
    await renameFinding();
    await vscode.commands.executeCommand('bellows.previewRelease');
    const tab = await until('the panel has its title', () =>
      previews().find(({ label }) => label !== 'Release preview'),
    );
    assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('bellows.previewRelease');
    assert.equal(previews().length, 1);
  });

  it("opens the previous server's code at its line", async () => {
    await open(rename());
    await renameFinding();
    await vscode.commands.executeCommand('bellows.openUse', { file: 'src/users.ts', line: 11, ref: 'v1.3.0' });
    const editor = await until('the file as v1.3.0 has it', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'bellows-ref' ? active : undefined;
    });
    assert.equal(editor.document.lineAt(editor.selection.active.line).text.trim(), 'SELECT id, name, email');
  });

  it('opens a file of the working tree where no ref is named', async () => {
    await open(rename());
    await renameFinding();
    await vscode.commands.executeCommand('bellows.openUse', { file: 'src/users.ts', line: 3 });
    const active = await until('the file', () => vscode.window.activeTextEditor);
    assert.match(active.document.uri.path, /\/src\/users\.ts$/);
    assert.equal(active.selection.active.line, 2);
  });
});

function previews(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('bellows.preview'));
}
