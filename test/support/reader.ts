import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initialiseLibpg } from '../../server/core/sql/dialects/postgresql/libpg.ts';

/** Loads PostgreSQL's grammar, without which the reader reads nothing. Later calls do nothing. */
export async function startPostgresqlReader(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('libpg-query');
  await initialiseLibpg(fs.readFileSync(path.join(path.dirname(entry), 'libpg-query.wasm')));
}
