import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeRepository } from '../../examples/repository.mjs';

export interface Workspace {
  /** A folder, or a `.code-workspace`. */
  readonly folder: string;
  /** For the user data of a VS Code that opens it. */
  readonly data: string;
  remove(): void;
}

/** The example shop in a new folder, as a git repository: v1.3.0 is its latest release, and the next one renames `users.email`. */
export function makeWorkspace(): Workspace {
  return inNewFolder((parent) => makeRepository('shop', path.join(parent, 'shop')));
}

/** The shop twice, in one workspace: in the second a rule has another severity. */
export function makeTwoFolders(): Workspace {
  return inNewFolder((parent) => {
    makeRepository('shop', path.join(parent, 'shop'));
    const second = makeRepository('shop', path.join(parent, 'second'));
    fs.mkdirSync(path.join(second, '.vscode'));
    const settings = { 'bellows.rules': { 'rename-column': 'warning' } };
    fs.writeFileSync(path.join(second, '.vscode', 'settings.json'), JSON.stringify(settings));
    const file = path.join(parent, 'two.code-workspace');
    fs.writeFileSync(file, JSON.stringify({ folders: [{ path: 'shop' }, { path: 'second' }] }));
    return file;
  });
}

function inNewFolder(make: (parent: string) => string): Workspace {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'bellows-editor-'));
  return {
    folder: make(parent),
    data: path.join(parent, 'data'),
    remove: () => fs.rmSync(parent, { recursive: true, force: true }),
  };
}
