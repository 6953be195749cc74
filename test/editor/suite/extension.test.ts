import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';

const migration = inWorkspace('db/migrations/V10__contact_email.sql');
const migrations = inWorkspace('db/migrations');

describe('the extension', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('activates on a migration', async () => {
    await open(migration);
    const extension = vscode.extensions.getExtension('bellows.bellows');
    assert.ok(extension);
    await until('the extension is active', () => extension.isActive);
    const commands = await vscode.commands.getCommands(true);
    for (const { command } of extension.packageJSON.contributes.commands)
      assert.ok(commands.includes(command), command);
  });

  it('underlines what breaks the previous server', async () => {
    await open(migration);
    const [finding] = await findings();
    assert.equal(finding.source, 'bellows');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof finding.code === 'object', 'the code links to its page');
    assert.equal(finding.code.value, 'rename-column');
    assert.match(finding.message, /v1\.3\.0.*users\.email/s);
  });

  it('takes it away when the change goes, and brings it back with it', async () => {
    const editor = await open(migration);
    await findings();
    const text = editor.document.getText();
    await replaceAll(editor, 'CREATE TABLE notes (id bigint PRIMARY KEY);\n');
    await until('no rename is found', () => mine().every((finding) => idOf(finding) !== 'rename-column'));
    await replaceAll(editor, text);
    await findings();
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('says on hover who uses the column', async () => {
    const editor = await open(migration);
    await findings();
    const at = editor.document.positionAt(editor.document.getText().indexOf('email') + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', migration, at);
    const text = hovers.flatMap((hover) =>
      hover.contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    assert.match(text.join('\n'), /v1\.3\.0/);
  });

  it('offers the split as a quick fix whose edit comes when it is asked for', async () => {
    await open(migration);
    assert.equal((await offeredSplit({ resolve: false })).edit, undefined);
    const { edit } = await offeredSplit({ resolve: true });
    // VS Code lists the texts of an edit, and keeps the files it makes to itself: the next test looks at those.
    assert.deepEqual(
      edit?.entries().map(([uri]) => uri.path),
      [migration.path],
    );
  });

  it('splits by the quick fix, and one undo takes all of it back', async () => {
    const editor = await open(migration);
    const [finding] = await findings();
    await offeredSplit({ resolve: false });
    await keepsOneUndo(editor, async () => {
      editor.selection = new vscode.Selection(finding.range.start, finding.range.start);
      await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'quickfix.bellows', apply: 'first' });
    });
  });

  it('splits by the command, and one undo takes all of it back', async () => {
    const editor = await open(migration);
    const [finding] = await findings();
    await keepsOneUndo(editor, async () => {
      editor.selection = new vscode.Selection(finding.range.start, finding.range.start);
      await vscode.commands.executeCommand('bellows.splitChange');
    });
  });

  it('shows the release in one panel beside the migration', async () => {
    await open(migration);
    await findings();
    await vscode.commands.executeCommand('bellows.previewRelease');
    await until('the panel has its title', () => previews().some((tab) => /\d/.test(tab.label)));
    await vscode.commands.executeCommand('bellows.previewRelease');
    assert.equal(previews().length, 1);
  });

  it("opens the previous server's code at its line, read-only", async () => {
    await open(migration);
    await findings();
    const place = { file: 'src/users.ts', line: 11, ref: 'v1.3.0' };
    await vscode.commands.executeCommand('bellows.openUse', place);
    const editor = await until('the file as v1.3.0 has it', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'bellows-ref' ? active : undefined;
    });
    assert.match(editor.document.getText(), /SELECT id, name, email\n/);
    assert.equal(editor.selection.active.line, 10);
    assert.equal(vscode.workspace.fs.isWritableFileSystem('bellows-ref') ?? false, false);
  });

  it('checks all migrations into the Problems panel', async () => {
    await vscode.commands.executeCommand('bellows.checkWorkspace');
    const other = inWorkspace('db/migrations/V12__tidy_payments.sql');
    await until('a migration that is not open has findings', () =>
      vscode.languages.getDiagnostics(other).some(({ source }) => source === 'bellows'),
    );
  });

  it('goes on after a restart', async () => {
    await open(migration);
    await findings();
    await vscode.commands.executeCommand('bellows.restart');
    await findings();
  });

  if (process.platform === 'linux') {
    it('starts a server that ended again, and leaves one that keeps ending to the user', async () => {
      await open(migration);
      for (let ends = 1; ends <= 5; ends++) {
        await findings();
        const pid = await until('the server runs', serverProcess);
        process.kill(pid, 'SIGKILL');
        await until('it has ended', () => serverProcess() !== pid);
      }
      await new Promise((resolve) => setTimeout(resolve, 1500)); // the fifth pause would have been the longest: see that it stays away
      assert.equal(serverProcess(), undefined);
      await vscode.commands.executeCommand('bellows.restart');
      await until('the server runs', serverProcess);
      await findings();
    });
  }

  it('shows its log', async () => {
    await vscode.commands.executeCommand('bellows.showOutput');
    await until('the log is on screen', () =>
      vscode.window.visibleTextEditors.some(
        ({ document }) => document.uri.scheme === 'output' && /Bellows/i.test(document.uri.path),
      ),
    );
  });
});

/** Splits by `split`, looks at what it wrote, and undoes it once. */
async function keepsOneUndo(editor: vscode.TextEditor, split: () => Promise<void>): Promise<void> {
  const text = editor.document.getText();
  const before = await names();
  await split();
  await until('the migration is changed', () => editor.document.getText() !== text);
  const after = await until('two files are new', async () => {
    const now = await names();
    return now.length >= before.length + 2 ? now : undefined;
  });
  for (const name of after.filter((each) => !before.includes(each))) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(migrations, name));
    assert.match(document.getText(), /users/, `${name} has its SQL`);
  }

  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('undo');
  await until('the migration is as it was', () => editor.document.getText() === text);
  await until('the new files are gone', async () => (await names()).length === before.length);
  await editor.document.save();
}

/** Asked until it is there: a finding may be that of a document which was closed, and whose successor the server is still to see. */
async function offeredSplit({ resolve }: { resolve: boolean }): Promise<vscode.CodeAction> {
  return until('a split is offered', async () => {
    const [{ range }] = await findings();
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      migration,
      range,
      'quickfix.bellows',
      resolve ? 10 : 0,
    );
    return actions.find(({ title }) => /^Split/.test(title));
  });
}

async function findings(): Promise<[vscode.Diagnostic, ...vscode.Diagnostic[]]> {
  return until('the rename is found', () => {
    const [first, ...others] = mine().filter((finding) => idOf(finding) === 'rename-column');
    return first && [first, ...others];
  });
}

function mine(): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(migration).filter(({ source }) => source === 'bellows');
}

function idOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

function previews(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('bellows.preview'));
}

/** The language server is a child of this process, the extension host (Linux). */
function serverProcess(): number | undefined {
  const children = fs.readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  return children.filter(Boolean).map(Number).find(isServer);
}

function isServer(pid: number): boolean {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server.cjs');
  } catch {
    return false;
  }
}

async function names(): Promise<string[]> {
  return (await vscode.workspace.fs.readDirectory(migrations)).map(([name]) => name);
}

async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  assert.ok(await editor.edit((edit) => edit.replace(all, text)));
}

function inWorkspace(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Asks until the answer is truthy. */
async function until<T>(what: string, ask: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`waited in vain: ${what}`);
}
