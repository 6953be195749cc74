import assert from 'node:assert/strict';
import path from 'node:path';
import { check, Project, type ProjectSettings, type World } from '../../server/core/index.ts';
import { openWorld } from '../../server/disk.ts';
import { dialects } from '../support/core.ts';
import { Folder } from '../support/git.ts';

/* Which server is the previous one, which migrations are new, and what is said where that can't be told; with a real git. */

const first = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text);\n';
const second = 'ALTER TABLE users DROP COLUMN fax;\n';
const third = 'ALTER TABLE users RENAME COLUMN email TO mail;\n';
const code = "export const q = (db) => db.query('SELECT id, email FROM users');\n";

interface Seen {
  /** Versions of the servers that must keep working. */
  readonly previous: readonly string[];
  readonly because: string | undefined;
  /** File names of the migrations that are new. */
  readonly fresh: readonly string[];
  readonly problems: readonly string[];
  /** `severity rule: message`, of what counts. */
  readonly findings: readonly string[];
}

async function see(world: World, settings: ProjectSettings = {}): Promise<Seen> {
  const state = await new Project(world, await dialects(), settings).state();
  const { findings } = check(state, { rules: { 'lock-timeout': 'off' } });
  return {
    previous: state.previous.map((server) => server.version),
    because: state.previous[0]?.because,
    fresh: state.databases.flatMap((d) =>
      d.replayed.slice(d.firstNew).map((r) => path.basename(r.migration.file.identity)),
    ),
    problems: state.problems,
    findings: findings.map((f) => `${f.severity} ${f.rule}: ${f.message}`),
  };
}

describe('the release at hand', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder('bellows-release-');
  });
  afterEach(() => folder.remove());

  const look = async (settings?: ProjectSettings, root = folder.path): Promise<Seen> => {
    const world = openWorld(root);
    try {
      return await see(world, settings);
    } finally {
      await world.dispose();
    }
  };

  it('without git, is the last migration, and everything may be used', async () => {
    folder.write({ 'db/migrations/001_a.sql': first, 'db/migrations/002_b.sql': second, 'src/a.ts': code });
    const seen = await look();
    assert.deepEqual(seen.fresh, ['002_b.sql']);
    assert.equal(seen.problems.length, 1);
    assert.match(
      seen.problems[0] ?? '',
      /git.*\. The last migration is judged alone, and everything counts as used\.$/,
    );
    assert.equal(seen.findings.length, 1);
    assert.match(seen.findings[0] ?? '', /^warning drop-column: The previous server may still use users\.fax: /);
  });

  it('in a workspace that is not trusted, is the last migration too', async () => {
    folder.init();
    folder.commit({ 'db/migrations/001_a.sql': first, 'db/migrations/002_b.sql': second, 'src/a.ts': code });
    const seen = await look({ git: false });
    assert.deepEqual(seen.fresh, ['002_b.sql']);
    assert.match(seen.problems[0] ?? '', /not trusted/);
  });

  it('follows the nearest release tag', async () => {
    folder.init();
    folder.commit({ 'db/migrations/001_a.sql': first, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.commit({ 'db/migrations/002_b.sql': second });
    folder.git('tag', 'v1.1.0');
    folder.git('tag', 'v1.2.0-rc.1');
    folder.write({ 'db/migrations/003_c.sql': third });
    const seen = await look();
    assert.deepEqual(seen, {
      previous: ['v1.1.0'],
      because: 'nearest release tag',
      fresh: ['003_c.sql'],
      problems: [],
      findings: ['error rename-column: v1.1.0 still reads users.email'],
    });
  });

  it('says which files among the migrations the tool does not take', async () => {
    folder.init();
    folder.commit({ 'db/migrations/V1__a.sql': first, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.write({ 'db/migrations/V2__b.sql': third, 'db/migrations/v3_slip.sql': second });
    const seen = await look();
    assert.deepEqual(seen.fresh, ['V2__b.sql']);
    assert.deepEqual(seen.problems, [
      'db/migrations/v3_slip.sql is not taken for a migration by Flyway, and not checked.',
    ]);
  });

  it('takes an ancestor, not the highest number', async () => {
    folder.init();
    folder.commit({ 'db/migrations/001_a.sql': first, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.git('checkout', '--quiet', '-b', 'backport');
    folder.commit({ 'src/a.ts': 'export {};\n' });
    folder.git('tag', 'v1.9.0');
    folder.git('checkout', '--quiet', 'main');
    folder.commit({ 'db/migrations/002_c.sql': third });
    assert.deepEqual((await look()).previous, ['v1.0.0']);
  });

  it('takes the tags the manifest names', async () => {
    folder.init();
    folder.commit({
      'bellows.yaml': 'bellows: 1\ntags: "api/v*"\n',
      'db/migrations/001_a.sql': first,
      'src/a.ts': code,
    });
    folder.git('tag', 'api/v3');
    folder.commit({ 'db/migrations/002_b.sql': second });
    folder.git('tag', 'v9.0.0');
    assert.deepEqual((await look()).previous, ['api/v3']);
    assert.deepEqual((await look()).fresh, ['002_b.sql']);
  });

  it('on a tag with nothing new since, is the release just made', async () => {
    folder.init();
    folder.commit({ 'db/migrations/001_a.sql': first, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.commit({ 'db/migrations/002_b.sql': second });
    folder.git('tag', 'v1.1.0');
    const made = await look();
    assert.deepEqual([made.previous, made.fresh], [['v1.0.0'], ['002_b.sql']]);
    folder.write({ 'db/migrations/003_c.sql': third });
    const next = await look();
    assert.deepEqual([next.previous, next.fresh], [['v1.1.0'], ['003_c.sql']]);
  });

  it('without a release tag, follows the merge base with the main branch', async () => {
    folder.init();
    const base = folder.commit({ 'db/migrations/001_a.sql': first, 'src/a.ts': code });
    folder.git('checkout', '--quiet', '-b', 'feature');
    folder.commit({ 'db/migrations/002_c.sql': third });
    const seen = await look();
    assert.deepEqual(seen.previous, [`main@${base.slice(0, 7)}`]);
    assert.equal(seen.because, 'no release tag; merge base with main');
    assert.deepEqual(seen.fresh, ['002_c.sql']);
    assert.deepEqual(seen.findings, [`error rename-column: main@${base.slice(0, 7)} still reads users.email`]);
  });

  it('on the main branch without a tag, is what is not committed', async () => {
    folder.init();
    const head = folder.commit({ 'db/migrations/001_a.sql': first, 'src/a.ts': code });
    assert.deepEqual((await look()).fresh, []);
    folder.write({ 'db/migrations/002_c.sql': third });
    const seen = await look();
    assert.deepEqual(seen.previous, [`HEAD@${head.slice(0, 7)}`]);
    assert.deepEqual(seen.fresh, ['002_c.sql']);
    assert.equal(seen.findings.length, 1);
  });

  it('in a repository without a commit, is the last migration', async () => {
    folder.init();
    folder.write({ 'db/migrations/001_a.sql': first, 'db/migrations/002_b.sql': second });
    const seen = await look();
    assert.deepEqual(seen.fresh, ['002_b.sql']);
    assert.equal(seen.findings.length, 1);
    assert.match(seen.findings[0] ?? '', /^warning drop-column: The previous server may still use/);
  });

  it('says which ref there is not, and goes on with the others', async () => {
    folder.init();
    folder.commit({ 'db/migrations/001_a.sql': first, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.commit({ 'db/migrations/002_c.sql': third });
    const one = await look({ previous: 'v0.9.0' });
    assert.deepEqual(one.previous, []);
    assert.deepEqual(one.problems, [
      '`v0.9.0` is no tag, branch or commit here. Run `git fetch --tags`, or name another with `previous` or `--from`.',
    ]);
    assert.deepEqual(one.fresh, ['002_c.sql']);
    assert.match(
      one.findings.join('\n'),
      /^warning rename-column: The previous server may still use users\.email: `v0\.9\.0` is no tag/m,
    );
    const both = await look({ previous: ['v0.9.0', 'v1.0.0'] });
    assert.deepEqual(both.previous, ['v1.0.0']);
    assert.equal(both.problems.length, 1);
    assert.deepEqual(both.findings, ['error rename-column: v1.0.0 still reads users.email']);
  });

  it('in a clone cut off before the tag, says how to get it', async () => {
    folder.init();
    folder.commit({ 'db/migrations/001_a.sql': first, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.commit({ 'db/migrations/002_b.sql': second });
    folder.commit({ 'db/migrations/003_c.sql': third });
    const clone = new Folder('bellows-clone-');
    try {
      clone.git('clone', '--quiet', '--depth=1', '--no-tags', `file://${folder.path}`, 'shop');
      const seen = await look({}, path.join(clone.path, 'shop'));
      assert.deepEqual(seen.previous, []);
      assert.deepEqual(seen.problems, [
        'This clone holds no release tag, because its history is cut off. Run `git fetch --tags --unshallow` to compare with the previous server.',
      ]);
      assert.deepEqual(seen.fresh, ['003_c.sql']);
      assert.match(seen.findings.join('\n'), /^warning rename-column: The previous server may still use users\.email/m);
      const named = await look({ previous: 'v1.0.0' }, path.join(clone.path, 'shop'));
      assert.match(
        named.problems[0] ?? '',
        /^`v1\.0\.0` is not in this clone, whose history is cut off\. Run `git fetch/,
      );
    } finally {
      clone.remove();
    }
  });

  it('where the files of the previous server are missing, calls nothing unused', async () => {
    folder.init();
    folder.commit({ 'db/migrations/001_a.sql': first, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.write({ 'db/migrations/002_b.sql': second });
    const world = openWorld(folder.path);
    const seen = await see({ ...world, git: { ...world.git, tree: async () => undefined } });
    await world.dispose();
    assert.deepEqual(seen.problems, ['The files of v1.0.0 are not in this clone. Run `git fetch --tags --unshallow`.']);
    assert.ok(seen.findings.length > 0);
    for (const finding of seen.findings) assert.doesNotMatch(finding, /^information|Nothing in/);
  });

  it('where the texts of the previous server are missing, calls nothing unused', async () => {
    folder.init();
    folder.commit({ 'db/migrations/001_a.sql': first, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.write({ 'db/migrations/002_b.sql': second });
    const world = openWorld(folder.path);
    const seen = await see({ ...world, git: { ...world.git, blobs: async () => new Map() } });
    await world.dispose();
    assert.equal(seen.findings.length, 1);
    assert.match(seen.findings[0] ?? '', /^warning drop-column: v1\.0\.0 may still use users\.fax: /);
  });

  it('knows migrations again in another folder', async () => {
    folder.init();
    folder.commit({ 'sql/001_a.sql': first, 'sql/002_b.sql': second, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.git('mv', 'sql', 'migrations');
    folder.commit({ 'migrations/003_c.sql': third });
    const seen = await look();
    assert.deepEqual(seen.fresh, ['003_c.sql']);
    assert.deepEqual(seen.findings, ['error rename-column: v1.0.0 still reads users.email']);
  });

  it('puts a migration with an old number behind those that are released', async () => {
    folder.init();
    folder.commit({ 'db/migrations/001_a.sql': first, 'db/migrations/005_b.sql': second, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.commit({
      'db/migrations/003_late.sql':
        'ALTER TABLE users DROP COLUMN IF EXISTS fax;\nALTER TABLE users ADD COLUMN phone text;\n',
    });
    const seen = await look();
    assert.deepEqual(seen.fresh, ['003_late.sql']);
    assert.deepEqual(seen.findings, [
      'warning out-of-order: 003_late.sql is new and comes before 005_b.sql, which was released: on databases that exist it runs after it, if at all, and on new ones before it',
    ]);
  });

  it('keeps two releases apart', async () => {
    folder.init();
    folder.commit({ 'bellows.yaml': 'bellows: 1\nprevious: 2\n', 'db/migrations/001_a.sql': first, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.commit({
      'db/migrations/002_n.sql': 'ALTER TABLE users ADD COLUMN nick text;\n',
      'src/a.ts': code.replace('email', 'nick'),
    });
    folder.git('tag', 'v1.1.0');
    folder.commit({ 'db/migrations/003_d.sql': 'ALTER TABLE users DROP COLUMN nick, DROP COLUMN email;\n' });
    const seen = await look();
    assert.deepEqual(seen.previous, ['v1.1.0', 'v1.0.0']);
    assert.deepEqual(seen.fresh, ['003_d.sql']);
    assert.deepEqual(seen.findings, [
      'error drop-column: v1.1.0 still reads users.nick',
      'error drop-column: v1.0.0 still reads users.email',
    ]);
  });

  it('counts the change sets a Liquibase file has got', async () => {
    const old =
      '--liquibase formatted sql\n\n--changeset ann:1\nCREATE TABLE users (id bigint PRIMARY KEY, email text);\n';
    folder.init();
    folder.commit({ 'db/changelog.sql': old, 'src/a.ts': code });
    folder.git('tag', 'v1.0.0');
    folder.write({ 'db/changelog.sql': `${old}\n--changeset ben:2\nALTER TABLE users DROP COLUMN email;\n` });
    const seen = await look();
    assert.deepEqual(seen.fresh, ['changelog.sql#ben:2']);
    assert.deepEqual(seen.findings, ['error drop-column: v1.0.0 still reads users.email']);
  });

  it('sees each of several databases, found or named', async () => {
    const files = {
      'shop/db/migrations/001_a.sql': first,
      'stock/db/migrations/001_a.sql': 'CREATE TABLE parts (id bigint PRIMARY KEY, size int);\n',
      'shop/src/a.ts': code,
    };
    folder.init();
    folder.commit(files);
    folder.git('tag', 'v1.0.0');
    folder.write({
      'shop/db/migrations/002_c.sql': third,
      'stock/db/migrations/002_d.sql': 'ALTER TABLE parts DROP COLUMN size;\n',
    });
    const found = await look();
    assert.deepEqual(found.fresh, ['002_c.sql', '002_d.sql']);
    assert.deepEqual(
      found.findings.map((f) => f.split(': ')[0]),
      ['error rename-column', 'information drop-column'],
    );
    folder.write({
      'bellows.yaml':
        'bellows: 1\ndatabases:\n  shop: { migrations: shop/db/migrations }\n  parts: { migrations: stock/db/migrations, engine: postgresql 15 }\n',
    });
    assert.deepEqual((await look()).findings, found.findings);
  });

  it('without any migration, says so where the manifest named a folder', async () => {
    folder.init();
    folder.commit({ 'bellows.yaml': 'bellows: 1\ndatabase: { migrations: db/nowhere }\n', 'src/a.ts': code });
    const seen = await look();
    assert.deepEqual(seen.problems, [
      'No migrations are found in db/nowhere. Name their folder with `database.migrations` in bellows.yaml.',
    ]);
    assert.deepEqual([seen.fresh, seen.findings], [[], []]);
  });
});
