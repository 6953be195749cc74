import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** Waits below the server's deadlock_timeout (200 ms in these tests): the migration gives up, never a client. */
const lockTimeout = '150ms';

/**
 * Runs a step as a migration tool would, and again when it gave up; how often it gave up. What may not run in a transaction runs
 * statement by statement; CONCURRENTLY without a lock_timeout, which would leave an invalid index behind.
 */
export async function migrate(client: pg.Client, statements: readonly string[], transaction: boolean): Promise<number> {
  let retries = 0;
  for (const part of transaction ? [statements] : statements.map((statement) => [statement])) {
    retries += await insist(client, part, transaction);
  }
  return retries;
}

async function insist(client: pg.Client, statements: readonly string[], transaction: boolean): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    try {
      const waits = statements.some((statement) => /\bCONCURRENTLY\b/.test(statement)) ? '0' : lockTimeout;
      await client.query(`SET lock_timeout = '${waits}'`);
      if (transaction) await client.query('BEGIN');
      for (const statement of statements) await client.query(statement);
      if (transaction) await client.query('COMMIT');
      return attempt;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      const { code = '' } = error as { code?: string };
      if (!['55P03', '40P01'].includes(code) || attempt > 200) {
        throw new Error(`${(error as Error).message} [${code}] in ${statements.join('; ').slice(0, 300)}`);
      }
      await sleep(20 + Math.random() * 40);
    }
  }
}
