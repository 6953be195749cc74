import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Client, DatabaseError } from 'pg';
import { openWorld } from '../server/disk.ts';
import { makeExample, temporaryFolder } from './support/example.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './support/postgres.ts';

/** What the shop really does on a real server: the findings about it have to say the same. */
describe('the shop', () => {
  const folder = temporaryFolder();
  const versions = ['v1.1.0', 'v1.2.0', 'v1.3.0', 'next'] as const;
  let root: string;

  before(async () => {
    root = await makeExample('shop', path.join(folder.path, 'shop'));
    for (const version of versions) {
      git('worktree', 'add', '--quiet', '--detach', checkout(version), version === 'next' ? 'main' : version);
    }
  });
  after(() => folder.remove());

  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const checkout = (version: string): string => path.join(folder.path, version);

  function migrations(version: string): readonly string[] {
    const lie = path.join(checkout(version), 'db/migrations');
    const number = (file: string): number => Number(/^V(\d+)__/.exec(file)?.[1]);
    const files = fs.readdirSync(lie).sort((a, b) => number(a) - number(b));
    return files.map((file) => path.join(lie, file));
  }

  describe('as a repository', () => {
    it('is the same on every machine', async () => {
      const again = await makeExample('shop', path.join(folder.path, 'again'));
      assert.equal(
        execFileSync('git', ['rev-parse', 'main'], { cwd: again, encoding: 'utf8' }).trim(),
        git('rev-parse', 'main'),
      );
    });

    it('has the example as its newest state, and three releases behind it', async () => {
      const example = path.join(import.meta.dirname, '../examples/shop');
      const names = fs.readdirSync(example, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const files = names.map((entry) => path.relative(example, path.join(entry.parentPath, entry.name)));
      assert.deepEqual(git('ls-files').split('\n').sort(), files.map((file) => file.split(path.sep).join('/')).sort());
      for (const file of files) {
        assert.deepEqual(fs.readFileSync(path.join(root, file)), fs.readFileSync(path.join(example, file)), file);
      }
      const world = openWorld(root);
      const tags = await world.git.ancestorTags('HEAD');
      assert.deepEqual(
        tags.map((tag) => tag.name),
        ['v1.3.0', 'v1.2.0', 'v1.1.0'],
      );
      await world.dispose();
      const counts = versions.map((version) => migrations(version).length);
      assert.deepEqual(counts, [5, 7, 9, 13]);
    });

    it('reads users.email in line 12 of orders.ts at v1.3.0', () => {
      const line = git('show', 'v1.3.0:src/orders.ts').split('\n')[11] ?? '';
      assert.match(line, /SELECT .*\bu\.email FROM orders o JOIN users u/);
    });
  });

  describe('on a server', () => {
    let server: PostgresServer;

    before(async function () {
      if (!hasPostgres()) return this.skip();
      server = await startPostgres();
      // One database for each version, holding the schema that its migrations make.
      for (const version of versions) {
        await server.createDatabase(version);
        const client = await server.connect(version);
        for (const file of migrations(version)) await client.query(fs.readFileSync(file, 'utf8'));
        await seed(client, version);
        await client.end();
      }
    });
    after(() => server?.stop());

    for (const version of versions) {
      it(`lets every query of ${version} work on its own schema`, async () => {
        const results = await run(server, checkout(version), version);
        const broken = Object.keys(results).filter((query) => results[query] !== 'works');
        // The next server, too, can store no longer reference than the column holds.
        assert.deepEqual(broken, version === 'next' ? ['payments.recordPayment, long reference'] : []);
        assert.ok(Object.keys(results).length >= 9);
      });
    }

    it('breaks these queries of v1.3.0 once the next release has migrated', async () => {
      assert.deepEqual(await run(server, checkout('v1.3.0'), 'next'), {
        'users.findUser': '42703 column "email" does not exist',
        'users.createUser': '42703 column "email" of relation "users" does not exist',
        'users.renameUser': 'works',
        'products.findProduct': 'works',
        'products.addProduct': 'works',
        'orders.findOrder': '42703 column u.email does not exist',
        'orders.placeOrder':
          '23502 null value in column "shipping_method" of relation "orders" violates not-null constraint',
        'orders.cancelOrder': 'works',
        'orders.orderTotal': 'works',
        'payments.recordPayment':
          '23502 null value in column "provider" of relation "payments" violates not-null constraint',
        'payments.recordPayment, long reference': '22001 value too long for type character varying(32)',
        'payments.refund': 'works',
        'reports.OpenOrders': 'works',
        'reports.MailingList': '42703 column u.email does not exist',
      });
    });

    it('would have broken more of v1.2.0, which still reads users.fax', async () => {
      const client = await server.connect('v1.3.0');
      await client.query('ALTER TABLE users DROP COLUMN fax');
      const found = async (version: string) => (await run(server, checkout(version), client))['users.findUser'];
      assert.equal(await found('v1.2.0'), '42703 column "fax" does not exist');
      assert.equal(await found('v1.3.0'), 'works');
      await client.query('ALTER TABLE users ADD COLUMN fax text');
      await client.end();
    });

    it('takes legacy_code silently out of what v1.3.0 reads with *', async () => {
      const { findProduct } = (await load(checkout('v1.3.0'), 'products')) as Record<string, Run>;
      for (const [database, has] of [
        ['v1.3.0', true],
        ['next', false],
      ] as const) {
        const client = await server.connect(database);
        const product = (await findProduct?.(client, 'tea')) as object;
        assert.equal('legacy_code' in product, has);
        await client.end();
      }
    });

    it('holds these locks, and rewrites these tables, while the next release migrates', async () => {
      await server.createDatabase('locks', 'v1.3.0');
      const client = await server.connect('locks');
      await client.query('DELETE FROM payments; DELETE FROM orders');
      const told: string[] = [];
      for (const file of migrations('next').slice(9)) {
        const text = fs.readFileSync(file, 'utf8').replaceAll(/^--.*$/gm, '');
        for (const statement of text.split(';').map((part) => part.replaceAll(/\s+/g, ' ').trim())) {
          if (/^(ALTER|CREATE)/.test(statement))
            told.push(`${statement.slice(0, 60)}: ${await effects(client, statement)}`);
          else if (statement !== '') await client.query(statement);
        }
      }
      await client.end();
      assert.deepEqual(told, [
        'ALTER TABLE users RENAME COLUMN email TO contact_email: users AccessExclusiveLock',
        'ALTER TABLE users ADD COLUMN invoice_email text: users AccessExclusiveLock',
        'ALTER TABLE orders ADD COLUMN shipping_method text NOT NULL: orders AccessExclusiveLock',
        'ALTER TABLE orders ADD COLUMN shipped_at timestamptz: orders AccessExclusiveLock',
        'CREATE INDEX orders_status_placed_at_idx ON orders (status, : orders ShareLock',
        'ALTER TABLE payments ALTER COLUMN provider SET NOT NULL: payments AccessExclusiveLock',
        'ALTER TABLE payments ADD CONSTRAINT payments_order_id_fkey F: orders ShareRowExclusiveLock, payments ShareRowExclusiveLock',
        'ALTER TABLE payments ALTER COLUMN reference TYPE varchar(32): payments AccessExclusiveLock, payments rewritten',
        'ALTER TABLE users DROP COLUMN fax: users AccessExclusiveLock',
        'ALTER TABLE products DROP COLUMN legacy_code: products AccessExclusiveLock',
      ]);
    });

    it('cannot be migrated where there are orders already', async () => {
      await server.createDatabase('used', 'v1.3.0');
      const client = await server.connect('used');
      const failures: Record<string, string> = {};
      for (const file of migrations('next').slice(9)) {
        await client.query(fs.readFileSync(file, 'utf8')).catch((error: DatabaseError) => {
          failures[path.basename(file)] = `${error.code} ${error.message}`;
        });
      }
      assert.deepEqual(failures, {
        'V11__shipping.sql': '23502 column "shipping_method" of relation "orders" contains null values',
      });
      await client.end();
    });
  });
});

type Run = (db: Client, ...args: unknown[]) => Promise<unknown>;

const load = (folder: string, name: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(path.join(folder, 'src', `${name}.ts`)).href);

/** The strongest lock a statement takes on each table that was there before, and the tables whose file it replaces. */
async function effects(client: Client, statement: string): Promise<string> {
  const files = `SELECT relname, oid, relfilenode FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`;
  const before = (await client.query(files)).rows;
  await client.query(`BEGIN; ${statement}`);
  const after = (await client.query(files)).rows;
  const { rows: locks } = await client.query(
    `SELECT relation, mode FROM pg_locks WHERE pid = pg_backend_pid() AND mode <> 'AccessShareLock'`,
  );
  await client.query('COMMIT');
  const strength = [
    'ShareUpdateExclusiveLock',
    'ShareLock',
    'ShareRowExclusiveLock',
    'ExclusiveLock',
    'AccessExclusiveLock',
  ];
  const seen = before
    .sort((a, b) => (a.relname < b.relname ? -1 : 1))
    .flatMap(({ relname, oid, relfilenode }) => {
      const modes = locks.filter((lock) => lock.relation === oid).map((lock) => lock.mode);
      const strongest = strength.findLast((mode) => modes.includes(mode));
      const rewritten = after.find((table) => table.oid === oid)?.relfilenode !== relfilenode;
      return [...(strongest ? [`${relname} ${strongest}`] : []), ...(rewritten ? [`${relname} rewritten`] : [])];
    });
  return seen.join(', ');
}

/** One user, product, order and payment, all numbered 1. */
async function seed(client: Client, version: string): Promise<void> {
  const next = version === 'next';
  await client.query(`INSERT INTO users (name, ${next ? 'contact_email' : 'email'}) VALUES ('Ada', 'ada@example.org')`);
  await client.query(`INSERT INTO products (sku, title, price_cents) VALUES ('tea', 'Tea', 450)`);
  await client.query(
    next
      ? `INSERT INTO orders (user_id, shipping_method) VALUES (1, 'parcel')`
      : 'INSERT INTO orders (user_id) VALUES (1)',
  );
  await client.query('INSERT INTO order_items VALUES (1, 1, 2, 450)');
  if (version === 'v1.1.0') return;
  const [columns, values] = next ? [', provider', `, 'card'`] : ['', ''];
  await client.query(
    `INSERT INTO payments (order_id, amount_cents, reference${columns}) VALUES (1, 900, 'r-1'${values})`,
  );
}

/**
 * Calls every function of the server in `folder` that queries the database, each in a transaction of its own that is rolled
 * back. For each: `works`, or the error's SQLSTATE and message.
 */
async function run(server: PostgresServer, folder: string, database: string | Client): Promise<Record<string, string>> {
  const client = typeof database === 'string' ? await server.connect(database) : database;
  const calls: Record<string, readonly [string, ...unknown[]][]> = {
    users: [
      ['findUser', 1],
      ['createUser', 'Bo', 'bo@example.org'],
      ['renameUser', 1, 'Ada L.'],
    ],
    products: [
      ['findProduct', 'tea'],
      ['addProduct', 'cup', 'Cup', 900],
    ],
    orders: [
      ['findOrder', 1],
      ['placeOrder', 1, 'tea', 'parcel'],
      ['shipOrder', 1],
      ['cancelOrder', 1],
      ['orderTotal', 1],
    ],
    payments: [
      ['recordPayment', 1, 450, 'r-2'],
      ['recordPayment, long reference', 1, 450, 'r'.repeat(40)],
      ['refund', 1],
    ],
    reports: [['OpenOrders'], ['MailingList'], ['PackingList']],
  };
  const results: Record<string, string> = {};
  for (const [file, named] of Object.entries(calls)) {
    if (!fs.existsSync(path.join(folder, 'src', `${file}.ts`))) continue;
    const module = await load(folder, file);
    const sql = file === 'reports' ? fs.readFileSync(path.join(folder, 'db/queries/reports.sql'), 'utf8') : '';
    for (const [name, ...args] of named) {
      const report = sql.includes(`name: ${name} `);
      const call = module[report ? 'report' : (name.split(',')[0] as string)] as Run | undefined;
      if (!call || (file === 'reports' && !report)) continue;
      await client.query('BEGIN');
      const outcome = await call(client, ...(report ? [name] : args)).then(
        () => 'works',
        (error: DatabaseError) => `${error.code} ${error.message}`,
      );
      await client.query('ROLLBACK');
      results[`${file}.${name}`] = outcome;
    }
  }
  if (client !== database) await client.end();
  return results;
}
