import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, inShop, open, rename, renameFinding, until } from './shop.ts';

const migrations = inShop('db/migrations');

describe('a split', () => {
  afterEach(closeAll);

  it('is offered as a quick fix, whose edit comes when it is asked for', async () => {
    await open(rename());
    assert.equal((await offered({ resolve: false })).edit, undefined);
    const { edit } = await offered({ resolve: true });
    // VS Code lists the texts of an edit, and keeps the files it makes to itself: the next tests look at those.
    assert.ok(edit?.has(rename()));
  });

  it('is carried out by the quick fix, and taken back by one undo', async () => {
    const editor = await open(rename());
    await offered({ resolve: false });
    await carryOut(editor, 'editor.action.codeAction', { kind: 'quickfix.bellows', apply: 'first' });
    await takeBack(editor);
  });

  it('is carried out by the command, and taken back by one undo', async () => {
    const editor = await open(rename());
    await carryOut(editor, 'bellows.splitChange');
    await takeBack(editor);
  });

  it('is shown as a plan before anything is changed', async () => {
    const editor = await open(rename());
    const text = editor.document.getText();
    const { range } = await renameFinding();
    editor.selection = new vscode.Selection(range.start, range.start);
    // It ends when its question is answered, which nobody does here.
    void vscode.commands.executeCommand('bellows.showPlan');
    await until('the plan is on screen', async () => {
      await chooseFirst();
      return vscode.window.tabGroups.all.some((group) => group.tabs.some(({ label }) => /Plan\.md/.test(label)));
    });
    assert.equal(editor.document.getText(), text);
    const plan = await vscode.workspace.openTextDocument(vscode.Uri.parse('bellows-plan:/Plan.md'));
    assert.match(plan.getText(), /^# Rename users\.email/);
    for (const part of ['What the servers do', 'The way back', 'This release', 'A later release'])
      assert.match(plan.getText(), new RegExp(`^## ${part}$`, 'm'));
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});

let before: { text: string; files: string[] };

/** At the rename, runs a command that should split it, and looks at the files. */
async function carryOut(editor: vscode.TextEditor, command: string, argument?: object): Promise<void> {
  before = { text: editor.document.getText(), files: await names() };
  const { range } = await renameFinding();
  editor.selection = new vscode.Selection(range.start, range.start);
  const running = vscode.commands.executeCommand(command, ...(argument ? [argument] : []));
  await until('something is chosen', async () => {
    await chooseFirst();
    return editor.document.getText() !== before.text;
  });
  await running;

  await until('the migration is changed', () => editor.document.getText() !== before.text);
  await until('all of it is done', () => !editor.document.isDirty); // saving is the last thing VS Code does
  const files = await names();
  assert.ok(files.length >= before.files.length + 2, `files: ${files}`);
  for (const name of files.filter((each) => each.endsWith('.sql') && !before.files.includes(each))) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(migrations, name));
    assert.match(document.getText(), /users/, `${name} has its SQL`);
  }
}

/** Where several plans fit, they are asked for: the best comes first. */
const chooseFirst = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

async function takeBack(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('undo');
  await until('the migration is as it was', () => editor.document.getText() === before.text);
  await until('the new files are gone', async () => (await names()).length === before.files.length);
  await editor.document.save();
}

/** Asked until it is there: a finding may be that of a document which was closed, and whose successor the server is still to see. */
async function offered({ resolve }: { resolve: boolean }): Promise<vscode.CodeAction> {
  return until('a split is offered', async () => {
    const { range } = await renameFinding();
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      rename(),
      range,
      'quickfix.bellows',
      resolve ? 10 : 0,
    );
    return actions.find(({ title }) => /split|expand/i.test(title));
  });
}

async function names(): Promise<string[]> {
  return (await vscode.workspace.fs.readDirectory(migrations)).map(([name]) => name).sort();
}
