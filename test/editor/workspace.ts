import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const shop = path.join(import.meta.dirname, 'fixtures', 'shop');

export interface Workspace {
  readonly folder: string;
  remove(): void;
}

/** A project in the middle of a release, in a new folder: v2.3.0 is committed and tagged, the next version is in the working tree. */
export function makeWorkspace(): Workspace {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'bellows-editor-'));
  const folder = path.join(parent, 'shop');
  fs.cpSync(path.join(shop, 'v2.3.0'), folder, { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '.');
  git(folder, '-c', 'user.name=Shop', '-c', 'user.email=shop@example.com', 'commit', '--quiet', '-m', 'v2.3.0');
  git(folder, 'tag', 'v2.3.0');
  fs.cpSync(path.join(shop, 'next'), folder, { recursive: true });
  return { folder, remove: () => fs.rmSync(parent, { recursive: true, force: true }) };
}

function git(cwd: string, ...args: string[]): void {
  const run = spawnSync('git', args, { cwd, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr ?? run.error}`);
}
