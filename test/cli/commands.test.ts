import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { notices, readManifest, rules } from '../../server/core/index.ts';
import { makeExample, temporaryFolder } from '../support/example.ts';
import { bellows } from './run.ts';

describe('the other commands, on the example', () => {
  const folder = temporaryFolder();
  const shop = path.join(folder.path, 'shop');
  const made = path.join(folder.path, 'made');
  before(() => makeExample('shop', made));
  beforeEach(() => fs.cpSync(made, shop, { recursive: true }));
  afterEach(() => fs.rmSync(shop, { recursive: true }));
  after(() => folder.remove());

  const read = (file: string): string => fs.readFileSync(path.join(shop, file), 'utf8');
  const rename = 'db/migrations/V10__contact_email.sql';

  describe('preview', () => {
    it('shows the four stages, the way back and the locks', async () => {
      const { code, stdout, stderr } = await bellows(shop, ['preview']);
      assert.equal(code, 0);
      assert.equal(stderr, '');
      const heads = stdout.split('\n').filter((line) => /^(Stage|Can|Migrations)/.test(line));
      assert.match(
        heads.join('\n'),
        /^Stage 1, before .*\nStage 2, migrated .*\nStage 3, overlap .*\nStage 4, switched .*\nCan .* No\.\nMigrations and their locks$/,
      );
      assert.match(stdout, /\d+ of 15 known queries of v1\.3\.0 go on working; \d+ are hit by what blocks\./);
      assert.match(
        stdout,
        /line 2: rename column users\.email: ACCESS EXCLUSIVE on users; reads and writes wait for an instant/,
      );
    });

    it('is a page, Markdown or JSON', async () => {
      const page = await bellows(shop, ['preview', '--format', 'html', '--output', 'preview.html']);
      assert.deepEqual([page.code, page.stdout, page.stderr], [0, '', '']);
      assert.match(read('preview.html'), /^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
      assert.match(
        (await bellows(shop, ['preview', '--format', 'markdown'])).stdout,
        /^# The release after v1\.3\.0\n/,
      );
      const json = JSON.parse((await bellows(shop, ['preview', '--format', 'json'])).stdout);
      assert.equal(json.verdict, 'blocked');
      assert.equal(json.rollback.possible, 'no');
      assert.deepEqual(
        json.stages.map(({ servers }: { servers: string[] }) => servers),
        [['v1.3.0'], ['v1.3.0'], ['v1.3.0', 'the new server'], ['the new server']],
      );
    });

    it('shows an earlier release against the one before it', async () => {
      const { code, stdout } = await bellows(shop, ['preview', 'v1.3.0']);
      assert.equal(code, 0);
      assert.match(stdout, /^The release after v1\.2\.0\n/);
      assert.doesNotMatch(stdout, /V10__/);
    });

    it('of a project elsewhere', async () => {
      const { stdout } = await bellows(folder.path, ['preview', '--project', 'shop']);
      assert.match(stdout, /^ {2}shop\/db\/migrations\/V10__contact_email\.sql:2:33: error/m);
    });
  });

  describe('split', () => {
    it('prints the files, and changes none', async () => {
      const before = read(rename);
      const { code, stdout } = await bellows(shop, ['split', `${rename}:2`]);
      assert.equal(code, 0);
      assert.match(stdout, /^── db\/migrations\/V10__contact_email\.sql \(changed\)$/m);
      assert.match(stdout, /^ALTER TABLE users ADD COLUMN contact_email text;$/m);
      assert.match(stdout, /^── db\/contract\/V\d+__.*\.sql \(new file\)$/m);
      // What else the file does stays.
      assert.match(stdout, /^ALTER TABLE users ADD COLUMN invoice_email text;$/m);
      assert.equal(read(rename), before);
    });

    it('writes them, and then nothing blocks there any more', async () => {
      const { code, stdout } = await bellows(shop, ['split', `${rename}:2`, '--write']);
      assert.equal(code, 0);
      const written = [...stdout.matchAll(/^── (\S+) \((written|changed)\)$/gm)].map(([, file]) => file as string);
      assert.ok(written.length >= 3);
      for (const file of written) assert.ok(read(file).length > 0);
      assert.doesNotMatch(read(rename), /RENAME/);
      const { findings } = JSON.parse((await bellows(shop, ['check', '--format', 'json'])).stdout);
      const inWritten = findings.filter(
        ({ file, severity }: { file: string; severity: string }) => written.includes(file) && severity === 'error',
      );
      assert.deepEqual(inWritten, []);
    });

    it('takes the other files of the change along', async () => {
      const write = (file: string, sql: string): void => fs.writeFileSync(path.join(shop, file), `${sql}\n`);
      const drop = 'db/migrations/V23__drop_name.sql';
      write('db/migrations/V21__add_full_name.sql', 'ALTER TABLE users ADD COLUMN full_name text;');
      write('db/migrations/V22__fill_full_name.sql', 'UPDATE users SET full_name = name;');
      write(drop, 'ALTER TABLE users DROP COLUMN name;');
      const { code, stdout, stderr } = await bellows(shop, ['split', `${drop}:1`, '--write']);
      assert.equal(stderr, '');
      assert.equal(code, 0);
      assert.match(stdout, /A database of a developer that has run .*V21__add_full_name\.sql/);
      assert.match(read('db/migrations/V21__add_full_name.sql'), /CREATE TRIGGER/);
      const moved = /^-- What this migration did begins in V21__add_full_name\.sql, and ends in a later release\.$/m;
      assert.match(read('db/migrations/V22__fill_full_name.sql'), moved);
      assert.match(read(drop), moved);
    });

    it('says what it leaves of a file', async () => {
      const file = 'db/migrations/V21__several.sql';
      const sql = [
        'CREATE INDEX users_created_at ON users (created_at);',
        'DO $$ BEGIN ALTER TABLE users DROP COLUMN name; END $$;',
        '',
      ];
      fs.writeFileSync(path.join(shop, file), sql.join('\n'));
      const { code, stdout } = await bellows(shop, ['split', file]);
      assert.equal(code, 0);
      assert.match(
        stdout,
        /Not split, line 2 of db\/migrations\/V21__several\.sql \(DO .*\): The change stands inside a DO block/,
      );
    });

    it('overwrites nothing', async () => {
      const { stdout } = await bellows(shop, ['split', `${rename}:2`]);
      const [, created] = /^── (\S+) \(new file\)$/m.exec(stdout) ?? [];
      assert.ok(created);
      fs.mkdirSync(path.dirname(path.join(shop, created)), { recursive: true });
      fs.writeFileSync(path.join(shop, created), 'mine');
      const before = read(rename);
      const again = await bellows(shop, ['split', `${rename}:2`, '--write']);
      // Another number, or a refusal: what is there stays.
      if (again.code !== 0) assert.match(again.stderr, /is there already; nothing was written\.\n$/);
      assert.equal(read(created), 'mine');
      if (again.code !== 0) assert.equal(read(rename), before);
    });

    it('keeps the line ends of a file', async () => {
      fs.writeFileSync(path.join(shop, rename), read(rename).replaceAll('\n', '\r\n'));
      await bellows(shop, ['split', `${rename}:2`, '--write']);
      assert.doesNotMatch(read(rename), /[^\r]\n/);
    });

    it('says in a sentence what it can not do', async () => {
      const cases: [string[], RegExp][] = [
        [[`${rename}:1`], /There is no change in line 1 of .*; there are some in lines 2 and 4\./],
        [[`${rename}:4`], /^bellows: users\.invoice_email .* it can be added at once\.$/m],
        [[`${rename}:99`], /has \d+ lines; there is no line 99\./],
        [['db/migrations:1'], /is a folder/],
        [['db/migrations/V1__create_users.sql:1'], /came with v1\.3\.0: what was released is not changed any more\./],
        [
          [`${rename}:2`, '--recipe', 'create-index'],
          /The recipe `create-index` does not fit here; rename-column does\./,
        ],
        [['nothing.sql:1'], /There is no file or folder nothing\.sql\./],
        [[], /Say which change to split, as FILE:LINE, or FILE for all of them\./],
      ];
      for (const [args, sentence] of cases) {
        const { code, stdout, stderr } = await bellows(shop, ['split', ...args]);
        assert.equal(code, 2, args.join(' '));
        assert.equal(stdout, '');
        assert.match(stderr, /^bellows: [^\n]+\n$/);
        assert.match(stderr, sentence);
      }
    });
  });

  describe('contract', () => {
    it('is what the previous server uses, with places', async () => {
      const { stdout } = await bellows(shop, ['contract']);
      const { contract, version, commit, searched, tables } = JSON.parse(stdout);
      assert.equal(contract, 1);
      assert.equal(version, 'v1.3.0');
      assert.match(commit, /^[0-9a-f]{40}$/);
      assert.equal(searched.statements, 15);
      assert.deepEqual(tables.users.inserts, [{ columns: ['name', 'email'], at: 'src/users.ts:19' }]);
      assert.ok(tables.users.reads.email.includes('src/users.ts:11'));
      assert.deepEqual(tables.users.writes.email, ['src/users.ts:19']);
      // Dropped from the code with v1.3.0, read by v1.2.0.
      assert.equal(tables.users.reads.fax, undefined);
      assert.deepEqual(tables.products.star, ['src/products.ts:11']);
      assert.ok(tables.products.unknown.legacy_code);
    });

    it('of any version, into a file', async () => {
      const { code, stdout } = await bellows(shop, ['contract', 'v1.2.0', '--out', 'v1.2.0.json']);
      assert.deepEqual([code, stdout], [0, '']);
      const { version, tables } = JSON.parse(read('v1.2.0.json'));
      assert.equal(version, 'v1.2.0');
      assert.ok(tables.users.reads.fax);
    });
  });

  describe('explain', () => {
    it('lists the rules, and has a page for each', async () => {
      const { stdout } = await bellows(shop, ['explain']);
      for (const { id } of [...rules, ...notices]) assert.match(stdout, new RegExp(`^  ${id} `, 'm'));
      const page = await bellows(shop, ['explain', 'drop-column']);
      assert.match(page.stdout, /^drop-column: Dropping a column/);
      assert.match(page.stdout, /^Instead: /m);
      const json = JSON.parse((await bellows(shop, ['explain', '--format', 'json'])).stdout);
      assert.equal(json.length, rules.length + notices.length);
    });

    it('tells what each statement of a file locks', async () => {
      const file = 'db/migrations/V12__tidy_payments.sql';
      const { stdout } = await bellows(shop, ['explain', '--locks', file, '--format', 'json']);
      const statements = JSON.parse(stdout);
      assert.equal(statements.length, 4);
      const notNull = statements[1];
      assert.equal(notNull.file, file);
      assert.deepEqual(notNull.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 55 } });
      assert.equal(notNull.kind, 'set-not-null');
      assert.deepEqual(notNull.locks, { payments: 'ACCESS EXCLUSIVE' });
      assert.deepEqual(notNull.scan, ['payments']);
      assert.deepEqual(notNull.rewrite, []);
      assert.deepEqual(notNull.indexBuild, []);
      assert.equal(notNull.blocks, 'reads and writes');
      const text = await bellows(shop, ['explain', '--locks', file]);
      assert.match(text.stdout, /^db\/migrations\/V12__tidy_payments\.sql:2:1: set not null payments\.provider$/m);
      assert.match(text.stdout, /^ {4}Takes ACCESS EXCLUSIVE on payments\.$/m);
    });
  });

  describe('init', () => {
    it('writes down what is inferred, and the check stays the same', async () => {
      const there = await bellows(shop, ['init']);
      assert.equal(there.code, 2);
      assert.equal(there.stderr, 'bellows: bellows.yaml is there already; it is left as it is.\n');
      fs.rmSync(path.join(shop, 'bellows.yaml'));
      const findings = async () => JSON.parse((await bellows(shop, ['check', '--format', 'json'])).stdout).findings;
      const before = await findings();
      const { code, stdout } = await bellows(shop, ['init']);
      assert.equal(code, 0);
      assert.match(stdout, /^bellows\.yaml is written:\n/);
      const { manifest, problems } = readManifest(read('bellows.yaml'));
      assert.deepEqual(problems, []);
      assert.deepEqual(manifest?.database, { engine: 'postgresql 16', migrations: 'db/migrations', tool: 'flyway' });
      assert.deepEqual(await findings(), before);
    });
  });

  describe('lsp', () => {
    it('answers over standard input and output', async () => {
      const cli = path.join(import.meta.dirname, '../../dist/cli.cjs');
      const child = spawn(process.execPath, [cli, 'lsp', '--stdio'], { cwd: shop });
      const send = (message: object): void => {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      };
      let said = '';
      const answered = new Promise<void>((done) => {
        child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
          said += chunk;
          if (said.includes('"id":1')) done();
        });
      });
      send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
      await answered;
      assert.match(said, /"capabilities":\{/);
      send({ id: 2, method: 'shutdown' });
      send({ method: 'exit' });
      assert.equal(await new Promise((done) => child.on('close', done)), 0);
    });
  });

  describe('help and version', () => {
    it('are on standard output', async () => {
      const help = await bellows(shop, ['help']);
      assert.deepEqual([help.code, help.stderr], [0, '']);
      for (const name of ['check', 'preview', 'split', 'contract', 'explain', 'init', 'lsp']) {
        assert.match(help.stdout, new RegExp(`^  ${name} `, 'm'));
        const one = await bellows(shop, [name, '--help']);
        assert.match(one.stdout, new RegExp(`^bellows ${name}`));
        assert.equal(one.code, 0);
      }
      assert.match((await bellows(shop, ['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
    });

    it('without a command, on standard error', async () => {
      const { code, stdout, stderr } = await bellows(shop, []);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^Bellows checks/);
    });
  });
});
