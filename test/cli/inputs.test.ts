import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Folder } from '../support/git.ts';
import { bellows } from './run.ts';

/** What people get wrong, and what files get wrong: always an exit code that fits and one sentence in the right place. */
describe('bellows, with bad input', () => {
  const folders: Folder[] = [];
  const folder = (files: Record<string, string | Uint8Array>): Folder => {
    const made = new Folder('bellows-cli-');
    folders.push(made);
    made.write(files);
    return made;
  };
  after(() => {
    for (const made of folders) made.remove();
  });

  const first = { 'db/migrations/V1__users.sql': 'CREATE TABLE users (id bigint PRIMARY KEY, email text);\n' };
  const second = (sql: string | Uint8Array) => ({ ...first, 'db/migrations/V2__next.sql': sql });

  async function usage(cwd: string, args: readonly string[], sentence: string | RegExp): Promise<void> {
    const { code, stdout, stderr } = await bellows(cwd, args);
    assert.equal(code, 2, `${args.join(' ')}: ${stdout}${stderr}`);
    assert.equal(stdout, '');
    assert.match(stderr, /^bellows: [^\n]+\n$/);
    if (typeof sentence === 'string') assert.equal(stderr, `bellows: ${sentence}\n`);
    else assert.match(stderr, sentence);
  }

  it('half-typed SQL is a warning where it stands, and the rest is checked', async () => {
    const { path } = folder(second('ALTER TABLE users ADD COLUMN\n\nALTER TABLE users DROP COLUMN email;\n'));
    const { code, stdout } = await bellows(path, ['check']);
    assert.equal(code, 0);
    assert.match(stdout, /^db\/migrations\/V2__next\.sql:\d+:\d+: warning: This statement is not understood: /m);
    assert.match(stdout, /^db\/migrations\/V2__next\.sql:3:31: warning: .*users\.email.*\[drop-column\]$/m);
    assert.match(stdout, /, 3 statements, 1 not understood\.$/m);
  });

  it('what the check itself says can be graded, and switched off without a trace it is not', async () => {
    const { path } = folder(second('ALTRE TABLE users;\n-- bellows: ignore drop-column: gone\nSELECT 1;\n'));
    const strict = await bellows(path, ['check', '--rule', 'not-understood=error', '--rule', 'unused-ignore=info']);
    assert.equal(strict.code, 1);
    assert.match(strict.stdout, /V2__next\.sql:1:1: error: This statement is not understood/);
    assert.match(strict.stdout, /V2__next\.sql:2:1: information: .*\[unused-ignore\]/);
    const off = await bellows(path, ['check', '--rule', 'not-understood=off', '--rule', 'unused-ignore=off']);
    assert.match(off.stdout, /^0 errors, 0 warnings, 2 suppressed; .* 1 not understood\.$/m);
  });

  it('backticks in comments are no MySQL', async () => {
    const { path } = folder({
      'db/migrations/1_a.sql':
        '-- You are about to drop the column `x` on the `User` table.\nALTER TABLE "User" ADD COLUMN y int;\n',
    });
    const { stdout } = await bellows(path, ['check', '--format', 'json']);
    assert.equal(JSON.parse(stdout).engine, 'postgresql 16');
  });

  it('an empty file holds nothing to complain of', async () => {
    const { code, stdout } = await bellows(folder(second('')).path, ['check']);
    assert.equal(code, 0);
    assert.match(stdout, /^0 errors, 0 warnings; 2 files, 1 of 2 migrations new, 1 statement, 0 not understood\.$/m);
  });

  it('NUL bytes and bytes that are no UTF-8 are said', async () => {
    for (const bytes of [Buffer.from('SELECT 1;\0\n'), Buffer.from([0x53, 0xff, 0xfe, 0x3b])]) {
      const { code, stdout } = await bellows(folder(second(bytes)).path, ['check']);
      assert.equal(code, 0);
      assert.match(stdout, /V2__next\.sql:1:1: warning: This file holds bytes that are no UTF-8 text.*\[file-defect\]/);
    }
  });

  it('a file of 50 MB is read in bounded time, as far as it is read at all', async () => {
    const line = "INSERT INTO users (id, email) VALUES (1, 'somebody; with a semicolon');\n";
    const { path } = folder(second(line.repeat(Math.ceil(50_000_000 / line.length))));
    const started = performance.now();
    const { code, stdout } = await bellows(path, ['check']);
    assert.ok(performance.now() - started < 40_000);
    assert.equal(code, 0);
    assert.match(stdout, /Only the first 17 MB of this file are checked; the rest is not understood \[file-defect\]/);
  }).timeout(60_000);

  it('one statement of 50 MB is shown in a line of reasonable length', async () => {
    const { path } = folder(second(`INSERT INTO users (email) VALUES ('${'x'.repeat(50_000_000)}`));
    const { code, stdout } = await bellows(path, ['check']);
    assert.equal(code, 0);
    assert.ok(stdout.length < 4000);
  });

  it('a typo in the manifest is found with its place', async () => {
    const { path } = folder({ ...first, 'bellows.yaml': 'bellows: 1\ndatabase:\n  engin: postgresql 16\n' });
    const { code, stdout } = await bellows(path, ['check']);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^bellows\.yaml:3:3: error: `engin` is no key of `database`\. Did you mean `engine`\? \[manifest\]$/m,
    );
  });

  it('a manifest that is no YAML is found too', async () => {
    const { path } = folder({ ...first, 'bellows.yaml': 'bellows: 1\ndatabase: [\n' });
    const { code, stdout } = await bellows(path, ['check']);
    assert.equal(code, 1);
    assert.match(stdout, /^bellows\.yaml:\d+:\d+: error: This is no valid YAML: .*\[manifest\]$/m);
  });

  it('a ref that is not there', async () => {
    const made = folder(first);
    made.git('init', '--quiet');
    made.git('add', '.');
    made.git('commit', '--quiet', '-m', 'first');
    await usage(made.path, ['check', '--from', 'v9'], /`v9` is no tag, branch or commit here\. Run `git fetch --tags`/);
    await usage(
      made.path,
      ['preview', 'v9'],
      'There is no release `v9`: it is no tag, branch or commit here, and the manifest names none so.',
    );
    await usage(made.path, ['contract', 'v9'], 'There is no server version `v9`: it is no tag, branch or commit here.');
    made.write({ 'bellows.yaml': 'bellows: 1\nprevious: v9\n' });
    const { stdout } = await bellows(made.path, ['check']);
    assert.match(stdout, /^`v9` is no tag, branch or commit here\./m);
  });

  it('a shallow clone says how to deepen it', async () => {
    const made = folder(first);
    made.git('init', '--quiet');
    for (const n of [1, 2, 3]) {
      made.write({ [`src/${n}.txt`]: '' });
      made.git('add', '.');
      made.git('commit', '--quiet', '-m', `number ${n}`);
      if (n === 1) made.git('tag', 'v1.0.0');
    }
    const clone = folder({});
    clone.git('clone', '--quiet', '--depth', '1', `file://${made.path}`, 'here');
    const { code, stdout } = await bellows(`${clone.path}/here`, ['check']);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^This clone holds no release tag, because its history is cut off\. Run `git fetch --tags --unshallow`/m,
    );
    await usage(
      `${clone.path}/here`,
      ['check', '--from', 'v1.0.0'],
      /history is cut off\. Run `git fetch --tags --unshallow`\./,
    );
  });

  it('no git: the last migration is judged, and everything counts as used', async () => {
    const { path } = folder(second('ALTER TABLE users DROP COLUMN email;\n'));
    const { code, stdout } = await bellows(path, ['check']);
    assert.equal(code, 0);
    assert.match(stdout, /^This folder is not in a git repository\. The last migration is judged alone/m);
    assert.match(stdout, /V2__next\.sql:1:31: warning: .*\[drop-column\]/);
    await usage(
      path,
      ['check', '--from', 'v1'],
      'There is nothing to compare with at `v1`: this folder is not in a git repository.',
    );
    await usage(
      path,
      ['contract'],
      /^bellows: No server version is known here: This folder is not in a git repository/,
    );
  });

  it('no git: a file that is named is judged in its place', async () => {
    const { path } = folder({
      ...second('ALTER TABLE users DROP COLUMN email;\n'),
      'db/migrations/V3__later.sql': 'CREATE TABLE later (id int);\n',
    });
    const { stdout } = await bellows(path, ['check', 'db/migrations/V2__next.sql']);
    assert.match(stdout, /V2__next\.sql:1:31: warning: .*\[drop-column\]/);
    assert.match(stdout, /; 1 file, 1 of 2 migrations new, 1 statement, 0 not understood\.$/m);
  });

  it('a part of a history is judged in all of it', async () => {
    const made = folder({
      'prisma/migrations/20240101000000_users/migration.sql': 'CREATE TABLE users (id int, email text);\n',
      'src/users.ts': 'export const all = () => db.query(`SELECT id, email FROM users`);\n',
    });
    made.init();
    made.commit();
    made.git('tag', 'v1.0.0');
    const next = 'prisma/migrations/20240202000000_drop';
    made.write({ [`${next}/migration.sql`]: 'ALTER TABLE users DROP COLUMN email;\n' });
    const shown = /^[^:]*migration\.sql:1:31: error: v1\.0\.0 still reads users\.email/m;
    for (const given of ['.', 'prisma', 'prisma/migrations', next, `${next}/migration.sql`]) {
      const { code, stdout } = await bellows(made.path, ['check', given]);
      assert.equal(code, 1, given);
      assert.match(stdout, shown);
    }
    const sql = 'ALTER TABLE users DROP COLUMN id;';
    const later = 'prisma/migrations/20240303000000_later/migration.sql';
    const piped = await bellows(made.path, ['check', '-', '--stdin-filename', later], sql);
    assert.match(piped.stdout, /20240303000000_later\/migration\.sql:1:31: error: v1\.0\.0 still reads users\.id/);
    const inside = await bellows(`${made.path}/${next}`, ['check']);
    assert.match(inside.stdout, /^migration\.sql:1:31: error: v1\.0\.0 still reads users\.email/m);
    assert.match(inside.stdout, /; 1 file, 1 of 2 migrations new, 1 statement, 0 not understood\.$/m);
  });

  it('two projects at once are both checked', async () => {
    const { path } = folder({
      'a/bellows.yaml': 'bellows: 1\n',
      'a/db/migrations/V1__a.sql': 'ALTRE a;\n',
      'b/bellows.yaml': 'bellows: 1\n',
      'b/db/migrations/V1__b.sql': 'ALTRE b;\n',
    });
    const { stdout } = await bellows(path, ['check', 'a', 'b']);
    assert.match(stdout, /^a\/db\/migrations\/V1__a\.sql:1:1: warning/m);
    assert.match(stdout, /^b\/db\/migrations\/V1__b\.sql:1:1: warning/m);
    assert.match(stdout, /^0 errors, 2 warnings; 4 files, 2 of 2 migrations new, 2 statements, 2 not understood\.$/m);
  });

  it('a migration that can not be read', async function () {
    const made = folder({ ...first, 'outside.sql': 'SELECT 1;' });
    made.write({ 'project/db/migrations/V1__a.sql': 'SELECT 1;' });
    try {
      fs.symlinkSync('../../../outside.sql', `${made.path}/project/db/migrations/V2__link.sql`);
    } catch {
      // Windows makes links for some users only.
      this.skip();
    }
    await usage(
      `${made.path}/project`,
      ['check'],
      "db/migrations/V2__link.sql can't be read: it is a link to outside the project.",
    );
  });

  it('nothing there', async () => {
    const { path } = folder({ 'README.md': 'Nothing.\n', 'empty/.keep': '' });
    await usage(path, ['check', 'missing'], 'There is no file or folder missing.');
    await usage(path, ['check'], /No migrations are found in this folder\./);
    await usage(path, ['check', 'empty'], /No migrations are found in empty\./);
    await usage(path, ['check', 'README.md'], /README\.md is neither a migration nor a manifest/);
    await usage(path, ['preview'], /No migrations are found in this folder\./);
    await usage(path, ['init'], /No migrations are found in this folder\./);
    await usage(path, ['check', '-', '--stdin-filename', 'no/V1.sql'], 'There is no folder no.');
    await usage(path, ['check', '--config', 'no.yaml'], 'There is no manifest no.yaml.');
    await usage(path, ['check', '--baseline', 'no.json'], 'The baseline no.json can not be read.');
  });

  it('a folder of migrations the manifest names and nobody made', async () => {
    const { path } = folder({ 'bellows.yaml': 'bellows: 1\ndatabase: { migrations: sql/here }\n' });
    await usage(path, ['check'], /No migrations are found in sql\/here\./);
  });

  it('words that are none', async () => {
    const { path } = folder(first);
    await usage(path, ['chek'], '`chek` is no command. Did you mean check?');
    await usage(path, ['toString'], /^bellows: `toString` is no command\./);
    await usage(path, ['check', '--formt', 'json'], '`bellows check` has no option --formt. Did you mean --format?');
    await usage(path, ['check', '--format'], '--format needs a value. Run `bellows check --help`.');
    await usage(path, ['check', '--statistics=yes'], '--statistics takes no value.');
    await usage(
      path,
      ['check', '--format', 'jsn'],
      /--format is text, json, .* or junit; not `jsn`\. Did you mean json\?/,
    );
    await usage(path, ['check', '--fail-on', 'warn'], /Did you mean warning\?|--fail-on is error, warning or never/);
    await usage(path, ['check', '--engine', 'oracle'], /`oracle` is no engine that is known here\./);
    await usage(path, ['check', '--color', 'yes'], '--color is auto, always or never; not `yes`.');
    await usage(path, ['explain', 'drop-colum'], 'There is no rule `drop-colum`. Did you mean drop-column?');
    await usage(path, ['lsp'], /`bellows lsp --stdio`/);
    await usage(path, ['preview', 'a', 'b'], '`bellows preview` can do nothing with `b`.');
  });
});
