import assert from 'node:assert/strict';
import {
  applyReplacements,
  check,
  type FileEdit,
  Project,
  type ProjectState,
  plansFor,
  preview,
  releaseSteps,
  splitEdits,
} from '../server/core/index.ts';
import { dialects } from './support/core.ts';
import { memoryWorld, type Repository } from './support/memory-world.ts';

const now = Date.UTC(2026, 0, 1);

/** How the migrations of a tool are named, and what stands around a statement in them. */
const tools: Record<
  string,
  { first: string; second: string; text?: (up: string, down: string) => string; more?: [string, string][] }
> = {
  'plain files': { first: 'db/migrations/001_users.sql', second: 'db/migrations/002_email.sql' },
  flyway: { first: 'db/migrations/V1__users.sql', second: 'db/migrations/V2__email.sql' },
  goose: {
    first: 'db/migrations/00001_users.sql',
    second: 'db/migrations/00002_email.sql',
    text: (up, down) => `-- +goose Up\n${up}\n\n-- +goose Down\n${down}\n`,
  },
  'golang-migrate': {
    first: 'db/migrations/000001_users.up.sql',
    second: 'db/migrations/000002_email.up.sql',
    more: [
      ['db/migrations/000001_users.down.sql', 'DROP TABLE users;\n'],
      ['db/migrations/000002_email.down.sql', 'ALTER TABLE users RENAME COLUMN email TO mail;\n'],
    ],
  },
  'sql-migrate': {
    first: 'db/migrations/0001_users.sql',
    second: 'db/migrations/0002_email.sql',
    text: (up, down) => `-- +migrate Up\n${up}\n\n-- +migrate Down\n${down}\n`,
  },
  dbmate: {
    first: 'db/migrations/20250101000000_users.sql',
    second: 'db/migrations/20250201000000_email.sql',
    text: (up, down) => `-- migrate:up\n${up}\n\n-- migrate:down\n${down}\n`,
  },
  diesel: {
    first: 'migrations/2025-01-01-000000_users/up.sql',
    second: 'migrations/2025-02-01-000000_email/up.sql',
    more: [
      ['diesel.toml', ''],
      ['migrations/2025-01-01-000000_users/down.sql', 'DROP TABLE users;\n'],
      ['migrations/2025-02-01-000000_email/down.sql', 'ALTER TABLE users RENAME COLUMN email TO mail;\n'],
    ],
  },
  sqlx: {
    first: 'migrations/20250101000000_users.sql',
    second: 'migrations/20250201000000_email.sql',
    more: [['Cargo.toml', '[dependencies]\nsqlx = "0.8"\n']],
  },
  supabase: {
    first: 'supabase/migrations/20250101000000_users.sql',
    second: 'supabase/migrations/20250201000000_email.sql',
    more: [['supabase/config.toml', '']],
  },
  liquibase: {
    first: 'db/changelog/001_users.sql',
    second: 'db/changelog/002_email.sql',
    text: (up, down) =>
      `--liquibase formatted sql\n\n--changeset a:${/RENAME/.test(up) ? 2 : 1}\n${up}\n--rollback ${down}\n`,
  },
  prisma: {
    first: 'prisma/migrations/20250101000000_users/migration.sql',
    second: 'prisma/migrations/20250201000000_email/migration.sql',
    more: [['prisma/migrations/migration_lock.toml', 'provider = "postgresql"\n']],
  },
};

describe('contract steps that wait', () => {
  for (const [tool, { first, second, text = (up: string) => `${up}\n`, more = [] }] of Object.entries(tools)) {
    it(`go with their release: ${tool}`, async () => {
      const released = new Map([
        ['bellows.yaml', 'bellows: 1\ndatabase:\n  engine: postgresql 18\n'],
        [first, text('CREATE TABLE users (id bigint PRIMARY KEY, mail text);', 'DROP TABLE users;')],
        ['db/queries/server.sql', 'SELECT id, mail FROM users;\n'],
        ...more.filter(([path]) => !path.includes('email')),
      ]);
      const work = new Map([
        ...released,
        ...more,
        [
          second,
          text('ALTER TABLE users RENAME COLUMN mail TO email;', 'ALTER TABLE users RENAME COLUMN email TO mail;'),
        ],
        ['db/queries/server.sql', 'SELECT id, email FROM users;\n'],
      ]);
      const v1 = { tag: 'v1.0.0', files: released };
      const before = await stateOf({ versions: [v1], work });
      const split = carryOut(work, splitRename(before, second));

      for (const [path, sql] of split) readsBack(path, sql);
      const way = more.find(([path]) => /email.*down\.sql$/.test(path))?.[0];
      if (way) assert.match(split.get(way) ?? '', /DROP COLUMN email/, 'the way down follows');

      const during = await stateOf({ versions: [v1], work: split });
      const [step] = during.databases[0]?.waiting ?? [];
      assert.ok(step, 'a step waits');
      assert.deepEqual([step.after, step.releases], ['v1.0.0', 1]);
      assert.deepEqual(of(during, 'contract-due'), [], 'it is not due while v1.0.0 runs');
      assert.deepEqual(
        check(during).findings.filter((f) => f.severity === 'error'),
        [],
      );

      const early = await stateOf({ versions: [v1], work: carryOut(split, move(during)) });
      assert.equal(early.databases[0]?.waiting.length, 0);
      const found = check(early).findings.filter((finding) => /v1\.0\.0/.test(finding.message));
      assert.ok(
        found.some(({ severity }) => /error|warning/.test(severity)),
        'moved too early, it is found',
      );

      assert.deepEqual(
        preview(during, check(during)).waiting.map(({ after, due }) => [after, due]),
        [['v1.0.0', false]],
      );
      const v2 = { tag: 'v1.1.0', files: split };
      const after = await stateOf({ versions: [v1, v2], work: split });
      const due = of(after, 'contract-due');
      assert.equal(due.length, 1);
      assert.equal(due[0]?.file, step.file.path);
      assert.match(due[0]?.message ?? '', /v1\.0\.0 is gone/);

      for (const [path, sql] of carryOut(split, move(after))) readsBack(path, sql);
      const end = await stateOf({ versions: [v1, v2], work: carryOut(split, move(after)) });
      assert.deepEqual(of(end, 'contract-due'), []);
      assert.deepEqual(
        check(end)
          .findings.filter((f) => /error|warning/.test(f.severity))
          .map((f) => f.message),
        [],
      );
      const table = [...(end.databases[0]?.target.relations.values() ?? [])].find((r) => r.name === 'users');
      assert.deepEqual(table?.kind === 'table' && table.columns.map((c) => c.name).sort(), ['email', 'id']);
      assert.equal(end.databases[0]?.steps(end.databases[0].replayed.length - 1).flatMap((s) => s.problems).length, 0);
    });
  }

  it('moved as they are, they say that they are too early', async () => {
    const released = new Map([
      ['db/migrations/001_users.sql', 'CREATE TABLE users (id bigint PRIMARY KEY, note text);\n'],
      ['db/queries/server.sql', 'SELECT id FROM users;\n'],
    ]);
    const moved = '-- bellows: after v1.0.0\n-- bellows: phase=contract\nALTER TABLE users DROP COLUMN note;\n';
    const work = new Map([...released, ['db/migrations/002_contract.sql', moved]]);
    const v1 = { tag: 'v1.0.0', files: released };
    const early = of(await stateOf({ versions: [v1], work }), 'waits-for-release');
    assert.equal(early[0]?.severity, 'error');
    assert.match(early[0]?.message ?? '', /must wait until v1\.0\.0 is gone/);
    const later = { versions: [v1, { tag: 'v1.1.0', files: released }], work };
    assert.deepEqual(of(await stateOf(later), 'waits-for-release'), []);
    const twice = new Map([...work, ['db/migrations/002_contract.sql', moved.replace('v1.0.0', 'v1.0.0 +1')]]);
    assert.equal(of(await stateOf({ ...later, work: twice }), 'waits-for-release').length, 1);
  });

  it('are named in the manifest once', async () => {
    const manifest =
      'bellows: 1\ndatabase:\n  engine: postgresql 18\n  migrations: db/migrations # ours\n  tables: {}\n';
    const released = new Map([
      ['bellows.yaml', manifest],
      ['db/migrations/001_users.sql', 'CREATE TABLE users (id bigint PRIMARY KEY, mail text);\n'],
    ]);
    const second = 'db/migrations/002_email.sql';
    const work = new Map([...released, [second, 'ALTER TABLE users RENAME COLUMN mail TO email;\n']]);
    const state = await stateOf({ versions: [{ tag: 'v1.0.0', files: released }], work });
    const split = carryOut(work, splitRename(state, second));
    assert.equal(split.get('bellows.yaml'), manifest.replace('# ours\n', '# ours\n  contract: db/contract/**\n'));
    const again = await stateOf({
      versions: [{ tag: 'v1.0.0', files: released }],
      work: new Map([...work, ['bellows.yaml', split.get('bellows.yaml') ?? '']]),
    });
    assert.equal(
      carryOut(again.databases.length ? work : work, splitRename(again, second)).get('bellows.yaml'),
      manifest,
    );
  });
});

/** goose and sql-migrate cut at each semicolon that ends a line and is not fenced; fences do not nest. */
function readsBack(path: string, sql: string): void {
  const tool = /^-- \+(goose|migrate) Up/m.exec(sql)?.[1];
  if (!tool) return;
  let fenced = false;
  for (const line of sql.split('\n')) {
    const mark: string | undefined = new RegExp(`^-- \\+${tool} Statement(Begin|End)`).exec(line)?.[1];
    if (mark) assert.equal(fenced, mark === 'End', `${path}: ${line}`);
    if (mark) fenced = mark === 'Begin';
    else if (/^ {2}.*;$/.test(line)) assert.ok(fenced, `${path} is cut after: ${line}`);
  }
}

const stateOf = async (repository: Repository): Promise<ProjectState> =>
  new Project(memoryWorld(repository), await dialects()).state();

const of = (state: ProjectState, rule: string) => check(state).findings.filter((finding) => finding.rule === rule);

function splitRename(state: ProjectState, path: string): readonly FileEdit[] {
  const [database] = state.databases;
  const index = database?.replayed.findIndex((r) => r.migration.file.path === path) ?? -1;
  const step = database?.steps(index).find(({ change }) => change.kind === 'rename-column');
  const migration = database?.replayed[index]?.migration;
  assert.ok(database && step && migration, 'the rename is found');
  const target = { database, migration, step };
  const plan = plansFor(target, 'rename-column').plans[0]?.plan;
  assert.ok(plan, 'there is a plan');
  const split = splitEdits(state, [{ target, plan }], now);
  assert.ok(!('refused' in split), 'it is carried out');
  return split.edits;
}

function move(state: ProjectState): readonly FileEdit[] {
  const [database] = state.databases;
  const [step] = database?.waiting ?? [];
  assert.ok(database && step, 'a step waits');
  return releaseSteps(database, [step], now + 60_000);
}

function carryOut(files: ReadonlyMap<string, string>, edits: readonly FileEdit[]): Map<string, string> {
  const next = new Map(files);
  for (const edit of edits) {
    if (edit.kind === 'create') assert.ok(!next.has(edit.path), `${edit.path} is there already`);
  }
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const own = edits.filter((edit) => edit.path === path);
    for (const edit of own) {
      if (edit.kind === 'create') next.set(path, edit.text);
      if (edit.kind === 'delete') next.delete(path);
    }
    const replaced = own.filter((edit) => edit.kind === 'replace');
    if (replaced.length > 0) next.set(path, applyReplacements(next.get(path) ?? '', replaced));
  }
  return next;
}
