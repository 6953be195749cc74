import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, open, rename, renameFinding, until } from './shop.ts';

describe('who uses what', () => {
  afterEach(closeAll);

  it('is counted above the rename, and a click shows where', async () => {
    await open(rename());
    await renameFinding();
    const lenses = await until('there is a lens', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', rename());
      return found.length > 0 ? found : undefined;
    });
    const command = lenses[0]?.command;
    assert.match(command?.title ?? '', /^v1\.3\.0: \d+ uses$/);
    assert.equal(command?.command, 'bellows.showUses');
    await vscode.commands.executeCommand(command?.command ?? '', ...(command?.arguments ?? []));
  });

  it('is a document, whose places open the code of that version', async () => {
    await open(rename());
    await vscode.commands.executeCommand('bellows.showContract');
    const editor = await until('the contract is shown', () => {
      const { activeTextEditor } = vscode.window;
      return activeTextEditor?.document.uri.scheme === 'bellows-contract' ? activeTextEditor : undefined;
    });
    const { document } = editor;
    assert.equal(JSON.parse(document.getText()).version, 'v1.3.0');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const target = links.find((link) => document.getText(link.range).startsWith('src/users.ts:'))?.target;
    assert.equal(target?.scheme, 'command');
    const [id = '', argument = '[]'] = [target?.path, decodeURIComponent(target?.query ?? '')];
    await vscode.commands.executeCommand(id, ...JSON.parse(argument));
    await until('the code of v1.3.0 is open', () => {
      const shown = vscode.window.activeTextEditor?.document.uri;
      return shown?.scheme === 'bellows-ref' && shown.path.endsWith('src/users.ts');
    });
  });

  it('can be acknowledged from the light bulb', async () => {
    await open(rename());
    const finding = await renameFinding();
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      rename(),
      finding.range,
    );
    const acknowledge = actions.find(({ command }) => command?.command === 'bellows.acknowledge');
    assert.equal(acknowledge?.title, 'Acknowledge users.email …');
  });
});
