import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** PostgreSQL's grammar as WebAssembly: beside the bundle, or in its package when run from source. */
export async function readGrammar(): Promise<Uint8Array> {
  const beside = path.join(path.dirname(fileURLToPath(import.meta.url)), 'libpg-query.wasm');
  try {
    return await readFile(beside);
  } catch {
    const main = createRequire(import.meta.url).resolve('libpg-query');
    return readFile(path.join(path.dirname(main), 'libpg-query.wasm'));
  }
}
