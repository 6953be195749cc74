import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';

/**
 * Entry for `extensionTestsPath`, in any VS Code. What happens also goes to the file named in BELLOWS_EDITOR_RESULTS, one JSON object a
 * line, because VS Code reports success when its extension host dies.
 */
export async function run(): Promise<void> {
  const results = process.env.BELLOWS_EDITOR_RESULTS;
  const tell = (event: object) => results && fs.appendFileSync(results, `${JSON.stringify(event)}\n`);

  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000, forbidPending: true });
  const several = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  for (const file of fs.readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs') && file.startsWith('folders.') === several)
      mocha.addFile(path.join(__dirname, file));
  }
  const failed = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => tell({ pass: test.fullTitle(), ms: test.duration }))
      .on('fail', (test, error) => tell({ fail: test.fullTitle(), error: error.stack ?? String(error) }));
  });
  tell({ end: true });
  if (failed > 0) throw new Error(`${failed} failed`);
}
