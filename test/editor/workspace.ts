import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeRepository } from '../../examples/repository.mjs';

export interface Workspace {
  readonly folder: string;
  remove(): void;
}

/** The example shop in a new folder, as a git repository: v1.3.0 is its latest release, and the next one renames `users.email`. */
export function makeWorkspace(): Workspace {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'bellows-editor-'));
  return {
    folder: makeRepository('shop', path.join(parent, 'shop')),
    remove: () => fs.rmSync(parent, { recursive: true, force: true }),
  };
}
