import { readFileSync } from 'node:fs';
import type { Database } from './database.ts';

/** Runs a query of db/queries/reports.sql by the name above it. */
export async function report(db: Database, name: string): Promise<unknown[]> {
  const file = readFileSync(new URL('../db/queries/reports.sql', import.meta.url), 'utf8');
  const query = file.split('-- name: ').find((part) => part.startsWith(`${name} `));
  if (!query) throw new Error(`There is no report called ${name}.`);
  const { rows } = await db.query(query.slice(query.indexOf('\n')));
  return rows;
}
