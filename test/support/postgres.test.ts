import assert from 'node:assert/strict';
import { startPglite } from './pglite.ts';
import { hasPostgres, startPostgres } from './postgres.ts';

describe('the databases tests run on', () => {
  it('starts a private PostgreSQL server, with databases copied from a template', async function () {
    if (!hasPostgres()) this.skip();
    const server = await startPostgres({ settings: ['work_mem=5MB'] });
    try {
      const client = await server.connect();
      const { rows } = await client.query<{ version: string; memory: string; tcp: string }>(
        `SELECT version(), current_setting('work_mem') AS memory, current_setting('listen_addresses') AS tcp`,
      );
      assert.match(rows[0]?.version ?? '', new RegExp(`^PostgreSQL ${server.version}`));
      assert.deepEqual([rows[0]?.tcp, rows[0]?.memory], ['', '5MB']);
      await server.createDatabase('one');
      const one = await server.connect('one');
      await one.query('CREATE TABLE t AS SELECT 7 AS seven');
      await one.end();
      await server.createDatabase('two', 'one');
      const two = await server.connect('two');
      assert.deepEqual((await two.query('SELECT seven FROM t')).rows, [{ seven: 7 }]);
    } finally {
      await server.stop();
    }
    await assert.rejects(server.connect(), /ENOENT/);
  });

  it('starts PGlite with the extensions asked for', async () => {
    const database = await startPglite(['citext', 'no_such_extension']);
    try {
      const { rows } = await database.query<{ version: string }>('SELECT version()');
      assert.match(rows[0]?.version ?? '', /^PostgreSQL 18\./);
      await database.exec('CREATE EXTENSION citext');
    } finally {
      await database.close();
    }
  });
});
