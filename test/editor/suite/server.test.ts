import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, open, rename, renameFinding, until } from './shop.ts';

describe('the server', () => {
  afterEach(closeAll);

  it('goes on after a restart', async () => {
    await open(rename());
    await renameFinding();
    await vscode.commands.executeCommand('bellows.restart');
    await renameFinding();
  });

  // Only Linux tells a process who its children are.
  if (process.platform === 'linux') {
    it('is started again when it ends, and left to the user when it keeps ending', async () => {
      await open(rename());
      for (let ends = 1; ends <= 5; ends++) {
        const pid = await until('the server runs', serverProcess);
        process.kill(pid, 'SIGKILL');
        await until('it has ended', () => serverProcess() !== pid);
      }
      await new Promise((resolve) => setTimeout(resolve, 1500)); // it should stay away: there is nothing else to wait for
      assert.equal(serverProcess(), undefined);
      await vscode.commands.executeCommand('bellows.restart');
      await until('the server runs', serverProcess);
      await renameFinding();
    });
  }

  it('has a log', async () => {
    await vscode.commands.executeCommand('bellows.showOutput');
    await until('the log is on screen', () =>
      vscode.window.visibleTextEditors.some(
        ({ document: { uri } }) => uri.scheme === 'output' && /Bellows/i.test(uri.path),
      ),
    );
  });
});

function serverProcess(): number | undefined {
  const children = fs.readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  return children.filter(Boolean).map(Number).find(isServer);
}

function isServer(pid: number): boolean {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server.cjs');
  } catch {
    return false; // it ended between the two readings
  }
}
