import assert from 'node:assert/strict';
import { plansFor } from '../../server/core/index.ts';
import { statementText } from '../../server/core/recipes/recipe.ts';
import { findMariadb, type MariadbServer, startMariadb } from '../support/mariadb.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { open, readCase, repositoryOf, targetIn } from './plan-case.ts';

interface Stopped {
  readonly recipe: string;
  readonly file: string;
  /** Puts in the way what the plan can't carry over. */
  readonly rows: string;
  readonly error: RegExp;
  /** How many steps go well before the one that stops. */
  readonly after?: number;
}

const postgres: readonly Stopped[] = [
  { recipe: 'add-unique', file: 'written', rows: `INSERT INTO users VALUES (1, 'a'), (2, 'a')`, error: /repeat email/ },
  {
    recipe: 'add-check',
    file: 'written',
    rows: 'INSERT INTO items VALUES (1, 0, 0)',
    error: /do not satisfy Weighs something/,
  },
  {
    recipe: 'add-primary-key',
    file: 'read-only',
    rows: `INSERT INTO countries VALUES (NULL, 'x')`,
    error: /countries.code is NULL/,
  },
  {
    recipe: 'add-primary-key',
    file: 'unique-already',
    rows: `ALTER TABLE countries DROP CONSTRAINT countries_code_key; INSERT INTO countries VALUES ('a', 'x'), ('a', 'y')`,
    error: /repeat code/,
  },
  {
    recipe: 'widen-primary-key',
    file: 'identity',
    rows: 'ALTER TABLE logins ALTER CONSTRAINT logins_user_id_fkey DEFERRABLE',
    error: /without losing something/,
  },
  {
    recipe: 'widen-primary-key',
    file: 'identity',
    rows: 'ALTER TABLE users ALTER id SET INCREMENT BY 10',
    error: /without losing something/,
  },
  {
    recipe: 'widen-primary-key',
    file: 'tree',
    rows: `CREATE ROLE clerk_${process.pid}; GRANT SELECT (parent) ON nodes TO clerk_${process.pid}`,
    error: /without losing something/,
  },
  { recipe: 'set-not-null', file: 'no-value', rows: 'INSERT INTO shipments VALUES (NULL, NULL)', error: /is NULL/ },
];

const mariadb: readonly Stopped[] = [
  {
    recipe: 'add-foreign-key',
    file: 'mysql-written',
    rows: 'INSERT INTO orders VALUES (1, 99)',
    error: /refer to nothing/,
  },
  { recipe: 'add-unique', file: 'mysql', rows: `INSERT INTO users VALUES (1, 'a'), (2, 'a')`, error: /Duplicate/ },
  {
    recipe: 'set-not-null',
    file: 'mysql-never-null',
    rows: `SET SESSION sql_mode = ''; INSERT INTO orders VALUES (1, NULL)`,
    error: /orders.at is NULL/,
  },
  { recipe: 'add-check', file: 'mysql', rows: 'INSERT INTO items VALUES (1, -1)', error: /CONSTRAINT/ },
];

interface Session {
  query(sql: string): Promise<unknown>;
  end(): Promise<void>;
}

describe('a plan stops where rows are in its way', function () {
  this.timeout(60_000);

  const stops = (cases: readonly Stopped[], connect: (database: string) => Promise<Session>): void => {
    for (const [i, { recipe, file, rows, error, after = 0 }] of cases.entries()) {
      it(`${recipe}, ${file}: ${error.source}`, async () => {
        const each = readCase(recipe, `${file}.sql`);
        const target = targetIn(await open(repositoryOf(each)), recipe);
        const steps = plansFor(target, recipe).plans[0]?.plan.steps ?? [];
        const session = await connect(`stopped_${i}`);
        await session.query(each.schema);
        await session.query(rows);
        const run = async (step: (typeof steps)[number]): Promise<void> => {
          for (const statement of step.statements)
            await session.query(statementText(statement, target.database.dialect));
        };
        for (const step of steps.slice(0, after)) await run(step);
        const next = steps[after];
        assert.ok(next, 'there is a step that stops');
        await assert.rejects(run(next), error);
        await session.end();
      });
    }
  };

  describe('PostgreSQL', () => {
    let server: PostgresServer;
    before(async function () {
      if (hasPostgres()) server = await startPostgres();
      else this.skip();
    });
    after(() => server?.stop());
    stops(postgres, async (database) => {
      await server.createDatabase(database);
      return server.connect(database);
    });
  });

  describe('MariaDB', () => {
    let server: MariadbServer;
    before(async function () {
      if (findMariadb()) server = await startMariadb();
      else this.skip();
    });
    after(() => server?.stop());
    stops(mariadb, async (database) => {
      const root = await server.connect();
      await root.query(`CREATE DATABASE ${database}`);
      await root.end();
      return server.connect(database);
    });
  });
});
