import assert from 'node:assert/strict';
import { plansFor } from '../../server/core/index.ts';
import { statementText } from '../../server/core/recipes/recipe.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { open, type PlanCase, repositoryOf, targetIn } from './plan-case.ts';

/** Servers connect as roles that may only do what they were granted: a view or trigger must neither take that away nor give more. */
const cases: readonly (Pick<PlanCase, 'recipe' | 'schema' | 'change' | 'v1'> & {
  /** What the new server's role must be able to do besides, given with the release. */
  readonly granted?: string;
  /** What they run after the first step, with the rows it must give. */
  readonly runs: readonly (readonly [sql: string, rows: readonly unknown[]])[];
  /** What they must still be refused. */
  readonly refused: readonly string[];
})[] = [
  {
    recipe: 'rename-table',
    schema: `CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY, mail text, tenant text DEFAULT 'a');
      GRANT SELECT, INSERT, UPDATE ON users TO app;
      ALTER TABLE users ENABLE ROW LEVEL SECURITY;
      CREATE POLICY own ON users USING (tenant = 'a');
      INSERT INTO users (mail, tenant) VALUES ('x', 'a'), ('hidden', 'b')`,
    v1: 'SELECT mail FROM users;',
    change: 'ALTER TABLE users RENAME TO accounts;',
    runs: [
      ['SELECT mail FROM users', [{ mail: 'x' }]],
      ['SELECT mail FROM accounts', [{ mail: 'x' }]],
      [`INSERT INTO accounts (mail) VALUES ('y') RETURNING mail`, [{ mail: 'y' }]],
      [`UPDATE accounts SET mail = 'z' WHERE mail IN ('y', 'hidden') RETURNING mail`, [{ mail: 'z' }]],
    ],
    refused: ['DELETE FROM accounts', `INSERT INTO accounts (mail, tenant) VALUES ('y', 'b')`],
  },
  {
    recipe: 'rename-column-view',
    schema: `CREATE TABLE users (id bigserial, mail text);
      GRANT SELECT, UPDATE ON users TO app;
      INSERT INTO users (mail) VALUES ('x')`,
    v1: 'SELECT mail FROM users;',
    change: 'ALTER TABLE users RENAME COLUMN mail TO email;',
    runs: [
      [`UPDATE users SET mail = 'y' RETURNING email`, [{ email: 'y' }]],
      [`UPDATE users SET email = 'z' RETURNING mail`, [{ mail: 'z' }]],
    ],
    refused: ['DELETE FROM users', `INSERT INTO users (email) VALUES ('y')`],
  },
  {
    recipe: 'extract-table',
    schema: `CREATE TABLE users (id bigint PRIMARY KEY, bio text);
      GRANT SELECT, INSERT, UPDATE (bio) ON users TO app`,
    v1: 'SELECT bio FROM users;',
    change: `CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, bio text);
      INSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;
      ALTER TABLE users DROP COLUMN bio;`,
    granted: 'GRANT SELECT ON profiles TO app',
    runs: [
      [`INSERT INTO users VALUES (1, 'x')`, []],
      [`UPDATE users SET bio = 'y'`, []],
      ['SELECT bio FROM profiles', [{ bio: 'y' }]],
    ],
    refused: [`UPDATE profiles SET bio = 'z'`, 'UPDATE users SET id = 2'],
  },
];

describe('roles may do what they might do before', function () {
  this.timeout(60_000);
  let server: PostgresServer;

  before(async function () {
    if (!hasPostgres()) return this.skip();
    server = await startPostgres();
    const session = await server.connect();
    await session.query('CREATE ROLE app');
    await session.end();
  });

  after(() => server?.stop());

  for (const each of cases) {
    it(each.recipe, async () => {
      const planned = { ...each, name: 'roles', engine: 'postgresql 18', v2: 'SELECT 1;', v3: 'SELECT 1;', golden: '' };
      const target = targetIn(await open(repositoryOf(planned)), each.recipe);
      const { plans, refusals } = plansFor(target, each.recipe);
      const [expand] = plans[0]?.plan.steps ?? [];
      assert.ok(expand, refusals.join('\n'));
      const name = `roles_${each.recipe.replaceAll('-', '_')}`;
      await server.createDatabase(name);
      const session = await server.connect(name);
      await session.query(each.schema);
      for (const statement of expand.statements) await session.query(statementText(statement, target.database.dialect));
      if (each.granted) await session.query(each.granted);
      await session.query('SET ROLE app');
      for (const [sql, rows] of each.runs) assert.deepEqual((await session.query(sql)).rows, rows, sql);
      for (const sql of each.refused)
        await assert.rejects(session.query(sql), /permission denied|row-level security/, sql);
      await session.end();
    });
  }
});
