import assert from 'node:assert/strict';
import { check, Project, planFile, splitEdits } from '../../server/core/index.ts';
import { split } from '../../server/core/sql/split.ts';
import { dialects } from '../support/core.ts';
import { memoryWorld } from '../support/memory-world.ts';

const schema = 'CREATE TABLE users (id bigint PRIMARY KEY, mail text);\n';
const change = 'ALTER TABLE users ADD CONSTRAINT users_mail UNIQUE (mail);\n';
const marked = (sql: string): string => `-- migrate:up\n${sql}\n-- migrate:down\n`;

/** They send a file as one string, and the server runs the statements of one string in a transaction. */
const tools: Record<string, readonly (readonly [string, string])[]> = {
  dbmate: [
    ['db/migrations/20250101000000_users.sql', marked(schema)],
    ['db/migrations/20250201000000_mail.sql', marked(change)],
  ],
  diesel: [
    ['migrations/2025-01-01-000000_users/up.sql', schema],
    ['migrations/2025-02-01-000000_mail/up.sql', change],
    ['diesel.toml', ''],
  ],
  sqlx: [
    ['migrations/20250101000000_users.sql', schema],
    ['migrations/20250201000000_mail.sql', change],
    ['Cargo.toml', '[dependencies]\nsqlx = "0.8"\n'],
  ],
};

describe('outside a transaction, a statement a file', () => {
  for (const [tool, files] of Object.entries(tools)) {
    it(tool, async () => {
      const [, second] = files;
      assert.ok(second, 'there is a release');
      const all = new Map([
        ['bellows.yaml', 'bellows: 1\ndatabase:\n  engine: postgresql 18\n'],
        ['db/queries/server.sql', 'INSERT INTO users (id, mail) VALUES (1, $1);\n'],
        ...files,
      ]);
      const released = new Map([...all].filter(([path]) => path !== second[0]));
      const world = memoryWorld({ versions: [{ tag: 'v1.0.0', files: released }], work: all });
      const state = await new Project(world, await dialects()).state();
      assert.equal(state.databases[0]?.convention.id, tool);
      const planned = planFile(state, check(state).findings, second[0]);
      assert.ok(planned && 'planned' in planned, 'there is a plan');
      const made = splitEdits(state, planned.planned, Date.UTC(2026, 0, 1));
      assert.ok('edits' in made, 'it can be written');
      const concurrent = made.edits.flatMap((edit) =>
        edit.kind === 'create' && /CONCURRENTLY/.test(edit.text.split('-- migrate:down')[0] ?? '') ? [edit] : [],
      );
      assert.ok(concurrent.length > 1, 'the index is built by itself');
      for (const { path, text } of concurrent) {
        if (/down\.sql$/.test(path)) continue;
        const [up = ''] = text.split('-- migrate:down');
        assert.equal(split(up, 'postgresql').filter(({ kind }) => kind === 'sql').length, 1, path);
      }
    });
  }
});
