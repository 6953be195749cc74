import type pg from 'pg';
import type { ServerQuery } from './random-queries.ts';

export interface Outcome {
  /** The schema as the server took it, where that is not all of it. */
  readonly schema?: readonly string[];
  /** The statements of the migration that the server took. */
  readonly migration: readonly string[];
  /** For each query: the error before and after the migration, if any. */
  readonly before: readonly (string | undefined)[];
  readonly after: readonly (string | undefined)[];
}

export interface Trial {
  readonly schema: readonly string[];
  readonly rows: readonly string[];
  readonly migration: readonly string[];
  readonly queries: readonly ServerQuery[];
}

/** Has a real server run each query before and after a migration, each on the same rows; nothing of it stays. */
export async function judge(client: pg.Client, { schema, rows, migration, queries }: Trial): Promise<Outcome> {
  const attempt = async (sql: string, values: readonly string[], keep: boolean): Promise<string | undefined> => {
    await client.query('SAVEPOINT attempt');
    let error: string | undefined;
    try {
      await client.query(sql, [...values]);
    } catch (thrown) {
      error = `${(thrown as { code?: string }).code} ${(thrown as Error).message}`;
    }
    if (error || !keep) await client.query('ROLLBACK TO attempt');
    return error;
  };
  await client.query('BEGIN');
  try {
    for (const sql of [...schema, ...rows]) {
      // Rows that break a random constraint are left out, and so is what depends on what was left out.
      await attempt(sql, [], true);
    }
    const before: (string | undefined)[] = [];
    for (const { sql, values } of queries) before.push(await attempt(sql, values, false));
    const taken: string[] = [];
    for (const sql of migration) if ((await attempt(sql, [], true)) === undefined) taken.push(sql);
    const after: (string | undefined)[] = [];
    for (const { sql, values } of queries) after.push(await attempt(sql, values, false));
    return { migration: taken, before, after };
  } finally {
    await client.query('ROLLBACK');
  }
}
