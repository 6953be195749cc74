import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection, Host } from './host.ts';

/** Waits below the server's deadlock_timeout (200 ms in these tests): the migration gives up, never a client. */
const lockTimeout = '150ms';

/**
 * After so many attempts in vain the servers are asked for a quiet moment, which a team would wait for: clients that write without a
 * pause, on a machine that is slow, may keep a migration from two tables for ever. What it finds then must be right all the same.
 */
const attemptsBeforeQuiet = 25;

/** Runs work while the servers begin nothing new. */
export type Quietly = (work: () => Promise<void>) => Promise<void>;

/**
 * Runs a step as a migration tool would, and again when it gave up; how often it gave up. What may not run in a transaction runs
 * statement by statement, as all does where a transaction can't hold DDL; CONCURRENTLY without a lock_timeout, which would leave an
 * invalid index behind.
 */
export async function migrate(
  connection: Connection,
  on: Host['on'],
  statements: readonly string[],
  transaction: boolean,
  quietly: Quietly,
): Promise<number> {
  const together = transaction && on === 'postgresql';
  let retries = 0;
  for (const part of together ? [statements] : statements.map((statement) => [statement])) {
    retries += await insist(connection, on, part, together, quietly);
  }
  return retries;
}

async function insist(
  connection: Connection,
  on: Host['on'],
  statements: readonly string[],
  transaction: boolean,
  quietly: Quietly,
): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    try {
      const run = () => once(connection, on, statements, transaction);
      await (attempt < attemptsBeforeQuiet ? run() : quietly(run));
      return attempt;
    } catch (error) {
      await connection.script('ROLLBACK').catch(() => {});
      const { code = '' } = error as { code?: string };
      if (!['55P03', '40P01', '1205', '1213'].includes(code) || attempt > 2 * attemptsBeforeQuiet) {
        throw new Error(`${(error as Error).message} [${code}] in ${statements.join('; ').slice(0, 300)}`);
      }
      await sleep(20 + Math.random() * 40);
    }
  }
}

async function once(
  connection: Connection,
  on: Host['on'],
  statements: readonly string[],
  transaction: boolean,
): Promise<void> {
  if (on === 'postgresql') {
    const waits = statements.some((statement) => /\bCONCURRENTLY\b/.test(statement)) ? '0' : lockTimeout;
    await connection.script(`SET lock_timeout = '${waits}'`);
  } else await connection.script('SET SESSION lock_wait_timeout = 1');
  if (transaction) await connection.script('BEGIN');
  for (const statement of statements) await connection.script(statement);
  if (transaction) await connection.script('COMMIT');
}
