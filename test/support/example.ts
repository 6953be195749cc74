import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeRepository } from '../../examples/repository.mjs';

/**
 * Writes the example `name` (a folder of examples/) into the folder `into` as the git repository that the demo shows: its
 * releases tagged, the next one on top. The root of the project.
 */
export async function makeExample(name: string, into: string): Promise<string> {
  return makeRepository(name, into);
}

/** A throwaway folder for {@link makeExample}, and how to remove it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'bellows-example-')));
  return { path: folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}
