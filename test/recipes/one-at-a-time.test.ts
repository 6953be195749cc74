import assert from 'node:assert/strict';
import { plansFor } from '../../server/core/index.ts';
import { statementText } from '../../server/core/recipes/recipe.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { open, readCase, repositoryOf, targetIn } from './plan-case.ts';

/** What two sessions do to the elements of one array at the same time: the second must wait for the first, and then see what it did. */
describe('elements of an array that two servers write at once', function () {
  this.timeout(60_000);
  let server: PostgresServer;

  before(async function () {
    if (hasPostgres()) server = await startPostgres();
    else this.skip();
  });

  after(() => server?.stop());

  const cases = {
    'both add one': [
      "INSERT INTO tags VALUES (1, 3, 'c')",
      "INSERT INTO tags VALUES (1, 4, 'd')",
      ['a', 'b', 'c', 'd'],
    ],
    'one adds, one takes away': ["INSERT INTO tags VALUES (1, 3, 'c')", 'DELETE FROM tags WHERE pos = 1', ['b', 'c']],
    'the old server appends, the new one changes': [
      `UPDATE posts SET tags = tags || '{c}'`,
      `UPDATE tags SET tag = 'A' WHERE pos = 1`,
      ['A', 'b', 'c'],
    ],
    'the new server changes, the old one appends': [
      `UPDATE tags SET tag = 'A' WHERE pos = 1`,
      `UPDATE posts SET tags = tags || '{c}'`,
      ['A', 'b', 'c'],
    ],
  } as const;

  for (const [name, [first, second, tags]] of Object.entries(cases)) {
    it(name, async () => {
      const target = targetIn(await open(repositoryOf(readCase('extract-table', 'array.sql'))), 'extract-table');
      const [expand] = plansFor(target, 'extract-table').plans[0]?.plan.steps ?? [];
      assert.ok(expand, 'there is a plan');
      const database = name.replace(/\W/g, '_');
      await server.createDatabase(database);
      const [one, other] = [await server.connect(database), await server.connect(database)];
      await one.query('CREATE TABLE posts (id bigint PRIMARY KEY, title text, tags text[])');
      for (const statement of expand.statements) await one.query(statementText(statement, target.database.dialect));
      await one.query(`INSERT INTO posts VALUES (1, 'one', '{a,b}')`);
      await one.query('BEGIN');
      await one.query(first);
      let done = false;
      const waiting = other.query(second).then(() => {
        done = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.equal(done, false, 'the second waits');
      await one.query('COMMIT');
      await waiting;
      const { rows } = await one.query<{ tags: string[]; elements: string[] }>(
        'SELECT tags, ARRAY(SELECT tag FROM tags ORDER BY pos) AS elements FROM posts',
      );
      assert.deepEqual(rows, [{ tags, elements: tags }]);
      await one.end();
      await other.end();
    });
  }
});
