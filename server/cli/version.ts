import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version in package.json, beside dist/ or above server/. */
export async function version(): Promise<string> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  for (const up of ['..', '../..']) {
    try {
      const manifest = JSON.parse(await readFile(path.join(here, up, 'package.json'), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (manifest.name === 'bellows' && manifest.version) return manifest.version;
    } catch {
      // Not here: one folder further up.
    }
  }
  return 'unknown';
}
