import type { MariadbServer } from '../support/mariadb.ts';
import type { MysqlWire } from '../support/mysql-wire.ts';
import type { Judge } from './differential.ts';
import type { Outcome, Trial } from './judge.ts';
import { inMysql } from './mysql-words.ts';

/** As {@link Judge} on PostgreSQL does; DDL can't be rolled back here, so that each trial has a new database. */
export const mariadbJudge = (server: MariadbServer): Judge => {
  const [major, minor] = server.version.split('.');
  return { engine: `mariadb ${major}.${minor}`, told: inMysql, judge: (trial) => judge(server, trial) };
};

async function judge(server: MariadbServer, { schema, rows, migration, queries }: Trial): Promise<Outcome> {
  const session = await server.connect();
  try {
    await session.query('DROP DATABASE IF EXISTS trial; CREATE DATABASE trial CHARACTER SET utf8mb4; USE trial');
    const made = await taken(session, schema);
    await taken(session, rows);
    const run = async (): Promise<(string | undefined)[]> => {
      const errors: (string | undefined)[] = [];
      for (const { sql } of queries) {
        await session.query('START TRANSACTION');
        errors.push(await failure(session, sql));
        await session.query('ROLLBACK');
      }
      return errors;
    };
    const before = await run();
    const ran = await taken(session, migration);
    return { schema: made, before, migration: ran, after: await run() };
  } finally {
    await session.end();
  }
}

async function taken(session: MysqlWire, statements: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  for (const wished of statements) {
    const sql = await modified(session, wished);
    if ((await failure(session, sql)) === undefined) kept.push(sql);
  }
  return kept;
}

/** MODIFY says a column whole: what it does not change must be as it was. */
async function modified(session: MysqlWire, sql: string): Promise<string> {
  const match = /^ALTER TABLE (\S+) ALTER (?:COLUMN )?(\S+) (TYPE|SET NOT NULL|DROP NOT NULL)\s*(.*)$/s.exec(sql);
  if (!match) return sql;
  const [, table = '', column = '', what, rest = ''] = match;
  const plain = (name: string): string => name.replaceAll('`', '');
  const [known] = await session.query(
    `SELECT column_type, is_nullable, column_default FROM information_schema.columns
     WHERE table_schema = 'trial' AND table_name = '${plain(table)}' AND column_name = '${plain(column)}'`,
  );
  if (!known) return sql;
  const [type, nullable, value] = known;
  const strict = what === 'TYPE' ? nullable === 'NO' : what === 'SET NOT NULL';
  // MariaDB writes constants of a default with their quotes; one of another type is left out.
  const kept = value !== null && value !== 'NULL' && what !== 'TYPE' ? ` DEFAULT ${value}` : '';
  const to = what === 'TYPE' ? rest.replace(/ USING .*$/s, '') : type;
  return `ALTER TABLE ${table} MODIFY ${column} ${to}${strict ? ' NOT NULL' : ''}${kept}`;
}

async function failure(session: MysqlWire, sql: string): Promise<string | undefined> {
  try {
    await session.query(sql);
    return undefined;
  } catch (error) {
    return `${(error as { code?: string }).code} ${(error as Error).message}`;
  }
}
